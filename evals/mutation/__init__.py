"""Do the scorers notice? Golden outputs are broken one field at a time: some scorer must object.

A golden is an output that a careful person wrote and called right, with what is expected of it.
A mutant that every scorer lets pass survived; the kill rate is printed and held by a gate.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evals.entries import entries_of
from evals.mutation.operators import mutants
from evals.outputs import Output, Turn
from evals.samples import Sample
from evals.scorers import score_with

GOLDENS = Path(__file__).parent / "goldens.yaml"
LEAST_KILLED = 0.95
"""The share of mutants that the scorers must notice."""


@dataclass(frozen=True)
class Golden:
    """A right output: what the mentee saw, and the expectations that it meets."""

    name: str
    data: dict[str, Any]
    expect: dict[str, Any]


@dataclass(frozen=True)
class Survivor:
    """A broken output that no scorer noticed."""

    golden: str
    broken: str


@dataclass(frozen=True)
class Kills:
    """What a mutation run found. `wrong` names goldens that are not right to begin with."""

    tried: int
    survivors: tuple[Survivor, ...]
    wrong: tuple[str, ...]

    @property
    def rate(self) -> float:
        """The share of mutants that were noticed."""
        return 1 - len(self.survivors) / self.tried if self.tried else 0.0

    @property
    def held(self) -> bool:
        """Whether the goldens are right and enough mutants were noticed."""
        return not self.wrong and self.rate >= LEAST_KILLED

    @property
    def lines(self) -> list[str]:
        """The result in plain lines."""
        killed = self.tried - len(self.survivors)
        head = f"{killed} of {self.tried} broken outputs were noticed (kill rate {self.rate:.3f})"
        return [
            f"{head}, at least {LEAST_KILLED} must be: {'held' if self.held else 'FAILED'}",
            *(f"golden is not right: {problem}" for problem in self.wrong),
            *(f"survived: {one.golden}: {one.broken}" for one in self.survivors),
        ]


def mutation_run() -> Kills:
    """Breaks every golden in every way that its record has, and counts what was noticed."""
    wrong, survivors, tried = [], [], 0
    for golden in goldens():
        wrong += [f"{golden.name}: {problem}" for problem in objections(golden)]
        for broken, data in mutants(golden.data):
            tried += 1
            if not list(objections(Golden(golden.name, data, golden.expect))):
                survivors.append(Survivor(golden.name, broken))
    return Kills(tried, tuple(survivors), tuple(wrong))


def goldens() -> list[Golden]:
    """The goldens of this folder."""
    entries = yaml.safe_load(GOLDENS.read_text(encoding="utf-8"))
    return [Golden(one["name"], one["output"], one["expect"]) for one in entries]


def objections(golden: Golden) -> Iterator[str]:
    """What the scorers say against an output."""
    output = output_of(golden.data)
    sample = Sample(id="golden", why="a golden output", talk=("golden",), expect=golden.expect)
    for name, expected in golden.expect.items():
        score = score_with(name, sample, output, expected)
        if score.value != "C":
            yield f"{name}: {score.explanation}"


def output_of(data: dict[str, Any]) -> Output:
    """The output that a golden describes."""
    data = copy.deepcopy(data)
    plan = data.get("plan", {"goals": []})
    turns = tuple(_turn({"plan": plan, **turn}) for turn in data.get("turns", ()))
    return Output(
        turns=turns,
        entries=entries_of({"people": data["people"]}) if data.get("people") else (),
        shortlist=data.get("shortlist"),
        pitch=data.get("pitch"),
        agenda=data.get("agenda"),
        given=data.get("given", {}),
    )


def _turn(turn: dict[str, Any]) -> Turn:
    return Turn(
        said=turn["said"],
        text=turn["text"],
        skill=turn["skill"],
        asks=turn.get("asks"),
        question=turn.get("question"),
        suggestions=tuple(turn.get("suggestions", ())),
        record=turn.get("record"),
        citations=tuple(turn.get("citations", ())),
        problems=tuple(turn.get("problems", ())),
        plan=turn["plan"],
        seconds=0.0,
    )
