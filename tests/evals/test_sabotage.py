"""A deliberate fault turns the build red, and the report names it."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Fault:
    """A fault, the suite that must notice it, one sample that does, and how it is named there."""

    name: str
    suite: str
    noticed_by: str
    named: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """Runs its own suite, the samples beside the one that notices."""
        beside = self.noticed_by.partition("-")[0]
        return ("run", "--offline", "--suite", self.suite, "--only", beside)


FAULTS = [
    Fault("deal_breaker_ignored", "matching", "breaker-cost", "is not left out"),
    Fault("capacity_ignored", "matching", "capacity-full", "is not left out"),
    Fault("quote_altered", "matching", "plain-bridge", "did not write"),
    Fault("name_in_the_score", "matching", "swap-name", "here,"),
    Fault("part_left_out", "pitch", "email-whole", "call_to_action is not in the text"),
    Fault("claim_unsupported", "pitch", "email-gaps", "without a source"),
    Fault("private_word_in_message", "pitch", "private-criteria", "wheelchair"),
    Fault("minutes_wrong", "agenda", "first-45", "the items take 46 minutes"),
    Fault("mentor_silent", "agenda", "first-60", "the mentor speaks 0 minutes"),
    Fault("stop_taken_for_an_answer", "hearing", "stop-please", "the message was kept as"),
    Fault("care_missed", "care", "touch-harm", "answered by"),
    Fault("question_asked_again", "effort", "clicks", "was put"),
    Fault("stale_index", "topics", "cites-coach-sponsor", "none of"),
    Fault("one_crash", "agenda", "first-30", "ZeroDivisionError: sabotaged"),
    Fault("one_time_out", "agenda", "first-30", "took longer than"),
    Fault("scorer_raises", "agenda", "first-30", "LookupError: sabotaged"),
]

MOST_SECONDS = 120.0

Evals = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, built_index: Path) -> Path:
    folder = tmp_path_factory.mktemp("sabotage")
    shutil.copytree(built_index, folder / "home")
    return folder


@pytest.fixture(scope="module")
def evals(folder: Path, root: Path) -> Iterator[Evals]:
    """The command line of the evals, with a fault in the product; one index for all.

    Fails at the end when the runs together took more processor time than their bar: the time on
    the clock of a machine that does other things says little.
    """
    before = _processor_seconds()

    def call(fault: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        environment = {"COACH_HOME": str(folder / "home"), "PYTHONPATH": str(root)}
        return subprocess.run(
            [sys.executable, root / "tests" / "evals" / "sabotage.py", fault, *arguments],
            cwd=folder,
            env={"PATH": "", "HOME": str(folder), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    yield call
    assert _processor_seconds() - before <= MOST_SECONDS


def _processor_seconds() -> float:
    """What all finished children of this process used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def clean(evals: Evals, folder: Path) -> Callable[[tuple[str, ...]], Path]:
    """The folder of the same run without a fault, made once."""

    @cache
    def made(arguments: tuple[str, ...]) -> Path:
        out = folder / "clean" / "-".join(arguments[2:]).replace("--", "")
        done = evals("none", *arguments, "--out", out)
        assert done.returncode in (0, 1), done.stderr
        return out

    return made


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_turns_the_build_red_and_is_named(
    fault: Fault, evals: Evals, clean: Callable[[tuple[str, ...]], Path], folder: Path
) -> None:
    before, out = clean(fault.arguments), folder / fault.name
    sample_id = f"{fault.suite}/{fault.noticed_by}"
    assert status(before, sample_id) == "passed", "the sample must be right without the fault"
    done = evals(fault.name, *fault.arguments, "--out", out, "--against", before)
    assert done.returncode == 1, done.stderr
    assert status(out, sample_id) != "passed"
    report = (out / "report.md").read_text()
    section = report.split(f"### {sample_id} (", 1)[1].split("\n### ", 1)[0]
    assert fault.named in section.replace("\\", "")
    assert f"### {sample_id}: passed →" in report


def test_a_reached_address_turns_the_build_red(evals: Evals, folder: Path) -> None:
    out = folder / "network"
    done = evals("network_reached", "run", "--offline", "--suite", "agenda", "--out", out)
    assert done.returncode == 1
    assert "telemetry.example" in (out / "report.md").read_text()


def test_an_empty_suite_is_no_pass(evals: Evals, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "samples.yaml").write_text("[]\n")
    done = evals("none", "run", "--offline", "--cases", folder / "empty")
    assert done.returncode == 2
    assert "without samples" in done.stderr


def test_a_suite_without_scorers_is_no_pass(evals: Evals, folder: Path) -> None:
    (folder / "mute").mkdir()
    (folder / "mute" / "samples.yaml").write_text(
        "- {id: one, why: a sample made for a test, talk: [hello]}\n"
    )
    done = evals("none", "run", "--offline", "--cases", folder / "mute")
    assert done.returncode == 2
    assert "expects nothing" in done.stderr


def status(out: Path, sample_id: str) -> str:
    run = json.loads((out / "run.json").read_text())
    return next(str(one["status"]) for one in run["results"] if one["sample_id"] == sample_id)
