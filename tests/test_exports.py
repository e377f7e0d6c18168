"""Calendar files, Word documents, Markdown and JSON, read back by their own libraries."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.calendars import calendar_file
from agent.errors import BadInput
from agent.exports import (
    agenda_document,
    json_file,
    markdown_file,
    write_file,
)
from agent.records.meetings import Agenda, AgendaItem
from agent.render import AgendaSheet, agenda_text, visible

LISBON = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
AGENDA = Agenda(
    kind="first",
    minutes=30,
    items=(
        AgendaItem(minutes=1, title="Arrive", purpose="Say hello.", owner="both"),
        AgendaItem(minutes=19, title="Your *goal*", purpose="1. In your words", owner="mentee"),
        AgendaItem(
            minutes=10, title="Their way", purpose="Listen; ask <one> thing", owner="mentor"
        ),
    ),
    citations=("let-the-mentor-share",),
)
SOURCES = ("Let the mentor share (an author, a title, 2024)",)


def sheet(start: datetime | None = None, name: str = "Amina Wekesa") -> AgendaSheet:
    return AgendaSheet(AGENDA, name, start, SOURCES)


def event_of(data: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [(24, 18), (25, 19), (26, 19)],
    ids=["the day before the clocks go back", "the day itself", "the day after"],
)
def test_a_meeting_keeps_its_local_hour_across_the_change_in_october(day, utc_hour):
    start = datetime(2026, 10, day, 19, 0, tzinfo=LISBON)
    data = calendar_file(sheet(start), NOW)
    event = event_of(data)
    assert event.start == start
    assert event.start.astimezone(UTC).hour == utc_hour
    assert event.end - event.start == timedelta(minutes=30)
    assert f"TZID=Europe/Lisbon:202610{day}T190000".encode() in data
    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Lisbon"
    assert start.replace(tzinfo=zone.to_tz(lookup_tzid=False)).astimezone(UTC).hour == utc_hour


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/St_Johns", "Etc/GMT+5"])
def test_any_zone_gives_the_right_moment(zone):
    start = datetime(2026, 7, 1, 9, 15, tzinfo=ZoneInfo(zone))
    assert event_of(calendar_file(sheet(start), NOW)).start.astimezone(UTC) == start


def test_the_calendar_file_has_an_alarm_the_agenda_and_nobody_invited():
    start = datetime(2026, 11, 24, 19, 0, tzinfo=LISBON)
    data = calendar_file(sheet(start), NOW)
    event = event_of(data)
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-30)
    assert str(event["SUMMARY"]) == "First meeting with Amina Wekesa"
    assert str(event["DESCRIPTION"]) == agenda_text(sheet(start))
    assert event["DTSTAMP"].dt == NOW
    for word in (b"ATTENDEE", b"ORGANIZER", b"mailto", b"METHOD", b"http"):
        assert word not in data


def test_the_same_meeting_has_the_same_uid_and_another_has_another():
    start = datetime(2026, 11, 24, 19, 0, tzinfo=LISBON)
    uid = event_of(calendar_file(sheet(start), NOW))["UID"]
    again = event_of(calendar_file(sheet(start.astimezone(UTC)), NOW + timedelta(days=3)))["UID"]
    later = event_of(calendar_file(sheet(start + timedelta(days=7)), NOW))["UID"]
    other = event_of(calendar_file(sheet(start, "Tove Aas"), NOW))["UID"]
    assert uid == again
    assert len({uid, later, other}) == 3


def test_without_a_start_there_is_no_calendar_file():
    with pytest.raises(BadInput, match="day and time"):
        calendar_file(sheet(), NOW)


def test_the_document_opens_with_headings_a_table_and_sources():
    paper = docx.Document(io.BytesIO(agenda_document(sheet(), NOW)))
    headings = [p.text for p in paper.paragraphs if p.style.name.startswith("Heading")]
    assert headings == ["First meeting with Amina Wekesa", "It rests on"]
    (table,) = paper.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Minutes", "What", "Who leads"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["1", "19", "10"]
    assert table.rows[2].cells[1].text == "Your *goal*\n1. In your words"
    assert [p.text for p in paper.paragraphs if p.style.name == "List Bullet"] == list(SOURCES)
    assert "tblHeader" in table.rows[0]._tr.xml
    assert paper.core_properties.author == ""
    assert "30 minutes" in [p.text for p in paper.paragraphs]


def test_markdown_shows_words_as_they_were_written():
    text = markdown_file(sheet()).decode()
    assert text.startswith("# First meeting with Amina Wekesa, 30 minutes\n")
    assert "**1 minute: Arrive**" in text
    assert r"Your \*goal\*" in text
    assert r"ask \<one\> thing" in text


def test_json_is_what_the_record_holds():
    assert json.loads(json_file(AGENDA)) == AGENDA.model_dump(mode="json")


@given(text=st.text(max_size=80))
def test_any_words_fit_into_every_file(text):
    item = AgendaItem(minutes=30, title=text, purpose=text, owner="mentee")
    made = Agenda(kind="regular", minutes=30, items=(item,))
    start = datetime(2026, 11, 24, 19, 0, tzinfo=LISBON)
    whole = AgendaSheet(made, visible(text), start, (text,))
    event = event_of(calendar_file(whole, NOW))
    assert event.start == start
    paper = docx.Document(io.BytesIO(agenda_document(whole, NOW)))
    assert len(paper.tables[0].rows) == 2
    assert markdown_file(whole)
    assert json.loads(json_file({"text": text})) == {"text": text}


def test_a_file_is_replaced_whole_and_for_its_owner_alone(tmp_path: Path):
    path = tmp_path / "plan.json"
    write_file(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["plan.json"]


def test_a_link_stays_a_link(tmp_path: Path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_file(link, b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


def test_what_is_no_file_is_written_into_and_not_replaced():
    write_file(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()


def test_a_path_that_cannot_be_written_gets_one_line_and_leaves_nothing(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    for path in (tmp_path, blocked / "inner.ics", tmp_path / "absent" / "a.ics"):
        with pytest.raises(BadInput, match="cannot be written") as caught:
            write_file(path, b"x")
        assert str(path) in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
