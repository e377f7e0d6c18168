"""The table of places, `data/places.tsv` (see `data/NOTICE.md`): its rows by name and by code.

It has cities from about 50,000 people, capitals, countries and some states; an area has a zone when
at least 95 % of its people share one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from agent.folding import fold

TABLE = Path(__file__).parents[1] / "data" / "places.tsv"


@dataclass(frozen=True)
class Row:
    """A line of the table. zone: IANA or ""; code: ISO 3166 alpha-3, or of a state, postal."""

    kind: str
    name: str
    country: str
    code: str
    zone: str
    thousands: int


class Table:
    """Lines of the table by their keys; a line is taken apart when it is asked for."""

    def __init__(self, text: str) -> None:
        self.lines: dict[str, str] = {}
        self.area_lines: list[str] = []
        self.words: frozenset[str] = frozenset()
        for line in text.splitlines():
            rest, _, keys = line.rpartition("\t")
            if rest == "word":
                self.words = frozenset(keys.split("|"))
            elif not line.startswith("#"):
                if not rest.startswith("city"):
                    self.area_lines.append(rest)
                for key in keys.split("|"):
                    self.lines[key] = f"{self.lines[key]}\n{rest}" if key in self.lines else rest

    def rows(self, key: str) -> list[Row]:
        """Everything of this name, countries first, then states, then cities by population."""
        lines = self.lines.get(key)
        return [_row(line) for line in lines.split("\n")] if lines else []

    def areas(self, kind: str) -> list[Row]:
        """All countries, or all states."""
        return [_row(line) for line in self.area_lines if line.startswith(kind)]


def _row(line: str) -> Row:
    kind, name, country, code, zone, thousands = line.split("\t")
    return Row(kind, name, country, code, zone, int(thousands))


@lru_cache(maxsize=1)
def table() -> Table:
    """The table, read once."""
    return Table(TABLE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def country_codes() -> dict[str, Row]:
    """Countries by ISO 3166 code, alpha-2 and alpha-3, and "UK"."""
    codes = {code: row for row in table().areas("country") for code in (row.country, row.code)}
    return codes | {"UK": codes["GB"]}


@lru_cache(maxsize=1)
def region_codes() -> dict[str, list[Row]]:
    """States by their postal code ("TX", "ON", "NSW")."""
    found: dict[str, list[Row]] = {}
    for row in table().areas("region"):
        found.setdefault(row.code, []).append(row)
    return found


def key_of(text: str) -> str:
    """The key that a name has in the table: folded, single spaces, no marks but "&"."""
    plain = re.sub(r"[.'`]", "", fold(text))
    return " ".join(re.sub(r"[^\w&]+", " ", plain).split())
