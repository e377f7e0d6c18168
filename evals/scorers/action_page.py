"""An action plan: both questions kept, the steps in order, their own words, gaps left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample


class Expected(Closed):
    """What the last page must hold: parts by name, word for word; steps in order; open parts."""

    parts: dict[str, str] = Field(default_factory=dict)
    steps: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Reads the last page of the conversation."""
    pages = output.records("problem")
    if not pages:
        return Score.of(["there is no page"])
    return Score.of(_problems(pages[-1][1], output, expected))


def _problems(page: dict[str, Any], output: Output, expected: Expected) -> Iterator[str]:
    for part, words in expected.parts.items():
        if page[part] != words:
            yield f"{part} is {page[part]!r}, not {words!r}"
    if tuple(page["steps"]) != expected.steps:
        yield f"the steps are {page['steps']!r}"
    if set(page["gaps"]) != set(expected.gaps):
        yield f"open are {page['gaps']!r}"
    told = " ".join(output.said)
    own = [page[part] for part in ("problem", "people", "resources", "measure", "mentors")]
    yield from (f"nobody said {words!r}" for words in own if words and str(words) not in told)
    if not any("action-plan-two-questions" in turn.citations for turn in output.turns):
        yield "the two questions are not cited"
