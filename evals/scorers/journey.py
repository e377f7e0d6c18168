"""Whole journeys: every skill is reached, the plan fills, and no reply is a dead end."""

from __future__ import annotations

from collections.abc import Iterator

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import at


class Expected(Closed):
    """What this journey comes to.

    reaches: skills in the order in which they must first answer; fills: plan paths that hold
    something at the end; open_ended: turns (from 1) that may end without a next step.
    """

    reaches: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    open_ended: tuple[int, ...] = ()


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when all of it holds; the measure is the number of messages."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    problems = [*_reached(output, expected), *_filled(output, expected), *_dead(output, expected)]
    return Score.of(problems, measure=float(len(output.turns)))


def _reached(output: Output, expected: Expected) -> Iterator[str]:
    seen = list(dict.fromkeys(turn.skill for turn in output.turns))
    positions = [seen.index(skill) if skill in seen else None for skill in expected.reaches]
    for skill, position in zip(expected.reaches, positions, strict=True):
        if position is None:
            yield f"{skill} was never reached; there were {', '.join(seen)}"
    known = [position for position in positions if position is not None]
    if known != sorted(known):
        yield f"the order was {', '.join(seen)}"


def _filled(output: Output, expected: Expected) -> Iterator[str]:
    return (f"{path} stayed empty" for path in expected.fills if not at(output.plan, path))


def _dead(output: Output, expected: Expected) -> Iterator[str]:
    for number, turn in enumerate(output.turns, start=1):
        ends = not (turn.question or turn.suggestions)
        if ends and number not in expected.open_ended:
            yield f"reply {number} has no next step"
        for problem in turn.problems:
            yield f"reply {number} was withheld: {problem}"
