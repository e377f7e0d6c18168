"""YAML as tables: every scalar as text, tabs borne, and a broken entry costs only itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from agent.errors import BadRoster
from agent.records.people import Problem
from agent.roster.json_files import add_row, people_in
from agent.roster.tables import KINDS, Patience, Table, refuse_too_many

LARGEST_YAML = 4 * 1024 * 1024
"""Characters: its parser needs forty times that in memory."""

MOST_BROKEN = 200
"""Entries of a file that may be broken before the file is."""

DEEPEST = 500
"""Levels of nesting from which a text is refused."""

_AT_ONCE = 40
"""Entries of a broken file that are read together; one by one where one of them is broken."""

_TAB_WIDTHS = (2, 4, 8)
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEADING_TABS = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


def read_yaml(name: str, text: str, patience: Patience) -> list[Table]:
    """The people of a YAML file. Raises BadRoster when it is none, or holds no list of them."""
    if len(text) > LARGEST_YAML:
        raise BadRoster(f"{name} is larger than 4 MB; save it as JSON or CSV.")
    spaced = [_spaced(text, width) for width in (_TAB_WIDTHS if "\t" in text else _TAB_WIDTHS[:1])]
    for reading in spaced:
        value, complaint = _load(reading, patience)
        if not complaint:
            return people_in(name, value)
    tables = [_by_entry(reading, patience) for reading in spaced]
    table = max(tables, key=lambda each: len(each.rows))
    if not table.rows or len(table.problems) > MOST_BROKEN:
        message = f"{name} is not YAML: {complaint}; mend it, or save it as {KINDS}."
        raise BadRoster(message)
    refuse_too_many(name, len(table.rows))
    return [table]


def _spaced(text: str, width: int) -> str:
    """The text with tabs at the beginning of lines as so many spaces, and nothing unprintable."""
    spaced = _LEADING_TABS.sub(lambda found: found.group().replace("\t", " " * width), text)
    return _UNPRINTABLE.sub("", spaced)


def _load(text: str, patience: Patience) -> tuple[Any, str]:
    """The value with every scalar as text ("no" stays "no"), or why it cannot be read.

    Several documents in one file are a list of them.
    """
    import yaml

    building = _Building()
    try:
        parser = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        for event in patience.over(parser):
            building.take(event)
    except yaml.MarkedYAMLError as error:
        line = f" at line {error.problem_mark.line + 1}" if error.problem_mark else ""
        return None, f"{error.problem}{line}"
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return None, " ".join(str(error).split())[:120] or "nested too deeply"
    documents = building.documents
    return (documents[0] if len(documents) == 1 else documents), ""


class _Building:
    """Values put together from the parser's events, without recursion: no nesting can hurt it."""

    def __init__(self) -> None:
        self.documents: list[Any] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, Any] = {}

    def take(self, event: Any) -> None:
        """The next event. Raises ValueError for what no list of people needs."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._add(event.value, event.anchor)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            if len(self._open) >= DEEPEST:
                raise ValueError("nested too deeply")
            value: Any = {} if kind == "MappingStartEvent" else []
            self._add(value, event.anchor)
            self._open.append(_Open(value))
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._open.pop()
        elif kind == "AliasEvent":
            self._add(self._anchors.get(event.anchor, ""), None)

    def _add(self, value: Any, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = value
        if self._open:
            self._open[-1].add(value)
        else:
            self.documents.append(value)


class _Open:
    """A list or mapping that has not ended; of a mapping, the key whose value comes next."""

    def __init__(self, value: Any) -> None:
        self._value = value
        self._key: str | None = None

    def add(self, value: Any) -> None:
        if isinstance(self._value, list):
            self._value.append(value)
        elif self._key is not None:
            self._value[self._key] = value
            self._key = None
        elif isinstance(value, str):
            self._key = value
        else:
            raise ValueError("a list or mapping stands where a name was expected")


_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)


def _by_entry(text: str, patience: Patience) -> Table:
    """Each entry of the outermost list by itself, so that a broken one costs only itself."""
    table = Table()
    found = [(entry.start(), len(entry.group(1))) for entry in _ENTRY.finditer(text)]
    outermost = min((indent for _, indent in found), default=0)
    starts = [start for start, indent in found if indent == outermost]
    entries = [text[a:b] for a, b in pairwise([*starts, len(text)])]
    for first in range(0, len(entries), _AT_ONCE):
        _add_entries(table, entries[first : first + _AT_ONCE], first + 1, patience)
    return table


def _add_entries(table: Table, entries: Sequence[str], first: int, patience: Patience) -> None:
    """Reads entries together where it can, else each by itself; gives up when many fail."""
    if len(table.problems) > MOST_BROKEN:
        return
    value, complaint = _load("".join(entries), patience)
    if not complaint and isinstance(value, list) and len(value) == len(entries):
        for number, entry in enumerate(value, start=first):
            add_row(table, number, entry)
    elif len(entries) > 1:
        for number, entry in enumerate(entries, start=first):
            _add_entries(table, [entry], number, patience)
    else:
        problem = f"this entry is not YAML: {complaint or 'not one person'}"
        table.problems.append(Problem(row=first, field="", problem=problem))
