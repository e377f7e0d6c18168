"""Circles and pairs of a list: everyone gives and gets, words stand in the file, nobody is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from evals.entries import Entry
from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample


class Expected(Closed):
    """What the last record must show.

    size: the most members; placed: the fewest people in circles or pairs; together: people in one
    circle; apart: people in no common one; unplaced: ids; pairs: mentee id → mentor ids that are
    right; places: mentor id → how often at the most.
    """

    size: int = 6
    placed: int = 0
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    unplaced: tuple[str, ...] | None = None
    pairs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    places: dict[str, int] = Field(default_factory=dict)


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Reads circles or pairs beside the file itself."""
    record = output.turns[-1].record if output.turns else None
    if record is None or not {"circles", "pairs"} & record.keys():
        return Score.of(["there are no circles and no pairs"])
    judged = _circles if "circles" in record else _pairs
    return Score.of([*judged(record, output, expected), *_left(record, output, expected)])


def _entry(output: Output, id: str) -> Entry | None:
    return next((entry for entry in output.entries if id in entry.values.get("id", ())), None)


def _circles(record: dict[str, Any], output: Output, expected: Expected) -> Iterator[str]:
    groups = [set(circle["members"]) for circle in record["circles"]]
    counted = Counter(one for group in groups for one in group)
    yield from (f"{one} is in {times} circles" for one, times in counted.items() if times > 1)
    if sum(counted.values()) < expected.placed:
        yield f"only {sum(counted.values())} people are placed"
    for circle in record["circles"]:
        yield from _exchanges(circle, output)
        if not 2 <= len(circle["members"]) <= expected.size:
            yield f"{len(circle['members'])} members"
    for some in expected.together:
        if not any(set(some) <= group for group in groups):
            yield f"{', '.join(some)} are not together"
    for some in expected.apart:
        if any(set(some) <= group for group in groups):
            yield f"{', '.join(some)} are together"


def _exchanges(circle: dict[str, Any], output: Output) -> Iterator[str]:
    members = set(circle["members"])
    if {one["giver"] for one in circle["exchanges"]} != members:
        yield "somebody gives nothing"
    if {one["taker"] for one in circle["exchanges"]} != members:
        yield "somebody gets nothing"
    for one in circle["exchanges"]:
        giver, taker = _entry(output, one["giver"]), _entry(output, one["taker"])
        if giver is None or not giver.says(one["offer"]):
            yield f"{one['giver']} does not offer {one['offer']!r}"
        if taker is None or not taker.says(one["want"]):
            yield f"{one['taker']} does not want {one['want']!r}"


def _pairs(record: dict[str, Any], output: Output, expected: Expected) -> Iterator[str]:
    found = {pair["mentee"]: pair["mentor"] for pair in record["pairs"]}
    if len(found) < expected.placed:
        yield f"only {len(found)} pairs"
    for mentee, right in expected.pairs.items():
        if found.get(mentee) not in right:
            yield f"{mentee} is with {found.get(mentee)}, not with {' or '.join(right)}"
    taken = Counter(found.values())
    for mentor, places in expected.places.items():
        if taken[mentor] > places:
            yield f"{mentor} is taken {taken[mentor]} times"
    for pair in record["pairs"]:
        entry = _entry(output, pair["mentor"])
        if entry is None or not all(entry.says(one) for one in pair["reasons"]):
            yield f"a reason for {pair['mentor']} does not stand in the entry"


def _left(record: dict[str, Any], output: Output, expected: Expected) -> Iterator[str]:
    left = {one["id"] for one in record["unplaced"]}
    if any(not one["reason"] for one in record["unplaced"]):
        yield "somebody is left without a reason"
    if expected.unplaced is not None and left != set(expected.unplaced):
        yield f"left are {sorted(left)}"
    if "circles" in record:
        placed = {one for circle in record["circles"] for one in circle["members"]}
        everybody = {one for entry in output.entries for one in entry.values.get("id", ())}
        yield from (f"{one} is nowhere" for one in sorted(everybody - placed - left))
