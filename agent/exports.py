"""Records as files: .ics, .docx, .json and Markdown. No file names a mail address or a sender."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from agent.errors import BadInput
from agent.prompts import load_catalogue
from agent.records.agreement import Agreement
from agent.records.base import Record
from agent.records.meetings import Rhythm
from agent.render import (
    AgendaSheet,
    agenda_markdown,
    agenda_text,
    agenda_title,
    agreement_lines,
    agreement_markdown,
    agreement_title,
    moment_text,
    owner_text,
    visible,
)

if TYPE_CHECKING:
    from docx.document import Document
    from icalendar import Alarm, Event

PRODUCT = "-//Mentoring Coach//EN"
ALARM_BEFORE = timedelta(minutes=30)
_ZONE_MARGIN = timedelta(days=366)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_PLACE = 5
"""The fifth Tuesday is not in every month: it is taken as the last one."""


def calendar_file(sheet: AgendaSheet, now: datetime) -> bytes:
    """The meeting as iCalendar: its zone, an alarm 30 minutes before, the agenda as description.

    The same meeting gets the same UID again; nobody is invited. `now` is the time of writing.
    Raises BadInput for a sheet without a start.
    """
    from icalendar import Calendar

    if sheet.start is None:
        raise BadInput("a calendar file needs the day and time at which the meeting starts")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(_event(sheet, sheet.start, now))
    first, last = sheet.start.date() - _ZONE_MARGIN, _last_day(sheet, sheet.start)
    calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())


def _event(sheet: AgendaSheet, start: datetime, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(sheet, start))
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=sheet.agenda.minutes))
    if sheet.rhythm:
        event.add("rrule", _rule(sheet.rhythm, start))
    event.add("summary", agenda_title(sheet))
    event.add("description", agenda_text(sheet))
    event.add_component(_alarm(sheet))
    return event


def _rule(rhythm: Rhythm, start: datetime) -> dict[str, Any]:
    """The recurrence: weeks by number, months by the weekday's place in them, the fifth as last."""
    if rhythm.weeks:
        return {"freq": "weekly", "interval": rhythm.weeks, "count": rhythm.times}
    place = (start.day - 1) // 7 + 1
    day = f"{place if place < _LAST_PLACE else -1}{_DAYS[start.weekday()]}"
    return {"freq": "monthly", "byday": day, "count": rhythm.times}


def _last_day(sheet: AgendaSheet, start: datetime) -> date:
    """The day from which on no date of this meeting can fall."""
    weeks = (sheet.rhythm.weeks or _LAST_PLACE) * sheet.rhythm.times if sheet.rhythm else 0
    return start.date() + timedelta(weeks=weeks) + _ZONE_MARGIN


def _alarm(sheet: AgendaSheet) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM_BEFORE)
    alarm.add("description", load_catalogue().say("show.alarm", title=agenda_title(sheet)))
    return alarm


def _uid(sheet: AgendaSheet, start: datetime) -> str:
    moment = start.timestamp()
    return str(uuid5(NAMESPACE_URL, f"mentoring-coach:{sheet.agenda.kind}:{sheet.name}:{moment}"))


def agenda_document(sheet: AgendaSheet, now: datetime) -> bytes:
    """The agenda as .docx: headings, a real table with a header row, a list of sources."""
    import docx

    paper = docx.Document()
    title = agenda_title(sheet)
    _describe(paper, title, now)
    paper.add_heading(title, level=1)
    paper.add_paragraph(_length(sheet))
    _table(paper, sheet)
    if sheet.resting_on:
        paper.add_heading(load_catalogue().say("show.resting_on"), level=2)
        for line in sheet.resting_on:
            paper.add_paragraph(visible(line), style="List Bullet")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def agreement_document(agreement: Agreement, now: datetime) -> bytes:
    """The agreement as .docx: a heading, what it is, and each line under its own small heading."""
    import docx

    paper = docx.Document()
    title = agreement_title(agreement)
    _describe(paper, title, now)
    paper.add_heading(visible(title), level=1)
    paper.add_paragraph(load_catalogue().say("agreement.proposal"))
    for label, said in agreement_lines(agreement):
        paper.add_heading(label, level=2)
        paper.add_paragraph(visible(said))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def agreement_file(agreement: Agreement) -> bytes:
    """The agreement as Markdown in UTF-8."""
    return f"{agreement_markdown(agreement)}\n".encode()


def _describe(paper: Document, title: str, now: datetime) -> None:
    about = paper.core_properties
    about.title, about.author, about.comments = title[:255], "", ""
    about.created = about.modified = now


def _length(sheet: AgendaSheet) -> str:
    minutes, when = sheet.agenda.minutes, moment_text(sheet)
    key = "show.agenda_when" if when else "show.agenda_length"
    return load_catalogue().say(key, when=when, minutes=minutes)


def _table(paper: Document, sheet: AgendaSheet) -> None:
    heads = load_catalogue().choices("show.agenda_columns")
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    _repeat_on_each_page(table.rows[0])
    for item in sheet.agenda.items:
        minutes, what, owner = table.add_row().cells
        minutes.text, owner.text = str(item.minutes), owner_text(item.owner)
        what.paragraphs[0].add_run(visible(item.title)).bold = True
        what.add_paragraph(visible(item.purpose))


def _repeat_on_each_page(row: Any) -> None:
    """Marks a row as the header of its table, for readers of the screen as well."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no public way


def markdown_file(sheet: AgendaSheet) -> bytes:
    """The agenda as Markdown in UTF-8."""
    return f"{agenda_markdown(sheet)}\n".encode()


def json_file(value: Record | dict[str, Any]) -> bytes:
    """A record, or what was made of one, as indented JSON in UTF-8."""
    plain = value.model_dump(mode="json") if isinstance(value, Record) else value
    text = json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, readable by its owner alone where it is new.

    Raises BadInput, with the path, when it cannot be written; what was there stays then.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            _write_into(target, data)
        else:
            _replace(target, data)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"{path} cannot be written: {reason}; name a file in a folder you own"
        raise BadInput(message) from None


def _write_into(device: Path, data: bytes) -> None:
    with device.open("wb") as out:
        out.write(data)


def _replace(target: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    try:
        with os.fdopen(number, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(number)
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
