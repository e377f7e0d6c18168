"""A mentor's brief: what was shared and nothing else, fit for a message, minutes that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import missing, present

_QUOTED = re.compile(r'"([^"]{3,})"')


class Expected(Closed):
    """What the brief of one reply must hold.

    at: the turn that is judged, from 1 or from -1 backwards; words: the most that the reply may
    have; minutes, kind: of its agenda; first: a pattern that stands before the questions; says,
    says_none: patterns.
    """

    at: int = -1
    words: int | None = None
    minutes: int | None = None
    kind: str = ""
    first: str = ""
    says: tuple[str, ...] = ()
    says_none: tuple[str, ...] = ()


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges one reply by what the mentee showed, as the sample states it."""
    index = expected.at - 1 if expected.at > 0 else len(output.turns) + expected.at
    if not 0 <= index < len(output.turns):
        return Score.unscored("there is no such reply")
    return Score.of(_problems(output.turns[index], sample, expected))


def _problems(turn: Turn, sample: Sample, expected: Expected) -> Iterator[str]:
    record = turn.record or {}
    if not {"shared", "questions", "listen_for", "agenda"} <= record.keys():
        yield f"is no brief: {sorted(record)}"
        return
    if record["shared"] != sample.shared:
        yield "holds something else than what was shared"
    if expected.words and len(turn.text.split()) > expected.words:
        yield f"{len(turn.text.split())} words"
    yield from _meeting(record["agenda"], expected)
    if len(record["questions"]) < 3 or not record["listen_for"]:
        yield "has no questions to pick from, or nothing to listen for"
    if not turn.citations:
        yield "cites nothing"
    if expected.first and not re.search(rf"(?s){expected.first}.*\*\*Pick one", turn.text, re.I):
        yield f"{expected.first!r} does not stand before the questions"
    yield from _quotations(record["questions"], sample)
    yield from (f"does not say {one!r}" for one in missing(expected.says, turn.text))
    yield from (f"says {one!r}" for one in present(expected.says_none, f"{turn.text} {record}"))


def _meeting(agenda: dict[str, Any], expected: Expected) -> Iterator[str]:
    items = agenda["items"]
    minutes = sum(item["minutes"] for item in items)
    if minutes != agenda["minutes"] or (expected.minutes and minutes != expected.minutes):
        yield f"the items add up to {minutes} minutes"
    if expected.kind and agenda["kind"] != expected.kind:
        yield f"is prepared as a {agenda['kind']} meeting"


def _quotations(questions: list[str], sample: Sample) -> Iterator[str]:
    told = " ".join(" ".join(sample.shared.values()).split())
    for quoted in (one for question in questions for one in _QUOTED.findall(question)):
        if quoted.removesuffix("…").strip() not in told:
            yield f"quotes {quoted!r}, which was not shared"
