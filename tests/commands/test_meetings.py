"""`pitch` and `agenda`."""

from __future__ import annotations

import io
import json

import docx
import icalendar
import pytest

PITCH = {"kind", "channel", "subject", "parts", "gaps", "text", "words", "claims", "author"}
PARTS = {"introduction", "why", "relevance", "commitment", "call_to_action"}


def test_pitch_prints_exactly_what_is_promised(run, plan, roster):
    ran = run("pitch", "--plan", plan, "--roster", roster, "--mentor", "tove", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = ran.document
    assert found.keys() == PITCH
    assert found["parts"].keys() == PARTS
    assert all(found["parts"].values())
    assert set(found["gaps"]) <= PARTS
    for claim in found["claims"]:
        assert claim.keys() == {"text", "source"}
        assert claim["source"].keys() == {"kind", "field", "quote"}
        assert claim["text"] in found["text"]
    assert (found["kind"], found["channel"], found["author"]) == ("ask", "email", "guided")
    assert "example.org" not in ran.out


def test_the_claims_about_a_person_stand_in_the_roster(run, plan, roster):
    ran = run("pitch", "--plan", plan, "--roster", roster, "--mentor", "hiroshi", "--json")
    people = {one["id"]: one for one in json.loads(roster.read_text(encoding="utf-8"))["people"]}
    sources = [one["source"] for one in ran.document["claims"]]
    quoted = [one for one in sources if one["kind"] == "roster"]
    assert quoted
    for source in quoted:
        assert source["quote"] in str(people["hiroshi"][source["field"]])


def test_a_message_keeps_to_its_length(run, plan, roster):
    base = ("pitch", "--plan", plan, "--roster", roster, "--mentor", "tove", "--json")
    short = run(*base, "--channel", "message").document
    assert short["channel"] == "message"
    assert short["words"] <= 60
    tight = run(*base, "--max-chars", "300").document
    assert len(tight["text"]) <= 300


def test_pitch_for_a_reader_is_ready_to_copy(run, plan, roster):
    ran = run("pitch", "--plan", plan, "--roster", roster, "--mentor", "tove")
    assert ran.out.startswith("Subject: ")
    assert "\nDear Tove Aas,\n" in ran.out or "\nHello Tove Aas,\n" in ran.out
    assert "What caught me is that you …" in ran.out
    assert "only you can finish" in ran.out


def test_somebody_who_is_not_in_the_roster_gets_one_line(run, plan, roster):
    for command in (["pitch"], ["agenda", "--kind", "first"]):
        ran = run(*command, "--plan", plan, "--roster", roster, "--mentor", "nobody", "--json")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "nobody" in ran.err


@pytest.mark.parametrize("content", [None, "", "{", '{"dreams": 1}', '{"goals": [{"aim": 3}]}'])
def test_a_broken_plan_gets_one_line_that_names_it(run, tmp_path, roster, content):
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_text(content)
    for command in (
        ["pitch", "--roster", roster, "--mentor", "tove"],
        ["agenda", "--kind", "first"],
        ["rank", "--roster", roster],
    ):
        ran = run(*command, "--plan", path)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "broken.json" in ran.err


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("kind", ["first", "regular", "review", "closing"])
@pytest.mark.parametrize("minutes", [15, 50])
def test_agenda_prints_exactly_what_is_promised(run, plan, kind, minutes):
    ran = run("agenda", "--plan", plan, "--kind", kind, "--minutes", minutes, "--json")
    assert (ran.code, ran.err) == (0, "")
    found = ran.document
    assert found.keys() == {"kind", "minutes", "items", "citations", "author"}
    assert (found["kind"], found["minutes"]) == (kind, minutes)
    assert sum(item["minutes"] for item in found["items"]) == minutes
    for item in found["items"]:
        assert item.keys() == {"minutes", "title", "purpose", "owner"}
    assert found["citations"]


@pytest.mark.usefixtures("ready")
def test_agenda_writes_a_calendar_file_and_a_document(run, plan, roster, tmp_path):
    ics, paper = tmp_path / "meeting.ics", tmp_path / "meeting.docx"
    ran = run(
        *("agenda", "--plan", plan, "--roster", roster, "--mentor", "tove", "--kind", "first"),
        *("--start", "2026-10-26T19:00", "--zone", "Europe/Oslo", "--minutes", "45"),
        *("--ics", ics, "--docx", paper, "--now", "2026-10-20T08:00:00+00:00", "--json"),
    )
    assert (ran.code, ran.err) == (0, "")
    (event,) = icalendar.Calendar.from_ical(ics.read_bytes()).walk("VEVENT")
    assert event.start.isoformat() == "2026-10-26T19:00:00+01:00"
    assert event.end.isoformat() == "2026-10-26T19:45:00+01:00"
    assert str(event["SUMMARY"]) == "First meeting with Tove Aas"
    assert event["DTSTAMP"].dt.isoformat() == "2026-10-20T08:00:00+00:00"
    for item in ran.document["items"]:
        assert item["title"] in str(event["DESCRIPTION"])
    table = docx.Document(io.BytesIO(paper.read_bytes())).tables[0]
    lengths = [row.cells[0].text for row in table.rows[1:]]
    assert lengths == [str(item["minutes"]) for item in ran.document["items"]]


@pytest.mark.usefixtures("ready")
def test_a_start_is_meant_in_the_place_of_the_plan(run, plan, tmp_path):
    ics = tmp_path / "a.ics"
    start = ("--start", "2026-10-24T19:00")
    assert run("agenda", "--plan", plan, "--kind", "first", *start, "--ics", ics).code == 0
    assert b"TZID=Europe/Lisbon:20261024T190000" in ics.read_bytes()


@pytest.mark.usefixtures("ready")
def test_agenda_for_a_reader_is_a_list_with_its_sources(run, plan):
    ran = run("agenda", "--plan", plan, "--kind", "first")
    assert ran.out.startswith("First meeting, 30 minutes\n")
    assert 'In your words: "become a backend developer".' in ran.out
    assert "It rests on:" in ran.out


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--minutes", "5"], "15"),
        (["--minutes", "500"], "90"),
        (["--ics", "a.ics"], "--start"),
        (["--zone", "Europe/Oslo"], "--start"),
        (["--start", "soon", "--ics", "a.ics"], "soon"),
        (["--start", "2026-11-24T19:00", "--zone", "Mars", "--ics", "a.ics"], "Mars"),
        (["--start", "2026-03-29T01:30", "--zone", "Europe/Lisbon"], "forward"),
        (["--start", "2026-11-24T19:00", "--ics", "absent/a.ics"], "absent/a.ics"),
        (["--docx", "."], "written"),
        (["--mentor", "tove"], "--roster"),
    ],
    ids=str,
)
def test_an_agenda_that_cannot_be_gets_one_line(run, plan, arguments, named):
    ran = run("agenda", "--plan", plan, "--kind", "first", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert named in ran.err


def test_whom_of_the_roster_has_to_be_said(run, plan, roster):
    ran = run("agenda", "--plan", plan, "--kind", "first", "--roster", roster)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "--mentor" in ran.err


def test_a_clash_with_stated_hours_is_said_and_the_form_can_be_chosen(run, tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text(
        json.dumps(
            {
                "goals": [{"aim": "lead a ward"}],
                "criteria": {"hours": ["Mon-Fri 18:00-21:00"], "zone": "Europe/Lisbon"},
            }
        )
    )
    told = run(
        "agenda", "--plan", plan, "--kind", "first", "--form", "group",
        "--start", "2026-11-24T09:00", "--zone", "Europe/Lisbon", "--json",
    )  # fmt: skip
    assert told.code == 0
    assert "Tuesday 09:00 lies outside the hours" in told.err
    titles = [item["title"] for item in told.document["items"]]
    assert "Successes" in titles
