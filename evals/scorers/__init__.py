"""The scorers, one file each. Each reads an output by itself and never asks the product's checks.

A scorer is a module with `Expected`, what a sample may expect of it, and
`score(sample, output, expected) -> Score`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from pydantic import ValidationError

from evals.scorers import (
    action_page,
    advice,
    agenda,
    astray,
    brief,
    care,
    effort,
    facts,
    groups,
    journey,
    manners,
    not_covered,
    pitch,
    quotes,
    ranking,
    repeats,
    retrieval,
    support,
    topic,
    triage,
    turns,
)

if TYPE_CHECKING:
    from evals.outputs import Output
    from evals.results import Score
    from evals.samples import Closed, Sample


class Scorer(Protocol):
    """What each module of this package offers."""

    Expected: type[Closed]

    def score(self, sample: Sample, output: Output, expected: Any) -> Score:
        """The verdict on one output."""
        ...


SCORERS: dict[str, Scorer] = {
    name: cast(Scorer, module)
    for name, module in {
        "action_page": action_page,
        "advice": advice,
        "agenda": agenda,
        "astray": astray,
        "brief": brief,
        "care": care,
        "effort": effort,
        "facts": facts,
        "groups": groups,
        "journey": journey,
        "manners": manners,
        "not_covered": not_covered,
        "pitch": pitch,
        "quotes": quotes,
        "ranking": ranking,
        "repeats": repeats,
        "retrieval": retrieval,
        "support": support,
        "topic": topic,
        "triage": triage,
        "turns": turns,
    }.items()
}


def check_expectation(name: str, expected: Any) -> str:
    """What is wrong with an expectation; empty when nothing is."""
    if name not in SCORERS:
        return f"there is no such scorer; there are: {', '.join(SCORERS)}"
    try:
        SCORERS[name].Expected.model_validate(expected or {})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return ""


def score_with(name: str, sample: Sample, output: Output, expected: Any) -> Score:
    """One scorer's verdict. Raises whatever the scorer raises."""
    scorer = SCORERS[name]
    return scorer.score(sample, output, scorer.Expected.model_validate(expected or {}))
