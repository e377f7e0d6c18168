"""Whether a message was acted on by a wrong skill; asking what is wanted is no fault here."""

from __future__ import annotations

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample


class Expected(Closed):
    """skill: those that may rightly act on the message."""

    skill: tuple[str, ...]


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last reply of the sample."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    turn = output.turns[-1]
    if turn.skill in expected.skill or not turn.acted:
        return Score.of(())
    return Score.of([f"{turn.skill} acted, not {' or '.join(expected.skill)}"])
