"""The verdict comes from the plan and from nothing else."""

from __future__ import annotations

import pytest

from evals.errors import CannotRun
from evals.gates import judge, passed
from evals.results import verdicts
from evals.samples import Gate
from tests.evals.making import run_of


@pytest.mark.parametrize("status", ["failed", "error", "time-out", "unscored", "gone"])
def test_whatever_did_not_pass_counts(status: str) -> None:
    done = run_of("passed", status)
    (gate,) = judge(done)
    assert (gate.planned, gate.failed) == (2, 1)
    assert not passed(done)


def test_a_gate_allows_what_it_says_and_no_more() -> None:
    assert passed(run_of("passed", "failed", at_most=1))
    assert not passed(run_of("failed", "failed", at_most=1))


def test_the_bound_is_that_of_what_the_gate_allows() -> None:
    (gate,) = judge(run_of(*["passed"] * 12))
    assert "0 of 12 failed" in gate.line
    assert "0.758" in gate.line
    (loose,) = judge(run_of(*["passed"] * 12, at_most=2))
    assert loose.bound < gate.bound


def test_nothing_gated_is_no_verdict() -> None:
    done = run_of("passed")
    with pytest.raises(CannotRun, match="no verdict"):
        judge(done.model_copy(update={"tasks": (done.tasks[0].model_copy(update={"gates": ()}),)}))


def test_a_gate_over_watched_samples_alone_is_no_verdict() -> None:
    done = run_of("passed")
    watched = tuple(one.model_copy(update={"tier": "track"}) for one in done.planned)
    with pytest.raises(CannotRun, match="without samples"):
        judge(done.model_copy(update={"planned": watched}))


def test_a_watched_failure_does_not_hold_the_build() -> None:
    done = run_of("passed", "failed")
    watched = (done.planned[0], done.planned[1].model_copy(update={"tier": "track"}))
    assert passed(done.model_copy(update={"planned": watched}))


def test_a_gate_for_one_scorer_counts_that_scorer_and_crashes() -> None:
    done = run_of("failed", "error", "gone")
    gates = (Gate(at_most=0, scorer="quotes"),)
    done = done.model_copy(update={"tasks": (done.tasks[0].model_copy(update={"gates": gates}),)})
    (gate,) = judge(done)
    assert gate.failed == 2


def test_a_result_that_was_not_planned_changes_nothing() -> None:
    done = run_of("failed")
    extra = done.results[0].model_copy(update={"sample_id": "made/more", "status": "passed"})
    more = done.model_copy(update={"results": (*done.results, extra)})
    assert len(verdicts(more)) == 1
    assert not passed(more)


def test_a_reached_address_fails_a_perfect_run() -> None:
    assert passed(run_of("passed"))
    assert not passed(run_of("passed", egress=("192.0.2.1",)))
