"""Rosters read without the product: who stands in a file, and every word of their entry."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Entry:
    """One person of a roster file: all texts of the entry, by column or key."""

    values: dict[str, tuple[str, ...]]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts of more than one word, as the file has them."""
        return tuple(one for given in self.values.values() for one in given if " " in one)

    def says(self, words: str) -> bool:
        """Whether these words stand in one of the entry's texts, letter for letter."""
        return any(words in text for texts in self.values.values() for text in texts)

    def is_about(self, name: str) -> bool:
        """Whether this name or id stands alone in one of the texts."""
        return any(name == text.strip() for texts in self.values.values() for text in texts)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The people of a CSV, JSON or YAML file, read as plainly as can be."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        rows = csv.DictReader(text.splitlines(keepends=True))
        return tuple(Entry({str(k): (str(v or ""),) for k, v in row.items()}) for row in rows)
    data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return entries_of(data)


def entries_of(data: Any) -> tuple[Entry, ...]:
    """The people of parsed data: the items of its first list of mappings."""
    people = next(_lists_of_mappings(data), [])
    return tuple(Entry({str(k): tuple(_texts(v)) for k, v in one.items()}) for one in people)


def _lists_of_mappings(data: Any) -> Iterator[list[dict[str, Any]]]:
    if isinstance(data, list) and data and all(isinstance(one, dict) for one in data):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _lists_of_mappings(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value is not None:
        yield str(value)
