"""What can be taken away as a file, made from the plan at the moment it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import (
    agenda_document,
    agreement_document,
    calendar_file,
    json_file,
    meeting_sheet,
    plan_calendar,
    source_line,
)
from agent.errors import NotFound
from agent.page.library import sources_of
from agent.page.words import say
from agent.records.meetings import Agenda, Meeting, Outreach
from agent.records.plan import Plan
from agent.records.replies import Citation

if TYPE_CHECKING:
    from agent import Coach

MESSAGE_FILE = "message.txt"
AGENDA_FILE = "agenda.md"
AGENDA_CALENDAR = "meeting.ics"
AGENDA_DOCUMENT = "agenda.docx"
AGREEMENT_DOCUMENT = "agreement.docx"
DATES_FILE = "dates.ics"
PLAN_FILE = "plan.json"
SHARED_FILE = "page-for-my-mentor.json"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Paper:
    """One file: what is in it, and its media type."""

    content: bytes
    kind: str


def paper(name: str, plan: Plan, coach: Coach) -> Paper | None:
    """The file of this name; None where the plan holds nothing for it.

    Opens the library: call it in a worker thread.
    """
    if name == PLAN_FILE:
        return Paper(json_file(plan), "application/json")
    if name == MESSAGE_FILE:
        text = message_file(plan)
        return Paper(text.encode(), "text/plain") if text else None
    if name == DATES_FILE:
        dates = plan_calendar(plan, coach.now())
        return Paper(dates, "text/calendar") if dates else None
    if name == AGREEMENT_DOCUMENT:
        agreement = plan.agreement(plan.chosen)
        made = agreement_document(agreement, coach.now()) if agreement else None
        return Paper(made, _DOCUMENT) if made else None
    meeting = meeting_in(plan)
    if meeting is None or meeting.agenda is None:
        return None
    return _of_agenda(name, meeting, meeting.agenda, coach)


def _of_agenda(name: str, meeting: Meeting, agenda: Agenda, coach: Coach) -> Paper | None:
    if name == AGENDA_FILE:
        return Paper(_as_markdown(meeting, agenda).encode(), "text/markdown")
    rests_on = tuple(source_line(_citation(coach, one)) for one in agenda.citations)
    sheet = meeting_sheet(meeting, rests_on)
    if sheet is None:
        return None
    if name == AGENDA_DOCUMENT:
        return Paper(agenda_document(sheet, coach.now()), _DOCUMENT)
    if name == AGENDA_CALENDAR and sheet.start:
        return Paper(calendar_file(sheet, coach.now()), "text/calendar")
    return None


def outreach_in(plan: Plan) -> Outreach | None:
    """The message that is being worked on: to the chosen person, or the latest one."""
    written = [one for one in plan.outreach if one.pitch]
    chosen = next((one for one in written if one.mentor == plan.chosen), None)
    return chosen or (written[-1] if written else None)


def meeting_in(plan: Plan) -> Meeting | None:
    """The latest meeting with an agenda, or None."""
    return next((one for one in reversed(plan.meetings) if one.agenda), None)


def message_file(plan: Plan) -> str | None:
    """The message as plain text with its subject; None where there is none."""
    outreach = outreach_in(plan)
    if outreach is None or outreach.pitch is None:
        return None
    pitch = outreach.pitch
    subject = f"{say('message.subject')} {pitch.subject}\n\n" if pitch.subject else ""
    return f"{subject}{pitch.text}\n"


def agenda_file(plan: Plan) -> str | None:
    """The agenda as Markdown; None where there is none."""
    meeting = meeting_in(plan)
    return _as_markdown(meeting, meeting.agenda) if meeting and meeting.agenda else None


def _as_markdown(meeting: Meeting, agenda: Agenda) -> str:
    title = say("agenda.title", name=meeting.name, minutes=agenda.minutes)
    lines = [
        f"- {say('agenda.minutes', minutes=item.minutes)} **{item.title}** {item.purpose}"
        for item in agenda.items
    ]
    return "\n".join([f"# {title}", "", *lines, ""])


def _citation(coach: Coach, id: str) -> Citation:
    try:
        return Citation(id=id, title=coach.library.entry(id).title, sources=sources_of(coach, id))
    except NotFound:
        return Citation(id=id, title=id)
