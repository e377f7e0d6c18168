"""The command line of the evals, as an evaluator meets it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from evals.__main__ import main
from evals.catalog import matrix_text, write_catalog
from evals.errors import CannotRun
from evals.loading import load_tasks, selected
from evals.reports import write_reports
from tests.evals.making import run_of


def test_help_comes_without_heavy_libraries(root: Path) -> None:
    code = "import sys; from evals.__main__ import _parser; _parser(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert loaded & {"agent", "pydantic", "numpy", "jinja2", "yaml"} == set()
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "evals", "--help"], cwd=root, check=True, stdout=subprocess.DEVNULL
    )
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "say --offline"),
        (["run", "--model"], "no model is set"),
        (["run", "--offline", "--repeat", "0"], "counts from 1"),
        (["run", "--offline", "--suite", "gaols"], "there is no suite gaols"),
        (["run", "--offline", "--only", "nothing-has-this"], "no sample"),
        (["run", "--offline", "--cases", "gone"], "there is no folder"),
        (["compare", "gone", "gone"], "cannot be read"),
        (["bench", "--only", "moon"], "there is no row moon"),
    ],
)
def test_what_cannot_run_is_two_and_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err.strip()
    assert said in told
    assert "\n" not in told


def test_compare_says_when_b_is_worse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    write_reports(run_of(*["passed"] * 8), a)
    write_reports(run_of(*["failed"] * 8), b)
    assert main(["compare", str(a), str(b)]) == 1
    assert main(["compare", str(b), str(a)]) == 0
    assert "B is worse than A" in capsys.readouterr().out


def test_part_of_a_suite_keeps_only_gates_that_count_something() -> None:
    (task,) = selected(load_tasks(only=("topics",)), "goals-")
    assert {sample.id.partition("-")[0] for sample in task.samples} == {"goals"}
    assert [gate.scorer for gate in task.gates] == ["topic", "astray", "manners"]


def test_the_catalogue_and_the_matrix_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert write_catalog(check=True), capsys.readouterr().err


def test_the_samples_of_the_readme_load(root: Path, tmp_path: Path) -> None:
    text = (root / "evals" / "README.md").read_text()
    samples, head = re.findall(r"```yaml\n(.*?)```", text, re.S)
    (tmp_path / "first.yaml").write_text(samples)
    (tmp_path / "task.yaml").write_text(head)
    (task,) = load_tasks(tmp_path)
    assert len(task.samples) == len(yaml.safe_load(samples)) == 2


def test_feature_tests_name_statements_that_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = '@pytest.mark.statement("1.20", "{}")\ndef test_two_mentors(): ...\n'
    (tmp_path / "test_made.py").write_text(marked.format("2.5"))
    monkeypatch.setattr("evals.catalog._TESTS", tmp_path)
    assert "| test_made: test_two_mentors |" in matrix_text(())
    (tmp_path / "test_made.py").write_text(marked.format("1.22"))
    with pytest.raises(CannotRun, match="is no statement"):
        matrix_text(())
