"""The items of a meeting: which ones, how many minutes each, who leads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agent.errors import BadInput
from agent.prompts import Catalogue
from agent.records.matching import Format
from agent.records.meetings import Agenda, AgendaForm, AgendaItem, AgendaKind
from agent.records.plan import Plan

SHORTEST, LONGEST = 15, 90
"""Minutes of a meeting that an agenda is made for."""


@dataclass(frozen=True)
class _Part:
    key: str
    weight: int
    owner: Literal["mentee", "mentor", "both"]


_FIRST = (
    _Part("arrive", 3, "both"),
    _Part("their_way", 8, "mentor"),
    _Part("my_goal", 8, "mentee"),
    _Part("expectations", 5, "both"),
    _Part("question", 4, "mentee"),
    _Part("next_step", 2, "mentee"),
)
_REGULAR = (
    _Part("arrive", 2, "both"),
    _Part("since_last", 8, "mentee"),
    _Part("question", 10, "mentee"),
    _Part("feedback", 4, "mentor"),
    _Part("introduction", 2, "both"),
    _Part("together", 2, "both"),
    _Part("next_step", 2, "mentee"),
)
_REVIEW = (
    _Part("arrive", 2, "both"),
    _Part("season", 8, "mentee"),
    _Part("feedback_both", 8, "both"),
    _Part("still_right", 6, "both"),
    _Part("next_step", 6, "mentee"),
)
_CLOSING = (
    _Part("arrive", 2, "both"),
    _Part("what_changed", 8, "mentee"),
    _Part("thanks", 6, "both"),
    _Part("pass_on", 8, "mentee"),
    _Part("what_continues", 6, "both"),
)
_SINGLE = (
    _Part("arrive", 3, "both"),
    _Part("their_way", 9, "mentor"),
    _Part("question", 13, "mentee"),
    _Part("take_along", 5, "mentee"),
)
_IN_WRITING = (
    _Part("where_i_am", 5, "mentee"),
    _Part("question", 10, "mentee"),
    _Part("their_answer", 10, "mentor"),
    _Part("what_i_did", 5, "mentee"),
)
_REVERSE = (
    _Part("arrive", 2, "both"),
    _Part("wants_to_see", 4, "mentee"),
    _Part("shows", 12, "mentor"),
    _Part("tries", 8, "mentee"),
    _Part("gives_back", 4, "mentee"),
)
_PEER = (
    _Part("arrive", 2, "both"),
    _Part("my_turn", 12, "mentee"),
    _Part("their_turn", 12, "mentor"),
    _Part("both_next", 4, "both"),
)
_GROUP = (
    _Part("arrive", 3, "both"),
    _Part("group_goals", 8, "both"),
    _Part("group_successes", 5, "both"),
    _Part("group_questions", 8, "both"),
    _Part("group_vent", 4, "both"),
    _Part("group_next", 2, "both"),
)
_FORMS: dict[AgendaForm, tuple[_Part, ...]] = {
    "single": _SINGLE,
    "in writing": _IN_WRITING,
    "reverse": _REVERSE,
    "peer": _PEER,
    "group": _GROUP,
}
"""What takes the place of a first or a regular meeting; reviews and closings stay as they are."""
_FORMS_REST_ON: dict[AgendaForm, tuple[str, ...]] = {
    "single": ("one-chat-is-enough", "let-the-mentor-share"),
    "in writing": ("take-part-in-writing",),
    "reverse": ("reverse-mentoring",),
    "peer": ("look-beside-and-below", "reciprocity-both-at-once"),
    "group": ("circle-agenda-four-parts",),
}
_KINDS: dict[AgendaKind, tuple[_Part, ...]] = {
    "first": _FIRST,
    "regular": _REGULAR,
    "review": _REVIEW,
    "closing": _CLOSING,
}

RESTS_ON: dict[AgendaKind, tuple[str, ...]] = {
    "first": ("let-the-mentor-share", "mentee-owns-the-process", "align-expectations-first"),
    "regular": ("advice-step-result", "listen-and-take-feedback"),
    "review": ("talk-about-the-mentoring-itself", "fit-for-this-season"),
    "closing": ("become-a-mentor-yourself", "recognise-both-sides"),
}
"""The guidance entries that each kind of meeting rests on."""


def agenda(
    kind: AgendaKind,
    minutes: int,
    plan: Plan,
    name: str,
    catalogue: Catalogue,
    form: AgendaForm = "talk",
) -> Agenda:
    """The agenda of one meeting; its minutes add up to `minutes`.

    `form` is what kind of meeting it is; it shapes first and regular meetings.

    Raises BadInput when the meeting is shorter than 15 or longer than 90 minutes.
    """
    if not SHORTEST <= minutes <= LONGEST:
        message = f"an agenda covers {SHORTEST} to {LONGEST} minutes, not {minutes}"
        raise BadInput(message)
    shaped = form if kind in {"first", "regular"} else "talk"
    parts = _FORMS.get(shaped, _KINDS[kind])
    lengths = share(minutes, tuple(part.weight for part in parts))
    goal = plan.goal
    aim = goal.aim.text if goal and goal.aim and not goal.aim.private else ""
    guidance = goal.guidance.text if goal and goal.guidance and not goal.guidance.private else ""
    steps = _steps(plan)
    bring, grow = _stands(plan)
    items = tuple(
        AgendaItem(
            minutes=length,
            title=catalogue.say(f"agenda.{part.key}.title", name=name),
            purpose=catalogue.say(
                f"agenda.{part.key}.purpose",
                name=name,
                aim=aim,
                guidance=guidance,
                steps=steps,
                bring=bring,
                grow=grow,
            ),
            owner=part.owner,
        )
        for part, length in zip(parts, lengths, strict=True)
    )
    cited = _FORMS_REST_ON.get(shaped, RESTS_ON[kind])
    return Agenda(kind=kind, minutes=minutes, items=items, citations=cited)


def _stands(plan: Plan) -> tuple[str, str]:
    """What the mentee brings to the goal and wants to grow, as far as said and not private."""
    known = plan.assessment(plan.goal.id) if plan.goal else None
    words = (known.strengths, known.growth) if known else (None, None)
    bring, grow = (one.text if one and not one.private else "" for one in words)
    return bring, grow


def form_of(plan: Plan) -> AgendaForm:
    """The form of mentoring that the mentee looks for, where one was said; else a talk."""
    forms: tuple[tuple[Format, AgendaForm], ...] = (
        ("reverse", "reverse"),
        ("peer", "peer"),
        ("circle", "group"),
        ("in writing", "in writing"),
        ("single chat", "single"),
    )
    said = plan.criteria.formats
    return next((form for asked, form in forms if said == (asked,)), "talk")


def _steps(plan: Plan) -> list[str]:
    """What the mentee took along from the last meeting, as it stands; nothing private."""
    mine = [one for one in plan.actions if one.owner == "mentee" and one.mentor == plan.chosen]
    latest = max((one.meeting for one in mine), default=0)
    fresh = [one for one in mine if one.meeting == latest and one.state != "dropped"]
    return [one.now.text for one in fresh if not one.now.private]


def share(total: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Whole numbers in the proportion of the weights that add up to `total`, each at least 1.

    Largest remainders first, earlier ones win ties. `total` must not be below their number.
    """
    whole = sum(weights)
    exact = [weight * total / whole for weight in weights]
    shares = [max(1, int(value)) for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for index in by_remainder[: max(0, total - sum(shares))]:
        shares[index] += 1
    while sum(shares) > total:
        longest = max(range(len(shares)), key=lambda i: (shares[i], -i))
        shares[longest] -= 1
    return tuple(shares)
