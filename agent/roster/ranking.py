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
from collections.abc import Sequence
from datetime import datetime
from functools import cache, cached_property, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from agent.prompts import load_catalogue
from agent.records.matching import (
    FACTORS,
    Criteria,
    Evidence,
    Excluded,
    Factor,
    FactorFinding,
    Match,
    NearMiss,
    Shortlist,
)
from agent.records.people import Roster
from agent.roster.deal_breakers import Broken, broken_rule, check_rules, excluded, no_free_place
from agent.roster.factors import READERS, VALUE
from agent.roster.facts import UNKNOWN, Facts, Found
from agent.roster.languages import language_of
from agent.roster.near_misses import relaxing, relaxing_fit
from agent.roster.portfolio import Candidate, portfolio
from agent.roster.practical import (
    Wishes,
    find_format,
    practical_findings,
    speaks_otherwise,
    wishes_of,
)
from agent.roster.relevance import (
    CLOSEST,
    Closeness,
    EvidenceIndex,
    MemoryCache,
    Progress,
    VectorCache,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from agent.embedding import Embedder

    Floats = NDArray[np.float32]

RELEVANCE = 21.0
"""K: closeness counts three times as much as the seven other factors together."""

COVERED = 0.35
"""Closeness of somebody's nearest words from which they cover a need."""

TOUCHED = 0.25
"""Closeness of the nearest words from which they are partly about a need."""

QUOTED = 0.2
"""Closeness from which words are quoted for a need: one unrelated sentence in twenty reaches it."""

SUPPORTING = 0.15
"""The same, for somebody whose nearest words already cover the need."""

ELSEWHERE = 0.13
"""Nearest words below this, in an entry of at least FULL_ENTRY items, are about something else."""

FULL_ENTRY = 5
NEAR_MISSES = 5
KEPT = 4
"""Rosters whose evidence stays in memory."""

_EXPERIENCE: Factor = "relevant_experience"


class Ranker:
    """Ranks rosters. Evidence is embedded once; vectors go through the cache that is handed in."""

    def __init__(self, embedder: Embedder, cache: VectorCache | None = None) -> None:
        self._embedder = embedder
        self._cache = cache if cache is not None else MemoryCache()
        self._kept: OrderedDict[str, _Evidence] = OrderedDict()

    def prepare(
        self, roster: Roster, needs: Sequence[str], *, progress: Progress | None = None
    ) -> Prepared:
        """Everything that depends on roster and needs alone; `order` it as often as you like."""
        evidence = self._kept.pop(roster.id, None)
        if evidence is None:
            evidence = _Evidence(roster, self._embedder, self._cache, progress)
        self._kept[roster.id] = evidence
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return Prepared(roster, tuple(needs), evidence)

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


class _Evidence:
    """The mentors of a roster, their facts and their embedded evidence."""

    def __init__(
        self,
        roster: Roster,
        embedder: Embedder,
        cache: VectorCache,
        progress: Progress | None,
    ) -> None:
        people = [person for person in roster.people if person.role != "mentee"]
        self.facts = tuple(Facts(person) for person in people)
        items = [facts.items for facts in self.facts]
        self.index = EvidenceIndex(items, embedder, cache, progress)
        self.found: dict[tuple[object, ...], tuple[Found, ...]] = {}

    def read(self, factor: Factor, wishes: Wishes) -> tuple[Found, ...]:
        """Everybody's finding for one factor; worked out anew only when its wishes change."""
        reader = READERS[factor]
        key = (factor, *(getattr(wishes, name) for name in reader.depends_on))
        if key not in self.found:
            self.found[key] = tuple(reader.find(facts, wishes) for facts in self.facts)
        return self.found[key]

    def formats(self, wishes: Wishes) -> tuple[Found, ...]:
        """Everybody's finding for the wished kinds of mentoring."""
        key = ("format", wishes.formats)
        if key not in self.found:
            self.found[key] = tuple(find_format(facts, wishes.formats) for facts in self.facts)
        return self.found[key]


class _Order(NamedTuple):
    """One ordering: places of the people still in, their scores, and who is out and why."""

    places: tuple[int, ...]
    scores: Floats
    broken: dict[int, tuple[Broken, ...]]


class Prepared:
    """A roster and needs, ready to be ordered under any criteria in microseconds a person."""

    def __init__(self, roster: Roster, needs: tuple[str, ...], evidence: _Evidence) -> None:
        self.roster = roster
        self.needs = needs
        self._evidence = evidence
        self._facts = evidence.facts
        self._closeness: Closeness = evidence.index.closeness(needs)

    @cached_property
    def _relevance(self) -> Floats:
        import numpy as np

        if not self.needs:
            return np.zeros(len(self._facts), dtype=np.float32)
        mean: Floats = self._closeness.relevance.mean(axis=1)
        return mean

    @cached_property
    def _nearest(self) -> Floats:
        """The score of everybody's nearest words, for each need."""
        nearest: Floats = self._closeness.scores[:, :, 0]
        return nearest

    @cached_property
    def _need_language(self) -> str:
        return language_of(" ".join(self.needs))

    @cached_property
    def _experience(self) -> tuple[Found, ...]:
        return tuple(self._find_experience(place) for place in range(len(self._facts)))

    def _find_experience(self, place: int) -> Found:
        """Met, partly or unknown by the nearest words; unmet in a full entry about other things."""
        if not self.needs or self._closeness.items[place, :, 0].max() < 0:
            return UNKNOWN
        need = int(self._nearest[place].argmax())
        score = float(self._nearest[place, need])
        item = self._evidence.index.items[self._closeness.items[place, need, 0]]
        if score >= TOUCHED:
            return Found("met" if score >= COVERED else "partly", item.text, item.field)
        full = self._evidence.index.distinct[place] >= FULL_ENTRY
        return Found("unmet", item.text, item.field) if full and score < ELSEWHERE else UNKNOWN

    def order(self, criteria: Criteria, *, now: datetime, top: int | None = None) -> Shortlist:
        """The shortlist under these criteria at this moment; `top` None or 0 for everyone.

        Raises BadCriteria for hours, zones or rules that cannot be read.
        """
        wishes = wishes_of(criteria, now)
        order = self._ordered(criteria, wishes)
        shown = order.places[: top or None]
        candidates = [self._candidate(place, order) for place in order.places[: NEAR_MISSES * 4]]
        return Shortlist(
            needs=self.needs,
            roster=self.roster.id,
            matches=tuple(self._match(place, order, criteria, wishes) for place in shown),
            excluded=self._excluded(order),
            near_misses=self._near_misses(order, criteria, wishes),
            portfolio=portfolio(candidates, self._likeness),
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

        weight = RELEVANCE * criteria.weight(_EXPERIENCE)
        total, sum_of_weights = weight * self._relevance.astype(np.float64), weight
        for factor in READERS:
            found = self._evidence.read(factor, wishes)
            total = total + criteria.weight(factor) * np.array([VALUE[each[0]] for each in found])
            sum_of_weights += criteria.weight(factor)
        if wishes.formats:
            found = self._evidence.formats(wishes)
            total = total + np.array([VALUE[each[0]] for each in found])
            sum_of_weights += 1
        scores: Floats = (total / (sum_of_weights or 1)).astype(np.float32)
        return scores

    def _broken(self, criteria: Criteria, wishes: Wishes) -> dict[int, tuple[Broken, ...]]:
        out = {}
        for place, facts in enumerate(self._facts):
            full = no_free_place(facts)
            broken = [
                found
                for rule in criteria.deal_breakers
                if (found := broken_rule(rule, facts, wishes, partial(self.finding, place, wishes)))
            ]
            if full or broken:
                out[place] = (*([full] if full else []), *broken)
        return out

    def finding(self, place: int, wishes: Wishes, factor: Factor) -> Found:
        """What the roster says about one factor of the person at a place."""
        if factor == _EXPERIENCE:
            return self._experience[place]
        return self._evidence.read(factor, wishes)[place]

    def _candidate(self, place: int, order: _Order) -> Candidate:
        person = self._facts[place].person
        return Candidate(place, person.id, float(order.scores[place]), self._covers(place))

    def _covers(self, place: int) -> tuple[int, ...]:
        return tuple(n for n in range(len(self.needs)) if self._nearest[place, n] >= COVERED)

    def _likeness(self, one: int, other: int) -> float:
        import numpy as np

        first, second = map(self._evidence.index.direction, (one, other))
        lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
        return float(first @ second) / lengths if lengths else 0.0

    def _match(self, place: int, order: _Order, criteria: Criteria, wishes: Wishes) -> Match:
        facts = self._facts[place]
        found = {factor: self.finding(place, wishes, factor) for factor in FACTORS}
        return Match(
            id=facts.person.id,
            name=facts.person.called,
            score=_share(order.scores[place]),
            confidence=_share(self._confidence(place, found, criteria)),
            covers=self._covers(place),
            evidence=self._quotes(place),
            factors=tuple(_factor_record(factor, each) for factor, each in found.items()),
            practical=practical_findings(facts, criteria, wishes, self._need_language),
        )

    def _confidence(self, place: int, found: dict[Factor, Found], criteria: Criteria) -> float:
        """How much of a score rests on the entry: half its items, half the factors it speaks of.

        What people only say of themselves counts half; another language than the needs' halves it.
        """
        items = min(CLOSEST, int(self._evidence.index.distinct[place])) / CLOSEST
        weights = {factor: criteria.weight(factor) for factor in READERS}
        known = sum(weights[factor] * _KNOWN[found[factor].finding] for factor in READERS)
        share = known / (sum(weights.values()) or 1)
        otherwise = speaks_otherwise(self._facts[place], self._need_language)
        return (items + share) / 2 * (0.5 if otherwise else 1)

    def _quotes(self, place: int) -> tuple[Evidence, ...]:
        """Per need the nearest words from QUOTED on; where there are none, the nearest at all."""
        places, scores = self._closeness.items[place], self._closeness.scores[place]
        pairs = [
            (need, rank)
            for need in range(len(self.needs))
            for rank in range(CLOSEST)
            if places[need, rank] >= 0 and scores[need, rank] >= _quoted_from(scores[need, 0])
        ]
        if not pairs and self.needs and places[:, 0].max() >= 0:
            pairs = [(int(scores[:, 0].argmax()), 0)]
        items = self._evidence.index.items
        return tuple(
            Evidence(
                need=need,
                quote=items[places[need, rank]].text,
                field=items[places[need, rank]].field,
                score=_share(scores[need, rank]),
            )
            for need, rank in pairs
        )

    def _excluded(self, order: _Order) -> tuple[Excluded, ...]:
        out = (excluded(self._facts[p].person, broken[0]) for p, broken in order.broken.items())
        return tuple(sorted(out, key=lambda each: each.id))

    def _near_misses(
        self, order: _Order, criteria: Criteria, wishes: Wishes
    ) -> tuple[NearMiss, ...]:
        """People close to a need whom one change brings in: excluded first, then ill-fitting."""
        found: list[NearMiss] = []
        close = [place for place in order.broken if self._nearest[place].max(initial=0) >= COVERED]
        close.sort(key=lambda place: (-float(self._relevance[place]), self._facts[place].person.id))
        for place in close:
            relax = self._relaxing(place, order.broken[place], criteria, wishes)
            found += self._near_miss(place, relax)
        for place in order.places[: NEAR_MISSES * 4]:
            if self._nearest[place].max(initial=0) >= COVERED and len(found) < NEAR_MISSES:
                found += self._near_miss(place, relaxing_fit(self._facts[place], criteria, wishes))
        return tuple(found[:NEAR_MISSES])

    def _near_miss(self, place: int, relax: str) -> list[NearMiss]:
        person = self._facts[place].person
        return [NearMiss(id=person.id, name=person.called, relax=relax)] if relax else []

    def _relaxing(
        self, place: int, broken: Sequence[Broken], criteria: Criteria, wishes: Wishes
    ) -> str:
        if len(broken) != 1:
            return ""
        finder = partial(self.finding, place, wishes)
        rules = (
            rule
            for rule in criteria.deal_breakers
            if broken_rule(rule, self._facts[place], wishes, finder)
        )
        rule = next(rules, None)
        return relaxing(rule, self._facts[place], criteria, wishes) if rule else ""


_KNOWN = {"met": 1.0, "unmet": 1.0, "partly": 0.5, "unknown": 0.0}


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, float(value))), 4)


def _quoted_from(nearest: float) -> float:
    return SUPPORTING if nearest >= COVERED else QUOTED


@cache
def _question(factor: Factor) -> str:
    return load_catalogue().say(f"finding.ask.{factor}")


@lru_cache(maxsize=16384)
def _factor_record(factor: Factor, found: Found) -> FactorFinding:
    settled = found.finding in {"met", "unmet"}
    return FactorFinding(
        factor=factor,
        finding=found.finding,
        quote=found.quote,
        field=found.field,
        ask="" if settled else _question(factor),
    )
