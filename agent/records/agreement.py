"""What two people agree on for a season, each line in the mentee's own words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from agent.records.base import Record, Words
from agent.records.meetings import Rhythm

Line = Literal["aim", "period", "rhythm", "lead", "between", "inside", "ending"]
LINES: tuple[Line, ...] = ("aim", "period", "rhythm", "lead", "between", "inside", "ending")
"""The lines of an agreement in the order in which they are settled and read."""


class Agreement(Record):
    """An agreement for a season with one person; None is a line to settle together.

    aim: what it is for; period: for how long, read as the day `until`; rhythm: how often, read as
    `every`; lead: who leads and prepares; between: what stays between the two; inside: what from a
    job stays inside it; ending: how either of them ends it early; on: the day it was begun.
    """

    mentor: str
    name: str = ""
    on: date | None = None
    aim: Words | None = None
    period: Words | None = None
    until: date | None = None
    rhythm: Words | None = None
    every: Rhythm | None = None
    lead: Words | None = None
    between: Words | None = None
    inside: Words | None = None
    ending: Words | None = None

    def said(self, line: Line) -> str:
        """The words of a line that may be shown; empty where it is open or private."""
        words: Words | None = getattr(self, line)
        return words.text if words and not words.private else ""
