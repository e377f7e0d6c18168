"""Weekly hours: read from what people write, written in one form, compared across time zones.

The one form is `DAYS HH:MM-HH:MM`, DAYS being `Mon`, `Mon-Fri`, `Mon,Wed` or `daily`. Minutes are
counted from midnight of the local day, weekdays from Monday = 0, zones are IANA names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.errors import BadInput
from agent.folding import fold
from agent.times.phrases import Claim, Unclear, claims, leaves_open
from agent.times.words import EARLIEST, LATEST, MIDNIGHT, scan
from agent.times.zones import parse_zone

__all__ = [
    "CommonWindow",
    "Hours",
    "Overlap",
    "Window",
    "assemble",
    "format_hours",
    "holds",
    "hours_of",
    "join",
    "overlap",
    "parse_hours",
    "parse_zone",
]

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
THE_FORM = "write hours like Mon-Fri 18:00-21:00, Sat 10:00-12:00 or daily 20:00-22:00"
MOST_TEXT = 2_000
"""Characters of hours that are read; nobody's week needs more."""

_FILLING = re.compile(
    r"(?:[\s()|:.*\[\]-]|\b(?:on|at|in|the|from|during|most|every|each|any|usually|only|mostly"
    r"|preferably|ideally|my|local|time|available|availability|free|works?|best|hours?|of|for|me|is"
    r"|are|le|les|l|du|de|la|au|en|los|las|el|por|am|im|an|um|as|os|von|nur|no|na|nos|nas|aos|das|dos|do"
    r"|da|with|i|can|meet)\b)*"
)


@dataclass(frozen=True)
class Window:
    """The same stretch on some weekdays. `end` > `start`; over 1440 it runs into the next day."""

    days: tuple[int, ...]
    start: int
    end: int

    def __str__(self) -> str:
        return f"{_days_text(self.days)} {_clock_text(self.start)}-{_clock_text(self.end)}"


@dataclass(frozen=True)
class Hours:
    """A week's hours, sorted, nothing said twice. No windows: never."""

    windows: tuple[Window, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Each window in the one form."""
        return tuple(str(window) for window in self.windows)

    @property
    def minutes(self) -> int:
        """Minutes a week."""
        return sum(len(window.days) * (window.end - window.start) for window in self.windows)


def parse_hours(text: str) -> Hours:
    """The hours that a roster cell or a criteria file gives, in whatever way people write them.

    "weekdays 18-21", "Mon–Fri 6pm-9pm", "Tue/Thu after 19:00", "lun-ven 18h-21h", "evenings".
    Raises BadInput, with the form, when a word is not understood or a time could be two times.
    """
    cell = text.strip()
    words = scan(cell) if len(cell) <= MOST_TEXT else ()
    if not any(word.tells for word in words) or not _is_all_understood(
        cell, [(word.start, word.end) for word in words]
    ):
        raise BadInput(f"{cell[:60]!r} is not understood as hours; {THE_FORM}")
    try:
        said = claims(words, cell)
    except Unclear as unclear:
        message = f"{cell[unclear.start : unclear.end]!r} {unclear}; {THE_FORM}"
        raise BadInput(message) from None
    if leaves_open(said):
        raise BadInput(f"{cell[:60]!r} says when not, and leaves open when; {THE_FORM}")
    return assemble(said)


def _is_all_understood(cell: str, spans: Iterable[tuple[int, int]]) -> bool:
    folded, at = fold(cell), 0
    for start, end in spans:
        if not _FILLING.fullmatch(folded[at:start]):
            return False
        at = end
    return _FILLING.fullmatch(folded[at:]) is not None


def hours_of(texts: Iterable[str]) -> Hours:
    """Several texts as one week. Raises BadInput like `parse_hours`."""
    return join(parse_hours(text) for text in texts)


def join(several: Iterable[Hours]) -> Hours:
    """All of these hours together."""
    windows = [window for hours in several for window in hours.windows]
    return _from_stretches((day, w.start, w.end) for w in windows for day in w.days)


def format_hours(hours: Hours) -> str:
    """The one form, windows parted by "; ". `parse_hours` reads it back as the same hours."""
    return "; ".join(hours.lines)


def assemble(said: Iterable[Claim]) -> Hours:
    """The week that claims describe; with nothing but exceptions, every other hour of the day."""
    said = tuple(said)
    out = [(day, c.begin, c.stop) for c in said if c.ruled_out for day in c.days]
    kept = [(day, c.begin, c.stop) for c in said if not c.ruled_out for day in c.days]
    if out and not kept:
        kept = [(day, *_OPEN_DAY) for day in range(7)]
    return _from_stretches(rest for each in kept for rest in _without(each, out))


_OPEN_DAY = (EARLIEST, LATEST)
_Stretch = tuple[int, int, int]


def _without(stretch: _Stretch, ruled_out: list[_Stretch]) -> list[_Stretch]:
    day, *_ = stretch
    rest = [stretch]
    for out_day, begin, stop in ruled_out:
        for shift in (-7, 0, 7):
            offset = (out_day + shift - day) * MIDNIGHT
            rest = [part for each in rest for part in _cut(each, begin + offset, stop + offset)]
    return rest


def _cut(stretch: _Stretch, begin: int, stop: int) -> list[_Stretch]:
    day, start, end = stretch
    parts = ((day, start, min(end, begin)), (day, max(start, stop), end))
    return [part for part in parts if part[2] > part[1]]


def _from_stretches(stretches: Iterable[_Stretch]) -> Hours:
    """Hours from single stretches: each on the day it begins, what touches on a day made one."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for day, start, end in sorted(_on_its_day(each) for each in stretches):
        known = by_day.setdefault(day, [])
        if known and start <= known[-1][1] and end <= known[-1][0] + MIDNIGHT:
            known[-1] = (known[-1][0], max(end, known[-1][1]))
        else:
            known.append((start, end))
    days_of: dict[tuple[int, int], list[int]] = {}
    for day in sorted(by_day):
        for stretch in by_day[day]:
            days_of.setdefault(stretch, []).append(day)
    windows = (Window(tuple(days), start, end) for (start, end), days in days_of.items())
    return Hours(tuple(sorted(windows, key=lambda w: (w.days[0], w.start, w.end, w.days))))


def _on_its_day(stretch: _Stretch) -> _Stretch:
    day, start, end = stretch
    days, minute = divmod(start, MIDNIGHT)
    return (day + days) % 7, minute, end - days * MIDNIGHT


def _days_text(days: tuple[int, ...]) -> str:
    if len(days) == 7:
        return "daily"
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    texts = [
        f"{DAY_NAMES[run[0]]}-{DAY_NAMES[run[-1]]}"
        if len(run) > 2
        else ",".join(DAY_NAMES[day] for day in run)
        for run in runs
    ]
    return ",".join(texts)


def _clock_text(minutes: int) -> str:
    shown = minutes if minutes <= MIDNIGHT else minutes - MIDNIGHT
    return f"{shown // 60:02d}:{shown % 60:02d}"


@dataclass(frozen=True)
class CommonWindow:
    """One stretch that suits both, in the first person's local time and in the second's."""

    start: datetime
    end: datetime
    other_start: datetime
    other_end: datetime

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds()) // 60


@dataclass(frozen=True)
class Overlap:
    """What two weeks share: minutes a week, and the stretches, longest first, at most three."""

    minutes: int
    best: tuple[CommonWindow, ...]


def overlap(a: Hours, zone_a: str, b: Hours, zone_b: str, on: date) -> Overlap:
    """What the hours share in the week (Monday to Sunday in `zone_a`) that contains `on`.

    Both clocks are those of that week, daylight saving included. Raises BadInput for a zone that
    does not exist.
    """
    here, there = _zone(zone_a), _zone(zone_b)
    monday = on - timedelta(days=on.weekday())
    week = [(_moment(monday, 0, here), _moment(monday, 7 * MIDNIGHT, here))]
    mine = _shared(week, _moments(a, here, monday))
    shared = _shared(mine, _moments(b, there, monday))
    windows = [
        CommonWindow(*(moment.astimezone(zone) for zone in (here, there) for moment in both))
        for both in shared
    ]
    longest = sorted(windows, key=lambda window: (-window.minutes, window.start))
    return Overlap(sum(window.minutes for window in windows), tuple(longest[:3]))


def holds(hours: Hours, zone: str, moment: datetime) -> bool:
    """Whether `moment` (with a zone of its own) falls into `hours` kept in `zone`.

    Raises BadInput for a moment without a zone and for a zone that does not exist.
    """
    if moment.tzinfo is None:
        raise BadInput("this moment has no zone; write it like 2026-11-24T19:00:00+00:00")
    local = moment.astimezone(_zone(zone))
    minute = local.hour * 60 + local.minute
    return any(
        window.start <= at < window.end
        for window in hours.windows
        for day, at in ((local.weekday(), minute), ((local.weekday() - 1) % 7, minute + MIDNIGHT))
        if day in window.days
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"{name[:60]!r} is not a time zone; write it like Europe/Lisbon"
        raise BadInput(message) from None


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment that local clocks show `minutes` after the midnight that begins `day`, in UTC."""
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return local.replace(tzinfo=zone).astimezone(UTC)


_Moments = tuple[datetime, datetime]


def _moments(hours: Hours, zone: ZoneInfo, monday: date) -> list[_Moments]:
    """The windows as stretches of time, for the week and two days on either side of it."""
    stretches = [
        (_moment(day, window.start, zone), _moment(day, window.end, zone))
        for window in hours.windows
        for day in (monday + timedelta(days=step) for step in range(-2, 9))
        if day.weekday() in window.days
    ]
    merged: list[_Moments] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _shared(left: list[_Moments], right: list[_Moments]) -> list[_Moments]:
    pairs = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return [(start, end) for start, end in pairs if end > start]
