"""What the views share: what they hand to Gradio, and components that show text."""

from __future__ import annotations

from typing import Any

import gradio as gr

from agent.page.text import escaped

Updates = dict[Any, Any]
"""What changes on the page: component → its new value or properties."""


def shown(id: str, *, markup: str = "") -> gr.Markdown:
    """A place for text that was made safe by `agent.page.text`."""
    return gr.Markdown(markup, elem_id=id, latex_delimiters=[])


def filled(markup: str) -> dict[str, Any]:
    """Text for such a place; an empty one disappears."""
    return gr.update(value=markup, visible=bool(markup))


def heading(text: str, level: int = 3) -> str:
    """A heading whose text is HTML already."""
    return f'<h{level} dir="auto">{text}</h{level}>'


def quoted(text: str) -> str:
    """Somebody's own words."""
    return f"<q>{escaped(text)}</q>"


def folded(summary: str, markup: str) -> str:
    """Something one step away; empty when there is nothing to show."""
    return f"<details><summary>{summary}</summary>{markup}</details>" if markup else ""
