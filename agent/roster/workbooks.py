"""XLSX files as tables: values only, never a formula, a macro or a link."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from agent.errors import BadRoster
from agent.records.people import Problem
from agent.roster.headers import header_strength
from agent.roster.tables import LARGEST, MOST_COLUMNS, MOST_ROWS, Table

_Grid = list[tuple[int, Sequence[object]]]


def read_workbook(name: str, data: bytes) -> Table:
    """The rows of the tab that looks most like a list of people; other tabs are reported.

    Raises BadRoster when the file is no workbook, unpacks to more than 20 MB, or declares
    entities in its XML.
    """
    import openpyxl

    _refuse_bombs(name, data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        tabs = [(tab.title, _rows(name, tab.iter_rows)) for tab in book.worksheets if _ready(tab)]
    except BadRoster:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        message = f"{name} is a broken workbook; open it and save it again, or save it as CSV."
        raise BadRoster(message) from None
    filled = [(title, grid) for title, grid in tabs if grid]
    if not filled:
        raise BadRoster(f"{name} has no filled tab; hand in a list with one person a row.")
    return _best_tab(filled)


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


def _rows(name: str, iter_rows: object) -> _Grid:
    if not callable(iter_rows):
        return []
    rows: _Grid = []
    for number, row in enumerate(_values(iter_rows), start=1):
        if any(cell is not None and cell != "" for cell in row):
            rows.append((number, [_cell(cell) for cell in row]))
        if len(rows) > MOST_ROWS + 1:
            raise BadRoster(f"{name} has more than {MOST_ROWS:,} rows; split it.")
    return rows


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


def _best_tab(tabs: list[tuple[str, _Grid]]) -> Table:
    title, grid = max(tabs, key=lambda tab: (_likeness(tab[1]), len(tab[1])))
    problem = "this tab was not read; hand it in as a file of its own if it lists people"
    others = [Problem(row=0, field=other, problem=problem) for other, _ in tabs if other != title]
    return Table(grid=grid, problems=others)


def _likeness(grid: _Grid) -> int:
    return max(sum(header_strength(str(c)) for c in row if c is not None) for _, row in grid[:10])
