"""The plan beside the conversation: goals, what is looked for, and people with quoted words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, filled, folded, heading, shown
from agent.page.words import named, say
from agent.records.base import Words
from agent.records.matching import Evidence, Match, Shortlist
from agent.records.people import Roster
from agent.records.plan import Goal, Plan

MOST_PEOPLE = 5
_MOST_QUOTES = 3


class PlanView:
    """What the coach has understood so far, in the person's own words."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("plan-title", markup=heading(say("plan.title"), 2))
        self.empty = shown("plan-empty", markup=say("plan.empty"))
        self.goals = shown("plan-goals")
        self.criteria = shown("plan-criteria")
        self.people = shown("plan-people")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.empty, self.goals, self.criteria, self.people]

    def show(self, screen: Screen) -> Updates:
        """The plan as it stands; what is empty takes no room."""
        parts = {
            self.goals: goals(screen.plan),
            self.criteria: criteria(screen.plan),
            self.people: people(screen.plan, screen.roster),
        }
        empty = not any(parts.values())
        return {
            self.empty: filled(say("plan.empty") if empty else ""),
            **{component: filled(markup) for component, markup in parts.items()},
        }


def goals(plan: Plan) -> str:
    """The goals with who the person is, in their own words."""
    profile = plan.profile
    who = [_line(say("plan.now"), profile.now), _line(say("plan.place"), profile.place)]
    stated = [line for goal in plan.goals for line in _goal(goal)]
    listed = items([line for line in [*who, *stated] if line])
    return heading(say("plan.goals")) + listed if listed else ""


def criteria(plan: Plan) -> str:
    """What the person looks for, as they said it, and what rules somebody out."""
    said = [_line(named("criteria", name), words) for name, words in plan.criteria.said.items()]
    told = plan.criteria.said.get("deal_breakers")
    rules = [
        _line(say("plan.rules_out"), rule.words)
        for rule in plan.criteria.deal_breakers
        if rule.words and (told is None or rule.words.text != told.text)
    ]
    listed = items([line for line in [*said, *rules] if line])
    return heading(say("plan.criteria")) + listed if listed else ""


def people(plan: Plan, roster: Roster | None) -> str:
    """The first people of the shortlist with their words, the others one step away."""
    shortlist = plan.shortlist
    if shortlist is None or not shortlist.matches:
        return ""
    cards = [
        _card(place, match, shortlist, roster, chosen=match.id == plan.chosen)
        for place, match in enumerate(shortlist.matches[:MOST_PEOPLE], start=1)
    ]
    rest = [escaped(match.name or match.id) for match in shortlist.matches[MOST_PEOPLE:]]
    more = folded(escaped(say("people.more", count=len(rest))), items(rest[: MOST_PEOPLE * 4]))
    return "".join([heading(say("plan.people")), *cards, more, _left_out(shortlist)])


def _goal(goal: Goal) -> Iterator[str]:
    yield _line(say("plan.goal"), goal.aim)
    yield _line(say("plan.guidance"), goal.guidance)
    read = f" {escaped(say('plan.read_as', read=goal.by_read))}" if goal.by_read else ""
    yield _line(say("plan.by"), goal.by) + read if goal.by else ""


def _line(label: str, words: Words | None) -> str:
    if words is None or not words.text:
        return ""
    private = f" {escaped(say('plan.private'))}" if words.private else ""
    return f"<em>{escaped(label)}</em> {_quoted(words.text)}{private}"


def _quoted(text: str) -> str:
    return f"<q>{escaped(text)}</q>"


def _card(
    place: int, match: Match, shortlist: Shortlist, roster: Roster | None, *, chosen: bool
) -> str:
    person = roster.person(match.id) if roster else None
    name = f"{place}. {match.name or match.id}" + (f" ({say('people.chosen')})" if chosen else "")
    headline = f"<p>{escaped(person.headline)}</p>" if person and person.headline else ""
    return "".join(
        (
            heading(escaped(name), 4),
            headline,
            items([*_quotes(match), *_covers(match, shortlist), *_practical(match)]),
            folded(escaped(say("people.findings")), items(_findings(match))),
        )
    )


def _quotes(match: Match) -> Iterator[str]:
    best: dict[str, Evidence] = {}
    for evidence in sorted(match.evidence, key=lambda item: -item.score):
        best.setdefault(evidence.quote, evidence)
    for evidence in list(best.values())[:_MOST_QUOTES]:
        yield f"{_quoted(evidence.quote)} ({escaped(named('field', evidence.field))})"


def _covers(match: Match, shortlist: Shortlist) -> Iterator[str]:
    needs = [shortlist.needs[index] for index in match.covers if index < len(shortlist.needs)]
    if needs:
        yield f"{escaped(say('people.covers'))} {', '.join(_quoted(need) for need in needs)}"


def _practical(match: Match) -> Iterator[str]:
    for finding in match.practical:
        if finding.note:
            yield escaped(finding.note)


def _findings(match: Match) -> Iterator[str]:
    for finding in match.factors:
        label = escaped(named("factor", finding.factor))
        told = escaped(named("finding", finding.finding))
        quote = f": {_quoted(finding.quote)}" if finding.quote else ""
        ask = f". {escaped(say('people.ask', question=finding.ask))}" if finding.ask else ""
        yield f"{label}: {told}{quote}{ask}"


def _left_out(shortlist: Shortlist) -> str:
    entries = [
        f"{escaped(one.name or one.id)}: {escaped(one.reason)}"
        + (f", {_quoted(one.quote)}" if one.quote else "")
        for one in shortlist.excluded
    ]
    return folded(escaped(say("people.left_out", count=len(entries))), items(entries))
