"""One scale for the cosines of every embedding model, so that the numbers of the ranking hold.

Two unrelated sentences have a cosine of .05 with one model and .7 with another. What each model
gives for the same pairs of sentences is laid on what the bundled model gives for them, for which
the ranking's limits were measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from agent.embedding import Embedder, MiniLM
from agent.errors import EmbeddingFailed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ALIKE, UNRELATED = 0.728, 0.150
"""Medians of the bundled model over the pairs below: in one pair, and across the pairs."""

LEAST_APART = 0.05
"""Difference of the two medians below which a model does not tell texts apart."""

_PAIRS = (
    ("I repair old violins.", "Restoring antique string instruments is my work."),
    ("I teach children to swim.", "Swimming lessons for kids are what I give."),
    ("I keep the books of small shops.", "Accounting for little stores is my job."),
    ("I drive night buses.", "My work is driving a bus after dark."),
    ("I review code line by line.", "I go through programs with people, one line at a time."),
    ("I grow vegetables on a roof.", "My rooftop garden gives us vegetables."),
    ("I help people prepare for job interviews.", "I practise interviews with job seekers."),
    ("I translate legal letters.", "Letters from courts are what I translate."),
    ("I manage a hospital ward.", "A ward of a hospital is led by me."),
    ("I write songs for the theatre.", "Composing stage music is what I do."),
    ("I build tables from wood.", "Wooden furniture is what I make."),
    ("I analyse sales figures.", "Looking for patterns in sales data is my task."),
)


class Scale(NamedTuple):
    """A straight line: what a model's cosine is on the bundled model's scale."""

    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, cosines: Floats) -> Floats:
        """The cosines on that scale."""
        return cosines if self == Scale() else cosines * self.slope + self.offset


def scale_of(embedder: Embedder, vectors: Callable[[Sequence[str]], Floats]) -> Scale:
    """The scale of an embedder; `vectors` gives its vectors. Raises EmbeddingFailed."""
    if embedder.name == MiniLM.name:
        return Scale()
    alike, unrelated = medians(vectors([text for pair in _PAIRS for text in pair]))
    if alike - unrelated < LEAST_APART:
        message = f"The embedding model {embedder.name} does not tell texts apart; use another."
        raise EmbeddingFailed(message)
    slope = (ALIKE - UNRELATED) / (alike - unrelated)
    return Scale(slope, ALIKE - slope * alike)


def medians(rows: Floats) -> tuple[float, float]:
    """The median cosine in a pair, and across the pairs; rows stand pair by pair."""
    import numpy as np

    cosines = rows @ rows.T
    first = np.arange(0, len(rows), 2)
    across = cosines[first][:, first + 1]
    inside = np.eye(len(first), dtype=bool)
    return float(np.median(across[inside])), float(np.median(across[~inside]))
