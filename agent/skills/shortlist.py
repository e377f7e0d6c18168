"""Shortlist: real people from the roster, with their own words; or what to do without one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from agent.learning import choose
from agent.learning.impressions import impressions_of
from agent.records.matching import Match, Shortlist
from agent.records.people import Roster
from agent.records.replies import SkillName
from agent.skills import within_reach
from agent.skills.base import Draft, Situation, ask, leave, may_ask, resumed
from agent.skills.cards import SHOWN, cards, fitting, reason
from agent.skills.looking_closer import about, compared, each, how_ordered, more, why_not

_MOST_PUTS = 2
_REPORTING = {
    "reporting_none": "criteria.reporting.none",
    "reporting_one": "criteria.reporting.one",
    "reporting_programme": "criteria.reporting.programme",
}
"""What is said once it is known whether somebody depends on the one who asks."""
_WHERE_YOU_ASSESS = ("no-mentoring-where-you-assess", "reverse-mentoring")
_NAMED = 2
"""People offered by name when it is asked whom to write to first."""


class ShortlistSkill:
    """Ranks the roster for the needs and shows people, reasons, exclusions and choices."""

    name: SkillName = "shortlist"
    fields = ("plan.roster", "plan.chosen", "reach.whose_work", "criteria.reporting")

    def work(self, situation: Situation) -> Draft:
        """A first look, the choice between people, or people within reach."""
        if within_reach.wanted(situation):
            return within_reach.work(situation)
        if situation.roster is None:
            return self._without_roster(situation)
        return _instead(situation, situation.roster) or self._ranked(situation, situation.roster)

    def _ranked(self, situation: Situation, roster: Roster) -> Draft:
        prepared = situation.prepare(roster, situation.plan.needs)
        ordered = prepared.order(
            situation.plan.criteria, now=situation.now, heard=impressions_of(situation.plan)
        )
        shortlist = situation.authored(ordered)
        draft = Draft(
            plan=situation.plan.model_copy(update={"shortlist": shortlist}),
            record=shortlist.model_dump(mode="json"),
            made=shortlist,
        )
        shown = self._shown(situation, draft, shortlist, roster)
        return _with_note(situation, shown, prepared.note) if prepared.note else shown

    def _without_roster(self, situation: Situation) -> Draft:
        draft = Draft(plan=situation.plan)
        wish = situation.heard.wish
        if wish in {"file", "programme"}:
            says = (situation.say(f"shortlist.how_to_add_{wish}"),)
            return ask(situation, replace(draft, says=says), "plan.roster")
        if wish in _REPORTING:
            told = situation.say(_REPORTING[wish])
            draft = replace(draft, says=(told,), cites=_WHERE_YOU_ASSESS)
        elif "reverse" in situation.plan.criteria.formats and may_ask(
            situation.plan, "criteria.reporting"
        ):
            return ask(situation, draft, "criteria.reporting", variant="one")
        if not may_ask(situation.plan, "plan.roster"):
            return within_reach.work(situation)
        if wish == "people" and not situation.plan.needs:
            draft = replace(draft, says=(situation.say("shortlist.no_roster_yet"),))
        return ask(situation, draft, "plan.roster")

    def _shown(
        self, situation: Situation, draft: Draft, shortlist: Shortlist, roster: Roster
    ) -> Draft:
        wish = situation.heard.wish
        if wish in _REPORTING:
            told = situation.say(_REPORTING[wish])
            draft = replace(draft, says=(told,), cites=_WHERE_YOU_ASSESS)
        if not shortlist.matches:
            return _nobody(situation, draft, shortlist)
        if wish in _ANSWERS_ABOUT:
            says = _ANSWERS_ABOUT[wish](situation, shortlist, roster)
            return _going_on(situation, replace(draft, says=says), shortlist)
        first_look = situation.plan.shortlist is None or wish == "people"
        if situation.has_shown_people:
            return _who_first(situation, draft, shortlist)
        if first_look or situation.heard.told("goal.aim", "goal.guidance", "goal.new"):
            draft = replace(draft, says=_first_look(situation, shortlist, roster))
            return _after_first_look(situation, draft, shortlist)
        if situation.heard.act == "nothing" and not may_ask(draft.plan, "plan.chosen"):
            return _first_by_default(situation, draft, shortlist)
        return _who_first(situation, draft, shortlist)


def _instead(situation: Situation, roster: Roster) -> Draft | None:
    """What needs no new ranking: one person's entry, a choice, people before any need."""
    plan, wish = situation.plan, situation.heard.wish
    if wish == "which":
        return _which(situation, Draft(plan=plan))
    if wish == "about":
        return resumed(situation, about(situation, roster))
    if plan.chosen and (situation.heard.told("outreach.mentor") or wish == "chosen"):
        return Draft(plan=plan, then="pitch")
    return None if plan.needs else _unordered(situation, roster)


def _with_note(situation: Situation, draft: Draft, note: str) -> Draft:
    """The draft with a line on why the bundled model compared people, where it had to."""
    line = situation.say("shortlist.spare", failed=note)
    says = (line, *draft.says) if draft.says else ()
    return replace(draft, says=says, problems=(*draft.problems, note))


def _first_look(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    report = roster.report
    opening = situation.say(
        "shortlist.first_look",
        people=report.people,
        checks=len(report.problems) + len(report.duplicates) + len(report.set_aside),
        shown=min(SHOWN, len(shortlist.matches)),
        new=situation.plan.shortlist is None,
        ruled_out=[reason(situation.catalogue, one) for one in shortlist.excluded[:SHOWN]],
        more=max(0, len(shortlist.excluded) - SHOWN),
    )
    near = fitting(shortlist, SHOWN)
    weak = () if near else (situation.say("shortlist.weak"),)
    people = cards(situation.catalogue, near or shortlist.matches[:SHOWN], roster, shortlist)
    like_me = _like_me(situation, shortlist, roster)
    return (opening, *weak, *people, *like_me, situation.say("shortlist.no_list_shows"))


def _like_me(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    """Who writes about what the mentee calls "like me"; the others are unknown, not no."""
    if not situation.plan.criteria.like_me:
        return ()
    found = [
        (match, finding)
        for match in shortlist.matches
        for finding in match.practical
        if finding.wish == "like me" and finding.finding == "met"
    ]
    says = [
        situation.say(
            "shortlist.like_me",
            found=len(found),
            people=roster.report.people,
            words=situation.plan.criteria.like_me[-1],
        )
    ]
    says += [
        situation.say("shortlist.like_me_one", name=match.name, quote=f.quote, field=f.field)
        for match, f in found[:SHOWN]
        if match not in shortlist.matches[:SHOWN]
    ]
    return tuple(says)


def _after_first_look(situation: Situation, draft: Draft, shortlist: Shortlist) -> Draft:
    plan = draft.plan
    if "reverse" in plan.criteria.formats and may_ask(plan, "criteria.reporting"):
        return ask(situation, draft, "criteria.reporting")
    if situation.heard.wish == "people":
        return _who_first(situation, draft, shortlist)
    return replace(draft, then="criteria")


def _going_on(situation: Situation, draft: Draft, shortlist: Shortlist) -> Draft:
    """The question that was open before, put again uncounted; else whom to ask first.

    Whom to ask first is not put a third time: a name is heard as a choice all the same.
    """
    before = situation.open
    if before is None:
        return _who_first(situation, draft, shortlist)
    puts = sum(message.asks == "plan.chosen" for message in situation.messages)
    if before.asks == "plan.chosen" and puts >= _MOST_PUTS:
        return replace(draft, suggestions=before.suggestions)
    return resumed(situation, draft)


def _who_first(situation: Situation, draft: Draft, shortlist: Shortlist) -> Draft:
    near = fitting(shortlist, SHOWN) or shortlist.matches[:1]
    names = tuple(match.name for match in near[:_NAMED])
    if not may_ask(draft.plan, "plan.chosen"):
        return _first_by_default(situation, draft, shortlist)
    if not draft.plan.asked.get("plan.chosen"):
        draft = replace(draft, says=(*draft.says, _together(situation, shortlist)))
    return ask(situation, draft, "plan.chosen", names=names)


def _together(situation: Situation, shortlist: Shortlist) -> str:
    """Who is for which need: each need goes to the one of them who covers it best."""
    best: dict[str, list[str]] = {}
    for index, need in enumerate(shortlist.needs):
        covering = [pick.id for pick in shortlist.portfolio if index in pick.covers]
        if covering:
            first = max(covering, key=partial(_closeness, shortlist, index))
            best.setdefault(first, []).append(need)
    picks = [
        {"name": match.name, "needs": needs}
        for person, needs in best.items()
        if (match := shortlist.match(person))
    ]
    return situation.say("shortlist.together", picks=picks) if len(picks) > 1 else ""


def _closeness(shortlist: Shortlist, need: int, person: str) -> float:
    """How near the nearest words of this person are to one need, 0 to 1."""
    match = shortlist.match(person)
    return max((e.score for e in match.evidence if e.need == need), default=0.0) if match else 0.0


def _first_by_default(situation: Situation, draft: Draft, shortlist: Shortlist) -> Draft:
    """Drafts to the first, and says that another name changes it."""
    first = shortlist.matches[0]
    says = (*draft.says, situation.say("shortlist.first_by_default", name=first.name))
    plan = choose(leave(draft.plan, "plan.chosen"), first.id, first.name)
    return replace(draft, plan=plan, says=says, then="pitch")


def _without_order(roster: Roster) -> Shortlist:
    """The first people of the file as a list in no order: no need is known, so nothing scores."""
    matches = tuple(
        Match(id=one.id, name=one.called, score=0, confidence=0, covers=(), evidence=(), factors=())
        for one in roster.people[:SHOWN]
    )
    return Shortlist(needs=(), roster=roster.id, matches=matches)


def _unordered(situation: Situation, roster: Roster) -> Draft:
    """People before anything is known: shown once, and said not to be in any order."""
    plan = situation.plan
    shown = roster.people[:SHOWN]
    draft = Draft(plan=plan)
    if not plan.asked.get("goal.guidance"):
        people = (
            situation.say("shortlist.plain_card", name=one.called, headline=one.headline)
            for one in shown
        )
        opening = situation.say("shortlist.unordered", people=len(roster.people))
        look = _without_order(roster)
        record = look.model_dump(mode="json")
        draft = replace(draft, says=(opening, *people), record=record, made=look)
    if may_ask(plan, "goal.guidance"):
        return ask(situation, draft, "goal.guidance")
    if may_ask(plan, "plan.chosen"):
        names = tuple(one.called for one in shown[:_NAMED])
        return ask(situation, draft, "plan.chosen", names=names)
    first = shown[0]
    says = (situation.say("shortlist.first_of_file", name=first.called),)
    return replace(draft, plan=choose(plan, first.id, first.called), says=says, then="pitch")


def _nobody(situation: Situation, draft: Draft, shortlist: Shortlist) -> Draft:
    says = (*draft.says, situation.say("shortlist.nobody", excluded=len(shortlist.excluded)))
    reach = within_reach.work(situation.with_plan(draft.plan))
    return replace(reach, says=(*says, *reach.says), record=draft.record, made=draft.made)


def _which(situation: Situation, draft: Draft) -> Draft:
    """Several people share the name that was given."""
    names = situation.heard.notes
    return replace(
        ask(situation, draft, "plan.chosen", variant="which", names=names), suggestions=names
    )


_ANSWERS_ABOUT = {
    "each": each,
    "compare": compared,
    "why_not": why_not,
    "more": more,
    "order": how_ordered,
}
