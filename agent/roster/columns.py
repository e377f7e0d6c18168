"""Which column of a roster fills which field, and which are set aside, with the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agent.errors import BadRoster
from agent.records.people import Problem, RosterReport, SetAside
from agent.roster import headers
from agent.roster.cells import texts
from agent.roster.contact import is_contact
from agent.roster.content import field_by_content, private_content, sample_of
from agent.roster.headers import FIELDS, field_of, header_strength, header_words, private_reason
from agent.roster.tables import Patience, Row, Table
from agent.roster.values import role_of

HEADER_WITHIN = 10
"""Rows from the top in which a header is looked for."""

MOST_FIELDS = 2_000
"""Different columns of one file, nested ones included."""

_LONGEST_HEADER = 200

_LONGEST_ROLE = 10
"""Words from which on a cell says more than "I would like to be a mentor"."""

MOST_KEYS = 30
"""An object with more keys than this is one cell, not columns of its own."""

HASHED = "contact data; a hash stands for it"
UNUSED = "not recognised; name a field for it, or tick it to use it"
_COUNTED = re.compile(r"(?:.*: )?column \d+", re.DOTALL)
_SAFE_BY_CONTENT = frozenset({"languages", "hours", "hours_per_month", "zone", "role", "cost"})
_GIVEN = ("first", "given", "forename", "vorname", "prenom", "nombre", "preferred")
_FAMILY = ("last", "family", "surname", "nachname", "apellido", "apellidos", "sobrenome", "apelido")


@dataclass
class Layout:
    """The columns of one roster. `mapping` is column → field, `ticked` are used as they are."""

    mapping: dict[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    set_aside: list[SetAside] = field(default_factory=list)

    @cached_property
    def by_field(self) -> dict[str, list[str]]:
        """The columns of each field; given names before family names, plain headers first."""
        return {field: self._sorted(field) for field in self.mapping.values()}

    @cached_property
    def weekly(self) -> bool:
        """Whether the hours count by the week where a cell does not say."""
        return any("week" in header_words(each) for each in self.columns("hours_per_month"))

    def columns(self, field: str) -> list[str]:
        """The columns of one field."""
        return self.by_field.get(field, [])

    def _sorted(self, field: str) -> list[str]:
        found = [column for column, what in self.mapping.items() if what == field]
        if field == "name":
            return sorted(found, key=_name_order)
        return sorted(found, key=lambda column: -header_strength(column))


def _name_order(column: str) -> int:
    words = header_words(column).split()
    given = any(word in _GIVEN for word in words)
    return 0 if given else 2 if any(word in _FAMILY for word in words) else 1


def names_people(header: Sequence[str]) -> bool:
    """Whether a row heads a list of people: a name or an id, and what is known about them."""
    fields = {field_of(cell) for cell in header if len(cell) <= _LONGEST_HEADER}
    about = fields - {"", "name", "id", "last_active", "status"}
    return _header_likeness(header) > 0 and bool(fields & {"name", "id"}) and bool(about)


def with_header(
    table: Table, named: Collection[str] = (), known: Collection[str] = ()
) -> list[Row]:
    """The rows of a table under its header; what stands above it is reported as a problem.

    A row that holds all columns a person has `named`, or half of those `known` from an earlier
    file, is the header, else the row that looks most like one; where none does, columns are called
    "column 1", "column 2" …
    """
    if table.grid is None:
        return [_expanded(row) for row in table.rows]
    at = _header_at([row for _, row in table.grid[:HEADER_WITHIN]], named, known)
    width = max((len(row) for _, row in table.grid), default=0)
    names = _column_names([] if at is None else table.grid[at][1], width)
    unnamed = [place for place, name in enumerate(names) if is_counted(name)]
    empty = {
        place
        for place in unnamed
        if not any(place < len(row) and texts(row[place]) for _, row in table.grid)
    }
    if at is None and table.title:
        names = [f"{table.title}: {name}" for name in names]
    for number, _ in table.grid[: at or 0]:
        problem = "stands above the header and was not read"
        table.problems.append(Problem(row=number, field="", problem=problem))
    body = table.grid if at is None else table.grid[at + 1 :]
    headed = len(names) if at is None else len(table.grid[at][1])
    for number, row in body:
        if any(texts(cell) for cell in row[headed:]):
            problem = "has more cells than the header; check its commas and quotation marks"
            table.problems.append(Problem(row=number, field="", problem=problem))
    return [_row(number, names, row, empty) for number, row in body]


def _row(number: int, names: Sequence[str], row: Sequence[object], empty: Collection[int]) -> Row:
    """One row under the names of its columns, without columns that have neither name nor cells."""
    cells = dict(zip(names, row, strict=False))
    for place in empty:
        cells.pop(names[place], None)
    return Row(number, cells)


def _header_at(
    top: Sequence[Sequence[object]], named: Collection[str], known: Collection[str]
) -> int | None:
    for at, row in enumerate(top):
        names = set(_column_names(row, len(row)))
        if (named and set(named) <= names) or (known and 2 * len(names & set(known)) >= len(known)):
            return at
    strengths = [_header_likeness(row) for row in top]
    best = max(strengths, default=0)
    if best:
        return strengths.index(best)
    return 0 if any(not _COUNTED.fullmatch(column) for column in named) else None


def _header_likeness(row: Sequence[object]) -> int:
    filled = dict.fromkeys(str(cell).strip()[: _LONGEST_HEADER + 1] for cell in row if cell)
    cells = [cell for cell in filled if cell]
    if not cells or any(is_contact(cell) or cell.isdigit() for cell in cells):
        return 0
    strengths = [header_strength(cell) for cell in cells]
    known = sum(strength > 0 for strength in strengths)
    enough = known * 2 >= len(cells) or strengths.count(2) >= 3
    return sum(strengths) if enough and (known > 1 or 2 in strengths) else 0


def _column_names(header: Sequence[object], width: int) -> list[str]:
    names: dict[str, None] = {}
    for at in range(width):
        written = " ".join(" ".join(texts(header[at])).split()) if at < len(header) else ""
        name = base = written[:_LONGEST_HEADER] or f"column {at + 1}"
        copy = 2
        while name in names:
            name, copy = f"{base} ({copy})", copy + 1
        names[name] = None
    return list(names)


def _expanded(row: Row) -> Row:
    cells: dict[str, object] = {}
    for column, value in row.cells.items():
        _expand(column, value, cells, 3)
    return Row(row.number, cells)


def _expand(column: str, value: object, into: dict[str, object], depth: int) -> None:
    """Objects become columns "parent.key"; private keys leave the objects of a list."""
    if isinstance(value, Mapping) and depth and len(value) <= MOST_KEYS:
        for key, part in value.items():
            _expand(f"{column}.{str(key)[:100]}", part, into, depth - 1)
    elif isinstance(value, list) and any(isinstance(part, Mapping) for part in value):
        into[column] = [_public_part(column, part, into) for part in value]
    else:
        into[column] = value


def _public_part(column: str, part: object, into: dict[str, object]) -> object:
    if not isinstance(part, Mapping) or private_reason(column) == headers.CONTACT:
        return part
    private = [key for key in part if private_reason(str(key))]
    for key in private[:MOST_KEYS]:
        kept = into.setdefault(f"{column}.{str(key)[:100]}", [])
        if isinstance(kept, list):
            kept.append(part[key])
    return {key: each for key, each in part.items() if key not in private}


def is_counted(column: str) -> bool:
    """Whether a column has a number for a name, since nothing stood above it."""
    return _COUNTED.fullmatch(column) is not None


def lay_out(
    rows: Sequence[Mapping[str, object]],
    mapping: Mapping[str, str],
    use_columns: Sequence[str],
    before: RosterReport | None,
    patience: Patience,
) -> Layout:
    """Decides every column of these raw rows. `mapping` is FIELD → COLUMN as a person gave it.

    `before` is the report of an earlier file, whose mapping holds for columns that are here too.
    Raises BadRoster for a field or a column that does not exist.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if len(columns) > MOST_FIELDS:
        message = (
            f"There are more than {MOST_FIELDS:,} different fields; give each person the same."
        )
        raise BadRoster(message)
    given, kept = _given(mapping, columns), _kept(before, columns)
    _refuse_missing(use_columns, columns)
    wanted = {*use_columns, *(column for column, field in kept.items() if field == column)}
    layout = Layout()
    ticked = []
    for column in patience.over(columns):
        field = given.get(column) or kept.get(column, "")
        what, reason = _decide(column, rows, field if field in FIELDS else "")
        if what:
            layout.mapping[column] = what
        if column in wanted and not what and reason == UNUSED:
            ticked.append(column)
            layout.mapping[column] = column
        elif reason:
            layout.set_aside.append(SetAside(column=column, reason=reason))
    layout.ticked = tuple(ticked)
    return layout


def _given(mapping: Mapping[str, str], columns: Sequence[str]) -> dict[str, str]:
    unknown = [field for field in mapping if field not in FIELDS]
    if unknown:
        raise BadRoster(f"There is no field {unknown[0]!r}; fields are {', '.join(FIELDS)}.")
    _refuse_missing(list(mapping.values()), columns)
    return {column: field for field, column in mapping.items()}


def _kept(before: RosterReport | None, columns: Sequence[str]) -> dict[str, str]:
    """Column → field of an earlier file, for the columns that this one has under the same name."""
    mapping = before.mapping if before else {}
    return {column: mapping[column] for column in columns if column in mapping}


def _refuse_missing(wanted: Sequence[str], columns: Sequence[str]) -> None:
    missing = [column for column in wanted if column not in columns]
    if missing:
        there = ", ".join(columns[:30]) or "none"
        raise BadRoster(f"There is no column {missing[0]!r}; columns are {there}.")


def _decide(column: str, rows: Sequence[Mapping[str, object]], given: str) -> tuple[str, str]:
    """(field or "", reason it is set aside or "")."""
    headerless = is_counted(column)
    reason = "" if headerless else _private_name(column)
    named = "" if headerless or reason else _field_name(column)
    cells = sample_of(row.get(column) for row in rows)
    within = private_content(cells, given or named)
    if named == "id" and _has_contact(cells):
        return "id", HASHED
    if headers.CONTACT in (reason, within) or given == "contact":
        return "contact", headers.CONTACT
    if within or (reason and not (given and reason in headers.CORRECTABLE)):
        return "", within or reason
    found = given or _checked(named, cells) or _by_content(cells, headerless=headerless)
    return found, "" if found else UNUSED


def _has_contact(cells: Sequence[str]) -> bool:
    return any(is_contact(cell) for cell in cells)


def _private_name(column: str) -> str:
    parts = column.split(".")
    return next((reason for part in reversed(parts) if (reason := private_reason(part))), "")


def _field_name(column: str) -> str:
    parts = column.split(".")
    return next((found for part in reversed(parts) if (found := field_of(part))), "")


def _checked(named: str, cells: Sequence[str]) -> str:
    """A header's field, unless its cells say otherwise: "Role" may hold jobs."""
    if named == "role" and cells:
        roles = sum(
            role_of(cell) is not None and len(cell.split()) < _LONGEST_ROLE for cell in cells
        )
        return "role" if roles * 2 > len(cells) else "headline"
    return named


def _by_content(cells: Sequence[str], *, headerless: bool) -> str:
    found = field_by_content(cells)
    return found if headerless or found in _SAFE_BY_CONTENT else ""
