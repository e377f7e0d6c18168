"""The message to one person and the agenda of a meeting: to read, to copy, and to send oneself."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import gradio as gr

from agent import start_of
from agent.page.calls import DOWNLOADS
from agent.page.papers import (
    AGENDA_CALENDAR,
    AGENDA_DOCUMENT,
    AGENDA_FILE,
    MESSAGE_FILE,
    meeting_in,
    outreach_in,
)
from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, drafting, filled, folded, heading, shown
from agent.page.words import named, say
from agent.records.meetings import Claim, Meeting, Outreach, Pitch
from agent.records.people import Roster

_OPEN_LINE = re.compile(r"[^\s.!?\"”][^.!?\"”\n]*…")
"""The beginning of a sentence that its person finishes, up to its ellipsis."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class MeetingsView:
    """The message with its open lines, then the agenda, each with copy and download."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        with gr.Column(elem_id="message", elem_classes="paper"):
            self.message_head = shown("message-head")
            self.subject = shown("message-subject")
            self.message = shown("message-text")
            self.message_open = shown("message-open")
            with gr.Row(elem_classes="actions"):
                gr.Button(say("copy"), size="sm", elem_id="copy-message")
                self.mail = gr.Button(say("message.mail"), size="sm", elem_id="mail-message")
                _download(say("download"), MESSAGE_FILE)
            self.contact = shown("contact")
            self.claims = shown("message-claims")
        with gr.Column(elem_id="agenda", elem_classes="paper"):
            self.agenda_head = shown("agenda-head")
            self.agenda = shown("agenda-text")
            with gr.Row(elem_classes="actions"):
                gr.Button(say("copy"), size="sm", elem_id="copy-agenda")
                _download(say("agenda.calendar"), AGENDA_CALENDAR, "calendar-file")
                _download(say("agenda.document"), AGENDA_DOCUMENT)
                _download(say("agenda.markdown"), AGENDA_FILE)

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        of_message = [self.message_head, self.subject, self.message, self.message_open, self.mail]
        return [*of_message, self.contact, self.claims, self.agenda_head, self.agenda]

    def show(self, screen: Screen) -> Updates:
        """The message and the agenda as they stand; what is not there takes no room."""
        outreach = outreach_in(screen.plan)
        return {
            **self._show_message(outreach, screen.roster, screen.question),
            **self._show_agenda(meeting_in(screen.plan)),
        }

    def _show_message(
        self, outreach: Outreach | None, roster: Roster | None, question: str
    ) -> Updates:
        if outreach is None or outreach.pitch is None:
            return {self.message_head: "", self.message: ""}
        pitch = outreach.pitch
        subject = f"<strong>{escaped(say('message.subject'))}</strong> {escaped(pitch.subject)}"
        address = roster.contacts.get(outreach.mentor, "") if roster else ""
        contact = say("message.contact", name=outreach.name, address=address)
        mail = mail_link(pitch, address)
        return {
            self.message_head: heading(escaped(say("message.title", name=outreach.name))),
            self.subject: filled(f"<p>{subject}</p>" if pitch.subject else ""),
            self.message: f'<p dir="auto">{_with_open_lines(pitch.text, question)}</p>',
            self.message_open: filled(say("message.open") if pitch.gaps else ""),
            self.mail: gr.update(link=mail or None, visible=bool(mail)),
            self.contact: filled(f"<p>{escaped(contact)}</p>" if address else ""),
            self.claims: filled(_sources(pitch.claims)),
        }

    def _show_agenda(self, meeting: Meeting | None) -> Updates:
        if meeting is None or meeting.agenda is None:
            return {self.agenda_head: "", self.agenda: ""}
        agenda, start = meeting.agenda, start_of(meeting)
        title = say("agenda.title", name=meeting.name, minutes=agenda.minutes)
        when = f"{start:%A} {start.day} {start:%B %Y, %H:%M} ({meeting.zone})" if start else ""
        lines = [
            f"{escaped(say('agenda.minutes', minutes=item.minutes))} "
            f"<strong>{escaped(item.title)}</strong> {escaped(item.purpose)}"
            for item in agenda.items
        ]
        return {
            self.agenda_head: heading(escaped(title)),
            self.agenda: (f'<p class="at">{escaped(when)}</p>' if when else "") + items(lines),
        }


def mail_link(pitch: Pitch, address: str) -> str:
    """A `mailto:` address that opens the message in one's own mail program; the program sends none.

    Empty where the list gives no e-mail address.
    """
    if not _ADDRESS.fullmatch(address.strip()):
        return ""
    body = quote(pitch.text.replace("\n", "\r\n"))
    subject = f"subject={quote(pitch.subject)}&" if pitch.subject else ""
    return f"mailto:{quote(address.strip(), safe='@')}?{subject}body={body}"


def _with_open_lines(text: str, question: str) -> str:
    """The message with the lines that wait for their person marked; lines kept.

    The one that the open question is about can be finished with one click.
    """
    shown_text: list[str] = []
    at = 0
    for found in _OPEN_LINE.finditer(text):
        shown_text += [_lines(text[at : found.start()]), _open_line(found[0], question)]
        at = found.end()
    return "".join(shown_text) + _lines(text[at:])


def _open_line(line: str, question: str) -> str:
    if line not in question:
        return f"<mark>{_lines(line)}</mark>"
    return f"<mark>{drafting(line, line.rstrip('…'))}</mark>"


def _lines(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.split("\n"))


def _sources(claims: tuple[Claim, ...]) -> str:
    entries = []
    for claim in claims:
        source = named("source", claim.source.kind)
        field = f", {named('field', claim.source.field)}" if claim.source.field else ""
        entries.append(f"<q>{escaped(claim.text)}</q> [{escaped(source + field)}]")
    return folded(escaped(say("message.sources")), items(entries))


def _download(label: str, name: str, id: str | None = None) -> gr.Button:
    return gr.Button(label, size="sm", link=f"{DOWNLOADS}{name}", elem_id=id)
