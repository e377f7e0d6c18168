"""Comma, semicolon, tab and bar separated text as rows: a broken quotation costs its row alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from agent.errors import BadRoster
from agent.records.people import Problem
from agent.roster.headers import header_strength
from agent.roster.tables import LARGEST, MOST_COLUMNS, Patience, Table, refuse_too_many

_SIGNS = (",", ";", "\t", "|")

MOST_LINES = 1_000_000
"""Lines of a file with a row to a line; a quoted cell may hold several."""

LONGEST_QUOTE = 200
"""Lines that one quoted cell may span; beyond, its quotation mark is taken for a mistake."""


def read_separated(name: str, text: str, patience: Patience) -> Table:
    """The rows of a text with a sign between the cells, quoted or not. Raises BadRoster."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    _refuse_json_as_csv(name, text)
    if text.count("\n") > MOST_LINES:
        raise BadRoster(f"{name} has more than {MOST_LINES:,} lines; split it.")
    delimiter = _delimiter(text)
    grid: list[tuple[int, Sequence[object]]] = []
    table = Table(grid=grid)
    cells = 0
    for number, record, problem in patience.over(_records(text.split("\n"), delimiter)):
        if problem:
            table.problems.append(Problem(row=number, field="", problem=problem))
        elif any(cell.strip() for cell in record):
            grid.append((number, record))
            cells += len(record)
            refuse_too_many(name, len(grid) - 1, cells)
    return table


def _refuse_json_as_csv(name: str, text: str) -> None:
    start = text.lstrip()[:1]
    if (
        start in {"{", "["}
        and text.rstrip()[-1:] in {"}", "]"}
        and re.search(r'"\s*:', text[:5_000])
    ):
        raise BadRoster(f"{name} holds JSON, not what its name says; name it .json.")


def _delimiter(text: str) -> str:
    """The sign between the names of columns; without such names, what divides most evenly."""
    lines = [line for line in text[:40_000].split("\n") if line.strip()][:30]
    named = {sign: max((_named(line, sign) for line in lines[:10]), default=0) for sign in _SIGNS}
    best = max(named.values())
    if best > 1 and list(named.values()).count(best) == 1:
        return max(named, key=named.__getitem__)
    return _most_even(lines)


def _named(line: str, sign: str) -> int:
    """How many columns a line names plainly when it is divided by a sign."""
    cells = line[:10_000].replace('"', "").split(sign)
    plain = sum(header_strength(cell.strip()) == 2 for cell in cells)
    return plain if plain * 2 >= len(cells) else 0


def _most_even(lines: Sequence[str]) -> str:
    outside = [re.sub(r'"[^"]*"', "", line) for line in lines]
    best, evenness = ",", 0.0
    for sign in _SIGNS:
        counts = [line.count(sign) for line in outside]
        usual = max(counts, key=counts.count, default=0)
        first = counts[0] if counts else 0
        even = (usual or first) and sum(c == (usual or first) for c in counts) / len(counts)
        score = even * min(usual or first, 5) + (0.5 if first and first == usual else 0)
        if score > evenness:
            best, evenness = sign, score
    return best


def _records(lines: Sequence[str], delimiter: str) -> Iterable[tuple[int, list[str], str]]:
    """(row number, cells, problem) of each record; the number is that of its first line."""
    at = 0
    while at < len(lines):
        end = _end_of_record(lines, at, delimiter)
        if end is None:
            yield at + 1, [], "a quotation mark is opened and never closed"
            at += 1
            continue
        record = "\n".join(lines[at:end])
        if _is_too_wide(record, delimiter):
            yield at + 1, [], f"this row has more than {MOST_COLUMNS} cells"
        elif record.strip():
            yield at + 1, _cells(record, delimiter), ""
        at = end


def _is_too_wide(record: str, delimiter: str) -> bool:
    if record.count(delimiter) <= MOST_COLUMNS:
        return False
    return _QUOTED[delimiter].sub("", record).count(delimiter) > MOST_COLUMNS


def _end_of_record(lines: Sequence[str], start: int, delimiter: str) -> int | None:
    if '"' not in lines[start]:
        return start + 1
    inside = False
    for at in range(start, min(len(lines), start + LONGEST_QUOTE)):
        inside = _is_open_after(lines[at], delimiter, inside=inside)
        if not inside:
            return at + 1
    return None


def _is_open_after(line: str, delimiter: str, *, inside: bool) -> bool:
    """Whether a quoted cell is still open at the end of a line."""
    plain = line.replace('""', "") if inside else line
    if '"' not in plain:
        return inside
    rest = _QUOTED[delimiter].sub("", ('"' if inside else "") + line)
    return _OPENED[delimiter].search(rest) is not None


_QUOTED = {d: re.compile(rf'(?:^|(?<={re.escape(d)}))[ ]*"(?:[^"]|"")*+"') for d in ",;\t|"}
_OPENED = {d: re.compile(rf'(?:^|{re.escape(d)})[ ]*"') for d in ",;\t|"}


def _cells(record: str, delimiter: str) -> list[str]:
    if '"' not in record:
        return record.split(delimiter)
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        return [cell for row in reader for cell in row]
    except csv.Error:
        return record.split(delimiter)
