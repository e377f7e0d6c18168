"""Circles: two people start one and invite others; an organiser forms many from a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent.records.groups import OwnCircle
from agent.records.people import Roster
from agent.records.replies import SkillName
from agent.roster import ABOUT, LARGEST
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.skills.citing import points
from agent.skills.grouped import assignment_text, circles_text

_BEGAN = ("start-a-circle-of-six", "group-when-pairs-fail")
_PARTS: dict[str, tuple[str, ...]] = {
    "agenda": ("circle-agenda-four-parts",),
    "rules": ("circle-agenda-four-parts", "reciprocity-both-at-once"),
    "rhythm": ("circle-rhythm",),
    "review": ("review-the-circle",),
    "split": ("review-the-circle",),
    "began": ("start-a-circle-of-six", "group-when-pairs-fail", "circle-rhythm"),
}
"""What can be asked about a circle, and the entries it rests on."""


class CirclesSkill:
    """A circle of one's own, from two people on; or the circles and pairs of a whole list."""

    name: SkillName = "circles"
    fields = ("circle.exchange", "circle.gives", "circle.wants")

    def work(self, situation: Situation) -> Draft:
        """What the circle gives, wants and misses; the part that was asked for; or many circles."""
        wish = situation.heard.wish
        if wish in _OF_A_LIST:
            return _OF_A_LIST[wish](situation)
        if wish == "circle.invitation":
            return _invitation(situation)
        if wish.startswith("circle.") and wish.removeprefix("circle.") in _PARTS:
            return _part(situation, wish.removeprefix("circle."))
        return _begun(situation)


def _begun(situation: Situation) -> Draft:
    """What is known of the circle, what is missing in it, and the invitation."""
    circle = situation.plan.circle or OwnCircle()
    draft = Draft(plan=situation.plan, cites=_BEGAN)
    if not (circle.gives or circle.wants):
        if not may_ask(situation.plan, "circle.exchange"):
            return _part(situation, "began")
        if not situation.plan.asked.get("circle.exchange"):
            draft = replace(draft, says=(_how_it_began(situation),))
        return ask(situation, draft, "circle.exchange")
    for field, words in (("circle.wants", circle.wants), ("circle.gives", circle.gives)):
        if words is None and may_ask(situation.plan, field):
            return ask(situation, draft, field)
    made = _made(situation, circle)
    says = (
        situation.say("circle.played", gives=circle.given, wants=circle.wanted),
        situation.say("circle.missing", missing=circle.missing),
        _invited(situation, circle),
    )
    return replace(draft, says=says, record=made, suggestions=_next(situation))


def _how_it_began(situation: Situation) -> str:
    return f"{situation.say('circle.began')}\n\n{points(situation, _BEGAN[:1])}"


def _made(situation: Situation, circle: OwnCircle) -> dict[str, object]:
    """The circle as it was begun, ready for JSON."""
    texts = {part: situation.say(f"circle.{part}") for part in ("agenda", "rules", "rhythm")}
    texts |= {part: situation.say(f"circle.{part}") for part in ("review", "split")}
    return {
        "gives": list(circle.given),
        "wants": list(circle.wanted),
        "missing": list(circle.missing),
        "invitation": _text(situation, circle),
        **texts,
    }


def _text(situation: Situation, circle: OwnCircle) -> str:
    """The invitation, in at most sixty words: their own words, as many as fit."""
    gives, missing = list(circle.given), list(circle.missing or circle.wanted)
    while True:
        text = situation.say(
            "circle.invitation_text",
            gives=", ".join(gives) or situation.say("circle.something"),
            missing=", ".join(missing) or situation.say("circle.something"),
        )
        longer = max((gives, missing), key=lambda some: len(" ".join(some)))
        if len(text.split()) <= MOST_WORDS or not longer:
            return text
        longer.pop()


MOST_WORDS = 60
"""Of an invitation."""


def _invited(situation: Situation, circle: OwnCircle) -> str:
    text = _text(situation, circle)
    return situation.say("circle.invitation", text=text, words=len(text.split()))


def _invitation(situation: Situation) -> Draft:
    circle = situation.plan.circle
    if circle is None or not (circle.gives or circle.wants):
        return _begun(situation)
    return Draft(
        plan=situation.plan,
        says=(_invited(situation, circle),),
        record=_made(situation, circle),
        cites=_BEGAN,
        suggestions=_next(situation),
    )


def _part(situation: Situation, part: str) -> Draft:
    """One part of what a circle needs."""
    says = [situation.say(f"circle.{part}")]
    if part == "review":
        says.append(situation.say("circle.split"))
    cites = _PARTS[part]
    says.append(points(situation, cites))
    draft = Draft(plan=situation.plan, says=tuple(says), cites=cites)
    if situation.plan.circle is None and may_ask(situation.plan, "circle.exchange"):
        return ask(situation, draft, "circle.exchange")
    return replace(draft, suggestions=_next(situation))


def _next(situation: Situation) -> tuple[str, ...]:
    said = situation.heard.text
    return tuple(one for one in situation.catalogue.choices("circle.next") if one != said)


def _composed(situation: Situation) -> Draft:
    """The circles of the list in use."""
    roster = situation.roster
    if roster is None:
        return resumed(situation, Draft(situation.plan, (situation.say("circles.need_list"),)))
    size = int(situation.heard.notes[0]) if situation.heard.notes else ABOUT
    made = situation.grouping.circles(roster, situation.now, min(max(size, 2), LARGEST))
    placed = sum(len(circle.members) for circle in made.circles)
    says = situation.say(
        "circles.composed",
        circles=len(made.circles),
        people=len(roster.people),
        unplaced=len(roster.people) - placed,
        text=circles_text(made, roster, situation.catalogue),
    )
    return Draft(
        plan=situation.plan,
        says=(says,),
        record=made.model_dump(mode="json"),
        made=made,
        cites=_BEGAN,
        suggestions=situation.catalogue.choices("circles.organiser"),
    )


def _paired(situation: Situation) -> Draft:
    """One-to-one proposals out of a list in which both sides stand."""
    roster = situation.roster
    if roster is None:
        return resumed(situation, Draft(situation.plan, (situation.say("circles.need_list"),)))
    mentees, mentors = _of_role(roster, "mentee"), _of_role(roster, "mentor")
    if not (mentees.people and mentors.people):
        return resumed(situation, Draft(situation.plan, (situation.say("circles.need_roles"),)))
    made = situation.grouping.assign(mentees, mentors, situation.now)
    return Draft(
        plan=situation.plan,
        says=(assignment_text(made, mentees, mentors, situation.catalogue),),
        record=made.model_dump(mode="json"),
        made=made,
        cites=("select-and-match-in-steps",),
        suggestions=situation.catalogue.choices("circles.organiser"),
    )


def _of_role(roster: Roster, role: str) -> Roster:
    """Those of one side; somebody who is both counts as a mentor."""
    sides = {"mentee": {"mentee"}, "mentor": {"mentor", "both"}}[role]
    people = tuple(person for person in roster.people if person.role in sides)
    return roster.model_copy(update={"id": f"{roster.id}-{role}", "people": people})


_OF_A_LIST: dict[str, Callable[[Situation], Draft]] = {
    "circles.compose": _composed,
    "circles.assign": _paired,
}
