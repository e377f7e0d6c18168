"""Any messy file of people → a Roster: every row is a person or a problem, none is lost.

Contact data ends in `Roster.contacts` and nowhere else; private columns are set aside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.errors import BadRoster
from agent.records.people import Person, Problem, Roster, RosterReport
from agent.roster import values
from agent.roster.cells import texts, too_long
from agent.roster.columns import Layout, lay_out, with_header
from agent.roster.contact import CONTACT_MARK, email_in, is_contact, mask_contact
from agent.roster.entries import (
    Entry,
    duplicates,
    hashed,
    settle_ids,
    submitted_again,
    told,
)
from agent.roster.fields import Fields
from agent.roster.files import read_tables
from agent.roster.headers import header_words
from agent.roster.tables import LARGEST, MOST_ROWS, Patience, Row, Table

_LONGEST_ID = 80


def read_roster(
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    use_columns: Sequence[str] = (),
    before: RosterReport | None = None,
) -> Roster:
    """The roster in a file; see `read_rosters`. Raises BadRoster, also for a missing file."""
    return read_roster_files([path], mapping=mapping, use_columns=use_columns, before=before)


def read_roster_files(
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    use_columns: Sequence[str] = (),
    before: RosterReport | None = None,
) -> Roster:
    """The rosters in some files as one; see `read_rosters`. Raises BadRoster."""
    files = [(path.name, _bytes_of(path)) for path in paths]
    return read_rosters(files, mapping=mapping, use_columns=use_columns, before=before)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadRoster(f"{path.name} is larger than 20 MB; split it, or leave out columns.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise BadRoster(f"{path} cannot be opened: {reason}.") from None


def read_roster_bytes(
    name: str,
    data: bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    use_columns: Sequence[str] = (),
    before: RosterReport | None = None,
) -> Roster:
    """The people in one file called `name`; see `read_rosters`. Raises BadRoster."""
    return read_rosters([(name, data)], mapping=mapping, use_columns=use_columns, before=before)


def read_rosters(
    files: Sequence[tuple[str, bytes]],
    *,
    mapping: Mapping[str, str] | None = None,
    use_columns: Sequence[str] = (),
    before: RosterReport | None = None,
) -> Roster:
    """The people in some files (name, bytes) and their tabs together, with one report.

    mapping: FIELD → COLUMN where a person corrects what was recognised; use_columns: further
    columns to use as evidence; before: the report of an earlier file, whose mapping is taken
    over. Raises BadRoster, with one line that says what to do.
    """
    patience = Patience()
    tables = _tables(files, patience)
    named = {*(mapping or {}).values(), *use_columns}
    known = before.mapping if before else {}
    parts = [_part(table, named, known) for table in tables]
    everybody = [row.cells for part in parts for row in part.rows]
    layout = lay_out(everybody, mapping or {}, use_columns, before, patience)
    fields = Fields(weekly=layout.weekly)
    entries = [entry for part in parts for entry in _entries(part, layout, fields, patience)]
    problems = [problem for part in parts for problem in part.all_problems()]
    name = " and ".join(name for name, _ in files)
    if not entries:
        why = f" ({problems[0].problem})" if problems else ""
        raise BadRoster(f"Nobody was found in {name}{why}; it needs one person a row, with a name.")
    problems += settle_ids(entries)
    problems += submitted_again(entries)
    staying = [entry for entry in entries if not entry.withdrawn]
    if not staying:
        raise BadRoster(f"Everybody in {name} has withdrawn; check the column that says so.")
    return _roster(name, staying, layout, problems)


def _tables(files: Sequence[tuple[str, bytes]], patience: Patience) -> list[Table]:
    """The tables of all files, each titled with its file where there are several."""
    tables = []
    for name, data in files:
        for table in read_tables(name, data, patience):
            if len(files) > 1:
                table.title = f"{name}, {table.title}" if table.title else name
            tables.append(table)
    if sum(len(table.rows) + len(table.grid or ()) for table in tables) > MOST_ROWS + len(tables):
        raise BadRoster(f"Together these hold more than {MOST_ROWS:,} rows; split them.")
    return tables


@dataclass
class _Part:
    """One table on the way: its rows under their header, and what to tell about them."""

    title: str
    rows: Sequence[Row]
    problems: list[Problem]

    def all_problems(self) -> list[Problem]:
        """The problems, each with the title of its table where there are several."""
        return [told(each, self.title) for each in self.problems]


def _part(table: Table, named: Collection[str], known: Collection[str]) -> _Part:
    return _Part(table.title, with_header(table, named, known), table.problems)


def _cells(row: Row, layout: Layout, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The cleaned texts of the columns that are used."""
    filled = {}
    for column, value in row.cells.items():
        if column not in layout.mapping:
            continue
        filled[column] = texts(value)
        if too_long(value):
            problem = "is too long; only its beginning was read"
            problems.append(Problem(row=row.number, field=column, problem=problem))
    return filled


def _entries(part: _Part, layout: Layout, fields: Fields, patience: Patience) -> list[Entry]:
    entries = []
    usual = values.role_of(part.title) if part.title else None
    for row in patience.over(part.rows):
        filled = _cells(row, layout, part.problems)
        if not any(filled.values()) and not any(map(texts, row.cells.values())):
            continue
        entry = _entry(row.number, filled, layout, fields, part.problems)
        entry.title = part.title
        if usual in {"mentor", "mentee"} and not layout.columns("role"):
            entry.fields["role"] = usual
        if not (entry.id or entry.fields.get("name")):
            problem = "has neither a name nor an id; give it one, or delete it"
            part.problems.append(Problem(row=row.number, field="name", problem=problem))
            continue
        entries.append(entry)
        if entry.withdrawn:
            problem = f"has withdrawn ({entry.withdrawn[:40]!r}) and is left out"
            part.problems.append(Problem(row=row.number, field="status", problem=problem))
    return entries


def _entry(
    number: int,
    filled: Mapping[str, tuple[str, ...]],
    layout: Layout,
    fields: Fields,
    problems: list[Problem],
) -> Entry:
    found = {what: _texts_of(columns, filled) for what, columns in layout.by_field.items()}
    name = _name(filled, layout)
    id_text = next(iter(found.get("id", ())), "")
    contacts = [*([id_text] if is_contact(id_text) else []), *found.get("contact", ())]
    entry = Entry(number, _clean_id(id_text), _contact(contacts))
    entry.withdrawn = _withdrawn(filled, layout)
    entry.fields = fields.of(number, found, name, problems)
    role = values.role_of(" ".join(found.get("role", ())))
    if role:
        entry.fields["role"] = role
    elif found.get("role"):
        problem = "says neither mentor nor mentee; taken for a mentor"
        problems.append(Problem(row=number, field="role", problem=problem))
    extra = {c: fields.masked(filled[c], name) for c in layout.ticked if filled.get(c)}
    entry.fields |= {"name": name} if name else {}
    entry.fields |= {"extra": extra} if extra else {}
    return entry


def _withdrawn(filled: Mapping[str, tuple[str, ...]], layout: Layout) -> str:
    said = ((text, column) for column in layout.columns("status") for text in filled[column])
    return next((text for text, column in said if values.has_withdrawn(text, column)), "")


def _texts_of(columns: Sequence[str], filled: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if len(columns) == 1:
        return filled.get(columns[0], ())
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
    return hashed(text.lower()) if is_contact(text) else " ".join(text.split())[:_LONGEST_ID]


def _contact(found: Sequence[str]) -> str:
    """The e-mail address where there is one, else whatever the file gives."""
    return next(filter(None, map(email_in, found)), "") or ", ".join(found)[:500]


def _roster(
    name: str, entries: Sequence[Entry], layout: Layout, problems: Sequence[Problem]
) -> Roster:
    people = tuple(Person(id=entry.id, **entry.fields) for entry in entries)
    report = RosterReport(
        people=len(people),
        mapping=layout.mapping,
        set_aside=tuple(layout.set_aside),
        problems=tuple(sorted(problems, key=lambda each: each.row)),
        duplicates=duplicates(entries),
    )
    contacts = {entry.id: entry.contact for entry in entries if entry.contact}
    digest = hashlib.sha256("".join(p.model_dump_json() for p in people).encode()).hexdigest()
    return Roster(id=f"r-{digest[:12]}", name=name, people=people, report=report, contacts=contacts)
