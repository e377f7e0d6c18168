"""My people: who is there already, as mentors and as peers, who was asked, and what is missing."""

from __future__ import annotations

from agent.records.people import Roster
from agent.records.plan import Plan
from agent.skills.base import Draft, Situation, resumed

_WEB = ("web-of-relationships", "two-or-three-mentors")
_PEER = "peer"


def my_people(situation: Situation) -> Draft:
    """The people of the plan by what they are to the mentee, and the gaps; nobody is guessed."""
    plan = situation.plan
    met = {one.mentor: one.name for one in plan.meetings if one.held and one.name}
    peers = {person: name for person, name in met.items() if _is_peer(situation.roster, person)}
    mentors = {person: name for person, name in met.items() if person not in peers}
    waiting = [one.name for one in plan.outreach if one.waits and one.mentor not in met]
    ahead = [one.name for one in plan.outreach if one.accepted and one.mentor not in met]
    text = situation.say(
        "people.mine",
        ahead=ahead,
        mentors=[_with_meetings(situation, plan, one, name) for one, name in mentors.items()],
        peers=[_with_meetings(situation, plan, one, name) for one, name in peers.items()],
        waiting=waiting,
        uncovered=_uncovered(plan, set(met)),
    )
    return resumed(situation, Draft(plan=plan, says=(text,), cites=_WEB))


def _with_meetings(situation: Situation, plan: Plan, mentor: str, name: str) -> str:
    return situation.say("people.one", name=name, meetings=len(plan.held(mentor)))


def _is_peer(roster: Roster | None, mentor: str) -> bool:
    person = roster.person(mentor) if roster else None
    return person is not None and _PEER in person.formats


def _uncovered(plan: Plan, met: set[str]) -> list[str]:
    """The needs that nobody who was met speaks to, in the mentee's words."""
    if plan.shortlist is None:
        return []
    covered = {index for one in plan.shortlist.matches if one.id in met for index in one.covers}
    return [need for index, need in enumerate(plan.shortlist.needs) if index not in covered]
