"""What every record must pass before a person sees it. One line for each thing that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from agent.errors import CheckFailed
from agent.records.base import Words, all_words
from agent.records.briefs import Brief
from agent.records.matching import Shortlist
from agent.records.meetings import MOST_WORDS, Agenda, Claim, Pitch
from agent.records.people import Person, Roster
from agent.records.plan import Plan
from agent.records.progress import ProgressReport
from agent.records.sharing import SharedPage

MOST_SUGGESTIONS = 5
_QUOTED = re.compile(r'"([^"]*)"')
_A_SENTENCE = 4
"""Words from which private words inside other words are no chance."""


T = TypeVar("T")

_WAITS_FOR = {
    "introduction": "profile.now",
    "why": "goal.aim",
    "relevance": "outreach.caught",
    "commitment": "plan.commitment",
}
"""The plan field that each part of an ask needs from the mentee."""


def problems(record: object, plan: Plan, roster: Roster | None) -> tuple[str, ...]:
    """What is wrong with a drafted record; empty when it may be shown."""
    if isinstance(record, Shortlist):
        return tuple(_of_shortlist(record, roster))
    if isinstance(record, Pitch):
        return tuple(_of_pitch(record, plan, roster))
    check = next((_CHECKS[kind] for kind in _CHECKS if isinstance(record, kind)), None)
    return tuple(check(record, plan)) if check else ()


def passed(record: T, plan: Plan, roster: Roster | None) -> T:
    """The record, once it has passed what every record must pass. Raises CheckFailed."""
    if found := problems(record, plan, roster):
        message = f"the draft did not pass its checks: {'; '.join(found)}"
        raise CheckFailed(message)
    return record


def _of_shortlist(shortlist: Shortlist, roster: Roster | None) -> Iterable[str]:
    if roster is None:
        yield "people were named without a roster"
        return
    out = {one.id for one in shortlist.excluded}
    for match in shortlist.matches:
        person = roster.person(match.id)
        if person is None:
            yield f"{match.id} is not in the roster"
            continue
        if match.id in out:
            yield f"{match.name} is ranked although ruled out"
        quotes = [(one.field, one.quote) for one in match.evidence]
        quotes += [(one.field, one.quote) for one in match.factors]
        quotes += [(one.field, one.quote) for one in match.practical]
        if match.reason and match.reason.quote not in {one.quote for one in match.evidence}:
            yield f"the reason for {match.name} is none of the evidence"
        for field, quote in quotes:
            if quote and not stands_in(person, field, quote):
                yield f"a quote about {match.name} does not stand in {field}"


def _of_pitch(pitch: Pitch, plan: Plan, roster: Roster | None) -> Iterable[str]:
    parts = pitch.parts.model_dump()
    if pitch.kind == "ask":
        settled = {part for part, field in _WAITS_FOR.items() if _is_settled(plan, field)}
        empty = (name for name, text in parts.items() if not text and name not in settled)
        yield from (f"the part {name} is empty" for name in empty)
    reaching = plan.reaching(plan.chosen)
    most = reaching.most_words if reaching else MOST_WORDS[pitch.channel]
    if pitch.words > most and not (reaching and reaching.edits):
        yield f"{pitch.words} words are too many for this channel"
    person = roster.person(plan.chosen) if roster else None
    for claim in pitch.claims:
        if not _supported(claim, plan, person):
            yield f'"{claim.text}" has no source'


def _is_settled(plan: Plan, field: str) -> bool:
    """Whether the mentee has left this line out, or was asked for it as often as is polite."""
    return field in plan.left or plan.asked.get(field, 0) > 1


def _supported(claim: Claim, plan: Plan, person: Person | None) -> bool:
    """Whether a claim is part of words that the plan or the person's entry really holds."""
    if claim.text not in claim.source.quote:
        return False
    if claim.source.kind == "roster":
        return person is not None and stands_in(person, claim.source.field, claim.source.quote)
    return any(claim.source.quote == said for said in _said(plan))


def _said(plan: Plan) -> Iterable[str]:
    for goal in plan.goals:
        yield from (w.text for w in (goal.aim, goal.guidance, goal.by, goal.measure) if w)
    profile = plan.profile
    yield from (w.text for w in (profile.name, profile.now, profile.place) if w)
    yield from (one.caught.text for one in plan.outreach if one.caught)
    yield from (edit.new.text for one in plan.outreach for edit in one.edits)
    yield from (one.strengths.text for one in plan.assessments if one.strengths)
    if plan.commitment:
        yield plan.commitment.text
    yield from (words.text for words in told_of(plan) if not words.private)


def told_of(plan: Plan) -> Iterable[Words]:
    """What the mentee told of meetings and of what came of them."""
    for action in plan.actions:
        yield from (w for w in (action.what, action.step, action.by, action.result) if w)
    yield from (one.helped for one in plan.endings if one.helped)


def _of_report(report: ProgressReport, plan: Plan) -> Iterable[str]:
    """A report repeats what the mentee said, and nothing that is private."""
    public = {words.text for words in told_of(plan) if not words.private}
    for step in report.steps:
        told = (step.advice, step.step, step.by, step.result)
        yield from (f'"{text}" is not in the plan' for text in told if text and text not in public)
    private = {words.text for words in told_of(plan) if words.private} - public
    yield from ("the report holds private words" for text in private if text in report.text)


def _of_brief(brief: Brief, plan: Plan) -> Iterable[str]:
    yield from _of_agenda(brief.agenda, plan)
    if not brief.questions:
        yield "the brief has no question to ask"
    quoted = [text for one in brief.questions for text in _QUOTED.findall(one)]
    told = " ".join(" ".join(brief.shared.values()).split())
    words = (text.removesuffix("…").strip() for text in quoted)
    yield from (f'"{text}" is not on the page' for text in words if text not in told)


def _of_page(page: SharedPage, plan: Plan) -> Iterable[str]:
    """A page holds words that stand in its fields, and none that only private words hold."""
    missing = (field for field, words in page.shared.items() if not _stands_on(page.page, words))
    yield from (f"{field} is not on the page" for field in missing)
    said = list(all_words(plan))
    public = {words.text for words in said if not words.private}
    hidden = {words.text for words in said if words.private} - public
    told = tuple(page.shared.values())
    yield from (
        "the page holds private words"
        for text in hidden
        if any(text == one or (len(text.split()) >= _A_SENTENCE and text in one) for one in told)
    )


def _stands_on(page: str, words: str) -> bool:
    return all(line in page for line in words.split("\n"))


def _of_agenda(agenda: Agenda, _: Plan) -> Iterable[str]:
    total = sum(item.minutes for item in agenda.items)
    if total != agenda.minutes:
        yield f"the items add up to {total} minutes, not {agenda.minutes}"
    if any(item.minutes < 1 for item in agenda.items):
        yield "an item has no time"
    leads = {item.owner for item in agenda.items}
    if agenda.kind == "first" and "mentee" in leads and "mentor" not in leads:
        yield "the mentor has no turn to speak"


def stands_in(person: Person, field: str, quote: str) -> bool:
    """Whether the words stand verbatim in that field of the person's entry."""
    value = person.extra.get(field, getattr(person, field, ""))
    texts = value if isinstance(value, tuple) else (value,)
    return any(quote in str(text) for text in texts if text is not None)


_CHECKS: Mapping[type[Any], Callable[[Any, Plan], Iterable[str]]] = {
    ProgressReport: _of_report,
    Agenda: _of_agenda,
    Brief: _of_brief,
    SharedPage: _of_page,
}
