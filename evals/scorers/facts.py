"""What the plan must hold at the end, and what it must not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import at, kept_words, missing, present


class Expected(Closed):
    """Dotted paths into the plan (`goals.-1.aim`, `profile.zone`) and what stands there.

    holds: patterns that the text or data there must contain; is: equal to; empty: nothing
    there; nowhere: patterns that no kept word may contain; goals: how many there are.
    """

    holds: dict[str, tuple[str, ...] | str] = Field(default_factory=dict)
    lacks: dict[str, tuple[str, ...] | str] = Field(default_factory=dict)
    equal: dict[str, Any] = Field(default_factory=dict)
    empty: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    goals: int | None = None


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when the plan holds what it should and nothing that it should not."""
    return Score.of(_problems(output.plan, expected))


def _problems(plan: dict[str, Any], expected: Expected) -> Iterator[str]:
    for path, patterns in expected.holds.items():
        for pattern in missing(_several(patterns), _text(at(plan, path))):
            yield f"{path} lacks {pattern!r}: {_text(at(plan, path))!r}"
    for path, value in expected.equal.items():
        if at(plan, path) != value:
            yield f"{path} is {at(plan, path)!r}, not {value!r}"
    if expected.goals is not None and len(plan.get("goals", ())) != expected.goals:
        yield f"there are {len(plan.get('goals', ()))} goals, not {expected.goals}"
    yield from _too_much(plan, expected)


def _too_much(plan: dict[str, Any], expected: Expected) -> Iterator[str]:
    for path, patterns in expected.lacks.items():
        for pattern in present(_several(patterns), _text(at(plan, path))):
            yield f"{path} holds {pattern!r}: {_text(at(plan, path))!r}"
    yield from (f"{path} is {at(plan, path)!r}" for path in expected.empty if at(plan, path))
    for path, text in kept_words(plan):
        for pattern in present(expected.nowhere, text):
            yield f"{path} keeps {text!r} ({pattern})"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _several(value: tuple[str, ...] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
