"""Whether a text repeats words, whole or in part, whatever its capitals and punctuation."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_RUN = 4
"""So many words in a row, the same in both, are taken for a quotation."""


def quotes(text: str, words: str) -> bool:
    """Whether `text` repeats `words`: all of them in order, or four in a row."""
    wanted = _WORD.findall(words.casefold())
    if not wanted:
        return bool(words.strip()) and words.strip() in text
    if not words.isascii() and words.casefold() in text.casefold():
        return True
    found = _WORD.findall(text.casefold())
    length = min(_RUN, len(wanted))
    runs = {tuple(wanted[at : at + length]) for at in range(len(wanted) - length + 1)}
    return any(tuple(found[at : at + length]) in runs for at in range(len(found) - length + 1))
