"""Two or three people who together cover the most needs and differ from each other [1.20, 3.2]."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from agent.records.matching import Pick

MOST_PICKS = 3
LIKENESS = 0.1
"""How much a candidate loses for resembling somebody already picked (times their cosine)."""

WITHIN = 20
"""Candidates from the top of the order that are looked at."""


class Candidate(NamedTuple):
    """One ranked person: place in the roster, id, score, and the needs they cover."""

    place: int
    id: str
    score: float
    covers: tuple[int, ...]


def portfolio(
    candidates: Sequence[Candidate], likeness: Callable[[int, int], float]
) -> tuple[Pick, ...]:
    """Greedy: most needs not yet covered first, then score less resemblance; ties by order.

    A third person only joins for a need that the first two leave open. Nobody who covers
    nothing is picked.
    """
    able = [each for each in candidates if each.covers][:WITHIN]
    picked: list[Candidate] = []
    covered: set[int] = set()
    while able and len(picked) < MOST_PICKS:
        best = max(able, key=lambda each: _worth(each, picked, covered, likeness))
        if len(picked) >= 2 and not set(best.covers) - covered:
            break
        picked.append(best)
        covered |= set(best.covers)
        able.remove(best)
    return tuple(Pick(id=each.id, covers=each.covers) for each in picked)


def _worth(
    each: Candidate,
    picked: Sequence[Candidate],
    covered: set[int],
    likeness: Callable[[int, int], float],
) -> tuple[int, float]:
    alike = max((likeness(each.place, other.place) for other in picked), default=0.0)
    return len(set(each.covers) - covered), each.score - LIKENESS * alike
