"""Guidance entries as cited lines of a reply."""

from __future__ import annotations

from collections.abc import Iterable

from agent.guidance import Entry
from agent.skills.base import Situation


def point(situation: Situation, entry: Entry, text: str = "") -> str:
    """What an entry says, or `text` for it, with its source and how well it is known."""
    return situation.say(
        "advice.point",
        say=text or entry.say,
        source=in_words(situation, entry),
        strength=situation.say(f"advice.strength.{entry.strength}"),
        as_of=entry.as_of,
    )


def points(situation: Situation, ids: Iterable[str]) -> str:
    """A list of what these entries say."""
    return "\n".join(point(situation, situation.guidance.entry(one)) for one in ids)


def in_words(situation: Situation, entry: Entry) -> str:
    """The first source of an entry by author or title, with the year where it is known."""
    references = situation.guidance.references(entry)
    return references[0].named if references else entry.id
