"""Small helpers for writing rules over words so that they can be read."""

from __future__ import annotations

import re


def one_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern, blind to capitals, that matches any of the alternatives."""
    return re.compile(rf"(?:{'|'.join(_apostrophes(one) for one in alternatives)})", re.I)


def words(*alternatives: str) -> re.Pattern[str]:
    """As `one_of`, but only where a whole word begins and ends."""
    inner = "|".join(_apostrophes(one) for one in alternatives)
    return re.compile(rf"\b(?:{inner})\b", re.I)


def _apostrophes(pattern: str) -> str:
    """Every apostrophe of the pattern may be straight, curly or left out."""
    return pattern.replace("'", "['’]?")
