"""Samples, turns and runs made by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evals.outputs import Output, Turn
from evals.results import Planned, PlannedTask, Result, Run, Score
from evals.samples import Gate, Sample, Task

Play = Callable[[Sample], Output]
"""What stands in for the coach."""


def turn(text: str = "Tell me more.", **known: Any) -> Turn:
    """One turn of a conversation; whatever is not given is empty."""
    plain: dict[str, Any] = {
        "said": "hello",
        "text": text,
        "skill": "goals",
        "asks": None,
        "question": None,
        "suggestions": (),
        "record": None,
        "citations": (),
        "problems": (),
        "plan": {"goals": []},
        "seconds": 0.0,
    }
    return Turn(**{**plain, **known})


def sample(id: str = "one", **known: Any) -> Sample:
    """A sample that talks and expects a word."""
    plain = {"id": id, "why": "a sample made for a test", "talk": ["hello"]}
    plain["expect"] = {"turns": {1: {"says": ["more"]}}}
    return Sample.model_validate({**plain, **known})


def task(*samples: Sample, at_most: int = 0, name: str = "made", **known: Any) -> Task:
    """A task with one gate."""
    return Task(
        name=name,
        about="a task made for a test",
        gates=(Gate(at_most=at_most),),
        samples=samples,
        **known,
    )


def run_of(*statuses: str, at_most: int = 0, output: str = "said", **known: Any) -> Run:
    """A run of one task, one sample for each status; `gone` was planned and never ran."""
    planned = tuple(
        Planned(
            sample_id=f"made/s{n}",
            task="made",
            digest="d",
            why="a sample made for a test",
            tier="gate",
            split="dev",
        )
        for n in range(len(statuses))
    )
    results = tuple(
        Result(
            sample_id=one.sample_id,
            digest="d",
            status=status,  # type: ignore[arg-type]
            scores={}
            if status in ("error", "time-out")
            else {"turns": Score(value="C" if status == "passed" else "I", explanation="why")},
            output=output,
        )
        for one, status in zip(planned, statuses, strict=True)
        if status != "gone"
    )
    plain: dict[str, Any] = {
        "product": "p",
        "started": "2026-11-21T19:00:00+00:00",
        "tasks": (PlannedTask(name="made", about="a task", gates=(Gate(at_most=at_most),)),),
        "planned": planned,
        "results": results,
    }
    return Run(**{**plain, **known})
