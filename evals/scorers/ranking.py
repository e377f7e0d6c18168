"""Who comes before whom, who is left out and why, and what is found about each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import found


class Expected(Closed):
    """Ids throughout. before: pairs, the first must stand above the second.

    left_out: id → a pattern for its deal-breaker or reason; kept: must not be left out;
    covers, not_covers: id → need indexes; factors, practical: id → {factor or wish pattern:
    finding}; tied: groups whose scores are equal; same_as: the other writings of the roster
    rank in the same order; same_scores: and give everyone named the same score; portfolio:
    who must be in it; near: who must be a near miss; not_near: who must not.
    """

    first: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    left_out: dict[str, str] = Field(default_factory=dict)
    kept: tuple[str, ...] = ()
    covers: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    not_covers: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    factors: dict[str, dict[str, str]] = Field(default_factory=dict)
    practical: dict[str, dict[str, str]] = Field(default_factory=dict)
    tied: tuple[tuple[str, ...], ...] = ()
    same_as: bool = False
    same_scores: tuple[str, ...] = ()
    no_gain: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    surer: tuple[tuple[str, str], ...] = ()


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges a ranking; the measure is the reciprocal rank of the first expected person."""
    if output.shortlist is None:
        return Score.of(["there is no ranking"])
    ranking = _Ranking(output.shortlist)
    others = [_Ranking(one) for one in output.again]
    problems = [
        *ranking.misplaced(expected),
        *ranking.wrongly_left_out(expected),
        *ranking.wrong_findings(expected),
        *ranking.wrong_neighbours(expected),
        *(problem for other in others for problem in _differences(ranking, other, expected)),
    ]
    return Score.of(problems, measure=ranking.reciprocal_rank(expected.first))


class _Ranking:
    """One ranking as it was printed."""

    def __init__(self, shortlist: dict[str, Any]) -> None:
        self._shortlist = shortlist
        self.matches = {match["id"]: match for match in shortlist["matches"]}
        self.order = list(self.matches)
        self.out = {one["id"]: one for one in shortlist["excluded"]}

    def reciprocal_rank(self, wanted: tuple[str, ...]) -> float | None:
        if not wanted:
            return None
        places = [self.order.index(who) + 1 for who in wanted if who in self.matches]
        return 1 / min(places) if places else 0.0

    def misplaced(self, expected: Expected) -> Iterator[str]:
        if expected.first and (not self.order or self.order[0] not in expected.first):
            yield f"first is {self.order[:1]}, not {' or '.join(expected.first)}"
        for above, below in expected.before:
            if above not in self.matches:
                yield f"{above} is not ranked"
            elif below in self.matches and self.order.index(above) > self.order.index(below):
                yield f"{below} ({self._score(below)}) stands above {above} ({self._score(above)})"
        for group in expected.tied:
            if len({self._score(who) for who in group}) > 1:
                yield f"not equal: {', '.join(f'{who} {self._score(who)}' for who in group)}"
        for sure, unsure in expected.surer:
            if self.matches[sure]["confidence"] <= self.matches[unsure]["confidence"]:
                yield f"the confidence in {sure} is not above that in {unsure}"

    def wrongly_left_out(self, expected: Expected) -> Iterator[str]:
        for who, pattern in expected.left_out.items():
            one = self.out.get(who)
            if one is None or who in self.matches:
                yield f"{who} is not left out"
            elif not found(pattern, f"{one['deal_breaker']} {one['reason']} {one['field']}"):
                yield f"{who} is left out for {one['deal_breaker']}: {one['reason']}"
        for who in expected.kept:
            if who not in self.matches:
                yield f"{who} is left out: {self.out.get(who, {}).get('reason', 'not ranked')}"

    def wrong_findings(self, expected: Expected) -> Iterator[str]:
        for who, needs in expected.covers.items():
            if missing := set(needs) - set(self._of(who, "covers")):
                yield f"{who} does not cover {sorted(missing)}"
        for who, needs in expected.not_covers.items():
            if covered := set(needs) & set(self._of(who, "covers")):
                yield f"{who} covers {sorted(covered)}"
        for group, key, wanted in (
            ("factors", "factor", expected.factors),
            ("practical", "wish", expected.practical),
        ):
            for who, findings in wanted.items():
                for name, finding in findings.items():
                    yield from self._finding(who, group, key, name, finding)

    def _finding(self, who: str, group: str, key: str, name: str, finding: str) -> Iterator[str]:
        given = [one["finding"] for one in self._of(who, group) if found(name, one[key])]
        if not given:
            yield f"{who}: nothing is found about {name}"
        elif given[0] not in finding.split("|"):
            yield f"{who}: {name} is {given[0]}, not {finding}"

    def wrong_neighbours(self, expected: Expected) -> Iterator[str]:
        picked = {pick["id"] for pick in self._shortlist["portfolio"]}
        near = {one["id"] for one in self._shortlist["near_misses"]}
        yield from (
            f"{who} is not in the portfolio" for who in expected.portfolio if who not in picked
        )
        yield from (f"{who} is no near miss" for who in expected.near if who not in near)
        yield from (f"{who} is called a near miss" for who in expected.not_near if who in near)

    def _of(self, who: str, key: str) -> Any:
        return self.matches.get(who, {}).get(key, ())

    def _score(self, who: str) -> float | None:
        return round(self.matches[who]["score"], 6) if who in self.matches else None


def _differences(one: _Ranking, other: _Ranking, expected: Expected) -> Iterator[str]:
    if expected.same_as and one.order != other.order:
        yield f"the other writing ranks {other.order}, this one {one.order}"
    for who in expected.same_scores:
        here, there = one.matches[who]["score"], other.matches[who]["score"]
        if here != there:
            yield f"{who}: {here:.4f} here, {there:.4f} there"
    for who in expected.no_gain:
        gain = other.matches[who]["score"] - one.matches[who]["score"]
        if gain > 1e-9:
            yield f"{who} gains {gain:.4f} by the other writing"
