"""Which entry answers a question, learned from what each entry says and how people ask for it.

Kernel ridge regression over the passages of all entries: a question resembles a passage by its
vector and by the words they share, and each passage speaks for its entry and against others that
are asked for in nearly the same words. Questions from elsewhere are one more class.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from agent.guidance.terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

ELSEWHERE = ""
"""The class of questions that no entry answers."""

SHARED_WORDS = 0.3
"""How much shared words count beside the similarity of vectors."""

REGULARISATION = 5.0
"""Of the regression. This and SHARED_WORDS were chosen on the development half of the questions in
`evals/suites/retrieval`: nDCG@5 moves by .01 from 3 to 10 and from .3 to .5."""

ASKED_WEIGHT = 1.5
"""How much a way of asking counts; titles, advice and texts count 1."""


class Passage(NamedTuple):
    """Words that speak for an entry (or for ELSEWHERE). id: unique, and tells the entry."""

    id: str
    entry: str
    text: str
    weight: float = 1.0


class Answers(NamedTuple):
    """What training gives.

    entries: ids, ELSEWHERE among them, sorted; weights: a row for each passage, a column for
    each entry; offset: taken off each entry's score.
    """

    entries: tuple[str, ...]
    weights: Vectors
    offset: Vectors

    def scores(self, near: Matrix, shared: Matrix) -> Matrix:
        """A score for each entry, about 0 to 1.

        near: the inner product of the question's vector with each passage's; shared: the words
        it shares with each.
        """
        kernel = near - near.mean() + SHARED_WORDS * shared
        scores: Matrix = kernel @ self.weights - self.offset
        return scores


def train(passages: Sequence[Passage], rows: Vectors) -> Answers:
    """Learn from the passages and their vectors, in the same order."""
    import numpy as np
    from scipy.linalg import solve

    entries = tuple(sorted({passage.entry for passage in passages}))
    mean = rows.mean(axis=0, dtype=np.float64)
    own = rows - mean
    texts = [passage.text for passage in passages]
    kernel = own @ own.T + SHARED_WORDS * Terms(texts).shared(texts)
    weight = np.array([passage.weight for passage in passages])
    kernel[np.diag_indices_from(kernel)] += REGULARISATION / weight
    truth = np.array([[one.entry == entry for entry in entries] for one in passages], np.float64)
    weights = solve(kernel, truth - truth.mean(axis=0), assume_a="pos")
    offset = (rows @ mean - mean @ mean) @ weights
    return Answers(entries, weights.astype(np.float32), offset.astype(np.float32))
