"""The verdict: what each gate allows, what it saw, and what that proves at most."""

from __future__ import annotations

from collections.abc import Sequence

from evals.errors import CannotRun
from evals.results import Run, Verdict, verdicts
from evals.samples import Closed, Gate
from evals.statistics import Interval, wilson

NETWORK = "no address beyond this machine"


class GateVerdict(Closed):
    """One gate of one task over its gate samples.

    planned: how many samples count; failed: how many of them did not pass; bound: the lower
    Wilson bound (95 %) of the true pass rate if exactly `at_most` had failed.
    """

    task: str
    scorer: str | None
    at_most: int
    planned: int
    failed: int
    bound: float

    @property
    def held(self) -> bool:
        """Whether no more failed than the gate allows."""
        return self.failed <= self.at_most

    @property
    def name(self) -> str:
        """The task, with the scorer where only one counts."""
        return f"{self.task}: {self.scorer}" if self.scorer else self.task

    @property
    def line(self) -> str:
        """The verdict in one line, with what it proves at most."""
        return (
            f"{'held' if self.held else 'FAILED'}: {self.failed} of {self.planned} failed, "
            f"at most {self.at_most} may (held, it proves a rate of at least {self.bound:.3f})"
        )


def judge(run: Run) -> tuple[GateVerdict, ...]:
    """A verdict for every gate of the run, in planned order.

    Raises CannotRun where a gate has no samples to count, or nothing at all is gated.
    """
    every = verdicts(run)
    found = [
        _judged(task.name, gate, [one for one in every if one.planned.task == task.name])
        for task in run.tasks
        for gate in task.gates
    ]
    if not found:
        raise CannotRun("nothing here is held by a gate, so there is no verdict")
    return tuple(found)


def _judged(task: str, gate: Gate, samples: Sequence[Verdict]) -> GateVerdict:
    counted = [one for one in samples if one.planned.tier == "gate" and _concerns(one, gate)]
    if not counted:
        raise CannotRun(f"{task}: a gate without samples can show nothing")
    failed = sum(one.failed_by(gate.scorer) if gate.scorer else not one.passed for one in counted)
    allowed = min(gate.at_most, len(counted))
    bound = wilson(len(counted) - allowed, len(counted)).low
    return GateVerdict(
        task=task,
        scorer=gate.scorer,
        at_most=gate.at_most,
        planned=len(counted),
        failed=failed,
        bound=bound,
    )


def _concerns(one: Verdict, gate: Gate) -> bool:
    """Whether a gate counts this sample; one that never came to its scorers counts everywhere."""
    scored = [result for result in one.results if result.scores]
    return (
        gate.scorer is None or not scored or any(gate.scorer in result.scores for result in scored)
    )


def passed(run: Run) -> bool:
    """Whether every gate held and nothing left this machine."""
    return all(gate.held for gate in judge(run)) and not run.egress


def rate(samples: Sequence[Verdict]) -> Interval:
    """The pass rate over all planned samples, with its interval."""
    return wilson(sum(one.passed for one in samples), len(samples))
