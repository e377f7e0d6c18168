"""A roster file as rows of cells, whatever its format: CSV and its kin, JSON, YAML or XLSX.

Nothing here knows what a column means. A broken row becomes a Problem and costs no other row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from agent.errors import BadRoster
from agent.records.people import Problem

LARGEST = 20 * 1024 * 1024
"""Bytes of a file, or of an unpacked XLSX."""

LARGEST_YAML = 4 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_PARTS = 1_500_000
"""Objects and lists in one JSON file."""

MOST_BROKEN = 200
"""Entries of a YAML file that may be broken before the file is."""

KINDS = "CSV, TSV, JSON, YAML or XLSX"


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


def read_tables(name: str, data: bytes) -> list[Table]:
    """The tables of a file whose name tells its format: tabs of a workbook, else one.

    Raises BadRoster with what to do.
    """
    if len(data) > LARGEST:
        raise BadRoster(f"{name} is larger than 20 MB; split it, or leave out columns.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadRoster(f"{name} is empty; hand in a list of people as {KINDS}.")
    suffix = PurePath(name).suffix.lower()
    _refuse_other_content(name, suffix, data)
    if suffix in {".xlsx", ".xlsm"}:
        from agent.roster.workbooks import read_workbook

        return read_workbook(name, data)
    return [_read_text(name, suffix, decode(data))]


def _read_text(name: str, suffix: str, text: str) -> Table:
    if suffix == ".json":
        return _rows_of(name, _json(name, text))
    if suffix in {".jsonl", ".ndjson"}:
        return _json_lines(text)
    if suffix in {".yaml", ".yml"}:
        return _yaml(name, text)
    if suffix in {".csv", ".tsv", ".tab", ".txt", ""}:
        from agent.roster.separated import read_separated

        return read_separated(name, text)
    raise BadRoster(f"{name} is not a kind of file that can be read; save it as {KINDS}.")


_SIGNATURES = {
    b"PK\x03\x04": "a ZIP or office file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old office file (XLS or DOC)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"{\\rtf": "an RTF text",
}


def _refuse_other_content(name: str, suffix: str, data: bytes) -> None:
    found = next((what for sign, what in _SIGNATURES.items() if data.startswith(sign)), "")
    workbook = suffix in {".xlsx", ".xlsm"}
    if workbook and not data.startswith(b"PK\x03\x04"):
        raise BadRoster(f"{name} is not a workbook, whatever its name says; save it as {KINDS}.")
    if found and not workbook:
        message = f"{name} is {found}, not what its name says; save the list as {KINDS}."
        raise BadRoster(message)
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise BadRoster(f"{name} is a web page or XML; save the list itself as {KINDS}.")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16, or else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    zeros = data[:2_000].count(0)
    if zeros * 3 > len(data[:2_000]):
        order = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _line_by_line(data)


def _line_by_line(data: bytes) -> str:
    """Files put together from several sources: each line in UTF-8 where it can be."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return "\n".join(_decode_line(line) for line in lines)


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _json(name: str, text: str) -> object:
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise BadRoster(f"{name} has too many nested parts; hand in one object for each person.")
    try:
        return json.loads(text, parse_constant=str)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        message = f"{name} is not JSON: {error.msg} at {where}; mend it, or save it as {KINDS}."
        raise BadRoster(message) from None
    except (RecursionError, ValueError):
        message = f"{name} is nested too deeply or holds a number too long; simplify it."
        raise BadRoster(message) from None


def _json_lines(text: str) -> Table:
    table = Table()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, parse_constant=str)
        except (ValueError, RecursionError):
            table.problems.append(Problem(row=number, field="", problem="this line is not JSON"))
            continue
        _add_row(table, number, value)
    return table


def _rows_of(name: str, value: object) -> Table:
    people = _people_in(value)
    if people is None:
        message = f'{name} holds no list of people; write {{"people": [{{"name": …}}, …]}}.'
        raise BadRoster(message)
    refuse_too_many(name, len(people))
    table = Table()
    for number, person in enumerate(people, start=1):
        _add_row(table, number, person)
    return table


def _add_row(table: Table, number: int, value: object) -> None:
    if not isinstance(value, dict):
        problem = "this entry is not a person: a list of fields with values was expected"
        table.problems.append(Problem(row=number, field="", problem=problem))
    elif len(value) > MOST_COLUMNS:
        problem = f"this entry has more than {MOST_COLUMNS} fields"
        table.problems.append(Problem(row=number, field="", problem=problem))
    else:
        table.rows.append(Row(number, {str(key)[:200]: part for key, part in value.items()}))


def _people_in(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    lists = [part for part in value.values() if isinstance(part, list)]
    if isinstance(value.get("people"), list):
        return list(value["people"])
    if len(lists) == 1 and all(isinstance(part, dict) for part in lists[0]):
        return list(lists[0])
    if value and all(isinstance(part, dict) for part in value.values()):
        return [{"id": key, **part} for key, part in value.items()]
    return None


def refuse_too_many(name: str, rows: int) -> None:
    """Raises BadRoster for a file of more than MOST_ROWS rows."""
    if rows > MOST_ROWS:
        raise BadRoster(f"{name} has more than {MOST_ROWS:,} rows; split it.")


_TAB_WIDTHS = (2, 4, 8)
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEADING_TABS = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


def _yaml(name: str, text: str) -> Table:
    if len(text) > LARGEST_YAML:
        raise BadRoster(f"{name} is larger than 4 MB; save it as JSON or CSV.")
    spaced = [_spaced(text, width) for width in (_TAB_WIDTHS if "\t" in text else _TAB_WIDTHS[:1])]
    for reading in spaced:
        value, complaint = _load_yaml(reading)
        if not complaint:
            return _rows_of(name, value)
    table = max(map(_yaml_by_entry, spaced), key=lambda each: len(each.rows))
    if not table.rows or len(table.problems) > MOST_BROKEN:
        message = f"{name} is not YAML: {complaint}; mend it, or save it as {KINDS}."
        raise BadRoster(message)
    refuse_too_many(name, len(table.rows))
    return table


def _spaced(text: str, width: int) -> str:
    """The text with tabs at the beginning of lines as so many spaces, and nothing unprintable."""
    spaced = _LEADING_TABS.sub(lambda found: found.group().replace("\t", " " * width), text)
    return _UNPRINTABLE.sub("", spaced)


def _load_yaml(text: str) -> tuple[Any, str]:
    """The value with every scalar as text ("no" stays "no"), or why it cannot be read."""
    import yaml

    if _is_too_deep(text):
        return None, "nested too deeply"
    try:
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)), ""  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = f" at line {error.problem_mark.line + 1}" if error.problem_mark else ""
        return None, f"{error.problem}{line}"
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return None, " ".join(str(error).split())[:120] or "nested too deeply"


_DEEPEST = 500
_DEEP_LINE = re.compile(
    rf"^[ \t]*(?:[-?:][ \t]+){{{_DEEPEST},}}|^[ ]{{{2 * _DEEPEST},}}", re.MULTILINE
)
_BRACKET = re.compile(r"[\[\]{}]")


def _is_too_deep(text: str) -> bool:
    """Whether it may be nested so deeply that the C loader would bring the process down."""
    if _DEEP_LINE.search(text):
        return True
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket.group() in "[{" else -1))
        if depth > _DEEPEST:
            return True
    return False


_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)


def _yaml_by_entry(text: str) -> Table:
    """Each entry of the outermost list by itself, so that a broken one costs only itself."""
    table = Table()
    found = [(entry.start(), len(entry.group(1))) for entry in _ENTRY.finditer(text)]
    if found:
        outermost = min(indent for _, indent in found)
        starts = [start for start, indent in found if indent == outermost]
        entries = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
        _add_entries(table, entries, 1)
    return table


def _add_entries(table: Table, entries: Sequence[str], first: int) -> None:
    """Reads entries together where it can, else each half by itself; gives up when many fail."""
    if len(table.problems) > MOST_BROKEN:
        return
    value, complaint = _load_yaml("".join(entries))
    if not complaint and isinstance(value, list) and len(value) == len(entries):
        for number, entry in enumerate(value, start=first):
            _add_row(table, number, entry)
    elif len(entries) > 1:
        half = len(entries) // 2
        _add_entries(table, entries[:half], first)
        _add_entries(table, entries[half:], first + half)
    else:
        problem = f"this entry is not YAML: {complaint or 'not one person'}"
        table.problems.append(Problem(row=first, field="", problem=problem))
