"""Reading replies: the coach's own words without what it quotes, and patterns of samples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|\*[^*\n]+\*")
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")


def own_words(text: str) -> str:
    """A reply without quotations, drafts (`>` lines) and emphasised sentence beginnings."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(">")]
    return _QUOTED.sub('""', "\n".join(lines))


def word_count(text: str) -> int:
    """How many words a text has: letters and digits, with what joins them."""
    return len(_WORD.findall(text))


def found(pattern: str, text: str) -> bool:
    """Whether a sample's pattern stands in a text; case does not matter."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def missing(patterns: Iterable[str], text: str) -> Iterator[str]:
    """The patterns that do not stand in the text."""
    return (pattern for pattern in patterns if not found(pattern, text))


def present(patterns: Iterable[str], text: str) -> Iterator[str]:
    """The patterns that stand in the text."""
    return (pattern for pattern in patterns if found(pattern, text))


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every mapping and leaf of nested data with its dotted path."""
    if isinstance(value, dict):
        yield path, value
        for key, one in value.items():
            yield from walk(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from walk(one, f"{path}.{index}")
    else:
        yield path, value


def kept_words(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Path and text of everything in a plan that is kept as words of a person."""
    for path, value in walk(plan):
        if isinstance(value, dict) and {"text", "lead", "source"} <= value.keys():
            yield path, value["text"]


def at(plan: Any, path: str) -> Any:
    """What stands at a dotted path (`goals.0.aim`); None where nothing does. `-1` is the last.

    Words of a person are given as their text.
    """
    value = plan
    for step in path.split("."):
        if isinstance(value, list) and step.lstrip("-").isdigit():
            index = int(step)
            value = value[index] if -len(value) <= index < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value["text"] if isinstance(value, dict) and "lead" in value else value
