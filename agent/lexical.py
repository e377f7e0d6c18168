"""Which words of a question stand in a text, weighed by how rare they are in general language.

Presence counts and frequency does not; the weights and the length norm are fixed and ship with
the project (`agent/data/word_weights.tsv`, see `agent/data/NOTICE.md`), so a text's score depends
on that text and the question alone. Whole words only: "AI" is not in "retail".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import IndexUnusable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

TABLE = Path(__file__).parent / "data" / "word_weights.tsv"
"""word<TAB>weight, sorted; a word that is not in it is rare and weighs 1."""

FULL_WEIGHT = 0.5
"""A question whose words weigh less than this together (only "the", "you") cannot reach 1."""

USUAL_LENGTH = 40
"""Texts of up to so many words are not marked down for their length."""

LENGTH_NORM = 0.2
"""How much a text is marked down for each USUAL_LENGTH words that it is longer."""

_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_SIGNS = {"\u2019": "'", "\u02bc": "'", "_": " "}
_SPELLING = str.maketrans(_LETTERS | _SIGNS) | _INVISIBLE
_ACCENTS = re.compile("[\u0300-\u036f]")

_MARKED = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0e4e\u0e50-\u109f\u1780-\u17d3"
_LETTER = rf"[\w{_MARKED}]"
_WORD = re.compile(
    rf"""
    (?<!{_LETTER})(?:[a-z](?:\.[a-z])+|ph\.d)(?!{_LETTER})  # u.s., e.g., Ph.D.
    | {_LETTER}+\.(?:js|net|io|ai)(?!{_LETTER})          # node.js
    | (?<!{_LETTER})\.net(?!{_LETTER})
    | {_LETTER}+\+\+                                     # c++
    | (?<!{_LETTER})[cfjq]\#(?!{_LETTER})                # c#
    | (?<!{_LETTER})[a-z]&[a-z](?!{_LETTER})             # r&d
    | {_LETTER}+(?:'(?:s|t|re|ve|ll|d|m)(?!{_LETTER}))?  # women's, don't
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+|ph\.d")
_NOT_PLURAL = ("ss", "us", "as", "is", "news")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, folded so that spellings of one word are equal.

    Lower case, accents off, a plain plural or possessive taken for its singular; `c++`, `c#`,
    `.net`, `node.js` and `r&d` are words. Scripts written without spaces give overlapping pairs
    of characters. Never fails, whatever the text.
    """
    return tuple(word for found in _WORD.findall(_fold(text)) for word in _units(found))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("_", " ")
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLING).lower()).lower()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain).translate(_SPELLING))


def _units(found: str) -> Iterable[str]:
    if found.isascii() or not _UNSPACED.fullmatch(found):
        return (_singular(found),)
    return [found[at : at + 2] for at in range(max(1, len(found) - 1))]


def _singular(word: str) -> str:
    if word.isalpha():
        return _singular_noun(word) if len(word) > 3 and word[-1] in "se" else word
    if "'" in word:
        return word[:-2] if word.endswith("'s") else word.replace("'", "")
    return word.replace(".", "") if _INITIALS.fullmatch(word) else word


def _singular_noun(word: str) -> str:
    if word.endswith("js"):
        return f"{word[:-2]}.js"
    if len(word) > 4 and word.endswith(("ie", "ies")):
        return word.rstrip("s")[:-2] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(_NOT_PLURAL)
    return word[:-1] if plural or word.endswith(("eas", "ias")) else word


class WordWeights:
    """How much each word says: 0.02 for the commonest, 1 for a rare one."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table

    @classmethod
    def load(cls) -> WordWeights:
        """The table that ships with the project, read once. Raises IndexUnusable."""
        return _shipped_weights()

    def __getitem__(self, word: str) -> float:
        return self._table.get(word, 1.0)

    def __len__(self) -> int:
        return len(self._table)

    def knows(self, word: str) -> bool:
        """Whether the table has this word."""
        return word in self._table

    def total(self, some: Iterable[str]) -> float:
        """The weight of distinct words together."""
        return sum(self[word] for word in some)


@cache
def _shipped_weights() -> WordWeights:
    try:
        lines = TABLE.read_text(encoding="utf-8").splitlines()
        pairs = (line.split("\t") for line in lines)
        return WordWeights({word: float(weight) for word, weight in pairs})
    except (OSError, ValueError) as error:
        message = f"The word table {TABLE} cannot be read ({error}); restore it from the project."
        raise IndexUnusable(message) from None


def score(query_words: Sequence[str], text_words: Sequence[str]) -> float:
    """How much of the question's weight stands in the text: 0 (nothing) to 1 (every word)."""
    weights = WordWeights.load()
    asked = sorted(set(query_words))
    found = weights.total(word for word in asked if word in set(text_words))
    return found / max(weights.total(asked), FULL_WEIGHT) * _norm(len(text_words))


def _norm(length: int) -> float:
    excess = max(0, length - USUAL_LENGTH) / USUAL_LENGTH
    return 1 / (1 + LENGTH_NORM * excess)


class LexicalIndex:
    """Many texts prepared for many questions; scores are those of `score`, in float32."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        places: dict[str, list[int]] = defaultdict(list)
        norms = np.ones(len(texts), dtype=np.float32)
        for place, text in enumerate(texts):
            found = words(text)
            norms[place] = _norm(len(found))
            for word in dict.fromkeys(found):
                places[word].append(place)
        self._norms = norms
        self._places = {word: np.array(found, dtype=np.intp) for word, found in places.items()}

    def __len__(self) -> int:
        return len(self._norms)

    def scores(self, query: str) -> Scores:
        """One score for each text, 0 to 1, in the order they were given."""
        import numpy as np

        weights = WordWeights.load()
        asked = sorted(set(words(query)))
        found = np.zeros(len(self), dtype=np.float32)
        for word in asked:
            if word in self._places:
                found[self._places[word]] += weights[word]
        return found / np.float32(max(weights.total(asked), FULL_WEIGHT)) * self._norms
