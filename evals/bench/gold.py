"""Real matches that people made, ranked by the product and by plain peers: one table.

`../shared/data/ols_matches.json` holds projects with the mentors that organisers chose for them
out of a pool (Open Life Science, CC-BY 4.0). Figures are means over projects, their intervals a
bootstrap over projects: four cohorts are too few to draw whole ones.
"""

from __future__ import annotations

import asyncio
import html
import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from evals.errors import CannotRun
from evals.fingerprint import ROOT
from evals.statistics import Interval, clustered_mean

if TYPE_CHECKING:
    from agent import Coach
    from agent.records.people import Roster

MATCHES = ROOT.parent / "shared" / "data" / "ols_matches.json"
SHOWN = 3
WITHIN = 10
"""Places that nDCG looks at."""

_SEED = 20_261_121
_SATURATION, _LENGTH = 1.5, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza 2009)."""

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]{0,200}>")


class Query(NamedTuple):
    """A project's words, and the ids of the mentors that people chose for it."""

    id: str
    text: str
    chosen: frozenset[str]


class Cohort(NamedTuple):
    """A pool of mentors as a roster file, and the projects that were matched with it."""

    people: tuple[dict[str, Any], ...]
    queries: tuple[Query, ...]


class Figures(NamedTuple):
    """Mean reciprocal rank, share with a chosen mentor among three, nDCG@10."""

    mrr: Interval
    hit: Interval
    ndcg: Interval


class Measured(NamedTuple):
    """Figures of one way of ranking, and how it spreads attention over the mentors.

    seen: share of mentors who are among the first three for somebody; most: the largest share of
    a cohort's projects that have one and the same mentor among their first three.
    """

    figures: Figures
    seen: float
    most: float


def cohorts(path: Path = MATCHES) -> tuple[Cohort, ...]:
    """The labelled cohorts. Raises CannotRun where the file is not there."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise CannotRun(f"there is no {path.name} in {path.parent}: nothing to measure") from None
    return tuple(_cohort(one) for one in data["cohorts"].values())


def _cohort(data: dict[str, Any]) -> Cohort:
    people = tuple(
        {
            "id": one["id"],
            "skills": one["expertise"],
            "bio": one["bio"],
            "location": one["country"],
        }
        for one in data["pool"]
    )
    queries = (
        Query(one["qid"], _plain(one), frozenset(one["relevant"])) for one in data["queries"]
    )
    return Cohort(people, tuple(query for query in queries if query.chosen))


def _plain(query: dict[str, Any]) -> str:
    parts = (query["title"], ", ".join(query["keywords"]), query["description"])
    return ". ".join(html.unescape(_TAG.sub(" ", part)) for part in parts if part)


class Pool:
    """One cohort's mentors, ready for every way of ranking them."""

    def __init__(self, cohort: Cohort, coach: Coach, folder: Path) -> None:
        self.ids = sorted(one["id"] for one in cohort.people)
        self.texts = {one["id"]: " ".join([*one["skills"], one["bio"]]) for one in cohort.people}
        self._coach = coach
        path = folder / "pool.json"
        path.write_text(json.dumps({"people": cohort.people}), encoding="utf-8")
        self.roster: Roster = coach.read_roster(path)

    def shipped(self, query: Query) -> list[str]:
        """The product's own order."""
        return [match.id for match in self._coach.rank(self.roster, [query.text]).matches]

    def at_random(self, query: Query) -> list[str]:
        """An order by lot, the same one every time."""
        draw = random.Random(f"{_SEED}{query.id}")  # noqa: S311 - a peer, not a secret
        return draw.sample(self.ids, len(self.ids))

    def bm25(self, query: Query) -> list[str]:
        """BM25 over whole profiles, with the word statistics of this pool."""
        asked = set(_words(query.text))
        scores = {who: self._bm25.score(who, asked) for who in self.ids}
        return sorted(self.ids, key=lambda who: (-scores[who], who))

    @cached_property
    def _bm25(self) -> _Bm25:
        return _Bm25({who: _words(text) for who, text in self.texts.items()})

    def one_profile(self, query: Query) -> list[str]:
        """The cosine of one embedded profile per person."""
        found = self._profiles @ _embedded([query.text])[0]
        return [self.ids[at] for at in sorted(range(len(self.ids)), key=lambda at: -found[at])]

    @cached_property
    def _profiles(self) -> Any:
        return _embedded([self.texts[who] for who in self.ids])


class _Bm25:
    def __init__(self, documents: dict[str, list[str]]) -> None:
        self._counts = {who: Counter(words) for who, words in documents.items()}
        self._lengths = {who: len(words) for who, words in documents.items()}
        self._usual = fmean(self._lengths.values())
        self._spread = Counter(word for counts in self._counts.values() for word in counts)

    def score(self, who: str, asked: set[str]) -> float:
        counts = self._counts[who]
        norm = 1 - _LENGTH + _LENGTH * self._lengths[who] / self._usual
        return sum(
            self._rarity(word)
            * counts[word]
            * (_SATURATION + 1)
            / (counts[word] + _SATURATION * norm)
            for word in asked
            if word in counts
        )

    def _rarity(self, word: str) -> float:
        holding = self._spread[word]
        return math.log(1 + (len(self._counts) - holding + 0.5) / (holding + 0.5))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _embedded(texts: Sequence[str]) -> Any:
    from agent.embedding import load_embedder

    return load_embedder().embed(texts)


Way = Callable[[Pool, Query], list[str]]
WAYS: dict[str, Way] = {
    "the ranking as it ships": Pool.shipped,
    "BM25 over profiles": Pool.bm25,
    "one embedded profile each": Pool.one_profile,
    "at random": Pool.at_random,
}
"""name → how a pool is ordered for a query."""


def measured() -> dict[str, Measured]:
    """Every way of ranking on the same queries. Raises CannotRun without the labels."""
    return asyncio.run(_measured(cohorts()))


async def _measured(labelled: Sequence[Cohort]) -> dict[str, Measured]:
    from agent import Coach

    with TemporaryDirectory() as folder:
        async with Coach.open(now="2026-11-21T19:00:00+00:00") as coach:
            pools = [(Pool(cohort, coach, Path(folder)), cohort.queries) for cohort in labelled]
            return {name: _measure(pools, order) for name, order in WAYS.items()}


def _measure(pools: Sequence[tuple[Pool, Sequence[Query]]], order: Way) -> Measured:
    judgements, seen, most = [], [], []
    for pool, queries in pools:
        orders = [order(pool, query) for query in queries]
        judgements += [judged(o, q.chosen) for o, q in zip(orders, queries, strict=True)]
        shown = Counter(who for each in orders for who in each[:SHOWN])
        seen.append(len(shown) / len(pool.ids))
        most.append(max(shown.values()) / len(queries))
    return Measured(figures_of(judgements), fmean(seen), max(most))


def judged(order: Sequence[str], chosen: frozenset[str]) -> tuple[float, float, float]:
    """(reciprocal rank, hit among three, nDCG@10) of one order; who is not in it counts nothing."""
    ranks = sorted(order.index(who) + 1 for who in chosen if who in order)
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank <= WITHIN)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(chosen), WITHIN) + 1))
    first = ranks[0] if ranks else math.inf
    return 1 / first, float(first <= 3), gain / best


def figures_of(judgements: Sequence[tuple[float, float, float]]) -> Figures:
    """Means of judgements with 95 % intervals."""
    return Figures(
        *(clustered_mean(dict(_alone(column))) for column in zip(*judgements, strict=True))
    )


def _alone(values: Sequence[float]) -> Iterator[tuple[str, Sequence[float]]]:
    return ((str(at), [value]) for at, value in enumerate(values))


def matching_table() -> str:
    """Markdown, a line for each way, with 95 % intervals. Raises CannotRun without the labels."""
    lines = [
        "| ranking | MRR | hit@3 | nDCG@10 | mentors seen | most for one |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in measured().items():
        cells = " | ".join(f"{f.estimate:.3f} [{f.low:.3f}, {f.high:.3f}]" for f in found.figures)
        lines.append(f"| {name} | {cells} | {found.seen:.0%} | {found.most:.0%} |")
    return "\n".join(lines)
