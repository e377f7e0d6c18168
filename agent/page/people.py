"""The people found: each with their own words, the field they stand in, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import (
    Updates,
    card,
    filled,
    folded,
    for_the_ear,
    heading,
    quoted,
    saying,
    shown,
)
from agent.page.words import named, say
from agent.records.matching import Evidence, Match, Shortlist
from agent.records.people import Roster
from agent.records.plan import Plan

MOST_PEOPLE = 5
_MOST_OTHERS = 20
_MOST_QUOTES = 3


class PeopleView:
    """The shortlist as cards; findings and whoever is left out are one step away."""

    def __init__(self) -> None:
        """Lays the component out where it is made."""
        self.cards = shown("plan-people")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.cards]

    def show(self, screen: Screen) -> Updates:
        """The people as they stand; nothing before there is a list."""
        return {self.cards: filled(people(screen.plan, screen.roster))}


def people(plan: Plan, roster: Roster | None) -> str:
    """The first people of the shortlist with their words, the others one step away."""
    shortlist = plan.shortlist
    if shortlist is None or not shortlist.matches:
        return ""
    cards = [
        _card(place, match, shortlist, roster, chosen=match.id == plan.chosen)
        for place, match in enumerate(shortlist.matches[:MOST_PEOPLE], start=1)
    ]
    rest = [
        f"{escaped(match.name or match.id)} {_write_to(match)}"
        for match in shortlist.matches[MOST_PEOPLE : MOST_PEOPLE + _MOST_OTHERS]
    ]
    count = len(shortlist.matches) - MOST_PEOPLE
    more = folded(escaped(say("people.more", count=count)), items(rest))
    further = [coverage(shortlist), more, _left_out(shortlist), _nearly(shortlist)]
    return "".join([heading(say("plan.people")), *cards, *further])


def coverage(shortlist: Shortlist) -> str:
    """Who speaks to which need, as a table that is a picture to the eye and words to the ear."""
    if len(shortlist.needs) < 2:
        return ""
    needs = range(len(shortlist.needs))
    head = "".join(f'<th scope="col">{need + 1}</th>' for need in needs)
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{escaped(match.name or match.id)}</th>'
        + "".join(_cell(need in match.covers) for need in needs)
        + "</tr>"
        for match in shortlist.matches[:MOST_PEOPLE]
    )
    legend = [f"{need + 1}: {quoted(shortlist.needs[need])}" for need in needs]
    table = (
        f'<table class="coverage"><thead><tr><th scope="col">{escaped(say("people.person"))}</th>'
        f"{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return folded(escaped(say("people.coverage")), f"{items(legend)}{table}")


def _cell(covered: bool) -> str:
    kind, told = ("yes", "people.speaks") if covered else ("no", "people.silent")
    return f'<td class="{kind}">{for_the_ear(say(told))}</td>'


def _card(
    place: int, match: Match, shortlist: Shortlist, roster: Roster | None, *, chosen: bool
) -> str:
    person = roster.person(match.id) if roster else None
    name = f"{place}. {match.name or match.id}" + (f" ({say('people.chosen')})" if chosen else "")
    said = any(evidence.field == "headline" for evidence in match.evidence)
    headline = (
        f'<p dir="auto">{escaped(person.headline)}</p>'
        if person and person.headline and not said
        else ""
    )
    return card(
        "".join(
            (
                heading(escaped(name), 4),
                headline,
                items([*_quotes(match), *_covers(match, shortlist), *_practical(match)]),
                "" if chosen else f"<p>{_write_to(match)}</p>",
                folded(escaped(say("people.findings")), items(_findings(match))),
            )
        )
    )


def _write_to(match: Match) -> str:
    name = match.name or match.id
    return saying(say("people.write"), say("people.write_message", name=name), name)


def _quotes(match: Match) -> Iterator[str]:
    best: dict[str, Evidence] = {}
    for evidence in sorted(match.evidence, key=lambda item: -item.score):
        best.setdefault(evidence.quote, evidence)
    for evidence in list(best.values())[:_MOST_QUOTES]:
        yield f"{quoted(evidence.quote)} ({escaped(named('field', evidence.field))})"


def _covers(match: Match, shortlist: Shortlist) -> Iterator[str]:
    needs = [shortlist.needs[index] for index in match.covers if index < len(shortlist.needs)]
    if needs:
        yield f"{escaped(say('people.covers'))} {', '.join(quoted(need) for need in needs)}"


def _practical(match: Match) -> Iterator[str]:
    for finding in match.practical:
        if finding.note:
            yield escaped(finding.note)


def _findings(match: Match) -> Iterator[str]:
    for finding in match.factors:
        label = escaped(named("factor", finding.factor))
        told = escaped(named("finding", finding.finding))
        quote = f": {quoted(finding.quote)}" if finding.quote else ""
        ask = f". {escaped(say('people.ask', question=finding.ask))}" if finding.ask else ""
        yield f"{label}: {told}{quote}{ask}"
    figures = {"score": f"{match.score:.2f}", "confidence": f"{match.confidence:.2f}"}
    yield escaped(say("people.figures", **figures))


def _left_out(shortlist: Shortlist) -> str:
    entries = [
        f"{escaped(one.name or one.id)}: {escaped(one.reason)}"
        + (f", {quoted(one.quote)}" if one.quote else "")
        for one in shortlist.excluded
    ]
    return folded(escaped(say("people.left_out", count=len(entries))), items(entries))


def _nearly(shortlist: Shortlist) -> str:
    entries = [
        escaped(say("people.nearly_one", name=one.name or one.id, relax=one.relax))
        for one in shortlist.near_misses
    ]
    return folded(escaped(say("people.nearly", count=len(entries))), items(entries))
