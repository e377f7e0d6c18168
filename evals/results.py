"""What came out: scores, results of samples, and the run that holds them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from evals.samples import Closed, Gate, Split, Tier

Lane = Literal["offline", "model", "model alone"]
"""Guided; with a model, as shipped; and what of that the model did without the guided author."""
Value = Literal["C", "I", "N"]
"""Correct, incorrect, not scored; as inspect_ai writes them."""
Status = Literal["passed", "failed", "error", "time-out", "unscored", "not run"]
"""Everything but `passed` counts as not passed."""


class Score(Closed):
    """What one scorer says about one output.

    explanation: why, in one line for each problem; measure: a number for means, in the unit
    that the scorer's docstring names.
    """

    value: Value
    explanation: str = ""
    measure: float | None = None

    @classmethod
    def of(cls, problems: Iterable[str], *, measure: float | None = None) -> Score:
        """Correct when there are no problems, else incorrect with all of them."""
        found = list(dict.fromkeys(problems))
        return cls(value="I" if found else "C", explanation="\n".join(found), measure=measure)

    @classmethod
    def unscored(cls, reason: str) -> Score:
        """There was nothing to look at; counts as not passed."""
        return cls(value="N", explanation=reason)


class Result(Closed):
    """One sample, run once. `output` and `error` are empty for held-out samples.

    stood_in: turns in which the guided author stood in for a model; model_calls and tokens: what
    the model was asked, over all turns.
    """

    sample_id: str
    epoch: int = 1
    digest: str
    status: Status
    scores: dict[str, Score] = Field(default_factory=dict)
    error: str = ""
    output: str = ""
    seconds: float = 0.0
    stood_in: int = 0
    model_calls: int = 0
    tokens: int = 0

    @property
    def passed(self) -> bool:
        """Whether it counts as passed."""
        return self.status == "passed"


class Planned(Closed):
    """A sample as it was planned, before anything ran: the denominator is made of these."""

    sample_id: str
    task: str
    digest: str
    why: str
    tier: Tier
    split: Split
    cluster: str = ""
    known: str = ""


class PlannedTask(Closed):
    """A task as it was planned."""

    name: str
    about: str
    gates: tuple[Gate, ...] = ()


class Run(Closed):
    """A whole run: what was planned, with what, and what came out.

    schema_version: raised when a reader of run.json would have to change; product: a hash over
    the product's files; seconds: all samples together, without what loads
    before the first; egress: addresses that were tried, where none may be; epochs: how often
    each sample was to run.
    """

    schema_version: Literal["mentoring-coach-evals/1"] = "mentoring-coach-evals/1"
    lane: Lane = "offline"
    product: str
    started: str
    seconds: float = 0.0
    epochs: int = 1
    tasks: tuple[PlannedTask, ...]
    planned: tuple[Planned, ...]
    results: tuple[Result, ...]
    egress: tuple[str, ...] = ()

    def of(self, sample_id: str) -> tuple[Result, ...]:
        """The results of one sample, one for each epoch that ran."""
        return tuple(one for one in self.results if one.sample_id == sample_id)


def of_model_alone(run: Run) -> Run:
    """The same run as if nobody had stood in for the model: such samples have not passed."""
    results = tuple(
        one
        if not one.stood_in or one.status != "passed"
        else one.model_copy(update={"status": "failed", "error": "the guided author stood in"})
        for one in run.results
    )
    return run.model_copy(update={"lane": "model alone", "results": results})


class Verdict(Closed):
    """One planned sample over all epochs: it passes only when every epoch passed."""

    planned: Planned
    status: Status
    results: tuple[Result, ...]

    @property
    def passed(self) -> bool:
        """Whether every planned epoch passed."""
        return self.status == "passed"

    def failed_by(self, scorer: str) -> bool:
        """Whether this scorer found fault in an epoch, or could not be asked in one."""
        if self.status in ("error", "time-out", "not run"):
            return True
        given = [one.scores.get(scorer) for one in self.results]
        return any(score is not None and score.value != "C" for score in given)


_WORST: Sequence[Status] = ("not run", "error", "time-out", "failed", "unscored", "passed")


def verdicts(run: Run) -> tuple[Verdict, ...]:
    """One verdict for every planned sample, run or not, in planned order."""
    by_id: dict[str, list[Result]] = {}
    for result in run.results:
        by_id.setdefault(result.sample_id, []).append(result)
    found = []
    for planned in run.planned:
        results = tuple(by_id.get(planned.sample_id, ()))
        statuses: list[Status] = [result.status for result in results]
        if len(results) < run.epochs:
            statuses.append("not run")
        found.append(
            Verdict(planned=planned, status=min(statuses, key=_WORST.index), results=results)
        )
    return tuple(found)
