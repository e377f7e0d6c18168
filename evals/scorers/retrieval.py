"""Whether the library finds the entry that answers a question, and how far up.

A statement counts where the first entry that covers it stands; entries that repeat it earn
nothing more. The measure is nDCG@5, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log2

from pydantic import model_validator

from evals.outputs import Output, Passage
from evals.results import Score
from evals.samples import Closed, Sample

HIT_WITHIN = 3
MEASURED = 5


class Expected(Closed):
    """statements: numbers the answer rests on; entries: ids, where no statement says it."""

    statements: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Expected:
        if not self.wanted:
            message = "name a statement or an entry"
            raise ValueError(message)
        return self

    @property
    def wanted(self) -> frozenset[str]:
        """All that should be found."""
        return frozenset((*self.statements, *self.entries))


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when the question counts as covered and a wanted entry is among the first three."""
    if output.found is None:
        return Score.unscored("nothing was asked of the library")
    found = output.found
    problems = [] if found.covered else ["answered as not covered"]
    if not hit(found.passages, expected.wanted):
        first = ", ".join(one.id for one in found.passages[:HIT_WITHIN])
        problems.append(f"none of {sorted(expected.wanted)} among {first or 'nothing'}")
    return Score.of(problems, measure=ndcg(found.passages, expected.wanted))


def hit(passages: Sequence[Passage], wanted: Collection[str]) -> bool:
    """Whether one of the first three is wanted."""
    return any(_given(one) & set(wanted) for one in passages[:HIT_WITHIN])


def ndcg(passages: Sequence[Passage], wanted: Collection[str]) -> float:
    """nDCG@5 of the places where each wanted statement or entry is found first."""
    left, gained = set(wanted), 0.0
    for place, one in enumerate(passages[:MEASURED], start=1):
        if new := left & _given(one):
            left -= new
            gained += len(new) / log2(place + 1)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(wanted), MEASURED) + 1))
    return min(1.0, gained / ideal)


def _given(passage: Passage) -> set[str]:
    return {passage.id, *passage.covers}
