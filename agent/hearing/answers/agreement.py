"""Answers about the agreement for a season: one line of it each, in the person's own words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from agent.folding import fold
from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.dates import MONTH, MONTH_OF
from agent.hearing.durations import NUMBER, number
from agent.hearing.patterns import words
from agent.hearing.season_words import rhythm_in
from agent.hearing.when import date_in
from agent.learning import Fact
from agent.records.agreement import LINES

_TOGETHER = words(
    r"(?:settle|decide|agree on|talk about) (?:it|that) together|together"
    r"|leave (?:it|that) open|open|to be (?:agreed|settled|discussed)|we(?:'ll| will) see"
)
_LONG = re.compile(rf"({NUMBER}|a|an|half a)\s*(weeks?|months?|years?)\b")
_END_OF = re.compile(rf"(?:until|till|to|by)(?: the end of)? ({MONTH})(?: (20\d\d))?")
_A_FEW_WORDS = 4
"""Words up to which "together" leaves a line open; in a longer answer it is part of it."""


def reader_of(line: str) -> Callable[[Asked], Answer | None]:
    """What answers the question for one line."""

    def read(asked: Asked) -> Answer | None:
        is_short = len(asked.text.split()) <= _A_FEW_WORDS
        if is_no(asked.text) or (is_short and _TOGETHER.search(asked.text)):
            return Answer(left=True, wish="together")
        if says_nothing(asked.text):
            return None
        return Answer((Fact(f"agreement.{line}", _read(line, asked), asked.said),))

    return read


def _read(line: str, asked: Asked) -> Any:
    if line == "period":
        return until(asked.text, asked.reader.now.date()) or _dated(asked)
    if line == "rhythm":
        return next((fact.value for fact in rhythm_in(asked.text)), None)
    return None


def _dated(asked: Asked) -> date | None:
    heard = date_in(asked.text, asked.reader.now)
    return heard.date if heard else None


def until(text: str, today: date) -> date | None:
    """The last day of a period: "three months", "until the end of March"; None when unclear."""
    folded = fold(text)
    if match := _LONG.search(folded):
        return _after(match, today)
    if match := _END_OF.search(folded):
        month = MONTH_OF[match[1].rstrip(".")]
        year = int(match[2]) if match[2] else today.year + (month < today.month)
        return date(year, month, calendar.monthrange(year, month)[1])
    return None


def _after(match: re.Match[str], today: date) -> date:
    count = {"a": 1.0, "an": 1.0, "half a": 0.5}.get(match[1]) or number(match[1])
    if match[2].startswith("week"):
        return today + timedelta(weeks=min(count, _MOST_WEEKS))
    months = int(count * (12 if match[2].startswith("year") else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + min(months, _MOST_MONTHS), 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


_MOST_WEEKS, _MOST_MONTHS = 260, 60
"""Nobody agrees on more than five years."""

READERS = {f"agreement.{line}": reader_of(line) for line in LINES}
