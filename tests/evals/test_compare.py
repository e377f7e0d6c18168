"""Comparisons know how little a few samples say."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.compare import compare, comparison_lines, comparison_text, read_run
from evals.errors import CannotRun
from evals.results import Run
from tests.evals.making import run_of


def test_five_flips_conclude_nothing() -> None:
    found = compare(run_of(*["passed"] * 5), run_of(*["failed"] * 5))
    assert comparison_lines(found)[0].startswith("Nothing can be concluded")
    assert not found.worse


def test_six_one_way_flips_are_worse() -> None:
    found = compare(run_of(*["passed"] * 6), run_of(*["failed"] * 6))
    assert comparison_lines(found)[0] == "B is worse than A"
    assert found.worse


def test_six_the_other_way_are_better() -> None:
    found = compare(run_of(*["failed"] * 6), run_of(*["passed"] * 6))
    assert comparison_lines(found)[0] == "B is better than A"
    assert not found.worse


def test_flips_both_ways_cancel() -> None:
    found = compare(
        run_of(*["passed"] * 4, *["failed"] * 4), run_of(*["failed"] * 4, *["passed"] * 4)
    )
    assert comparison_lines(found)[0] == "No difference beyond chance"


def test_a_sample_that_changed_is_left_out() -> None:
    before, after = run_of("passed"), run_of("failed")
    other = after.planned[0].model_copy(update={"digest": "other"})
    found = compare(before, after.model_copy(update={"planned": (other,)}))
    assert (found.paired, found.lost, found.changed) == (0, 0, ("made/s0",))


def test_new_and_missing_samples_are_named() -> None:
    found = compare(run_of("passed", "passed"), run_of("passed"))
    assert found.only_first == ("made/s1",)


def test_measures_are_paired() -> None:
    def measured(run: Run, value: float) -> Run:
        results = tuple(
            one.model_copy(
                update={"scores": {"t": one.scores["turns"].model_copy(update={"measure": value})}}
            )
            for one in run.results
        )
        return run.model_copy(update={"results": results})

    found = compare(measured(run_of(*["passed"] * 8), 3.0), measured(run_of(*["passed"] * 8), 4.0))
    (shift,) = found.shifts
    assert (shift.before, shift.after, shift.pairs) == (3.0, 4.0, 8)
    assert shift.p == pytest.approx(2 / 2**8)


def test_outputs_are_set_in_from_the_verdict() -> None:
    text = comparison_text(compare(run_of("passed", output="B is better"), run_of("failed")))
    assert "\n    B is better" in text


@pytest.mark.parametrize("content", ["", "[]", '{"schema_version": "2"}', "\x00"])
def test_what_is_no_run_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(content)
    with pytest.raises(CannotRun, match="is not a run"):
        read_run(tmp_path)


def test_a_missing_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="cannot be read"):
        read_run(tmp_path / "gone.json")
