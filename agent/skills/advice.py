"""Advice: what the guidance library says about a question, cited, or that it does not cover it."""

from __future__ import annotations

from dataclasses import replace

from agent.guidance import Entry
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
        others = _disagreeing(situation, entries)
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
    """The first source of an entry in words: author and year, or the file it lies in."""
    references = situation.guidance.references(entry)
    return f"{references[0].author}, {references[0].year}" if references else entry.id


def _disagreeing(situation: Situation, entries: list[Entry]) -> tuple[str, ...]:
    """Where an entry says otherwise: both are stated, and the person decides."""
    shown = {entry.id for entry in entries}
    for entry in entries:
        for other in entry.disagrees_with:
            if other not in shown:
                text = situation.guidance.entry(other)
                return (
                    situation.say(
                        "advice.otherwise", say=text.say, source=in_words(situation, text)
                    ),
                )
    return ()


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
