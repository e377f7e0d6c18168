"""The canonical fields of one row, from the cleaned texts of its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from agent.errors import BadInput
from agent.records.people import Problem
from agent.roster import values
from agent.roster.cells import split_lines, split_list
from agent.roster.contact import CONTACT_MARK, mask_contact
from agent.times.hours import parse_hours
from agent.times.zones import parse_zone

Texts = tuple[str, ...]
Found = Mapping[str, Texts]
"""Field → the texts of its columns."""

_TEXT = ("approach", "headline", "bio", "location", "zone", "seniority", "last_active", "cost")
_LISTS = ("skills", "interests", "languages", "formats", "offers", "wants", "verified")
_LINES = ("experience", "hours")
_NUMBERS = ("hours_per_month", "capacity", "load")
_BETWEEN = {"headline": " · ", "location": ", ", "bio": "\n", "cost": ", ", "zone": ", "}
_REPEATED = 100
"""Characters up to which a text is likely to stand in many rows and is worked out once."""


class Fields:
    """Reads rows of one layout; what stands in many cells is worked out once."""

    def __init__(self, *, weekly: bool) -> None:
        self._read_number: dict[str, Callable[[str], float | None]] = dict.fromkeys(
            _NUMBERS, values.whole_number
        )
        self._read_number["hours_per_month"] = lambda text: values.hours_per_month(
            text, weekly=weekly
        )
        self._pieces = {what: _Memory(_pieces_of(what)) for what in (*_LISTS, *_LINES)}
        self._masked = _Memory(lambda text: _without_mark(mask_contact(text)))
        self._complaint = {"hours": _Memory(_no_hours), "zone": _Memory(_no_zone)}
        self._monthly = _Memory(_stated_monthly)

    def of(self, row: int, found: Found, name: str, problems: list[Problem]) -> dict[str, Any]:
        """The fields that are filled; what cannot be used is added to the problems."""
        fields: dict[str, Any] = {}
        for what in (*_TEXT, "ideal_mentee"):
            masked = self.masked(found[what], name) if found.get(what) else ()
            if masked:
                fields[what] = _BETWEEN.get(what, "\n").join(masked)
        for what in (*_LISTS, *_LINES):
            pieces = self._listed(what, found[what], name) if found.get(what) else ()
            if pieces:
                fields[what] = pieces
        fields |= self._numbers(row, found, problems)
        problems += self._complaints(row, fields)
        return fields

    def masked(self, texts: Texts, name: str) -> Texts:
        """The texts without contact data; a text that is nothing else is left out."""
        return tuple(piece for text in texts for piece in self._mask(text, name))

    def _mask(self, text: str, name: str) -> Texts:
        return _without_mark(mask_contact(text, name)) if "@" in text else self._masked[text]

    def _listed(self, what: str, texts: Texts, name: str) -> Texts:
        if len(texts) == 1 and "@" not in texts[0]:
            return self._pieces[what][texts[0]]
        pieces = (piece for text in self.masked(texts, name) for piece in self._pieces[what][text])
        return tuple(dict.fromkeys(pieces))

    def _numbers(self, row: int, found: Found, problems: list[Problem]) -> dict[str, Any]:
        numbers: dict[str, Any] = {}
        for what in _NUMBERS:
            text = next(iter(found.get(what, ())), "")
            read = self._read_number[what](text) if text else None
            if read is not None:
                numbers[what] = read
            elif text:
                problem = f"{text[:60]!r} is not a number; left as unknown"
                problems.append(Problem(row=row, field=what, problem=problem))
        if "hours_per_month" not in numbers and found.get("hours"):
            said = next((said for text in found["hours"] for said in self._monthly[text]), "")
            numbers |= {"hours_per_month": values.hours_per_month(said)} if said else {}
        return numbers

    def _complaints(self, row: int, fields: Mapping[str, Any]) -> Iterable[Problem]:
        """Hours and zones that cannot be compared with anybody's: kept as words, and told."""
        for what, text in (("hours", "; ".join(fields.get("hours", ()))), ("zone", "")):
            said = text or str(fields.get(what, ""))
            for complaint in self._complaint[what][said] if said else ():
                yield Problem(row=row, field=what, problem=complaint)


class _Memory(dict[str, Texts]):
    """What a function gives for a text, kept where the text is short enough to come again."""

    def __init__(self, work_out: Callable[[str], Sequence[str]]) -> None:
        self._work_out = work_out

    def __missing__(self, text: str) -> Texts:
        found = tuple(self._work_out(text))
        if len(text) <= _REPEATED:
            self[text] = found
        return found


def _pieces_of(what: str) -> Callable[[str], Texts]:
    split = split_lines if what in _LINES else split_list

    def pieces(text: str) -> Texts:
        masked = mask_contact(text)
        spoken = masked.replace("/", ",") if what == "languages" else masked
        return tuple(piece for piece in split(spoken) if piece != CONTACT_MARK)

    return pieces


def _without_mark(masked: str) -> Texts:
    return () if masked.strip() == CONTACT_MARK else (masked,)


def _stated_monthly(text: str) -> Texts:
    return (text,) if values.states_monthly_hours(text) else ()


def _no_hours(text: str) -> Texts:
    """Why hours in words say no days and times, if they say none."""
    if values.states_monthly_hours(text):
        return ()
    for part in (text, *text.split("; ")):
        try:
            parse_hours(part)
        except BadInput:
            continue
        return ()
    return (f"{text[:60]!r} gives no days and times; write them like Mon-Fri 18:00-21:00",)


def _no_zone(text: str) -> Texts:
    if parse_zone(text):
        return ()
    return (f"{text[:60]!r} is not a time zone; write it like Europe/Lisbon",)
