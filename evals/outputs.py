"""What a sample brought out of the coach, as scorers and people read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evals.entries import Entry


@dataclass(frozen=True)
class Passage:
    """An entry that the library found: its id and the seed statements that it covers."""

    id: str
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What the library says to a question: whether it covers it, and the entries in order."""

    covered: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Turn:
    """One message and what came back. `plan` is the plan after it; record as the command prints.

    replaced: whether the guided author stood in for a model; model_calls and tokens: its use.
    """

    said: str
    text: str
    skill: str
    asks: str | None
    question: str | None
    suggestions: tuple[str, ...]
    record: dict[str, Any] | None
    citations: tuple[str, ...]
    problems: tuple[str, ...]
    plan: dict[str, Any]
    seconds: float
    replaced: bool = False
    model_calls: int = 0
    tokens: int = 0

    @property
    def acted(self) -> bool:
        """Whether a skill did anything: raised an alarm, made, asked for or cited something."""
        made_or_asked = self.record is not None or self.asks is not None
        return self.skill == "care" or made_or_asked or bool(self.citations)


@dataclass(frozen=True)
class Output:
    """Everything that scorers may look at.

    entries: the roster as its file says it, read without the product; shortlist, pitch and
    agenda: what `rank`, `write` and `meeting` gave; again: rankings of the other writings;
    found: what the library found for `ask`.
    """

    turns: tuple[Turn, ...] = ()
    entries: tuple[Entry, ...] = ()
    shortlist: dict[str, Any] | None = None
    again: tuple[dict[str, Any], ...] = ()
    pitch: dict[str, Any] | None = None
    agenda: dict[str, Any] | None = None
    found: Found | None = None
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def plan(self) -> dict[str, Any]:
        """The plan at the end."""
        return self.turns[-1].plan if self.turns else {}

    @property
    def said(self) -> tuple[str, ...]:
        """All that the mentee wrote."""
        return tuple(turn.said for turn in self.turns)

    def records(self, key: str) -> list[tuple[int, dict[str, Any]]]:
        """Turn number from 1, and record, for every record that has this key."""
        return [
            (number, turn.record)
            for number, turn in enumerate(self.turns, start=1)
            if turn.record and key in turn.record
        ]

    def readable(self) -> str:
        """The output as a person reads it in a report."""
        parts = [f"> {turn.said}\n[{turn.skill}]\n{turn.text}" for turn in self.turns]
        if self.shortlist:
            parts.append(_ranking(self.shortlist))
        parts += [_ranking(one) for one in self.again]
        if self.pitch:
            parts.append(str(self.pitch.get("text")))
        if self.agenda:
            parts += [
                f"{i['minutes']} minutes: {i['title']}. {i['purpose']} ({i['owner']})"
                for i in self.agenda.get("items", ())
            ]
        if self.found:
            parts.append(_answer(self.found))
        return "\n\n".join(parts)


def _ranking(shortlist: dict[str, Any]) -> str:
    lines = [
        f"{place}. {match['id']} score {match['score']:.3f} confidence {match['confidence']:.2f} "
        f"covers {list(match['covers'])}"
        for place, match in enumerate(shortlist["matches"], start=1)
    ]
    lines += [
        f"left out: {one['id']} ({one['deal_breaker']}: {one['reason']})"
        for one in shortlist["excluded"]
    ]
    return "\n".join(lines)


def _answer(found: Found) -> str:
    lines = [f"{one.id} ({', '.join(one.covers) or 'no statement'})" for one in found.passages]
    return "\n".join(["covered" if found.covered else "not covered", *lines])
