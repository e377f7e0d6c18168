"""`python -m agent.guidance.leave_out`: how the search does on ways of asking it never saw.

The ways of asking and the questions from elsewhere are split in five; each fifth is asked of what
was learned from the rest. Two entries may answer one question and only one of them counts here, so
the figures are lower than those of `python -m evals retrieval`; they compare one way of learning
with another, on thousands of questions, without a look at the questions of the evals.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from agent.embedding import load_embedder
from agent.guidance.answers import ELSEWHERE, Passage, train
from agent.guidance.entries import Library, read_library
from agent.guidance.index import passages
from agent.guidance.search import LEAD, LEAST
from agent.guidance.terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

FOLDS = 5


class Asked(NamedTuple):
    """A question that was left out: its entry, the entries found, and whether one was to answer."""

    entry: str
    ranked: tuple[str, ...]
    covered: bool


def leave_out(library: Library) -> list[Asked]:
    """Every way of asking, and every question from elsewhere, as found without it."""
    found = passages(library)
    rows = load_embedder().embed([one.text for one in found])
    questions = [place for place, one in enumerate(found) if _is_question(one)]
    asked: list[Asked] = []
    for fold in range(FOLDS):
        left = questions[fold::FOLDS]
        asked += _found(found, rows, left)
    return asked


def _is_question(passage: Passage) -> bool:
    return passage.id.rpartition("/")[2].isdigit()


def _found(found: Sequence[Passage], rows: Vectors, left: Sequence[int]) -> Iterator[Asked]:
    without = set(left)
    kept = [place for place in range(len(found)) if place not in without]
    seen = [found[place] for place in kept]
    learned, terms = train(seen, rows[kept]), Terms([one.text for one in seen])
    for place in left:
        shared = terms.shared([found[place].text])[0]
        scored = learned.scores(rows[kept] @ rows[place], shared).tolist()
        scores = dict(zip(learned.entries, scored, strict=True))
        elsewhere = max(scores.pop(ELSEWHERE) + LEAD, LEAST)
        ranked = sorted(scores, key=lambda entry: -scores[entry])
        yield Asked(found[place].entry, tuple(ranked[:3]), scores[ranked[0]] >= elsewhere)


def main() -> None:
    """Print the shares."""
    asked = leave_out(read_library())
    answered = [one for one in asked if one.entry != ELSEWHERE]
    strange = [one for one in asked if one.entry == ELSEWHERE]
    for name, hits, of in (
        ("the first", sum(one.entry == one.ranked[0] for one in answered), answered),
        ("among three", sum(one.entry in one.ranked for one in answered), answered),
        ("refused", sum(not one.covered for one in answered), answered),
        ("from elsewhere, answered", sum(one.covered for one in strange), strange),
    ):
        sys.stdout.write(f"{name:26}{hits:6} of {len(of)}  {hits / len(of):.3f}\n")


if __name__ == "__main__":
    main()
