"""What it costs a mentee: messages until a first look, a message, an agenda."""

from __future__ import annotations

from collections.abc import Iterator

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import word_count

_SHOWN_BY = {"look": "matches", "message": "parts", "agenda": "items"}


class Expected(Closed):
    """The most answers until each; the first message counts as the first answer.

    The measure is the number of words typed until the last of them.
    """

    look: int | None = None
    message: int | None = None
    agenda: int | None = None


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when each thing is there in time: its record in a reply, or people in the plan."""
    limits = {name: getattr(expected, name) for name in _SHOWN_BY if getattr(expected, name)}
    if not limits:
        return Score.unscored("nothing is expected")
    reached = {name: _reached(output, name) for name in limits}
    last = max((turn for turn in reached.values() if turn), default=len(output.turns))
    typed = sum(word_count(said) for said in output.said[:last])
    return Score.of(_problems(limits, reached), measure=float(typed))


def _reached(output: Output, name: str) -> int | None:
    for number, turn in enumerate(output.turns, start=1):
        shown = turn.record is not None and _SHOWN_BY[name] in turn.record
        if shown or (name == "look" and turn.plan.get("shortlist")):
            return number
    return None


def _problems(limits: dict[str, int], reached: dict[str, int | None]) -> Iterator[str]:
    for name, limit in limits.items():
        number = reached[name]
        if number is None:
            yield f"no {name} was reached"
        elif number > limit:
            yield f"the {name} came after {number} answers; at most {limit}"
