"""Languages that a sentence names in full; a code alone ("no", "it") is an ordinary word."""

from __future__ import annotations

import re

from agent.roster.languages import language_codes

_SHORTEST = 3


def languages_named(text: str) -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages named, in their order, each once."""
    words = (word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _SHORTEST)
    return tuple(dict.fromkeys(code for word in words for code in sorted(language_codes(word))))
