"""What masking and fixed word weights cost or gain: the ranking's closeness without each of them.

Quality is measured on the labelled matches of `gold.py`; what it buys, on edits of the same
entries: who else moves when one bio changes, and how far a score moves with a name and an origin.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from agent import EvidenceIndex, EvidenceItem, MemoryCache, evidence_items
from agent.embedding import load_embedder
from agent.records.people import Person
from evals.bench.gold import Cohort, Figures, Query, cohorts, figures_of, judged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_TRIALS = 40
_PASTED = 12
"""Words of the need that an edit puts into one bio."""

_ONE = "I am Fatima, a Ghanaian mother, and I know {topic} well."
_OTHER = "I am John, a Norwegian father, and I know {topic} well."


_WORDINGS = (
    (
        "I review code line by line.",
        "I go through programs with people slowly.",
        "somebody who reads my code",
    ),
    ("I repair old violins.", "Restoring string instruments is my trade.", "learn to mend violins"),
    (
        "I teach children to swim.",
        "Swimming lessons for kids are what I give.",
        "become a swimming teacher",
    ),
    (
        "I keep the books of small shops.",
        "Accounting for little stores is my job.",
        "bookkeeping for my own shop",
    ),
    ("I write songs for the theatre.", "Composing stage music is what I do.", "write stage music"),
)
"""A claim, the same in other words, and a need that both speak to."""


class _Way(NamedTuple):
    """One variant: whether texts are masked, and whether word weights come from the pool."""

    masked: bool
    pooled: bool


WAYS = {
    "as it ships": _Way(masked=True, pooled=False),
    "without masking": _Way(masked=False, pooled=False),
    "word weights of the pool": _Way(masked=True, pooled=True),
}
_CACHE = MemoryCache()


class _PoolWeights:
    """Lexical scores with weights counted in the pool itself, otherwise as they ship."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(text.lower().split()) for text in texts]
        spread = Counter(word for some in self._words for word in some)
        whole = math.log(len(texts) + 1)
        self._weights = {word: math.log((len(texts) + 1) / n) / whole for word, n in spread.items()}

    def scores(self, query: str) -> Floats:
        """The share of the query's weight that stands in each text."""
        import numpy as np

        asked = sorted(set(query.lower().split()))
        weights = {word: self._weights.get(word, 1.0) for word in asked}
        total = sum(weights.values()) or 1.0
        shares = [sum(weights[w] for w in asked if w in some) / total for some in self._words]
        return np.array(shares, dtype=np.float32)


def _relevance(people: Sequence[Person], need: str, way: _Way) -> list[float]:
    return _relevances(people, [need], way)[0]


def _relevances(people: Sequence[Person], needs: Sequence[str], way: _Way) -> list[list[float]]:
    """For each need, everybody's closeness to it."""
    items = [evidence_items(person) for person in people]
    if not way.masked:
        items = [tuple(_as_written(each) for each in some) for some in items]
    index = EvidenceIndex(items, load_embedder(), _CACHE)
    if way.pooled:
        index.lexical = _PoolWeights([item.masked for item in index.items])
    found = index.closeness(needs).relevance
    return [[float(value) for value in found[:, at]] for at in range(len(needs))]


def _as_written(item: EvidenceItem) -> EvidenceItem:
    return item._replace(masked=item.text)


def _people(cohort: Cohort) -> list[Person]:
    return [
        Person(id=one["id"], skills=tuple(one["skills"]), bio=one["bio"]) for one in cohort.people
    ]


def _order(people: Sequence[Person], scores: Sequence[float]) -> list[str]:
    pairs = zip(people, scores, strict=True)
    return [person.id for person, _ in sorted(pairs, key=lambda pair: (-pair[1], pair[0].id))]


def _quality(labelled: Sequence[Cohort], way: _Way) -> Figures:
    judgements = []
    for cohort in labelled:
        people = _people(cohort)
        scores = _relevances(people, [query.text for query in cohort.queries], way)
        for query, column in zip(cohort.queries, scores, strict=True):
            judgements.append(judged(_order(people, column), query.chosen))
    return figures_of(judgements)


def _edits(labelled: Sequence[Cohort]) -> Iterator[tuple[list[Person], int, Query]]:
    draw = random.Random(7)  # noqa: S311 - the same trials every time
    for _ in range(_TRIALS):
        cohort = draw.choice(labelled)
        people = _people(cohort)
        yield people, draw.randrange(len(people)), draw.choice(cohort.queries)


def _others_moved(labelled: Sequence[Cohort], way: _Way) -> int:
    """Trials in which words of the need, put into one bio, change the order of the others."""
    return sum(_moves_others(*edit, way) for edit in _edits(labelled))


def _moves_others(people: list[Person], at: int, query: Query, way: _Way) -> bool:
    pasted = " ".join(query.text.split()[:_PASTED])
    edited = people[at].model_copy(update={"bio": f"{people[at].bio} {pasted}."})
    after = [*people[:at], edited, *people[at + 1 :]]
    before = _order(people, _relevance(people, query.text, way))
    moved = _order(after, _relevance(after, query.text, way))
    return [i for i in before if i != edited.id] != [i for i in moved if i != edited.id]


def _swap_moves(labelled: Sequence[Cohort], way: _Way) -> float:
    """How far closeness moves on average when name, gender and origin are swapped."""
    moves = []
    for people, at, query in _edits(labelled):
        topic = (people[at].skills or ("this work",))[0]
        pair = [
            Person(id=name, name=name, bio=text.format(topic=topic))
            for name, text in (("Fatima", _ONE), ("John", _OTHER))
        ]
        first, second = _relevance(pair, query.text, way)
        moves.append(abs(first - second))
    return fmean(moves)


def _said_again(way: _Way) -> float:
    """How much closer somebody comes on average who says one thing in two wordings."""
    gains = []
    for one, other, need in _WORDINGS:
        once = Person(id="once", bio=one)
        twice = Person(id="twice", bio=f"{one} {other}")
        first, second = _relevance([once, twice], need, way)
        gains.append(second - first)
    return fmean(gains)


def ablation_table() -> str:
    """Markdown, a line for each variant. Raises CannotRun without the labels."""
    labelled = cohorts()
    lines = [
        "| closeness | MRR | nDCG@10 | others moved by an edit | moved by a name | reworded |",
        "|---|---|---|---|---|---|",
    ]
    for name, way in WAYS.items():
        found = _quality(labelled, way)
        quality = " | ".join(
            f"{f.estimate:.3f} [{f.low:.3f}, {f.high:.3f}]" for f in (found.mrr, found.ndcg)
        )
        moved = f"{_others_moved(labelled, way)} of {_TRIALS}"
        lines.append(
            f"| {name} | {quality} | {moved} | {_swap_moves(labelled, way):.4f} "
            f"| {_said_again(way):.4f} |"
        )
    return "\n".join(lines)
