"""Any messy file of people → a Roster: every row is a person or a problem, none is lost.

Contact data ends in `Roster.contacts` and nowhere else; private columns are set aside.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from agent.errors import BadRoster
from agent.folding import fold
from agent.records.people import Person, Problem, Roster, RosterReport
from agent.roster import values
from agent.roster.cells import split_lines, split_list, texts, too_long
from agent.roster.columns import Layout, lay_out, with_header
from agent.roster.contact import CONTACT_MARK, email_in, is_contact, mask_contact
from agent.roster.headers import header_words
from agent.roster.tables import LARGEST, Row, read_table

_TEXT = ("approach", "headline", "bio", "location", "zone", "seniority", "last_active", "cost")
_LISTS = ("skills", "interests", "languages", "formats", "offers", "wants", "verified")
_LINES = ("experience", "hours")
_NUMBERS = ("hours_per_month", "capacity", "load")
_BETWEEN = {"headline": " · ", "location": ", ", "bio": "\n", "cost": ", ", "zone": ", "}
_IDENTITY = ("name", "id")
_LONG_ENOUGH = 60
"""Characters of equal evidence that propose two entries as one person."""

_LONGEST_ID = 80


def read_roster(
    path: Path, *, mapping: Mapping[str, str] | None = None, use_columns: Sequence[str] = ()
) -> Roster:
    """The roster in a file; see `read_roster_bytes`. Raises BadRoster, also for a missing file."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadRoster(f"{path.name} is larger than 20 MB; split it, or leave out columns.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise BadRoster(f"{path} cannot be opened: {reason}.") from None
    return read_roster_bytes(path.name, data, mapping=mapping, use_columns=use_columns)


def read_roster_bytes(
    name: str,
    data: bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    use_columns: Sequence[str] = (),
) -> Roster:
    """The people in a file called `name`, with the report of its reading.

    mapping: FIELD → COLUMN where a person corrects what was recognised; use_columns: further
    columns to use as evidence. Raises BadRoster, with one line that says what to do.
    """
    table = read_table(name, data)
    rows = with_header(table, {*(mapping or {}).values(), *use_columns})
    cells = [_cells(row, table.problems) for row in rows]
    headerless = table.grid is not None and all(
        _is_numbered(column) for row in cells for column in row
    )
    layout = lay_out(cells, mapping or {}, use_columns, headerless=headerless)
    entries = _entries(rows, cells, layout, table.problems)
    if not entries:
        why = f" ({table.problems[0].problem})" if table.problems else ""
        raise BadRoster(f"Nobody was found in {name}{why}; it needs one person a row, with a name.")
    return _roster(name, entries, layout, table.problems)


def _is_numbered(column: str) -> bool:
    return column.startswith("column ") and column[7:].isdigit()


def _cells(row: Row, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    for column, value in row.cells.items():
        if too_long(value):
            problem = "is too long; only its beginning was read"
            problems.append(Problem(row=row.number, field=column, problem=problem))
    return {column: texts(value) for column, value in row.cells.items()}


@dataclass
class _Entry:
    """A person on the way: the canonical fields, and what is kept apart from them."""

    number: int
    id: str
    contact: str
    fields: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def evidence(self) -> str:
        """Everything but name and id, as one text to compare and to hash."""
        rest = {key: value for key, value in self.fields.items() if key not in _IDENTITY}
        return json.dumps(rest, sort_keys=True, ensure_ascii=False)


def _entries(
    rows: Sequence[Row],
    cells: Sequence[Mapping[str, tuple[str, ...]]],
    layout: Layout,
    problems: list[Problem],
) -> list[_Entry]:
    entries = []
    for row, filled in zip(rows, cells, strict=True):
        if not any(filled.values()):
            continue
        entry = _entry(row.number, filled, layout, problems)
        if entry.id or entry.fields.get("name"):
            entries.append(entry)
        else:
            problem = "has neither a name nor an id"
            problems.append(Problem(row=row.number, field="name", problem=problem))
    _settle_ids(entries, problems)
    return entries


def _entry(
    number: int,
    filled: Mapping[str, tuple[str, ...]],
    layout: Layout,
    problems: list[Problem],
) -> _Entry:
    found = {what: _texts_of(what, filled, layout) for what in set(layout.mapping.values())}
    name = _name(filled, layout)
    id_text = next(iter(found.get("id", ())), "")
    contacts = [*([id_text] if is_contact(id_text) else []), *found.get("contact", ())]
    entry = _Entry(number, _clean_id(id_text), _contact(contacts))
    entry.fields = _fields(found, name)
    entry.fields |= _numbers(number, found, layout, problems)
    role = values.role_of(" ".join(found.get("role", ())))
    if role:
        entry.fields["role"] = role
    elif found.get("role"):
        problem = "says neither mentor nor mentee; taken for a mentor"
        problems.append(Problem(row=number, field="role", problem=problem))
    extra = {c: _masked(filled[c], name) for c in layout.ticked if filled.get(c)}
    return _with(entry, name=name, extra=extra)


def _with(entry: _Entry, *, name: str, extra: dict[str, tuple[str, ...]]) -> _Entry:
    entry.fields |= {"name": name} if name else {}
    entry.fields |= {"extra": extra} if extra else {}
    return entry


def _texts_of(what: str, filled: Mapping[str, tuple[str, ...]], layout: Layout) -> tuple[str, ...]:
    columns = layout.columns(what)
    found = (text for column in columns for text in filled.get(column, ()))
    return tuple(dict.fromkeys(found))


def _name(filled: Mapping[str, tuple[str, ...]], layout: Layout) -> str:
    """Given and family name together; of several whole names the first that is filled."""
    columns = [column for column in layout.columns("name") if filled.get(column)]
    whole = [c for c in columns if not _is_part_of_name(c)]
    chosen = whole[:1] or columns
    joined = " ".join(" ".join(filled[column]) for column in chosen)
    masked = mask_contact(" ".join(joined.split()))
    return "" if masked == CONTACT_MARK else masked[:200]


def _is_part_of_name(column: str) -> bool:
    words = header_words(column.rsplit(".", 1)[-1]).split()
    parts = ("first", "last", "given", "family", "surname", "forename", "vorname", "nachname")
    return any(word in parts or word.startswith(("apellido", "sobrenome")) for word in words)


def _clean_id(text: str) -> str:
    if not text:
        return ""
    return _hashed(text.lower()) if is_contact(text) else " ".join(text.split())[:_LONGEST_ID]


def _hashed(text: str) -> str:
    return "p-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def _contact(found: Sequence[str]) -> str:
    """The e-mail address where there is one, else whatever the file gives."""
    return next(filter(None, map(email_in, found)), "") or ", ".join(found)[:500]


def _fields(found: Mapping[str, tuple[str, ...]], name: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for what in (*_TEXT, "ideal_mentee"):
        masked = _masked(found[what], name) if what in found else ()
        if masked:
            fields[what] = _BETWEEN.get(what, "\n").join(masked)
    for what in (what for what in _LISTS if what in found):
        texts_in = _masked(found.get(what, ()), name)
        if what == "languages":
            texts_in = tuple(text.replace("/", ",") for text in texts_in)
        pieces = [piece for text in texts_in for piece in split_list(text)]
        if pieces:
            fields[what] = _distinct(pieces)
    for what in (what for what in _LINES if what in found):
        pieces = [p for text in _masked(found.get(what, ()), name) for p in split_lines(text)]
        if pieces:
            fields[what] = _distinct(pieces)
    return fields


def _distinct(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece for piece in pieces if piece != CONTACT_MARK))


def _masked(found: Iterable[str], name: str) -> tuple[str, ...]:
    masked = (mask_contact(text, name) for text in found)
    return tuple(text for text in masked if text.strip() != CONTACT_MARK)


def _numbers(
    number: int,
    found: Mapping[str, tuple[str, ...]],
    layout: Layout,
    problems: list[Problem],
) -> dict[str, Any]:
    weekly = any("week" in header_words(c) for c in layout.columns("hours_per_month"))
    numbers: dict[str, Any] = {}
    for what in _NUMBERS:
        text = next(iter(found.get(what, ())), "")
        if not text:
            continue
        monthly = what == "hours_per_month"
        read = values.hours_per_month(text, weekly=weekly) if monthly else values.whole_number(text)
        if read is None:
            problem = f"{text[:60]!r} is not a number; left as unknown"
            problems.append(Problem(row=number, field=what, problem=problem))
        else:
            numbers[what] = read
    said = next((text for text in found.get("hours", ()) if values.states_monthly_hours(text)), "")
    if said and "hours_per_month" not in numbers:
        numbers["hours_per_month"] = values.hours_per_month(said)
    return numbers


def _settle_ids(entries: list[_Entry], problems: list[Problem]) -> None:
    """Gives an id to who has none, and a suffix to an id that is taken; the latter is reported."""
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for entry in entries:
        given = bool(entry.id)
        entry.id = wanted = entry.id or _hashed(entry.evidence)
        while entry.id in seen:
            copies[wanted] += 1
            entry.id = f"{wanted}-{copies[wanted] + 1}"
        seen.add(entry.id)
        if given and entry.id != wanted:
            problem = f"the id {wanted!r} is taken by an earlier row; called {entry.id!r} here"
            problems.append(Problem(row=entry.number, field="id", problem=problem))


def _roster(
    name: str, entries: Sequence[_Entry], layout: Layout, problems: Sequence[Problem]
) -> Roster:
    people = tuple(Person(id=entry.id, **entry.fields) for entry in entries)
    report = RosterReport(
        people=len(people),
        mapping=layout.mapping,
        set_aside=tuple(layout.set_aside),
        problems=tuple(sorted(problems, key=lambda each: each.row)),
        duplicates=_duplicates(entries),
    )
    contacts = {entry.id: entry.contact for entry in entries if entry.contact}
    digest = hashlib.sha256("".join(p.model_dump_json() for p in people).encode()).hexdigest()
    return Roster(id=f"r-{digest[:12]}", name=name, people=people, report=report, contacts=contacts)


def _duplicates(entries: Sequence[_Entry]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids that may be one person: one address, one name, or one long equal text."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        address = email_in(entry.contact).lower()
        signs = {"address": address, "name": fold(str(entry.fields.get("name", "")))}
        if len(entry.evidence) > _LONG_ENOUGH:
            signs["evidence"] = entry.evidence
        for kind, sign in signs.items():
            if sign:
                groups[kind, sign].append(entry.id)
    found = {tuple(sorted(ids)) for ids in groups.values() if len(ids) > 1}
    return tuple(sorted(found))
