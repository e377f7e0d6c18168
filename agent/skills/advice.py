"""Advice: what the guidance library says about a question, cited, or that it does not cover it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from agent.guidance import Entry, Found, Passage
from agent.records.replies import AdvicePoint, AdvicePoints, SkillName
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.skills.citing import point

_FEWEST, _MOST = 2, 5
_NEAREST = 2
_WORTH_SAYING = 0.5
"""An entry is a point when its score is at least this part of the best one's."""

Subject = Literal["length", "coach", "level", "paid"]

_SUBJECTS: Mapping[Subject, re.Pattern[str]] = {
    "length": re.compile(
        r"\bhow long\b|\blast(?:s|ing)?\b|\bmonths?\b|\bweeks?\b|\byears?\b|\bseason\b|\bperiod\b"
        r"|\bend date\b|\bduration\b|\bcommit\w*|\blong[- ]term\b|\bshort\b|\bbrief\w*|\bonce\b"
        r"|\b(?:one|single|just a) (?:talk|chat|call|coffee|conversation|session|meeting)\b",
        re.IGNORECASE,
    ),
    "coach": re.compile(r"\bcoach\w*|\bsponsor\w*", re.IGNORECASE),
    "level": re.compile(
        r"\bhierarch\w*|\bsenior\w*|\bjunior\w*|\bolder\b|\byounger\b|\bexperienced?\b|\bequals?\b"
        r"|\bmutual\w*|\breciproc\w*|\bboth ways\b|\blevels?\b|\brank\b|\babove\b"
        r"|\bgive and take\b",
        re.IGNORECASE,
    ),
    "paid": re.compile(
        r"\bpa(?:y|id|ying|yment)\w*|\bfees?\b|\bcosts?\b|\bprices?\b|\bmoney\b|\bcharg\w+"
        r"|\bfree\b|\bprofessional mentor\w*|\bhire\b|\bbuy\b",
        re.IGNORECASE,
    ),
}
"""What sources disagree about, and the words by which a question touches it."""

_SIDES: Mapping[Subject, tuple[str, str]] = {
    "length": ("agree-on-a-period", "one-chat-is-enough"),
    "coach": ("which-helper-coach-sponsor-mentor", "mentoring-as-safe-space"),
    "level": ("mentor-usually-more-experienced", "reciprocity-both-at-once"),
    "paid": ("paying-may-strain-trust", "professional-mentors-exist"),
}
"""The two entries that state the sides."""

_ASKS: Mapping[Subject, str] = {
    "length": "criteria.formats",
    "level": "criteria.formats",
    "paid": "criteria.deal_breakers",
}
"""The plan field that a choice between the sides fills."""


class _Sides(NamedTuple):
    """Two entries that disagree, and what about, where it is one of the known subjects."""

    one: Entry
    other: Entry
    subject: Subject | None


class Advice:
    """Two to five cited points, who disagrees, the step they touch; then what was open."""

    name: SkillName = "advice"
    fields = ()

    def work(self, situation: Situation) -> Draft:
        """The points for this question, or the nearest entries and that they do not answer it."""
        found = situation.found or situation.guidance.search(situation.heard.text)
        if not found.covered:
            return resumed(situation, _not_covered(situation, found))
        entries = _worth_saying(found)
        sides = _sides(situation, entries)
        stated = {sides.one.id, sides.other.id} if sides else set()
        worth = entries if sides else _at_least_two(found, entries)
        points = [entry for entry in worth if entry.id not in stated][: _MOST - len(stated)]
        told = (*((sides.one, sides.other) if sides else ()), *points)
        guided = AdvicePoints(points=tuple(AdvicePoint(text=p.say, entry=p.id) for p in points))
        made = situation.authored(guided)
        draft = Draft(
            plan=situation.plan,
            says=tuple(_said(situation, sides, made)),
            made=made,
            record=_record(situation, True, [_passage(found, entry) for entry in told]),
            cites=tuple(entry.id for entry in told),
        )
        return _with_step(situation, _asked(situation, draft, sides), entries[0])


def _worth_saying(found: Found) -> list[Entry]:
    enough = _WORTH_SAYING * found.passages[0].score
    return [one.entry for one in _for_the_same(found)[:_MOST] if one.score >= enough]


def _at_least_two(found: Found, entries: list[Entry]) -> list[Entry]:
    return entries if len(entries) > 1 else [one.entry for one in _for_the_same(found)[:_FEWEST]]


def _for_the_same(found: Found) -> list[Passage]:
    """The passages that speak to whom the best one speaks: no mentees' chores for a mentor."""
    whom = set(found.passages[0].entry.audience)
    return [one for one in found.passages if whom & set(one.entry.audience)]


def _sides(situation: Situation, entries: Sequence[Entry]) -> _Sides | None:
    """The disagreement that the question touches, if any entry found for it is part of one."""
    question = situation.heard.text
    found = {entry.id for entry in entries}
    for subject, (one, other) in _SIDES.items():
        near = found & {one, other, *situation.guidance.entry(one).disagrees_with}
        if near and _SUBJECTS[subject].search(question):
            return _Sides(situation.guidance.entry(one), situation.guidance.entry(other), subject)
    known = {side for pair in _SIDES.values() for side in pair}
    own = [entry for entry in entries if entry.id not in known]
    pairs = ((mine, theirs) for mine in own for theirs in own if theirs.id in mine.disagrees_with)
    return next((_Sides(mine, theirs, None) for mine, theirs in pairs), None)


def _said(situation: Situation, sides: _Sides | None, made: AdvicePoints) -> Iterable[str]:
    if sides:
        yield situation.say(
            "advice.sides",
            one=point(situation, sides.one),
            other=point(situation, sides.other),
        )
    if made.points:
        entry = situation.guidance.entry
        yield "\n".join(point(situation, entry(one.entry), one.text) for one in made.points)


def _asked(situation: Situation, draft: Draft, sides: _Sides | None) -> Draft:
    """The question that was open, or else which of two sides the person takes."""
    subject = sides.subject if sides else None
    field = _ASKS.get(subject, "") if subject else ""
    if situation.open is None and field and may_ask(situation.plan, field):
        asking = ask(situation, draft, field)
        return replace(asking, question=situation.say(f"advice.ask.{subject}"))
    return resumed(situation, draft)


def _with_step(situation: Situation, draft: Draft, entry: Entry) -> Draft:
    """The step of the plan that the first point touches, in words and one click away."""
    step = next((skill for skill in entry.skills if skill not in ("advice", "care")), None)
    if step is None:
        return draft
    line = situation.say("advice.step", step=situation.say(f"advice.step.{step}"))
    offer = situation.say(f"offer.{step}")
    others = tuple(one for one in draft.suggestions if one != offer)
    ordered = (*others, offer) if draft.asks else (offer, *others)
    return replace(draft, says=(*draft.says, line), suggestions=ordered)


def _not_covered(situation: Situation, found: Found) -> Draft:
    nearest = list(found.passages[:_NEAREST])
    titles = [passage.entry.title for passage in nearest]
    return Draft(
        plan=situation.plan,
        says=(situation.say("advice.not_covered", nearest=titles),),
        record=_record(situation, False, nearest),
    )


def _passage(found: Found, entry: Entry) -> Passage:
    scores = {passage.entry.id: passage.score for passage in found.passages}
    return Passage(entry, scores.get(entry.id, 0.0))


def _record(situation: Situation, covered: bool, shown: Sequence[Passage]) -> dict[str, Any]:
    """What `python -m agent guidance --json` prints."""
    return {
        "covered": covered,
        "passages": [
            {
                "id": passage.entry.id,
                "title": passage.entry.title,
                "score": round(passage.score, 4),
                "covers": list(passage.entry.covers),
                "sources": [one.in_full for one in situation.guidance.references(passage.entry)],
            }
            for passage in shown
        ],
    }
