"""One roster beside some needs: everybody's findings and quotes, and the match made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from agent.prompts import load_catalogue
from agent.records.matching import FACTORS, Criteria, Evidence, Factor, FactorFinding, Match
from agent.records.people import Person
from agent.roster.factors import READERS
from agent.roster.facts import UNKNOWN, Facts, Found
from agent.roster.languages import language_of
from agent.roster.practical import Wishes, find_format, practical_findings, speaks_otherwise
from agent.roster.relevance import CLOSEST, EvidenceIndex, Progress, VectorCache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from agent.embedding import Embedder

    Floats = NDArray[np.float32]

EXPERIENCE: Factor = "relevant_experience"

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
MOST_READINGS = 200
"""Findings under different wishes that are kept of one roster."""


class Mentors:
    """The mentors of a roster, their facts and their embedded evidence."""

    def __init__(
        self,
        people: Sequence[Person],
        embedder: Embedder,
        cache: VectorCache,
        progress: Progress | None,
    ) -> None:
        self.facts = tuple(Facts(person) for person in people if person.role != "mentee")
        items = [facts.items for facts in self.facts]
        self.index = EvidenceIndex(items, embedder, cache, progress)
        self._found: dict[tuple[object, ...], tuple[Found, ...]] = {}
        self.readings = lru_cache(maxsize=1)(self._readings)

    def _readings(self, wishes: Wishes) -> dict[Factor, tuple[Found, ...]]:
        """Everybody's finding for each factor but experience; kept for the wishes asked last."""
        return {factor: self.read(factor, wishes) for factor in READERS}

    def read(self, factor: Factor, wishes: Wishes) -> tuple[Found, ...]:
        """Everybody's finding for one factor; worked out anew only when its wishes change."""
        reader = READERS[factor]
        key = (factor, *(getattr(wishes, name) for name in reader.depends_on))
        return self._remembered(key, lambda facts: reader.find(facts, wishes))

    def formats(self, wishes: Wishes) -> tuple[Found, ...]:
        """Everybody's finding for the wished kinds of mentoring."""
        key = ("format", wishes.formats)
        return self._remembered(key, lambda facts: find_format(facts, wishes.formats))

    def _remembered(
        self, key: tuple[object, ...], find: Callable[[Facts], Found]
    ) -> tuple[Found, ...]:
        if len(self._found) > MOST_READINGS:
            self._found.clear()
        if key not in self._found:
            self._found[key] = tuple(find(facts) for facts in self.facts)
        return self._found[key]


class Standing:
    """How everybody in a roster stands to some needs, whatever the criteria. People go by place."""

    def __init__(self, mentors: Mentors, needs: tuple[str, ...]) -> None:
        self.needs = needs
        self.mentors = mentors
        self.facts = mentors.facts
        self._closeness = mentors.index.closeness(needs)

    @cached_property
    def relevance(self) -> Floats:
        """Everybody's mean closeness to the needs, 0 to 1."""
        import numpy as np

        if not self.needs:
            return np.zeros(len(self.facts), dtype=np.float32)
        mean: Floats = self._closeness.relevance.mean(axis=1)
        return mean

    @cached_property
    def nearest(self) -> Floats:
        """The score of everybody's nearest words, for each need."""
        nearest: Floats = self._closeness.scores[:, :, 0]
        return nearest

    @cached_property
    def _need_language(self) -> str:
        return language_of(" ".join(self.needs))

    def _experience(self, place: int) -> Found:
        """Met, partly or unknown by the nearest words; unmet in a full entry about other things."""
        if not self.needs or self._closeness.items[place, :, 0].max() < 0:
            return UNKNOWN
        need = int(self.nearest[place].argmax())
        score = float(self.nearest[place, need])
        item = self.mentors.index.items[self._closeness.items[place, need, 0]]
        if score >= TOUCHED:
            return Found("met" if score >= COVERED else "partly", item.text, item.field)
        full = self.mentors.index.distinct[place] >= FULL_ENTRY
        return Found("unmet", item.text, item.field) if full and score < ELSEWHERE else UNKNOWN

    def finding(self, place: int, wishes: Wishes, factor: Factor) -> Found:
        """What the roster says about one factor of the person at a place."""
        if factor == EXPERIENCE:
            return self._experience(place)
        return self.mentors.read(factor, wishes)[place]

    def covers(self, place: int) -> tuple[int, ...]:
        """The needs that somebody's words cover, as indexes from 0."""
        return tuple(n for n in range(len(self.needs)) if self.nearest[place, n] >= COVERED)

    def likeness(self, one: int, other: int) -> float:
        """The cosine between two people's evidence as a whole."""
        import numpy as np

        first, second = map(self.mentors.index.direction, (one, other))
        lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
        return float(first @ second) / lengths if lengths else 0.0

    def match(self, place: int, score: float, criteria: Criteria, wishes: Wishes) -> Match:
        """The record of one ranked person."""
        facts = self.facts[place]
        others = self.mentors.readings(wishes)
        found = {f: others[f][place] if f in others else self._experience(place) for f in FACTORS}
        return Match(
            id=facts.person.id,
            name=facts.person.called,
            score=_share(score),
            confidence=_share(self._confidence(place, found, criteria)),
            covers=self.covers(place),
            evidence=self._quotes(place),
            factors=tuple(_factor_record(factor, each) for factor, each in found.items()),
            practical=practical_findings(facts, criteria, wishes, self._need_language),
        )

    def _confidence(self, place: int, found: dict[Factor, Found], criteria: Criteria) -> float:
        """How much of a score rests on the entry: half its items, half the factors it speaks of.

        What people only say of themselves counts half; another language than the needs' halves it.
        """
        items = min(CLOSEST, int(self.mentors.index.distinct[place])) / CLOSEST
        weights = {factor: criteria.weight(factor) for factor in READERS}
        known = sum(weights[factor] * _KNOWN[found[factor].finding] for factor in READERS)
        share = known / (sum(weights.values()) or 1)
        otherwise = speaks_otherwise(self.facts[place], self._need_language)
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
        items = self.mentors.index.items
        return tuple(
            Evidence(
                need=need,
                quote=items[places[need, rank]].text,
                field=items[places[need, rank]].field,
                score=_share(scores[need, rank]),
            )
            for need, rank in pairs
        )


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
