"""What a mentee looks for, and what a ranking found."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from agent.records.base import Record, Words

Factor = Literal[
    "relevant_experience",
    "ability_to_inspire",
    "communication",
    "availability",
    "connection",
    "active_listening",
    "reciprocation",
    "commitment",
]
"""The eight factors of choosing a mentor [1.7, 001_c1da0a753402e72f.txt]."""
FACTORS: tuple[Factor, ...] = get_args(Factor)

Format = Literal["in writing", "single chat", "season", "peer", "reverse", "circle"]
Finding = Literal["met", "partly", "unmet", "unknown"]


class DealBreaker(Record):
    """What rules a person out: a factor found unmet, or a rule on one roster field.

    Exactly one of `factor` and `field`; a field takes exactly one of the five tests.
    Unknown never excludes. `words` are the mentee's own.
    """

    factor: Factor | None = None
    field: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    includes: str | None = None
    within_hours: float | None = None
    excludes: str | None = None
    words: Words | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> DealBreaker:
        tests = (self.at_least, self.at_most, self.includes, self.within_hours, self.excludes)
        count = sum(test is not None for test in tests)
        whole = (self.factor is not None and self.field is None and count == 0) or (
            self.factor is None and self.field is not None and count == 1
        )
        if not whole:
            message = (
                "a deal-breaker is {factor: NAME} or {field: NAME} with one of at_least, "
                "at_most, includes, within_hours, excludes"
            )
            raise ValueError(message)
        return self


class Criteria(Record):
    """What a mentee looks for. Everything is optional; `said` keeps the words for each field.

    Hours are `DAYS HH:MM-HH:MM` in `zone`; weights run from 0 to 3 and are 1 until said
    otherwise; `season_weeks` and `hours_per_month` are numbers in the unit they name.
    """

    weights: dict[Factor, float] = Field(default_factory=dict)
    deal_breakers: tuple[DealBreaker, ...] = ()
    zone: str = ""
    hours: tuple[str, ...] = ()
    hours_fixed: bool = False
    hours_per_month: float | None = None
    languages: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    media: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    season_weeks: int | None = None
    offers: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    like_me: tuple[str, ...] = ()
    said: dict[str, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _weights_in_range(self) -> Criteria:
        for factor, weight in self.weights.items():
            if not 0 <= weight <= 3:
                message = f"the weight of {factor} must lie between 0 and 3"
                raise ValueError(message)
        return self

    def weight(self, factor: Factor) -> float:
        """How much this factor counts, 0 to 3; 1 until the mentee says otherwise."""
        return self.weights.get(factor, 1.0)


class Evidence(Record):
    """Words of a person's entry that speak to one need. `score` is 0 to 1."""

    need: int
    quote: str
    field: str
    score: float


class FactorFinding(Record):
    """What the roster says about one factor: with quote and field, or what to ask."""

    factor: Factor
    finding: Finding
    quote: str = ""
    field: str = ""
    ask: str = ""


class PracticalFinding(Record):
    """What the roster says about one practical wish (hours, language, format, cost …)."""

    wish: str
    finding: Finding
    quote: str = ""
    field: str = ""
    note: str = ""


class Match(Record):
    """One ranked person. Score and confidence are 0 to 1; `covers` are need indexes from 0.

    reason: of the evidence, what speaks best for this person, where a model chose it.
    """

    id: str
    name: str
    score: float
    confidence: float
    covers: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    factors: tuple[FactorFinding, ...]
    practical: tuple[PracticalFinding, ...] = ()
    reason: Evidence | None = None


class Excluded(Record):
    """A person whom one of the mentee's own deal-breakers, or a full calendar, rules out."""

    id: str
    name: str
    deal_breaker: str
    reason: str
    quote: str = ""
    field: str = ""


class NearMiss(Record):
    """An excluded or badly fitting person whom one named change would bring in."""

    id: str
    name: str
    relax: str


class Pick(Record):
    """One of the two or three who together cover the needs; `covers` are need indexes."""

    id: str
    covers: tuple[int, ...]


class Shortlist(Record):
    """A ranking of one roster for one person's needs, best first; ties break by id."""

    needs: tuple[str, ...]
    roster: str
    matches: tuple[Match, ...]
    excluded: tuple[Excluded, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    portfolio: tuple[Pick, ...] = ()

    def match(self, id: str) -> Match | None:
        """The match with this id, or None."""
        return next((match for match in self.matches if match.id == id), None)

    def place(self, id: str) -> int:
        """The place of this person in the order, from 1; 0 for who is not in it."""
        ids = [match.id for match in self.matches]
        return ids.index(id) + 1 if id in ids else 0
