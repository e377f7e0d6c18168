"""Nothing said for ever: a question is put at most twice, and no reply comes twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample


class Expected(Closed):
    """at_most: how often one question may be put; puts after a command count too.

    same_answer: whether a reply may come twice in a row, since the same was asked twice.
    """

    at_most: int = 2
    same_answer: bool = False


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when no question is put more often; the measure is the most for one of them."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    counts = Counter(turn.asks for turn in output.turns if turn.asks)
    most = max(counts.values(), default=0)
    again = [] if expected.same_answer else _word_for_word(output)
    problems = [*_too_often(counts, expected.at_most), *again]
    return Score.of(problems, measure=float(most))


def _too_often(counts: Counter[str], at_most: int) -> Iterator[str]:
    for asked, times in counts.items():
        if times > at_most:
            yield f"the question for {asked} was put {times} times"


def _word_for_word(output: Output) -> Iterator[str]:
    for number, (before, turn) in enumerate(pairwise(output.turns), start=2):
        if turn.text == before.text:
            yield f"reply {number} is the one before it, word for word"
