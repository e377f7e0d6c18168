"""Whether a message reached the right skill, or that skill was offered among two."""

from __future__ import annotations

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import found

MOST_OFFERS = 2
"""More offers than these are a menu and prove nothing (EVALS: right, or offered among two)."""


class Expected(Closed):
    """skill: the right ones; offered: a pattern for the suggestion that leads there."""

    skill: tuple[str, ...]
    offered: str = ""


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last reply of the sample."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    turn = output.turns[-1]
    if turn.skill in expected.skill or _is_offered(turn, expected.offered):
        return Score.of(())
    return Score.of([f"went to {turn.skill}, not to {' or '.join(expected.skill)}"])


def _is_offered(turn: Turn, pattern: str) -> bool:
    """Whether a coach that did nothing else offers it; beside a wrong deed it is no offer."""
    if turn.acted or not pattern or len(turn.suggestions) > MOST_OFFERS:
        return False
    return any(found(pattern, one) for one in turn.suggestions)
