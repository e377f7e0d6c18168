"""The page that a mentor reads: exactly what was chosen, in the mentee's words, nothing private."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.errors import BadInput
from agent.prompts import Catalogue, load_catalogue
from agent.records.base import Words
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.records.sharing import SharedPage
from agent.skills.playback import spoken_day
from agent.skills.progress_report import report

FIELDS = (
    "meeting.wish",
    "meeting.start",
    "meeting.worked",
    "actions",
    "goal.aim",
    "goal.guidance",
    "goal.by",
    "goal.measure",
    "assessment.strengths",
    "assessment.growth",
    "assessment.higher",
    "assessment.outside",
    "assessment.help",
    "profile.name",
    "profile.now",
    "profile.place",
    "commitment",
    "milestones",
    "criteria.hours",
    "criteria.languages",
    "criteria.formats",
    "criteria.interests",
    "criteria.offers",
)
"""What can be shown, in the order of the page: the wish for the meeting comes first."""
MINE_ALONE = frozenset({"meeting.notes", "meeting.felt", "pulse", "care"})
"""What no mentor ever sees, whatever is chosen."""
_ROOMS = {"goals": "goal", "assessments": "assessment", "meetings": "meeting", "action": "actions"}
_SAID: Mapping[str, str] = {
    "profile": "profile",
    "goal": "goals",
    "assessment": "assessments",
}


@dataclass(frozen=True)
class Handover:
    """A page that is handed to a mentor.

    text: what the mentee reads about it; notes: one line for each field that is not on it.
    """

    page: SharedPage
    text: str
    notes: tuple[str, ...] = ()


def chosen_page(plan: Plan, mentor: str = "") -> SharedPage:
    """The page as it was chosen for this mentor, else for the one in hand; at first nothing."""
    known = [one.mentor for one in plan.shares if one.mentor]
    whom = mentor or plan.chosen or (known or [""])[-1]
    return handover_of(plan, whom, None, load_catalogue()).page


def handover_of(
    plan: Plan, mentor: str, show: Sequence[str] | None, catalogue: Catalogue
) -> Handover:
    """The page with the fields of `show`, or with those chosen before. Raises BadInput."""
    asked = [field for name in show or () for field in fields_named(name)]
    page = page_for(plan, mentor, asked if show else plan.share(mentor).fields, catalogue)
    named = [name for name in show or () if not set(fields_named(name)) & page.shared.keys()]
    notes = tuple(_note(plan, mentor, name, catalogue) for name in named)
    what = page.page or catalogue.say("share.command.empty_page")
    text = f"{what}\n\n{catalogue.say('share.command.over')}" if page.page else what
    return Handover(page, text, notes)


def _note(plan: Plan, mentor: str, name: str, catalogue: Catalogue) -> str:
    """Why nothing of this name is on the page."""
    private = any(kept_private(plan, mentor, field) for field in fields_named(name))
    why = catalogue.say(f"share.command.{'private' if private else 'empty'}")
    return catalogue.say("share.command.note", field=name, why=why)


def fields_named(name: str) -> tuple[str, ...]:
    """The fields that a name stands for: one ("goal.aim") or a whole room ("goal").

    Raises BadInput with the names that can be used.
    """
    plain = name.strip().lower().removeprefix("plan.")
    room = _ROOMS.get(plain, plain)
    found = tuple(one for one in FIELDS if one == plain or one.partition(".")[0] == room)
    if not found:
        only_mine = plain in MINE_ALONE or plain.partition(".")[0] in MINE_ALONE
        why = "stays with you alone" if only_mine else "is nothing that can be shown"
        raise BadInput(f"{name.strip()} {why}; choose from {', '.join(FIELDS)}")
    return found


def page_for(plan: Plan, mentor: str, fields: Iterable[str], catalogue: Catalogue) -> SharedPage:
    """The page for this mentor; fields that hold nothing, or only private words, are not on it."""
    wanted = frozenset(fields)
    held = showable(plan, mentor, catalogue)
    shared = {field: held[field] for field in FIELDS if field in wanted and field in held}
    return SharedPage(mentor=mentor, shared=shared, page=page_text(shared, catalogue))


def page_text(shared: Mapping[str, str], catalogue: Catalogue) -> str:
    """What the mentor reads: a heading and the words for each field, and nothing of the rest."""
    lines = [
        {"label": catalogue.say(f"share.label.{field}"), "words": words}
        for field, words in shared.items()
    ]
    return catalogue.say("share.page", lines=lines)


def showable(plan: Plan, mentor: str, catalogue: Catalogue) -> dict[str, str]:
    """Everything that could be shown to this mentor, by field; private words are left out."""
    found = {field: _read(plan, mentor, field, catalogue) for field in FIELDS}
    return {field: words for field, words in found.items() if words}


def kept_private(plan: Plan, mentor: str, field: str) -> bool:
    """Whether a field holds words and all of them are private."""
    said = _words(plan, mentor, field)
    return bool(said) and all(words.private for words in said)


def _read(plan: Plan, mentor: str, field: str, catalogue: Catalogue) -> str:
    if field in _MADE:
        return _MADE[field](plan, mentor, catalogue)
    said = [words.text for words in _words(plan, mentor, field) if not words.private]
    room, _, name = field.partition(".")
    if room == "criteria" and name not in plan.criteria.said:
        return ", ".join(map(str, getattr(plan.criteria, name)))
    return "; ".join(dict.fromkeys(said))


def _words(plan: Plan, mentor: str, field: str) -> tuple[Words, ...]:
    """The mentee's words at this field, private ones among them."""
    room, _, name = field.partition(".")
    if field == "commitment":
        found: Iterable[Any] = (plan.commitment,)
    elif room == "meeting":
        found = (getattr(_coming(plan, mentor), name, None),)
    elif room == "criteria":
        found = (plan.criteria.said.get(name),)
    elif room in _SAID:
        holder = getattr(plan, _SAID[room])
        holders = holder if isinstance(holder, tuple) else (holder,)
        found = (getattr(one, name, None) for one in holders)
    else:
        found = ()
    return tuple(one for one in found if isinstance(one, Words))


def _coming(plan: Plan, mentor: str) -> Meeting | None:
    """The meeting with this mentor that is still to come, as far as it is known."""
    latest = plan.meeting(mentor)
    return latest if latest and not latest.held else None


def _start(plan: Plan, mentor: str, _: Catalogue) -> str:
    meeting = _coming(plan, mentor)
    if meeting is None or meeting.start is None or (meeting.said and meeting.said.private):
        return ""
    zone = f" ({meeting.zone})" if meeting.zone else ""
    return f"{spoken_day(meeting.start.date())}, {meeting.start:%H:%M}{zone}"


def _actions(plan: Plan, mentor: str, catalogue: Catalogue) -> str:
    steps = report(plan, mentor, catalogue).steps
    return "\n".join(catalogue.say("share.step", step=step) for step in steps)


def _milestones(plan: Plan, mentor: str, catalogue: Catalogue) -> str:
    marked = report(plan, mentor, catalogue).milestones
    mine = [one.what.text for one in marked if one.side == "mentee"]
    return "\n".join(dict.fromkeys(mine))


_MADE: dict[str, Callable[[Plan, str, Catalogue], str]] = {
    "meeting.start": _start,
    "actions": _actions,
    "milestones": _milestones,
}
"""Fields that are no words of the plan as they stand."""
