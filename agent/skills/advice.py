"""Advice: what the guidance library says about a question, cited, or that it does not cover it."""

from __future__ import annotations

from dataclasses import replace

from agent.guidance import Entry, Found
from agent.records.replies import SkillName
from agent.skills.base import Draft, Situation, resumed

_MOST = 3
_NEAREST = 2


class Advice:
    """Two or three cited points, with those who disagree; then back to what was open."""

    name: SkillName = "advice"
    fields = ()

    def work(self, situation: Situation) -> Draft:
        """The points for this question, or the nearest entries and that they do not answer it."""
        found = situation.found or situation.guidance.search(situation.heard.text)
        entries = [passage.entry for passage in found.passages][:_MOST]
        if not found.covered:
            return resumed(situation, _not_covered(situation, entries[:_NEAREST]))
        points = tuple(_point(situation, entry) for entry in entries)
        others = _disagreeing(situation, entries, found)
        record = {
            "covered": True,
            "passages": [entry.id for entry in entries],
        }
        draft = Draft(
            plan=situation.plan,
            says=("\n".join(points), *others),
            record=record,
            cites=tuple(entry.id for entry in entries),
        )
        return resumed(situation, draft)


def _point(situation: Situation, entry: Entry) -> str:
    return situation.say("advice.point", say=entry.say, source=in_words(situation, entry))


def in_words(situation: Situation, entry: Entry) -> str:
    """The title of an entry and its first source by author or title, with the year if known."""
    references = situation.guidance.references(entry)
    if not references:
        return entry.id
    first = references[0]
    name = first.title if first.author.startswith("not ") else first.author
    return name if first.year == "unknown" else f"{name}, {first.year}"


def _disagreeing(situation: Situation, shown: list[Entry], found: Found) -> tuple[str, ...]:
    """Where somebody says otherwise about the same question: both stand, the person decides."""
    others = {one for entry in shown for one in entry.disagrees_with} - {one.id for one in shown}
    near = (passage.entry for passage in found.passages if passage.entry.id in others)
    return tuple(
        situation.say("advice.otherwise", say=one.say, source=in_words(situation, one))
        for one in near
    )


def _not_covered(situation: Situation, nearest: list[Entry]) -> Draft:
    titles = [entry.title for entry in nearest]
    return Draft(
        plan=situation.plan,
        says=(situation.say("advice.not_covered", nearest=titles),),
        record={"covered": False, "passages": []},
    )


class Planned:
    """A skill of which only the library's part is here yet: it says so and cites what helps."""

    fields = ()

    def __init__(self, name: SkillName) -> None:
        """`name` is the skill that a message asked for."""
        self.name: SkillName = name

    def work(self, situation: Situation) -> Draft:
        """Cited points for the skill, after a plain line on what cannot be done yet."""
        found = situation.guidance.search(situation.heard.text, top=_NEAREST, skill=self.name)
        entries = [passage.entry for passage in found.passages]
        points = "\n".join(_point(situation, entry) for entry in entries)
        draft = Draft(
            plan=situation.plan,
            says=(situation.say(f"advice.not_yet.{self.name}"), points),
            cites=tuple(entry.id for entry in entries),
        )
        return replace(resumed(situation, draft), record=None)
