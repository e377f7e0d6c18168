"""What each reply must do: skill, question, words, and what must not enter the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import RootModel, model_validator

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import found, kept_words, missing, present


class Reply(Closed):
    """What is expected of one reply; patterns are regular expressions, case left aside.

    still_open: the question that was open before is put or stays open; swallowed: false
    demands that no word of the message was kept as a fact; plan_same: the plan is untouched;
    record: a key that the reply's record must have; cites: ids of which one must be cited.
    """

    skill: tuple[str, ...] | str | None = None
    not_skill: tuple[str, ...] = ()
    asks: tuple[str, ...] | str | None = None
    still_open: bool | None = None
    swallowed: bool | None = None
    plan_same: bool | None = None
    says: tuple[str, ...] = ()
    says_any: tuple[str, ...] = ()
    says_none: tuple[str, ...] = ()
    suggests: tuple[str, ...] = ()
    record: str = ""
    cites: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    names_none: tuple[str, ...] = ()


class Expected(RootModel[dict[int, Reply]]):
    """Turn number, from 1 (or from the end, -1), → what that reply must do."""

    @model_validator(mode="after")
    def _something(self) -> Expected:
        if not self.root or 0 in self.root:
            message = "name at least one turn; they count from 1, or from -1 backwards"
            raise ValueError(message)
        return self


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when every named reply does what is expected of it."""
    return Score.of(
        f"reply {number}: {problem}"
        for number, reply in expected.root.items()
        for problem in _problems(output, number, reply)
    )


def _problems(output: Output, number: int, reply: Reply) -> Iterator[str]:
    index = number - 1 if number > 0 else len(output.turns) + number
    if not 0 <= index < len(output.turns):
        yield "there is none"
        return
    turn = output.turns[index]
    before = output.turns[index - 1] if index else None
    yield from _directed(turn, before, reply)
    yield from _kept(turn, before, reply)
    yield from _worded(turn, reply)


def _directed(turn: Turn, before: Turn | None, reply: Reply) -> Iterator[str]:
    if reply.skill and turn.skill not in _several(reply.skill):
        yield f"answered by {turn.skill}, not by {' or '.join(_several(reply.skill))}"
    if turn.skill in reply.not_skill:
        yield f"answered by {turn.skill}"
    if reply.asks and turn.asks not in _several(reply.asks):
        yield f"asks for {turn.asks}, not for {' or '.join(_several(reply.asks))}"
    if reply.record and reply.record not in (turn.record or {}):
        yield f"its record has no {reply.record}: {sorted(turn.record or {})}"
    if reply.cites and not set(reply.cites) & set(turn.citations):
        yield f"cites {list(turn.citations)}, none of {list(reply.cites)}"
    if reply.still_open and before and turn.asks != before.asks:
        yield f"the question for {before.asks} is gone; open is {turn.asks}"


def _kept(turn: Turn, before: Turn | None, reply: Reply) -> Iterator[str]:
    earlier = dict(kept_words(before.plan)) if before else {}
    if reply.swallowed is False:
        for path, text in kept_words(turn.plan):
            if earlier.get(path) != text and text.strip(" .!?") in turn.said:
                yield f"the message was kept as {path}: {text!r}"
    if reply.plan_same and before and _facts(turn.plan) != _facts(before.plan):
        changed = [key for key in turn.plan if turn.plan[key] != before.plan[key]]
        yield f"the plan changed: {', '.join(changed)}"


def _facts(plan: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plan.items() if key not in ("asked", "left", "shortlist")}


def _worded(turn: Turn, reply: Reply) -> Iterator[str]:
    yield from (f"does not say {pattern!r}" for pattern in missing(reply.says, turn.text))
    yield from (f"says {pattern!r}" for pattern in present(reply.says_none, turn.text))
    if reply.says_any and not any(found(pattern, turn.text) for pattern in reply.says_any):
        yield f"says none of {list(reply.says_any)}"
    offered = "\n".join(turn.suggestions)
    yield from (f"does not offer {pattern!r}" for pattern in missing(reply.suggests, offered))
    yield from (f"does not name {name}" for name in reply.names if name not in turn.text)
    yield from (f"names {name}" for name in reply.names_none if name in turn.text)


def _several(value: tuple[str, ...] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
