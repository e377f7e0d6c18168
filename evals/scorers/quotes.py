"""What is quoted of a person stands letter for letter in that person's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evals.entries import Entry
from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample

_QUOTED = re.compile(r"[\"“]([^\"“”\n]{4,})[\"”]")


class Expected(Closed):
    """at_least: how many quotes there must be, so that silence does not pass."""

    at_least: int = 1


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Looks at every record and every reply; the measure is the number of quotes."""
    quotes = [*_quotes(output)]
    problems = [
        f"{who or 'nobody'} did not write {quote!r}"
        for who, quote in quotes
        if not _stands(quote, who, output)
    ]
    count = sum(bool(who) for who, _ in quotes)
    if count < expected.at_least:
        problems.append(f"only {count} quotes of people")
    return Score.of(problems, measure=float(len(quotes)))


def _quotes(output: Output) -> Iterator[tuple[str, str]]:
    """Person (name; empty in free text) and quote."""
    shortlists = [output.shortlist] if output.shortlist else []
    shortlists += [record for _, record in output.records("matches")]
    shortlists += [output.plan["shortlist"]] if output.plan.get("shortlist") else []
    for shortlist in shortlists:
        for group in ("matches", "excluded"):
            for one in shortlist[group]:
                yield from ((one["name"] or one["id"], quote) for quote in _of_person(one))
    for turn in output.turns:
        yield from (("", quote) for quote in _QUOTED.findall(turn.text))


def _of_person(one: dict[str, Any]) -> Iterator[str]:
    parts = [one, *one.get("evidence", ()), *one.get("factors", ()), *one.get("practical", ())]
    return (part["quote"] for part in parts if part.get("quote"))


def _stands(quote: str, who: str, output: Output) -> bool:
    if who:
        return any(_says(entry, quote) for entry in output.entries if entry.is_about(who))
    said = any(_plain(quote).rstrip(".") in _plain(message) for message in output.said)
    return said or _coachs_own(quote) or any(_says(entry, quote) for entry in output.entries)


def _says(entry: Entry, quote: str) -> bool:
    return entry.says(quote) or any(
        _plain(quote) in _plain(text) for texts in entry.values.values() for text in texts
    )


def _coachs_own(quote: str) -> bool:
    """Questions that the coach offers to ask and short labels, which quote nobody."""
    return quote.rstrip().endswith("?") or len(quote.split()) <= 3


def _plain(text: str) -> str:
    return " ".join(text.split())
