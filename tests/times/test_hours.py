"""Weekly hours: what people write in a cell, the one form, zones and daylight saving."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadInput
from agent.times.hours import (
    Hours,
    format_hours,
    holds,
    hours_of,
    join,
    overlap,
    parse_hours,
    parse_zone,
)

WRITTEN = [
    ("Mon-Fri 18:00-21:00", "Mon-Fri 18:00-21:00"),
    ("daily 22:00-02:00", "daily 22:00-02:00"),
    ("Mon,Wed 18:00-20:00", "Mon,Wed 18:00-20:00"),
    ("weekdays 18-21", "Mon-Fri 18:00-21:00"),
    ("Mon–Fri 6pm-9pm", "Mon-Fri 18:00-21:00"),
    ("Tue/Thu after 19:00", "Tue,Thu 19:00-23:00"),
    ("lun-ven 18h-21h", "Mon-Fri 18:00-21:00"),
    ("seg a sex 19h-21h", "Mon-Fri 19:00-21:00"),
    ("Mo, Mi, Fr 18-20 Uhr", "Mon,Wed,Fri 18:00-20:00"),
    ("lundi au vendredi 18h30-20h", "Mon-Fri 18:30-20:00"),
    ("sábados por la mañana", "Sat 08:00-12:00"),
    ("evenings", "daily 18:00-22:00"),
    ("Weekday evenings 7-9", "Mon-Fri 19:00-21:00"),
    ("evenings and weekends", "Mon-Fri 18:00-22:00; Sat,Sun 06:00-23:00"),
    ("weekends and evenings", "Mon-Fri 18:00-22:00; Sat,Sun 06:00-23:00"),
    ("Mon 9-12, 14-18", "Mon 09:00-12:00; Mon 14:00-18:00"),
    ("6pm-9pm Mon, Wed", "Mon,Wed 18:00-21:00"),
    ("M-F 9-5", "Mon-Fri 09:00-17:00"),
    ("Tue 11-1pm", "Tue 11:00-13:00"),
    ("Fri 10pm-2am", "Fri 22:00-02:00"),
    ("mornings before 9", "daily 06:00-09:00"),
    ("any time but Fridays", "Mon-Thu,Sat,Sun 06:00-23:00"),
    ("Mon-Fri 18:00-21:00; Sat 10:00-12:00", "Mon-Fri 18:00-21:00; Sat 10:00-12:00"),
    ("Tuesdays and Thursdays from 18:00 to 20:00", "Tue,Thu 18:00-20:00"),
    ("24/7", "daily 00:00-24:00"),
    ("Mo-So 18-20 Uhr", "daily 18:00-20:00"),
    ("any evening but Fri", "Mon-Thu,Sat,Sun 18:00-22:00"),
    ("evenings only, not Fri", "Mon-Thu,Sat,Sun 18:00-22:00"),
    ("weekends ok, weekdays not", "Sat,Sun 06:00-23:00"),
    ("só às segundas, depois das 18h", "Mon 18:00-23:00"),
    ("terças e quintas 19h-21h", "Tue,Thu 19:00-21:00"),
]


@pytest.mark.parametrize(("cell", "form"), WRITTEN)
def test_what_people_write_becomes_the_one_form(cell: str, form: str) -> None:
    assert format_hours(parse_hours(cell)) == form


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "   ",
        "blah",
        "7-9",
        "Mon 7-9",
        "Mon 18:00",
        "after 8",
        "Mon-Fri 18:00-21:00 CET",
        "2-3h",
        "ask me",
        "3 hours a month",
        "Mon 25:00-26:00",
        "x" * 5000,
        "Mon 18-21 " * 900,
    ],
)
def test_what_is_unclear_is_refused_with_the_form(cell: str) -> None:
    with pytest.raises(BadInput, match="write hours like Mon-Fri 18:00-21:00"):
        parse_hours(cell)


def test_a_cell_that_only_denies_some_hours_leaves_open_when() -> None:
    with pytest.raises(BadInput, match="says when not, and leaves open when"):
        parse_hours("not in the evenings")


def test_the_half_of_the_day_is_said_to_be_missing() -> None:
    with pytest.raises(BadInput, match="'7-9' could be morning or evening"):
        parse_hours("Tue 7-9")
    with pytest.raises(BadInput, match="'18:00' has no end"):
        parse_hours("Tue 18:00")


days = st.frozensets(st.integers(0, 6), min_size=1)
lines = st.builds(
    lambda on, start, length: (sorted(on), start, start + length),
    days,
    st.integers(0, 1439),
    st.integers(1, 1440),
)


def _hours(parts: list[tuple[list[int], int, int]]) -> Hours:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return hours_of(
        f"{','.join(names[day] for day in on)} {s // 60:02d}:{s % 60:02d}-"
        f"{(e // 60) % 24:02d}:{e % 60:02d}"
        for on, s, e in parts
    )


@given(st.lists(lines, max_size=6))
def test_the_one_form_reads_back_as_the_same_hours(
    parts: list[tuple[list[int], int, int]],
) -> None:
    hours = _hours(parts)
    assert hours_of(hours.lines) == hours
    assert join([hours, hours]) == hours
    if hours.windows:
        assert parse_hours(format_hours(hours)) == hours


@given(st.text(max_size=300))
def test_any_text_is_hours_or_one_clear_line(text: str) -> None:
    hours = _read_or_refused(text)
    assert hours is None or hours_of(hours.lines) == hours


@given(st.text(alphabet="MonTuewdFri 0189:-,;/&apmh.", max_size=60))
def test_texts_like_hours_never_crash(text: str) -> None:
    hours = _read_or_refused(text)
    assert hours is None or hours_of(hours.lines) == hours


def _read_or_refused(text: str) -> Hours | None:
    try:
        return parse_hours(text)
    except BadInput:
        return None


def test_overlap_across_an_ocean() -> None:
    mine, theirs = parse_hours("after 20:00"), parse_hours("weekdays 18-21")
    shared = overlap(mine, "Europe/Lisbon", theirs, "America/Sao_Paulo", date(2026, 11, 24))
    assert shared.minutes == 5 * 120
    best = shared.best[0]
    assert (best.start.isoformat(), best.other_start.isoformat()) == (
        "2026-11-23T21:00:00+00:00",
        "2026-11-23T18:00:00-03:00",
    )
    assert best.minutes == 120
    assert len(shared.best) == 3


def test_overlap_follows_daylight_saving() -> None:
    """New York leaves daylight saving a week after Lisbon: for that week it is an hour nearer."""
    mine, theirs = parse_hours("Wed 20:00-21:00"), parse_hours("Wed 15:00-16:00")
    weeks = {
        day: overlap(mine, "Europe/Lisbon", theirs, "America/New_York", day).minutes
        for day in (date(2026, 10, 21), date(2026, 10, 28), date(2026, 11, 4))
    }
    assert list(weeks.values()) == [60, 0, 60]


def test_overlap_over_midnight_and_the_end_of_the_week() -> None:
    mine, theirs = parse_hours("Sun 22:00-02:00"), parse_hours("Mon 08:00-10:00")
    shared = overlap(mine, "Europe/London", theirs, "Asia/Tokyo", date(2026, 11, 24))
    assert shared.minutes == 120
    parts = [(window.start.isoformat(), window.minutes) for window in shared.best]
    assert parts == [("2026-11-23T00:00:00+00:00", 60), ("2026-11-29T23:00:00+00:00", 60)]
    assert shared.best[1].other_start.isoformat() == "2026-11-30T08:00:00+09:00"


def test_no_hours_in_common() -> None:
    shared = overlap(
        parse_hours("mornings"), "Europe/Lisbon", parse_hours("evenings"), "UTC", date(2026, 11, 24)
    )
    assert (shared.minutes, shared.best) == (0, ())


@given(st.lists(lines, max_size=4), st.lists(lines, max_size=4), st.dates())
def test_overlap_is_as_long_as_neither_alone(
    a: list[tuple[list[int], int, int]], b: list[tuple[list[int], int, int]], on: date
) -> None:
    if not date(1975, 1, 1) <= on <= date(2100, 1, 1):
        return
    mine, theirs = _hours(a), _hours(b)
    shared = overlap(mine, "UTC", theirs, "Etc/GMT-5", on)
    assert 0 <= shared.minutes <= 7 * 1440
    for window in shared.best:
        assert holds(mine, "UTC", window.start)
        assert holds(theirs, "Etc/GMT-5", window.start)


def test_holds_at_the_place_where_the_hours_are_kept() -> None:
    hours = parse_hours("Fri 22:00-02:00")
    kept = [
        holds(hours, "Europe/Lisbon", datetime(2026, 11, 28, hour, tzinfo=UTC)) for hour in (1, 2)
    ]
    assert kept == [True, False]
    with pytest.raises(BadInput, match="no zone"):
        holds(hours, "Europe/Lisbon", datetime(2026, 11, 28, 1))  # noqa: DTZ001
    with pytest.raises(BadInput, match="not a time zone"):
        holds(hours, "Europe/Atlantis", datetime(2026, 11, 28, tzinfo=UTC))


@pytest.mark.parametrize(
    ("cell", "zone"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("America/New York", "America/New_York"),
        ("UTC+5", "Etc/GMT-5"),
        ("GMT-3", "Etc/GMT+3"),
        ("+02:00", "Etc/GMT-2"),
        ("UTC", "UTC"),
        ("GMT+0", "UTC"),
        ("(UTC+05:30) Chennai, Kolkata", "Asia/Kolkata"),
        ("CET", "Europe/Paris"),
        ("EST", "America/New_York"),
        ("Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("Europe/Berlin (CET)", "Europe/Berlin"),
        ("CST", None),
        ("IST", None),
        ("UTC+27", None),
        ("../../etc/passwd", None),
        ("America", None),
        ("", None),
        ("5", None),
    ],
)
def test_zones_in_roster_cells(cell: str, zone: str | None) -> None:
    assert parse_zone(cell) == zone


@given(st.text(max_size=100))
def test_a_zone_that_is_read_can_be_used(text: str) -> None:
    zone = parse_zone(text)
    if zone is not None:
        assert holds(parse_hours("00:00-24:00"), zone, datetime(2026, 11, 28, tzinfo=UTC))


def test_long_cells_cost_nothing() -> None:
    began = time.perf_counter()
    for cell in ("from 1 " * 1500, "Mon-" * 2500, "7" * 10_000, "after " * 1600, " " * 10_000):
        with pytest.raises(BadInput):
            parse_hours(cell)
    assert time.perf_counter() - began < 1
