"""The message to one person and the agenda of a meeting: to read, to copy and to keep as files."""

from __future__ import annotations

import re
from typing import Any

import gradio as gr

from agent.page.guard import DOWNLOADS
from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, filled, folded, heading, shown
from agent.page.words import named, say
from agent.records.meetings import Agenda, Claim, Meeting, Outreach
from agent.records.people import Roster
from agent.records.plan import Plan

MESSAGE_FILE = "message.txt"
AGENDA_FILE = "agenda.md"
_OPEN_LINE = re.compile(r"[^\s.!?\"”][^.!?\"”\n]*…")
"""The beginning of a sentence that its person finishes, up to its ellipsis."""


class MeetingsView:
    """The message with its open lines, then the agenda, each with copy and download."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        with gr.Column(elem_id="message", visible=False) as self.message_part:
            self.message_head = shown("message-head")
            self.subject = shown("message-subject")
            self.message = shown("message-text")
            self.message_open = shown("message-open")
            with gr.Row(elem_classes="actions"):
                gr.Button(say("copy"), size="sm", elem_id="copy-message")
                _download(MESSAGE_FILE)
            self.contact = shown("contact")
            self.claims = shown("message-claims")
        with gr.Column(elem_id="agenda", visible=False) as self.agenda_part:
            self.agenda_head = shown("agenda-head")
            self.agenda = shown("agenda-text")
            with gr.Row(elem_classes="actions"):
                gr.Button(say("copy"), size="sm", elem_id="copy-agenda")
                _download(AGENDA_FILE)

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        of_message = [self.message_head, self.subject, self.message, self.message_open]
        parts = [self.message_part, self.agenda_part, self.contact, self.claims]
        return [*of_message, *parts, self.agenda_head, self.agenda]

    def show(self, screen: Screen) -> Updates:
        """The message and the agenda as they stand; what is not there takes no room."""
        return {
            **self._show_message(outreach_in(screen.plan), screen.roster),
            **self._show_agenda(meeting_in(screen.plan)),
        }

    def _show_message(self, outreach: Outreach | None, roster: Roster | None) -> Updates:
        if outreach is None or outreach.pitch is None:
            return {self.message_part: gr.update(visible=False)}
        pitch = outreach.pitch
        subject = f"<strong>{escaped(say('message.subject'))}</strong> {escaped(pitch.subject)}"
        address = roster.contacts.get(outreach.mentor, "") if roster else ""
        contact = say("message.contact", name=outreach.name, address=address)
        return {
            self.message_part: gr.update(visible=True),
            self.message_head: heading(escaped(say("message.title", name=outreach.name))),
            self.subject: filled(f"<p>{subject}</p>" if pitch.subject else ""),
            self.message: f'<p dir="auto">{_with_open_lines(pitch.text)}</p>',
            self.message_open: filled(say("message.open") if pitch.gaps else ""),
            self.contact: filled(f"<p>{escaped(contact)}</p>" if address else ""),
            self.claims: filled(_sources(pitch.claims)),
        }

    def _show_agenda(self, meeting: Meeting | None) -> Updates:
        if meeting is None or meeting.agenda is None:
            return {self.agenda_part: gr.update(visible=False)}
        agenda = meeting.agenda
        title = say("agenda.title", name=meeting.name, minutes=agenda.minutes)
        lines = [
            f"{escaped(say('agenda.minutes', minutes=item.minutes))} "
            f"<strong>{escaped(item.title)}</strong> {escaped(item.purpose)}"
            for item in agenda.items
        ]
        return {
            self.agenda_part: gr.update(visible=True),
            self.agenda_head: heading(escaped(title)),
            self.agenda: items(lines),
        }


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


def _with_open_lines(text: str) -> str:
    """The message with the lines that wait for their person marked; lines kept."""
    shown_text: list[str] = []
    at = 0
    for found in _OPEN_LINE.finditer(text):
        shown_text += [_lines(text[at : found.start()]), f"<mark>{_lines(found[0])}</mark>"]
        at = found.end()
    return "".join(shown_text) + _lines(text[at:])


def _lines(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.split("\n"))


def _sources(claims: tuple[Claim, ...]) -> str:
    entries = []
    for claim in claims:
        source = named("source", claim.source.kind)
        field = f", {named('field', claim.source.field)}" if claim.source.field else ""
        entries.append(f"<q>{escaped(claim.text)}</q> [{escaped(source + field)}]")
    return folded(escaped(say("message.sources")), items(entries))


def _download(name: str) -> gr.Button:
    return gr.Button(say("download"), size="sm", link=f"{DOWNLOADS}{name}")
