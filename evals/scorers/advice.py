"""Advice as a reader can check it: cited entries exist, say what is said, are dated and balanced.

The entries are read from their files here, not through the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import found

GUIDANCE = Path(__file__).parents[2] / "knowledge" / "guidance"
FEWEST, MOST = 2, 5
_BULLET = re.compile(r"^- (?P<said>.*) \[(?P<source>[^\]]+)\]$", re.MULTILINE)
_EMPTY_WORDS = r"not recorded|unknown|not named|not asserted|none stated"


class Expected(Closed):
    """entries: ids, one of which must be cited; sides: ids that must all be stated as disagreeing.

    asks: the plan field that the reply asks for; leads_to: a pattern for a suggestion; says, lacks:
    patterns for the text; covered: false when the library must say that it has no answer.
    """

    entries: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    asks: str = ""
    leads_to: str = ""
    says: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    covered: bool = True


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last reply of the sample."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    turn = output.turns[-1]
    check = _answered if expected.covered else _left_open
    return Score.of([*check(turn, expected), *_words(turn, expected)])


def _answered(turn: Turn, expected: Expected) -> Iterator[str]:
    cited = set(turn.citations)
    if not FEWEST <= len(cited) <= MOST:
        yield f"{len(cited)} entries are cited"
    if expected.entries and not cited & set(expected.entries):
        yield f"none of {', '.join(expected.entries)} is cited, but {', '.join(sorted(cited))}"
    if missing := set(expected.sides) - cited:
        yield f"the other side is not stated: {', '.join(sorted(missing))}"
    if expected.sides and not found(r"do not agree|disagree|otherwise", turn.text):
        yield "nothing says that sources differ"
    if expected.asks and turn.asks != expected.asks:
        yield f"asks for {turn.asks}, not {expected.asks}"
    yield from supported(turn)


def supported(turn: Turn) -> Iterator[str]:
    """What is wrong: a citation is no file, its sentence is not told, or a point has none."""
    says: dict[str, str] = {}
    for entry in turn.citations:
        header = _header(entry)
        if header is None:
            yield f"{entry} is not in the library"
            continue
        says[header["say"]] = entry
        if header["say"] not in turn.text:
            yield f"{entry} is cited, but its sentence is not there"
        elif header.get("as_of") and str(header["as_of"])[:4] not in _after(turn.text, header):
            yield f"{entry} is not dated"
    points = list(_BULLET.finditer(turn.text))
    if len(points) != len(turn.citations):
        yield f"{len(points)} points with {len(turn.citations)} citations"
    for point in points:
        if not any(point["said"].startswith(say) for say in says):
            yield f"said without an entry: {point['said']}"


def _after(text: str, header: dict[str, Any]) -> str:
    return text.partition(header["say"])[2].partition("\n")[0]


def _left_open(turn: Turn, expected: Expected) -> Iterator[str]:
    if turn.citations or _BULLET.search(turn.text):
        yield "it answers from the library"
    if not found(r"does(?: not|n't) cover", turn.text):
        yield "it does not say that the library does not cover this"


def _words(turn: Turn, expected: Expected) -> Iterator[str]:
    if found(_EMPTY_WORDS, turn.text):
        yield "a source is named by what is not known of it"
    if expected.leads_to and not any(found(expected.leads_to, one) for one in turn.suggestions):
        yield f"nothing leads to {expected.leads_to!r}: {', '.join(turn.suggestions)}"
    for pattern in expected.says:
        if not found(pattern, turn.text):
            yield f"it does not say {pattern!r}"
    for pattern in expected.lacks:
        if found(pattern, turn.text):
            yield f"it says {pattern!r}"


@cache
def _header(entry: str) -> dict[str, Any] | None:
    path = GUIDANCE / f"{entry}.md"
    if not path.is_file():
        return None
    header: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return header
