"""What a roster file is turned into first: tables of rows and raw cells, and the limits of both.

Nothing here knows what a column means.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from agent.errors import BadRoster
from agent.records.people import Problem

LARGEST = 20 * 1024 * 1024
"""Bytes of a file, or of an unpacked XLSX."""

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
"""Cells of one table: 50,000 rows with 40 columns."""

KINDS = "CSV, TSV, JSON, YAML or XLSX"

LONGEST_READING = 8.0
"""Seconds of processor time for the files of one roster."""

T = TypeVar("T")


class Patience:
    """Ends a reading that takes too long, whatever the file holds."""

    def __init__(self, seconds: float = LONGEST_READING) -> None:
        self._until = time.thread_time() + seconds

    def over(self, some: Iterable[T]) -> Iterator[T]:
        """Each of `some`. Raises BadRoster once the time is up."""
        for each in some:
            if time.thread_time() > self._until:
                message = "This file takes too long to read; split it, or leave out columns."
                raise BadRoster(message)
            yield each


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file: its number from 1 and its raw cells by column."""

    number: int
    cells: Mapping[str, object]


@dataclass
class Table:
    """The rows of a file, or of one tab.

    `grid` holds rows without a header yet, which `columns.py` finds; `title` tells the parts of
    one roster from each other where there are several.
    """

    rows: list[Row] = field(default_factory=list)
    grid: list[tuple[int, Sequence[object]]] | None = None
    problems: list[Problem] = field(default_factory=list)
    title: str = ""


def refuse_too_many(name: str, rows: int, cells: int = 0) -> None:
    """Raises BadRoster for a file of more than MOST_ROWS rows or MOST_CELLS cells."""
    if rows > MOST_ROWS:
        raise BadRoster(f"{name} has more than {MOST_ROWS:,} rows; split it.")
    if cells > MOST_CELLS:
        message = f"{name} has more than {MOST_CELLS:,} cells; split it, or leave out columns."
        raise BadRoster(message)
