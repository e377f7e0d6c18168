"""Which entry answers a question, learned from what each entry says and how people ask for it.

Kernel ridge regression over the passages of all entries: a question resembles a passage by its
vector and by the words they share, and each passage speaks for its entry and against others that
are asked for in nearly the same words. Questions from elsewhere are one more class.
`python -m agent.guidance.leave_out` measures it on ways of asking that were left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from agent.guidance.terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

ELSEWHERE = ""
"""The class of questions that no entry answers."""

SHARED_WORDS = 0.3
"""How much shared words count beside the similarity of vectors."""

CURVE = 2.0
"""How much the square of the similarity counts beside it, so that what is near counts most. Of all
ways of asking, each left out once, it brings .73 among the first three, and without it .70."""

REGULARISATION = 3.0
"""Of the regression. From 3 to 6, and with SHARED_WORDS from .15 to .5, nDCG@5 of the ways of
asking that were left out moves by less than .01."""


class Passage(NamedTuple):
    """Words that speak for an entry (or for ELSEWHERE). id: unique, and tells the entry."""

    id: str
    entry: str
    text: str


class Answers(NamedTuple):
    """What training gives.

    entries: ids, ELSEWHERE among them, sorted; weights: a row for each passage, a column for
    each entry; level: how near each passage is to the mean of all.
    """

    entries: tuple[str, ...]
    weights: Vectors
    level: Vectors

    def scores(self, near: Vectors, shared: Vectors) -> Vectors:
        """A score for each entry, about 0 to 1.

        near: the inner product of the question's vector with each passage's; shared: the words
        it shares with each.
        """
        scores: Vectors = _kernel(near - near.mean() - self.level, shared) @ self.weights
        return scores


def train(passages: Sequence[Passage], rows: Vectors) -> Answers:
    """Learn from the passages and their vectors, in the same order."""
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve

    entries = tuple(sorted({passage.entry for passage in passages}))
    mean = rows.mean(axis=0)
    own = rows - mean
    texts = [passage.text for passage in passages]
    kernel = _kernel(own @ own.T, Terms(texts).shared(texts))
    kernel[np.diag_indices_from(kernel)] += REGULARISATION
    truth = np.array([[one.entry == entry for entry in entries] for one in passages], np.float32)
    truth -= truth.mean(axis=0)
    weights = cho_solve(cho_factor(kernel.T, overwrite_a=True), truth)
    return Answers(entries, weights, rows @ mean - mean @ mean)


def _kernel(near: Vectors, shared: Vectors) -> Vectors:
    """How alike two texts are, from their centred similarity and the words they share."""
    kernel: Vectors = CURVE * near
    kernel += 1
    kernel *= near
    kernel += SHARED_WORDS * shared
    return kernel
