"""A checked reply in the person's own language; what people wrote stays in theirs.

Everything in quotation marks, every name, number, cited title and sentence beginning is put aside
behind a mark before a model sees the reply, and put back unchanged: so no claim about a person can
change on the way. A translation that loses a mark or a number is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from agent.model import Ask, Budget, Model
from agent.prompts.templates import Ours, prompt
from agent.records.base import Record

_KEPT = re.compile(r'"[^"\n]*"|\[[^\]\n]*\]|\*\*[^*\n]+\*\*|`[^`\n]+`|^>.*$', re.M)
_MARK = re.compile(r"\(\s*(\d+)\s*\)")
_NUMBER = re.compile(r"\d+")
_LINK = re.compile(r"https?:|www\.|\]\(|<[a-z/!]|\w@\w", re.I)
_MOST_PARAGRAPHS = 12
_MOST_TIMES_LONGER = 2.5


class Translated(Record):
    """The paragraphs in another language, in their order."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class _Masked:
    """A paragraph with marks in the place of what stays, and what they stand for."""

    text: str
    kept: tuple[str, ...]


async def in_language(
    language: str, paragraphs: Sequence[str], names: Iterable[str], model: Model, budget: Budget
) -> tuple[str, ...]:
    """The paragraphs in the language of this code; those that did not come out well stay.

    `names` are words that stay as they are wherever they stand. Raises ModelFailed.
    """
    known = tuple(sorted((name for name in names if name), key=len, reverse=True))
    masked = [_masked(text, known) for text in paragraphs]
    asked = prompt("translate")
    told = [(place, one) for place, one in enumerate(masked) if _says_something(one)]
    told = told[:_MOST_PARAGRAPHS]
    if not told:
        return tuple(paragraphs)
    task, material = asked.render(language=Ours(language), paragraphs=[m.text for _, m in told])
    ask = Ask(system=task, user=material, prompt=asked.title)
    answer = await model.parse(ask, Translated, budget)
    result = list(paragraphs)
    if len(answer.paragraphs) != len(told):
        return tuple(result)
    for (place, one), text in zip(told, answer.paragraphs, strict=True):
        if _is_faithful(one, text):
            result[place] = _restored(one, text)
    return tuple(result)


def _masked(text: str, names: Sequence[str]) -> _Masked:
    kept: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"({len(kept) - 1})"

    named = "|".join(re.escape(name) for name in names)
    pattern = re.compile(f"{_KEPT.pattern}|{named}" if named else _KEPT.pattern, re.M)
    return replace(_Masked(pattern.sub(put_aside, text), ()), kept=tuple(kept))


def _says_something(one: _Masked) -> bool:
    return any(letter.isalpha() for letter in _MARK.sub("", one.text))


def _is_faithful(one: _Masked, text: str) -> bool:
    """Whether every mark and number is there once more, and no link and no flood came with it."""
    marks = sorted(_MARK.findall(text)) == sorted(_MARK.findall(one.text))
    numbers = sorted(_NUMBER.findall(text)) == sorted(_NUMBER.findall(one.text))
    longest = _MOST_TIMES_LONGER * len(one.text) + 40
    return marks and numbers and not _LINK.search(text) and 0 < len(text.strip()) <= longest


def _restored(one: _Masked, text: str) -> str:
    return _MARK.sub(lambda mark: one.kept[int(mark[1])], text.strip())
