"""Words and pairs of words that texts share, rarer ones counting more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from agent.lexical import WordWeights, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

COMMON = 0.1
"""Words of at most this general weight ("the", "my", "should") count within pairs only."""

SHORTEST_STEM = 4
"""Letters that stay when an ending is cut off."""

_ENDINGS = (
    "ations", "ation", "ings", "ing", "edly", "ed", "ers", "er",
    "ies", "ment", "ness", "ly", "es", "s", "e",
)  # fmt: skip


class Terms:
    """The terms of fixed texts, ready to be compared with others. Thread-safe."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        found = [frozenset(_terms(text)) for text in texts]
        uses: dict[str, int] = {}
        for terms in found:
            for term in terms:
                uses[term] = uses.get(term, 0) + 1
        self._columns = {term: column for column, term in enumerate(sorted(uses))}
        counts = np.array([uses[term] for term in self._columns], dtype=np.float32)
        self._rarity = np.log((len(texts) + 1) / (counts + 0.5))
        self._rows = self._matrix(found)

    def shared(self, texts: Sequence[str]) -> Matrix:
        """A row for each given text, a column for each fixed one: from 0 to 1 (the same terms)."""
        found = [frozenset(_terms(text)) for text in texts]
        shared: Matrix = (self._matrix(found) @ self._rows.T).toarray()
        return shared

    def _matrix(self, found: Sequence[frozenset[str]]) -> Any:
        """Sparse rows of length 1."""
        import numpy as np
        from scipy.sparse import csr_array

        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for terms in found:
            known = sorted(self._columns[term] for term in terms if term in self._columns)
            weights = self._rarity[known]
            length = float(np.sqrt((weights**2).sum())) or 1.0
            columns += known
            values += (weights / length).tolist()
            ends.append(len(columns))
        data = np.array(values, np.float32)
        return csr_array((data, columns, ends), shape=(len(found), len(self._columns)))


def _terms(text: str) -> Iterator[str]:
    weights = WordWeights.load()
    found = words(text)
    yield from (stem(word) for word in found if weights[word] > COMMON)
    yield from (f"{stem(first)} {stem(second)}" for first, second in pairwise(found))


def stem(word: str) -> str:
    """The word without its first fitting ending: "inviting" and "invited" are "invit"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
