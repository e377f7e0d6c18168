"""Whether the library says that it does not cover a question."""

from __future__ import annotations

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample


class Expected(Closed):
    """Nothing more to say: the question is outside the library."""


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Incorrect when the question is answered as if it were covered."""
    if output.found is None:
        return Score.unscored("nothing was asked of the library")
    first = output.found.passages[:1]
    answered = f"answered as covered, with {first[0].id if first else 'nothing'}"
    return Score.of([answered] if output.found.covered else [])
