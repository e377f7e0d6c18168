"""Nothing composed: every word that the plan keeps of a person was written by that person."""

from __future__ import annotations

from collections.abc import Iterator

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import kept_words, walk


class Expected(Closed):
    """Nothing to say: it holds everywhere."""


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when each kept text stands in a message or in the plan handed in."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    return Score.of(_problems(output))


def _problems(output: Output) -> Iterator[str]:
    said = [_plain(message) for message in output.said]
    said += [_plain(str(leaf)) for _, leaf in walk(output.given) if isinstance(leaf, str)]
    offered = [_plain(one) for turn in output.turns for one in turn.suggestions]
    for path, text in kept_words(output.plan):
        if not any(_plain(text) in message for message in said):
            where = " (only a suggestion says so)" if _plain(text) in offered else ""
            yield f"{path} keeps words that nobody wrote{where}: {text!r}"


def _plain(text: str) -> str:
    return " ".join(text.split())
