"""Mentor, coach or sponsor: heard from what somebody describes, and left to them to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.advice import supported
from evals.scorers.reading import found

HELPERS = ("mentor", "coach", "sponsor")
_DEFINITIONS = ("which-helper-coach-sponsor-mentor", "mentoring-as-safe-space")


class Expected(Closed):
    """helper: whom the message describes; `open` when it asks which of them."""

    helper: Literal["mentor", "coach", "sponsor", "open"]


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last reply; a message that describes a mentor needs no triage."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    turn = output.turns[-1]
    if expected.helper == "mentor":
        return Score.of(_misheard(turn))
    return Score.of(_problems(turn, expected.helper))


def _misheard(turn: Turn) -> Iterator[str]:
    if found(r"sounds like[^.]*\b(?:coach|sponsor)\b", turn.text):
        yield "it hears somebody else than a mentor"


def _problems(turn: Turn, helper: str) -> Iterator[str]:
    named = [one for one in HELPERS if found(rf"sounds like[^.]*\b{one}\b", turn.text)]
    if helper != "open" and named != [helper]:
        yield f"it hears {', '.join(named) or 'nobody'}, not a {helper}"
    if helper == "open" and named:
        yield f"it decides for a {named[0]} where nothing was described"
    if missing := set(_DEFINITIONS) - set(turn.citations):
        yield f"a definition is not kept: {', '.join(sorted(missing))}"
    yield from supported(turn)
    for one in HELPERS:
        if not any(found(rf"\b{one}\b", offer) for offer in turn.suggestions):
            yield f"a {one} cannot be chosen"
