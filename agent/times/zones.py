"""A time zone as people write it in a cell: an IANA name, an offset, an abbreviation.

Fixed offsets become `Etc/GMT±N` (whose sign is the opposite of the usual one) or, for half hours,
a zone of that offset without daylight saving. Abbreviations that stand for several zones (CST,
IST) are not read.
"""

from __future__ import annotations

import re
import zoneinfo
from functools import lru_cache

from agent.folding import fold

_ABBREVIATIONS = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC",
    "wet": "Europe/Lisbon", "west": "Europe/Lisbon", "bst": "Europe/London",
    "cet": "Europe/Paris", "cest": "Europe/Paris", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "eet": "Europe/Athens", "eest": "Europe/Athens", "msk": "Europe/Moscow",
    "wat": "Africa/Lagos", "cat": "Africa/Maputo", "eat": "Africa/Nairobi",
    "sast": "Africa/Johannesburg", "pkt": "Asia/Karachi", "wib": "Asia/Jakarta",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "aest": "Australia/Brisbane", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cdt": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "brt": "America/Sao_Paulo",
    "art": "America/Argentina/Buenos_Aires", "clt": "America/Santiago", "pet": "America/Lima",
    "eastern time": "America/New_York", "central time": "America/Chicago",
    "mountain time": "America/Denver", "pacific time": "America/Los_Angeles",
    "central european time": "Europe/Paris", "eastern european time": "Europe/Athens",
    "india standard time": "Asia/Kolkata", "east africa time": "Africa/Nairobi",
    "west africa time": "Africa/Lagos", "greenwich mean time": "UTC",
}  # fmt: skip
"""Folded abbreviation or name → IANA name. US ones keep daylight saving, as people mean them."""

_BROKEN_OFFSETS = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
"""Minutes east of UTC → the zone that keeps this offset all year."""

_OFFSET = re.compile(
    r"\(?(?:utc|gmt)? ?(?P<sign>[+-]) ?(?P<hour>1[0-4]|0?\d)(?::?(?P<minute>[0-5]\d))?(?: ?h)?\)?"
)
_NAME = re.compile(r"[a-z_]+(?:/[a-z0-9_+-]+){1,2}")
_NOT_PLACES = frozenset(["factory", "localtime", "posixrules"])


def parse_zone(text: str) -> str | None:
    """The IANA name for what a cell says about its zone, or None when it is not clear.

    "europe/lisbon", "UTC+5", "GMT-3", "(UTC+05:30) Chennai", "CET", "EST (GMT-5)".
    """
    said = " ".join(fold(text[:200]).split())
    return (
        _ABBREVIATIONS.get(said)
        or _name_inside(said)
        or _offset(said)
        or _known_names().get(said.replace(" ", "_"))
        or _abbreviated(said)
    )


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    names = zoneinfo.available_timezones()
    return {fold(name): name for name in names if name.lower() not in _NOT_PLACES}


def _name_inside(said: str) -> str | None:
    found = {_known_names().get(match[0]) for match in _NAME.finditer(said)} - {None}
    return found.pop() if len(found) == 1 else None


def _abbreviated(said: str) -> str | None:
    """An abbreviation with its long name or offset beside it: "CET (GMT+1)", "EST time"."""
    first, _, rest = said.partition(" ")
    if first in _ABBREVIATIONS and (rest == "time" or rest.startswith("(")):
        return _ABBREVIATIONS[first]
    long_name = re.sub(r" ?\(.*?\)", "", said).replace(" standard time", " time")
    return _ABBREVIATIONS.get(long_name)


def _offset(said: str) -> str | None:
    match = _OFFSET.match(said)
    rest = said[match.end() :] if match else ""
    if match is None or (rest and not rest.startswith(" ")):
        return None
    minutes = int(match["hour"]) * 60 + int(match["minute"] or 0)
    east = minutes if match["sign"] == "+" else -minutes
    if east % 60:
        return _BROKEN_OFFSETS.get(east)
    if not -12 <= east // 60 <= 14:
        return None
    return f"Etc/GMT{-east // 60:+d}" if east else "UTC"
