"""A roster ranked for one person's needs, in code: deterministic, explained, the same for equals.

    score = (K·w·R + Σ wf·vf + Σ vp) / (K·w + Σ wf + P)

R is the mean closeness to the needs (0 to 1, see `relevance.py`), w the weight of relevant
experience, wf and vf weight and value of each other factor, vp the value of each practical wish
that is not a factor (P of them). Values are those of `factors.VALUE`: unknown stands in the
middle and is never a no. K = RELEVANCE lets closeness decide unless the weights say otherwise.
Everything about one person follows from that person, the needs and the criteria alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from agent.embedding import load_embedder
from agent.errors import EmbeddingFailed
from agent.records.matching import Criteria, Excluded, Finding, NearMiss, Shortlist
from agent.records.people import Roster
from agent.roster.deal_breakers import Broken, broken_rule, check_rules, excluded, no_free_place
from agent.roster.factors import VALUE
from agent.roster.near_misses import relaxing, relaxing_fit
from agent.roster.portfolio import Candidate, portfolio
from agent.roster.practical import Wishes, wishes_of
from agent.roster.relevance import MemoryCache, Progress, VectorCache
from agent.roster.standing import EXPERIENCE, Mentors, Standing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from agent.embedding import Embedder

    Floats = NDArray[np.float32]

RELEVANCE = 21.0
"""K: closeness counts three times as much as the seven other factors together."""

NEAR_MISSES = 5
KEPT = 4
"""Rosters whose evidence stays in memory."""


def ranker_of(served: Embedder | None, keep: Callable[[str], VectorCache] | None = None) -> Ranker:
    """A ranker by a server's model, with the bundled one as its spare; by the bundled one alone.

    `keep` gives the cache for the vectors of an embedder by its name; without it, memory.
    """
    bundled = load_embedder()
    spare = Ranker(bundled, keep(bundled.name) if keep else None)
    return Ranker(served, keep(served.name) if keep else None, spare) if served else spare


class Ranker:
    """Ranks rosters. Evidence is embedded once; vectors go through the cache that is handed in."""

    def __init__(
        self, embedder: Embedder, cache: VectorCache | None = None, spare: Ranker | None = None
    ) -> None:
        """`spare` ranks in its place, with a note, while the embedder's server fails."""
        self._spare = spare
        self._embedder = embedder
        self._cache = cache if cache is not None else MemoryCache()
        self._kept: OrderedDict[str, Mentors] = OrderedDict()

    def prepare(
        self, roster: Roster, needs: Sequence[str], *, progress: Progress | None = None
    ) -> Prepared:
        """Everything that depends on roster and needs alone; `order` it as often as you like.

        Raises EmbeddingFailed where there is no spare.
        """
        try:
            return self._prepared(roster, needs, progress)
        except EmbeddingFailed as error:
            if self._spare is None:
                raise
            spare = self._spare.prepare(roster, needs, progress=progress)
            spare.note = str(error)
            return spare

    def _prepared(
        self, roster: Roster, needs: Sequence[str], progress: Progress | None
    ) -> Prepared:
        mentors = self._kept.pop(roster.id, None)
        if mentors is None:
            mentors = Mentors(roster.people, self._embedder, self._cache, progress)
        self._kept[roster.id] = mentors
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return Prepared(roster, tuple(needs), mentors)

    def rank(
        self,
        roster: Roster,
        needs: Sequence[str],
        criteria: Criteria,
        *,
        now: datetime,
        top: int | None = None,
        progress: Progress | None = None,
    ) -> Shortlist:
        """The whole ranking, best first; `top` None or 0 for everyone. Raises BadCriteria."""
        prepared = self.prepare(roster, needs, progress=progress)
        return prepared.order(criteria, now=now, top=top)

    def forget(self, roster_id: str) -> None:
        """Drops what is kept in memory of a roster that was erased."""
        self._kept.pop(roster_id, None)
        if self._spare is not None:
            self._spare.forget(roster_id)


class _Order(NamedTuple):
    """One ordering: places of the people still in, their scores, and who is out and why."""

    places: tuple[int, ...]
    scores: Floats
    broken: dict[int, tuple[Broken, ...]]


class Prepared:
    """A roster and needs, ready to be ordered under any criteria in microseconds a person.

    `note` says why the bundled model stood in for a server, where it did.
    """

    def __init__(self, roster: Roster, needs: tuple[str, ...], mentors: Mentors) -> None:
        self.roster = roster
        self.needs = needs
        self.note = ""
        self._standing = Standing(mentors, needs)
        self._facts = mentors.facts

    def order(
        self,
        criteria: Criteria,
        *,
        now: datetime,
        top: int | None = None,
        heard: Mapping[str, Finding] | None = None,
    ) -> Shortlist:
        """The shortlist under these criteria at this moment; `top` None or 0 for everyone.

        heard: person id → whether the mentee felt heard by them. Raises BadCriteria for hours,
        zones or rules that cannot be read.
        """
        wishes = wishes_of(criteria, now, heard)
        order = self._ordered(criteria, wishes)
        shown = order.places[: top or None]
        candidates = [self._candidate(place, order) for place in order.places[: NEAR_MISSES * 4]]
        return Shortlist(
            needs=self.needs,
            roster=self.roster.id,
            matches=tuple(
                self._standing.match(place, float(order.scores[place]), criteria, wishes)
                for place in shown
            ),
            excluded=self._excluded(order),
            near_misses=self._near_misses(order, criteria, wishes),
            portfolio=portfolio(candidates, self._standing.likeness),
        )

    def first(self, criteria: Criteria, *, now: datetime, top: int = 3) -> tuple[str, ...]:
        """Only the ids of the first `top` people: what a simulated answer would change."""
        order = self._ordered(criteria, wishes_of(criteria, now))
        return tuple(self._facts[place].person.id for place in order.places[:top])

    def _ordered(self, criteria: Criteria, wishes: Wishes) -> _Order:
        check_rules(criteria.deal_breakers, self.roster.people)
        scores = self._scores(criteria, wishes)
        broken = self._broken(criteria, wishes)
        inside = (place for place in range(len(self._facts)) if place not in broken)
        key = [
            (-round(float(score), 6), self._facts[at].person.id) for at, score in enumerate(scores)
        ]
        return _Order(tuple(sorted(inside, key=key.__getitem__)), scores, broken)

    def _scores(self, criteria: Criteria, wishes: Wishes) -> Floats:
        import numpy as np

        weight = RELEVANCE * criteria.weight(EXPERIENCE)
        total, sum_of_weights = weight * self._standing.relevance.astype(np.float64), weight
        for factor, found in self._standing.mentors.readings(wishes).items():
            total = total + criteria.weight(factor) * np.array([VALUE[each[0]] for each in found])
            sum_of_weights += criteria.weight(factor)
        if wishes.formats:
            found = self._standing.mentors.formats(wishes)
            total = total + np.array([VALUE[each[0]] for each in found])
            sum_of_weights += 1
        scores: Floats = (total / (sum_of_weights or 1)).astype(np.float32)
        return scores

    def _broken(self, criteria: Criteria, wishes: Wishes) -> dict[int, tuple[Broken, ...]]:
        out = {}
        for place, facts in enumerate(self._facts):
            full = no_free_place(facts)
            finder = partial(self._standing.finding, place, wishes)
            broken = [
                found
                for rule in criteria.deal_breakers
                if (found := broken_rule(rule, facts, wishes, finder))
            ]
            if full or broken:
                out[place] = (*([full] if full else []), *broken)
        return out

    def _candidate(self, place: int, order: _Order) -> Candidate:
        person = self._facts[place].person
        return Candidate(place, person.id, float(order.scores[place]), self._standing.covers(place))

    def _excluded(self, order: _Order) -> tuple[Excluded, ...]:
        out = (excluded(self._facts[p].person, broken[0]) for p, broken in order.broken.items())
        return tuple(sorted(out, key=lambda each: each.id))

    def _near_misses(
        self, order: _Order, criteria: Criteria, wishes: Wishes
    ) -> tuple[NearMiss, ...]:
        """People close to a need whom one change brings in: excluded first, then ill-fitting."""
        found: list[NearMiss] = []
        for place in sorted(filter(self._is_close, order.broken), key=self._by_relevance):
            relax = self._relaxing(place, order.broken[place], criteria, wishes)
            found += self._near_miss(place, relax)
        for place in filter(self._is_close, order.places[: NEAR_MISSES * 4]):
            found += self._near_miss(place, relaxing_fit(self._facts[place], criteria, wishes))
        return tuple(found[:NEAR_MISSES])

    def _is_close(self, place: int) -> bool:
        return bool(self._standing.covers(place))

    def _by_relevance(self, place: int) -> tuple[float, str]:
        return -float(self._standing.relevance[place]), self._facts[place].person.id

    def _near_miss(self, place: int, relax: str) -> list[NearMiss]:
        person = self._facts[place].person
        return [NearMiss(id=person.id, name=person.called, relax=relax)] if relax else []

    def _relaxing(
        self, place: int, broken: Sequence[Broken], criteria: Criteria, wishes: Wishes
    ) -> str:
        if len(broken) != 1:
            return ""
        finder = partial(self._standing.finding, place, wishes)
        rules = (
            rule
            for rule in criteria.deal_breakers
            if broken_rule(rule, self._facts[place], wishes, finder)
        )
        rule = next(rules, None)
        return relaxing(rule, self._facts[place], criteria, wishes) if rule else ""
