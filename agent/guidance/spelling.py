"""Misspelt words of a question, replaced by the nearest word that the library uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from agent.lexical import WordWeights, words

SHORTEST = 4
"""Letters of a word that may be corrected; shorter ones are near to too many others."""

LONG = 6
"""Letters from which two mistakes are forgiven instead of one."""

LONGEST = 30
"""Letters of a word that is looked at."""

MOST_WORDS = 200
"""Words of a question that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


class Speller:
    """Knows the words of the library beside those of general language. Thread-safe."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._uses = Counter(word for text in texts for word in words(text))
        self._choices = [word for word in self._uses if len(word) >= SHORTEST and word.isalpha()]

    def corrected(self, question: str) -> str:
        """The question with its unknown words replaced where one of the library's is near.

        Names (words with a capital inside a sentence) stay as they are.
        """
        left = MOST_WORDS

        def replace(found: re.Match[str]) -> str:
            nonlocal left
            left -= 1
            word = found.group()
            inside = word[0].isupper() and found.start() > 0
            return word if inside or left < 0 else self._nearest(word)

        return _WORD.sub(replace, question)

    def _nearest(self, word: str) -> str:
        from rapidfuzz.distance import DamerauLevenshtein
        from rapidfuzz.process import extract

        folded = "".join(words(word))
        if not SHORTEST <= len(folded) <= LONGEST or self._is_known(folded):
            return word
        near = extract(
            folded,
            self._choices,
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(folded) < LONG else 2,
            limit=None,
        )
        best = min(near, key=lambda one: (one[1], -self._uses[one[0]], one[0]), default=None)
        return str(best[0]) if best else word

    def _is_known(self, word: str) -> bool:
        return word in self._uses or WordWeights.load().knows(word)
