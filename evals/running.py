"""Runs samples: each in its time, each counted whatever happens to it."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from evals.fingerprint import product
from evals.journal import Journal
from evals.offline import no_network
from evals.outputs import Output
from evals.results import Lane, Planned, PlannedTask, Result, Run, Score, Status
from evals.samples import Sample, Task
from evals.scorers import score_with
from evals.solver import Solver

T = TypeVar("T")

_GRACE = 2.0
"""Seconds after its time limit in which a sample that waits can be cancelled; one that does
not even wait is then interrupted."""


class Stuck(BaseException):
    """A sample computes without end; not an Exception, so that no handler swallows it."""


@dataclass(frozen=True)
class _Job:
    task: Task
    sample: Sample
    epoch: int

    @property
    def key(self) -> tuple[str, int]:
        return self.task.sample_id(self.sample), self.epoch


def run(
    tasks: Sequence[Task],
    out: Path,
    *,
    epochs: int = 1,
    resume: bool = False,
    cases: Path | None = None,
    lane: Lane = "offline",
) -> Run:
    """Runs every sample `epochs` times. Raises CannotRun.

    lane: `offline` allows no address but this machine's and no model; `model` uses the model of
    the settings.
    """
    out.mkdir(parents=True, exist_ok=True)
    made = product()
    journal = Journal(out, f"{made} {lane} {epochs}", resume=resume)
    started = datetime.now(UTC)
    jobs = [_Job(t, s, e) for t in tasks for s in t.samples for e in range(1, epochs + 1)]
    watch = no_network() if lane == "offline" else nullcontext(list[str]())
    with watch as tried, TemporaryDirectory(prefix="evals-") as folder:
        results = _in_a_loop(_all(jobs, journal, Solver(Path(folder), cases, lane=lane)))
    return Run(
        lane=lane,
        product=made,
        started=started.isoformat(timespec="seconds"),
        seconds=round(sum(result.seconds for result in results), 2),
        epochs=epochs,
        tasks=tuple(PlannedTask(name=t.name, about=t.about, gates=t.gates) for t in tasks),
        planned=tuple(_planned(task, sample) for task in tasks for sample in task.samples),
        results=results,
        egress=tuple(dict.fromkeys(tried)),
    )


def _in_a_loop(work: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, but without waiting for threads that a sample left computing."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _all(jobs: Sequence[_Job], journal: Journal, solving: Solver) -> tuple[Result, ...]:
    results = []
    async with solving as solver:
        await _warmed(jobs, solver)
        for number, job in enumerate(jobs, start=1):
            result = journal.done.get(job.key)
            if result is None or result.digest != job.sample.digest:
                result = await _one(job, solver)
                journal.add(result)
            results.append(result)
            _progress(number, len(jobs), result)
    return tuple(results)


async def _warmed(jobs: Sequence[_Job], solver: Solver) -> None:
    """Loads what conversations need, untimed; if that fails, each of them will say so itself."""
    if not any(job.sample.needs_library for job in jobs):
        return
    try:
        await solver.warm()
    except Exception as raised:  # noqa: BLE001 - whatever it is, the samples meet it again
        print(f"evals: {_told(raised)}", file=sys.stderr)


async def _one(job: _Job, solver: Solver) -> Result:
    """One sample, solved and scored; an error, a time-out or a silent scorer never passes."""
    began = time.perf_counter()
    output: Output | None = None
    status: Status | None = None
    error = ""
    scores: dict[str, Score] = {}
    try:
        limit = solver.patience(job.sample)
        with _deadline(limit + _GRACE):
            async with asyncio.timeout(limit):
                output = await solver.solve(job.task.name, job.sample)
            scores = _scored(job, output)
    except (TimeoutError, Stuck):
        status, error = "time-out", f"took longer than {solver.patience(job.sample):g} s"
    except Exception as raised:  # noqa: BLE001 - whatever it is, it counts as an error
        status, error = "error", _told(raised)
    return _result(job, status or _status(scores), scores, error, output, began)


def _result(
    job: _Job,
    status: Status,
    scores: dict[str, Score],
    error: str,
    output: Output | None,
    began: float,
) -> Result:
    hidden = job.sample.split == "held-out"
    if hidden:
        scores = {name: one.model_copy(update={"explanation": ""}) for name, one in scores.items()}
    return Result(
        sample_id=job.task.sample_id(job.sample),
        epoch=job.epoch,
        digest=job.sample.digest,
        status=status,
        scores=scores,
        error=error.split(":", maxsplit=1)[0] if hidden else error,
        output="" if hidden or output is None else output.readable(),
        seconds=round(time.perf_counter() - began, 3),
        stood_in=sum(turn.replaced for turn in output.turns) if output else 0,
        model_calls=sum(turn.model_calls for turn in output.turns) if output else 0,
        tokens=sum(turn.tokens for turn in output.turns) if output else 0,
    )


def _scored(job: _Job, output: Output) -> dict[str, Score]:
    return {
        name: score_with(name, job.sample, output, expected)
        for name, expected in job.task.expectations(job.sample).items()
    }


def _status(scores: dict[str, Score]) -> Status:
    values = {score.value for score in scores.values()}
    if not values:
        return "unscored"
    if "I" in values:
        return "failed"
    return "unscored" if "N" in values else "passed"


def _told(raised: Exception) -> str:
    frames = []
    trace = raised.__traceback__
    while trace is not None:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(raised).__name__}: {raised} ({' > '.join(frames[-3:])})"


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Interrupts what computes too long, where the system can (the main thread of a Unix)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def interrupt(number: int, frame: object) -> None:
        raise Stuck

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _planned(task: Task, sample: Sample) -> Planned:
    hidden = sample.split == "held-out"
    return Planned(
        sample_id=task.sample_id(sample),
        task=task.name,
        digest=sample.digest,
        why="" if hidden else sample.why,
        tier=sample.tier,
        split=sample.split,
        cluster=sample.cluster,
        known="" if hidden else sample.known,
    )


def _progress(number: int, total: int, result: Result) -> None:
    if sys.stderr.isatty():
        print(f"\r{number}/{total} {result.sample_id[:60]:<60}", end="", file=sys.stderr)
    elif not result.passed or number % 50 == 0 or number == total:
        print(f"{number}/{total} {result.sample_id}: {result.status}", file=sys.stderr)
