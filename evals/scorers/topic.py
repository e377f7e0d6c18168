"""Whether a message reached the right skill, or that skill was offered among two."""

from __future__ import annotations

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import found


class Expected(Closed):
    """skill: the right ones; offered: a pattern for the suggestion that leads there.

    misled: only a wrong skill that acts is a fault; being unsure is none.
    """

    skill: tuple[str, ...]
    offered: str = ""
    misled: bool = False


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last reply of the sample."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    turn = output.turns[-1]
    offers = [one for one in turn.suggestions if expected.offered and found(expected.offered, one)]
    if turn.skill in expected.skill or offers:
        return Score.of(())
    if expected.misled and turn.record is None and turn.asks is None:
        return Score.of(())
    return Score.of([f"went to {turn.skill}, not to {' or '.join(expected.skill)}"])
