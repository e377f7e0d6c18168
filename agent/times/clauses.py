"""Puts the words of `words.scan` into phrases, and says which of them are denied.

A phrase is what stands between two breaks: "never on Fridays, evenings otherwise" has two, the
first of them denied. What a phrase's days and times come to is `phrases.py`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from agent.folding import fold
from agent.times.words import Word

STRONG_BREAKS = frozenset(";\n.")
JOINING = frozenset(["and", "or", "&", "+", "/", "y", "e", "et", "ou", "und", "oder", "o"])


_QUANTIFIED = re.compile(
    r"\b(?:any|every|each|all|whole|daily|24/7|tod[oa]s|cualquier|qualquer|tous|toutes|jede[nrs]?"
    r"|any ?(?:time|day|thing)|every ?(?:day|thing))\b"
)
"""What is said of all of them may be followed by "but"."""


_Denial = Literal["", "said", "carried"]


@dataclass
class Phrase:
    """Words between two breaks: some days, some times, maybe denied.

    denied: "said" by a word of its own, "carried" over from the phrase before. settled: a verdict
    on it was given.
    """

    denied: _Denial = ""
    break_before: str = ""
    days: list[Word] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    times_first: bool = False
    only: bool = False
    settled: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it says anything yet."""
        return bool(self.days or self.times)

    @property
    def shape(self) -> tuple[bool, bool]:
        """Whether it has days, and whether it has times."""
        return bool(self.days), bool(self.times)

    def takes(self, word: Word) -> bool:
        """Whether `word` belongs here: after "days, times" new days begin a new phrase."""
        if word.kind == "days":
            return not (self.days and self.times)
        return not (self.times_first and self.days)

    def add(self, word: Word) -> None:
        """Take `word` in."""
        (self.days if word.kind == "days" else self.times).append(word)
        self.times_first = self.times_first or not self.days

    def weekdays(self) -> list[int]:
        """All days named, Monday = 0."""
        return [day for word in (*self.days, *self.times) for day in word.days]


def blocks(words: Sequence[Word], text: str) -> list[list[Phrase]]:
    """The phrases of `words`, found in `text`, by the strong breaks between them."""
    return [_only(block) for block in _Reading(fold(text)).blocks(words)]


class _Reading:
    """Takes the words of a text one after the other, phrase by phrase."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.done: list[list[Phrase]] = [[]]
        self.phrase = Phrase()

    def blocks(self, words: Sequence[Word]) -> list[list[Phrase]]:
        """The phrases, by the strong breaks between them."""
        end = Word("break", len(self.folded), len(self.folded))
        for word, following in zip((*words, end), (*words[1:], end, end), strict=False):
            if word.kind in ("break", "but"):
                self._break(word)
            elif word.kind == "not":
                self._deny(word, following)
            elif word.kind in ("good", "bad"):
                self._judge(word)
            elif word.kind == "only":
                self._let_in()
            elif word.kind == "too":
                self._repeat()
            else:
                self._tell(word)
        return [block for block in self.done if block]

    def _tell(self, word: Word) -> None:
        if not self.phrase.takes(word):
            self._close()
            self.phrase = Phrase()
        self.phrase.add(word)

    def _close(self) -> None:
        phrase, block = self.phrase, self.done[-1]
        if not phrase.is_told:
            return
        before = block[-1] if block else Phrase()
        if phrase.denied == "carried" and phrase.break_before == ",":
            phrase.denied = "carried" if phrase.shape == before.shape else ""
        if phrase.break_before == "but" and not (phrase.settled or phrase.only or before.denied):
            phrase.denied = phrase.denied or ("said" if not phrase.times else "")
        block.append(phrase)

    def _break(self, word: Word) -> None:
        self._close()
        said = self.folded[word.start : word.end] or "."
        before = self.phrase
        carries = (
            bool(before.denied)
            and before.is_told
            and not before.settled
            and said in JOINING | {","}
        )
        denied: _Denial = "carried" if carries else ""
        if word.kind == "but" and self._is_about_all(word):
            denied = "said"
        self.phrase = Phrase(denied, said)
        if said in STRONG_BREAKS and self.done[-1]:
            self.done.append([])

    def _is_about_all(self, word: Word) -> bool:
        told = [*self.phrase.days, *self.phrase.times]
        if not told or self.phrase.denied:
            return False
        start = min(each.start for each in told)
        return _QUANTIFIED.search(self.folded, max(0, start - 12), word.start) is not None

    def _deny(self, word: Word, following: Word) -> None:
        """Rule out what follows, or what stands before when nothing follows."""
        if self.phrase.is_told and not following.tells:
            self._judge(word)
            return
        self._close()
        self.phrase = Phrase("said")

    def _judge(self, word: Word) -> None:
        """A verdict on the phrase, and on those that "and", "or" join to it."""
        phrase = self.phrase
        if not phrase.is_told or phrase.settled:
            return
        joined = False
        for each in (phrase, *reversed(self.done[-1])):
            if each.settled or each.shape != phrase.shape:
                return
            if each.denied != "said":
                each.denied = "" if word.kind == "good" else "said"
            each.settled = True
            joined = joined or each.break_before in JOINING
            if each.break_before not in JOINING and not (joined and each.break_before == ","):
                return

    def _repeat(self) -> None:
        """Deny the phrase as the one before: "Mondays are busy, Tuesdays too"."""
        before = self.done[-1][-1] if self.done[-1] else Phrase()
        if before.denied and self.phrase.shape == before.shape and not self.phrase.settled:
            self.phrase.denied, self.phrase.settled = "said", True

    def _let_in(self) -> None:
        """Let in the phrase that "only" begins or ends, whatever was denied before."""
        phrase = self.phrase
        if phrase.is_told and phrase.denied == "said":
            self._close()
            phrase = self.phrase = Phrase()
        phrase.denied, phrase.only = "", True


def _only(block: list[Phrase]) -> list[Phrase]:
    """Without what stands beside an "only" of the same kind: "only mornings, evenings …"."""
    shapes = {each.shape for each in block if each.only}
    kept: list[Phrase] = []
    for each in block:
        joined = bool(kept) and kept[-1].only and each.break_before in JOINING
        each.only = each.only or joined
        if each.only or each.denied or each.shape not in shapes:
            kept.append(each)
    return kept
