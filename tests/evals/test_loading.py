"""Samples are read strictly: what cannot be judged is refused before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.errors import CannotRun
from evals.loading import find_roster, load_tasks

SAMPLE = """
- id: one
  why: a sample made for a test
  talk: [hello]
  expect: {turns: {1: {says: [hi]}}}
"""
HEAD = "name: mine\nabout: my own samples\n"


def write(folder: Path, samples: str, head: str | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "samples.yaml").write_text(samples, encoding="utf-8")
    if head is not None:
        (folder / "task.yaml").write_text(head, encoding="utf-8")
    return folder


def test_a_folder_of_samples_is_a_suite_with_a_gate(tmp_path: Path) -> None:
    (task,) = load_tasks(write(tmp_path / "My cases", SAMPLE))
    assert (task.name, len(task.samples), task.gates[0].at_most) == ("my-cases", 1, 0)


def test_folders_in_a_folder_are_suites(tmp_path: Path) -> None:
    write(tmp_path / "a", SAMPLE)
    write(tmp_path / "b", SAMPLE)
    assert [task.name for task in load_tasks(tmp_path)] == ["a", "b"]
    assert [task.name for task in load_tasks(tmp_path, ("b",))] == ["b"]


@pytest.mark.parametrize(
    ("samples", "head", "said"),
    [
        ("", None, "without samples"),
        ("[]", HEAD, "without samples"),
        ("just text", None, "a list of samples"),
        ("- id: one\n  why: a sample made for a test\n", None, "exactly one of"),
        (SAMPLE.replace("  expect: {turns: {1: {says: [hi]}}}\n", ""), None, "expects nothing"),
        (SAMPLE.replace("{turns: {1: {says: [hi]}}}", "{}"), None, "expects nothing"),
        (SAMPLE.replace("turns:", "judge:"), None, "no such scorer"),
        (SAMPLE.replace("{1: {says: [hi]}}", "{}"), None, "at least one turn"),
        (SAMPLE.replace("says:", "said:"), None, "Extra inputs"),
        (SAMPLE + SAMPLE, None, "given twice"),
        (SAMPLE + "  rank: {needs: [x]}\n", None, "exactly one"),
        (SAMPLE.replace("why:", "whi:"), None, "why"),
        (SAMPLE, HEAD, "no verdict"),
        (SAMPLE, HEAD + "gates: [{at_most: -1}]\n", "gates"),
        (SAMPLE, HEAD + "gates: [{at_most: 0}, {at_most: 3}]\n", "count the same thing"),
        ("- [", None, "samples.yaml"),
    ],
)  # fmt: skip
def test_bad_samples_are_refused_in_one_line(
    samples: str, head: str | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotRun, match=said) as refused:
        load_tasks(write(tmp_path / "mine", samples, head))
    assert "\n" not in str(refused.value)


def test_an_unknown_suite_or_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="there is no suite gaols"):
        load_tasks(only=("gaols",))
    with pytest.raises(CannotRun, match="there is no folder"):
        load_tasks(tmp_path / "gone")
    with pytest.raises(CannotRun, match="no samples"):
        load_tasks(tmp_path)


def test_own_samples_may_bring_their_roster(tmp_path: Path) -> None:
    write(tmp_path / "mine", SAMPLE)
    (tmp_path / "mine" / "people.csv").write_text("name\nA\n")
    assert find_roster("people.csv", "mine", tmp_path).parent.name == "mine"
    assert find_roster("harbour.csv", "mine", tmp_path).is_file()
    with pytest.raises(CannotRun, match="no roster"):
        find_roster("gone.csv", "mine", tmp_path)


def test_the_shipped_samples_load_and_are_enough() -> None:
    sizes = {task.name: len(task.samples) for task in load_tasks()}
    least = {"hearing": 60, "goals": 40, "matching": 60, "pitch": 40, "agenda": 30, "care": 40}
    assert {name: sizes[name] for name, size in least.items() if sizes[name] < size} == {}
    clusters = {sample.cluster for task in load_tasks() for sample in task.samples}
    assert len(clusters) > 60
