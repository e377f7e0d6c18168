"""Lines of the plan: a label, the person's own words, and the way to change them there."""

from __future__ import annotations

from collections.abc import Iterable

from agent.page.text import escaped, items
from agent.page.views import changing, heading, quoted
from agent.page.words import named, say
from agent.records.base import Words


def line(key: str, words: Words | None, path: str, more: str = "") -> str:
    """One line; empty without words.

    key: `KIND.NAME` of its label; path: its place in the plan; more: text that follows the words.
    """
    if words is None or not words.text:
        return ""
    label = named(*key.split(".", 1))
    return f"<em>{escaped(label)}</em> {own(words, path, label.rstrip(':'), more)}"


def own(words: Words, path: str, about: str, more: str = "") -> str:
    """The person's own words, whether they are private, and the button that changes them."""
    private = f" {escaped(say('plan.private'))}" if words.private else ""
    read = f" {escaped(more)}" if more else ""
    return f"{quoted(words.text)}{read}{private} {changing(path, words.text, about)}"


def part(key: str, lines: Iterable[str]) -> str:
    """A heading with its lines; empty where there is none."""
    listed = items([one for one in lines if one])
    return heading(escaped(say(key))) + listed if listed else ""
