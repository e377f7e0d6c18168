"""An agenda that a meeting can be held by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import missing, present

_ENTRIES = Path(__file__).parent.parent.parent / "knowledge" / "guidance"


class Expected(Closed):
    """What this agenda must be.

    minutes: of the whole; mentor_speaks: how many minutes at least the mentor owns;
    mentee_owns: how many items at least the mentee owns; has, lacks: patterns over titles and
    purposes; first, last: a pattern for that item; longest_item: minutes.
    """

    minutes: int | None = None
    mentor_speaks: int = 0
    mentee_owns: int = 0
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    longest_item: int | None = None


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the agenda that was made, the last one of a conversation."""
    made = output.agenda or next((r for _, r in reversed(output.records("items"))), None)
    if made is None:
        return Score.of(["there is no agenda"])
    return Score.of([*_sums(made, expected), *_owned(made, expected), *_worded(made, expected)])


def _sums(made: dict[str, Any], expected: Expected) -> Iterator[str]:
    parts = [item["minutes"] for item in made["items"]]
    if sum(parts) != made["minutes"]:
        yield f"the items take {sum(parts)} minutes, the meeting {made['minutes']}"
    if expected.minutes is not None and made["minutes"] != expected.minutes:
        yield f"it takes {made['minutes']} minutes, not {expected.minutes}"
    yield from (f"an item takes {part} minutes" for part in parts if part < 1)
    if expected.longest_item and max(parts, default=0) > expected.longest_item:
        yield f"one item takes {max(parts)} minutes"


def _owned(made: dict[str, Any], expected: Expected) -> Iterator[str]:
    items = made["items"]
    speaks = sum(item["minutes"] for item in items if item["owner"] == "mentor")
    if speaks < expected.mentor_speaks:
        yield f"the mentor speaks {speaks} minutes; at least {expected.mentor_speaks}"
    own = sum(item["owner"] == "mentee" for item in items)
    if own < expected.mentee_owns:
        yield f"the mentee owns {own} items; at least {expected.mentee_owns}"
    for cited in made.get("citations", ()):
        if not (_ENTRIES / f"{cited}.md").is_file():
            yield f"it cites {cited}, which is not in the library"
    if not made.get("citations"):
        yield "it cites nothing"


def _worded(made: dict[str, Any], expected: Expected) -> Iterator[str]:
    lines = [f"{item['title']}. {item['purpose']}" for item in made["items"]] or [""]
    text = "\n".join(lines)
    yield from (f"lacks {pattern!r}" for pattern in missing(expected.has, text))
    yield from (f"has {pattern!r}" for pattern in present(expected.lacks, text))
    if expected.first and list(missing([expected.first], lines[0])):
        yield f"begins with {lines[0]!r}"
    if expected.last and list(missing([expected.last], lines[-1])):
        yield f"ends with {lines[-1]!r}"
