"""What the views share: what they hand to Gradio, and pieces of markup that are safe to show.

A button that stands in such markup says its words to the coach: `saying` sends them at once,
`drafting` puts them into the message box, to be finished there. `page.js` does both, and the
coach hears them as it hears any message.
"""

from __future__ import annotations

import json
from typing import Any

import gradio as gr

from agent.page.text import escaped
from agent.page.words import say

Updates = dict[Any, Any]
"""What changes on the page: component → its new value or properties."""

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For every handler: no name to call it by, and no spinner over what is being read."""


def shown(id: str, *, markup: str = "", visible: bool = True) -> gr.Markdown:
    """A place for text that was made safe by `agent.page.text`."""
    return gr.Markdown(markup, elem_id=id, latex_delimiters=[], visible=visible)


def filled(markup: str) -> str:
    """Text for such a place; an empty one takes no room, by the page's style.

    A bare value: for each change of a property Gradio makes the whole component anew, which
    costs a server with many people more than the reply.
    """
    return markup


def heading(text: str, level: int = 3) -> str:
    """A heading whose text is HTML already."""
    return f'<h{level} dir="auto">{text}</h{level}>'


def quoted(text: str) -> str:
    """Somebody's own words."""
    return f'<q dir="auto">{escaped(text)}</q>'


def folded(summary: str, markup: str) -> str:
    """Something one step away; empty when there is nothing to show."""
    return f"<details><summary>{summary}</summary>{markup}</details>" if markup else ""


def card(markup: str) -> str:
    """A part that stands by itself."""
    return f'<section class="card">{markup}</section>'


def for_the_ear(text: str) -> str:
    """Text that is read aloud and not seen."""
    return f'<span class="for-the-ear">{escaped(text)}</span>'


def saying(label: str, words: str, about: str = "", kind: str = "saying") -> str:
    """A button that sends `words` at once; `about` tells it from others of its name by ear."""
    return _button(kind, label, words, about)


def drafting(label: str, words: str, about: str = "") -> str:
    """A button that puts `words` into the message box."""
    return _button("drafting", label, words, about)


def changing(path: str, words: str, about: str) -> str:
    """A button that opens the words at this place of the plan to be changed or taken out."""
    place = json.dumps({"path": path, "before": words})
    return _button("changing", say("edit.change"), place, about)


def removing(path: str, words: str, about: str) -> str:
    """A button that takes out what stands at this place of the plan."""
    place = json.dumps({"path": path, "before": words})
    return _button("removing", say("edit.take_out"), place, about)


def _button(kind: str, label: str, words: str, about: str) -> str:
    further = f" {for_the_ear(about)}" if about else ""
    kept = f'<span class="words">{escaped(words)}</span>'
    return f'<button type="button" class="{kind}">{escaped(label)}{further}{kept}</button>'
