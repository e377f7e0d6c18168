"""XLSX files as tables: values only, never a formula, a macro or a link."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice

from agent.errors import BadRoster
from agent.records.people import Problem
from agent.roster.columns import names_people
from agent.roster.headers import header_strength
from agent.roster.tables import (
    LARGEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Patience,
    Table,
    refuse_too_many,
)

_Grid = list[tuple[int, Sequence[object]]]


MOST_TABS = 20
"""Tabs of one workbook that are looked at."""

MOST_MERGES = 20_000
"""Merged ranges of one tab that are followed."""


def read_workbook(name: str, data: bytes, patience: Patience) -> list[Table]:
    """The tabs that look like lists of people; other filled tabs are reported, not read.

    A merged cell counts for each row and column it covers, but for a title that stands alone.
    Raises BadRoster when the file is no workbook, unpacks to more than 20 MB, or declares
    entities in its XML.
    """
    import openpyxl

    _refuse_bombs(name, data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        merges = _Merges(data)
        sheets = [tab for tab in book.worksheets if _ready(tab)]
        tabs = [
            (tab.title, merges.filled(tab, _rows(name, tab.iter_rows, patience)))
            for tab in sheets[:MOST_TABS]
        ]
    except BadRoster:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        message = f"{name} is a broken workbook; open it and save it again, or save it as CSV."
        raise BadRoster(message) from None
    filled = [(title, grid) for title, grid in tabs if grid]
    if not filled:
        raise BadRoster(f"{name} has no filled tab; hand in a list with one person a row.")
    return _lists_of_people(filled, [tab.title for tab in sheets[MOST_TABS:]])


def _ready(tab: object) -> bool:
    reset = getattr(tab, "reset_dimensions", None)
    if reset is None:
        return False
    reset()
    return True


def _refuse_bombs(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise BadRoster(f"{name} unpacks to more than 20 MB; split it, or save it as CSV.")
            parts = (part for part in archive.namelist() if part.endswith((".xml", ".rels")))
            hostile = any(_declares_entities(archive.read(part)) for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        message = f"{name} is not a workbook that can be opened; save it again, or save it as CSV."
        raise BadRoster(message) from None
    if hostile:
        raise BadRoster(f"{name} declares entities, which a workbook never needs; save it as CSV.")


def _declares_entities(part: bytes) -> bool:
    plain = part.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _rows(name: str, iter_rows: object, patience: Patience) -> _Grid:
    if not callable(iter_rows):
        return []
    rows: _Grid = []
    cells = 0
    for number, row in patience.over(enumerate(_values(iter_rows), start=1)):
        filled = _without_end(row)
        if filled:
            rows.append((number, [_cell(cell) for cell in filled]))
            cells += len(filled)
            refuse_too_many(name, len(rows) - 1, cells)
    return rows


def _without_end(row: Sequence[object]) -> Sequence[object]:
    """The row up to its last filled cell."""
    end = next((at for at in range(len(row), 0, -1) if row[at - 1] not in (None, "")), 0)
    return row[:end]


def _values(iter_rows: object) -> Iterator[Sequence[object]]:
    assert callable(iter_rows)  # noqa: S101
    found: Iterator[Sequence[object]] = iter_rows(
        max_col=MOST_COLUMNS, max_row=MOST_ROWS * 4, values_only=True
    )
    return found


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else value


def _lists_of_people(tabs: list[tuple[str, _Grid]], beyond: list[str]) -> list[Table]:
    """The likeliest tab, and every other whose header names people beside something about them."""
    best, _ = max(tabs, key=lambda tab: (_likeness(tab[1]), len(tab[1])))
    read = [(title, grid) for title, grid in tabs if title == best or _lists_people(grid)]
    problem = "this tab was not read; hand it in as a file of its own if it lists people"
    others = [title for title, _ in tabs if title not in dict(read)] + beyond
    tables = [Table(grid=grid, title=title if len(read) > 1 else "") for title, grid in read]
    tables[0].problems += [Problem(row=0, field=title, problem=problem) for title in others]
    return tables


def _lists_people(grid: _Grid) -> bool:
    return any(
        names_people([str(cell) for cell in row if cell is not None]) for _, row in grid[:10]
    )


def _likeness(grid: _Grid) -> int:
    return max(sum(header_strength(str(c)) for c in row if c is not None) for _, row in grid[:10])


_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell [^>]{0,80}?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"'
)


class _Merges:
    """The merged cells of a workbook, which openpyxl leaves out when it only reads."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def filled(self, tab: object, grid: _Grid) -> _Grid:
        """The grid with each merged cell repeated in all the rows and columns it covers."""
        path = getattr(tab, "_worksheet_path", "")
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            part = archive.read(path) if path in archive.namelist() else b""
        rows = {number: list(row) for number, row in grid}
        left = MOST_CELLS
        for first, last in islice(_ranges(part), MOST_MERGES):
            left -= _repeat(rows, first, last) if left > 0 else 0
        return [(number, rows[number]) for number, _ in grid]


_Place = tuple[int, int]


def _ranges(part: bytes) -> Iterator[tuple[_Place, _Place]]:
    """((row, column), (row, column)) of each merged range, rows from 1 and columns from 0."""
    for found in _MERGED.finditer(part):
        yield _place(found.group(1).decode()), _place(found.group(2).decode())


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]), column - 1


def _repeat(rows: dict[int, list[object]], first: _Place, last: _Place) -> int:
    """Fills the empty cells of a range with its first; gives how many cells it looked at."""
    (top, left), (bottom, right) = first, last
    above = rows.get(top, [])
    value = above[left] if left < len(above) else None
    if value is None or _is_title(above, left, right):
        return 0
    width = max(map(len, rows.values()))
    covered = [rows[n] for n in range(top, min(bottom, top + 4 * MOST_ROWS) + 1) if n in rows]
    for row in covered:
        row.extend([None] * (min(right + 1, width) - len(row)))
        for column in range(left, min(right + 1, len(row))):
            row[column] = value if row[column] in (None, "") else row[column]
    return len(covered) * min(right + 1 - left, MOST_COLUMNS)


def _is_title(row: Sequence[object], left: int, right: int) -> bool:
    """Whether a cell that is merged over columns stands alone in its row."""
    besides = (cell for at, cell in enumerate(row) if not left <= at <= right)
    return right > left and not any(cell not in (None, "") for cell in besides)
