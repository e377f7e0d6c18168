"""The figures that every report shows: one row for each task, one for each measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from evals.gates import GateVerdict, judge, rate
from evals.results import Run, Status, Verdict, verdicts
from evals.statistics import Interval, clustered_mean

STATUSES: tuple[Status, ...] = ("failed", "error", "time-out", "unscored", "not run")


@dataclass(frozen=True)
class TaskFigures:
    """One task: all planned samples, by what came of them."""

    name: str
    about: str
    planned: int
    passed: int
    others: dict[Status, int]
    rate: Interval
    watched: int
    gates: tuple[GateVerdict, ...]
    seconds: float

    @property
    def range(self) -> str:
        """The pass rate with its interval, in words of figures."""
        return f"{self.rate.estimate:.3f} [{self.rate.low:.3f}, {self.rate.high:.3f}]"


@dataclass(frozen=True)
class Measure:
    """The mean of what one scorer measured over one task, clusters drawn together."""

    task: str
    scorer: str
    count: int
    clusters: int
    mean: Interval

    @property
    def range(self) -> str:
        """The mean with its interval; without bounds where there is but one cluster."""
        if not isfinite(self.mean.low):
            return f"{self.mean.estimate:.2f} (one cluster, no interval)"
        return f"{self.mean.estimate:.2f} [{self.mean.low:.2f}, {self.mean.high:.2f}]"


def task_figures(run: Run) -> list[TaskFigures]:
    """One row for each task, in planned order."""
    every = verdicts(run)
    gates = judge(run)
    return [
        _figures(
            task.name,
            task.about,
            [one for one in every if one.planned.task == task.name],
            tuple(gate for gate in gates if gate.task == task.name),
        )
        for task in run.tasks
    ]


def _figures(
    name: str, about: str, samples: Sequence[Verdict], gates: tuple[GateVerdict, ...]
) -> TaskFigures:
    counts = Counter(one.status for one in samples)
    return TaskFigures(
        name=name,
        about=about,
        planned=len(samples),
        passed=counts["passed"],
        others={status: counts[status] for status in STATUSES},
        rate=rate(samples),
        watched=sum(one.planned.tier == "track" for one in samples),
        gates=gates,
        seconds=sum(result.seconds for one in samples for result in one.results),
    )


def measures(run: Run) -> list[Measure]:
    """One row for each task and scorer that measures something."""
    found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in verdicts(run):
        cluster = one.planned.cluster or one.planned.sample_id
        for result in one.results:
            for scorer, score in result.scores.items():
                if score.measure is not None:
                    found[one.planned.task, scorer][cluster].append(score.measure)
    return [
        Measure(task, scorer, sum(map(len, values.values())), len(values), clustered_mean(values))
        for (task, scorer), values in sorted(found.items())
    ]


def reasons(one: Verdict) -> list[str]:
    """Why a sample did not pass, a line each, scorer first."""
    lines = [f"{result.status}: {result.error}" for result in one.results if result.error]
    lines += [
        f"{name}: {line}"
        for result in one.results
        for name, score in result.scores.items()
        if score.value != "C"
        for line in (score.explanation or "not correct").splitlines()
    ]
    if one.status == "not run":
        lines.append("it was planned and never ran")
    return list(dict.fromkeys(lines))


def output_of(one: Verdict) -> str:
    """The output of the first epoch that did not pass, or of the first."""
    chosen = next((result for result in one.results if not result.passed), None)
    chosen = chosen or next(iter(one.results), None)
    return chosen.output if chosen else ""
