"""Samples from YAML: a folder for each task, `task.yaml` about it, lists of samples beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from evals.errors import CannotRun
from evals.samples import Gate, Sample, Task
from evals.scorers import check_expectation

SUITES = Path(__file__).parent / "suites"
ROSTERS = Path(__file__).parent / "rosters"
_KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
_ABOUT = "task.yaml"


def load_tasks(cases: Path | None = None, only: Sequence[str] = ()) -> tuple[Task, ...]:
    """The tasks of a folder, or those named in `only`. Raises CannotRun with one line.

    `cases` holds folders with YAML files, or YAML files itself and is then one task. A task
    without samples, a sample without a scorer and an id given twice are errors, not passes.
    """
    root = cases or SUITES
    if not root.is_dir():
        raise CannotRun(f"there is no folder {root}")
    folders = {folder.name: folder for folder in _folders(root)}
    if not folders:
        raise CannotRun(f"there are no samples in {root}")
    if unknown := [name for name in only if name not in folders]:
        raise CannotRun(
            f"there is no suite {unknown[0]} in {root}; there are: {', '.join(folders)}"
        )
    tasks = tuple(_task(folder) for name, folder in folders.items() if not only or name in only)
    if not any(task.gates for task in tasks):
        raise CannotRun("none of these suites has a gate, so there can be no verdict")
    return tasks


def selected(tasks: Sequence[Task], part: str) -> tuple[Task, ...]:
    """Only the samples whose id contains `part`. Raises CannotRun when there are none."""
    chosen = [
        task.model_copy(update={"samples": tuple(s for s in task.samples if part in s.id)})
        for task in tasks
    ]
    left = tuple(task.model_copy(update={"gates": _counting(task)}) for task in chosen)
    left = tuple(task for task in left if task.samples and task.gates)
    if not left:
        raise CannotRun(f"no sample that a gate counts has {part} in its id")
    return left


def _counting(task: Task) -> tuple[Gate, ...]:
    """The gates that still have something to count."""
    held = [sample for sample in task.samples if sample.tier == "gate"]
    scorers = {name for sample in held for name in task.expectations(sample)}
    return tuple(gate for gate in task.gates if held and gate.scorer in {None, *scorers})


def find_roster(name: str, task: str, cases: Path | None = None) -> Path:
    """The roster file of a sample: beside the samples, or one of the project's own.

    Raises CannotRun when there is none.
    """
    root = cases or SUITES
    for folder in (root / task, root, ROSTERS, _KNOWLEDGE):
        if (folder / name).is_file():
            return folder / name
    raise CannotRun(f"{task}: there is no roster {name} beside the samples or in {ROSTERS.name}/")


def _folders(root: Path) -> list[Path]:
    if any(root.glob("*.yaml")):
        return [root]
    return sorted(folder for folder in root.iterdir() if any(folder.glob("*.yaml")))


def _task(folder: Path) -> Task:
    about = folder / _ABOUT
    head = _yaml(about) if about.is_file() else _plain_head(folder)
    entries = [
        (path, entry)
        for path in sorted(folder.glob("*.yaml"))
        if path.name != _ABOUT
        for entry in _entries(path)
    ]
    if not isinstance(head, dict):
        raise CannotRun(f"{about}: write it as `name: value` lines")
    try:
        task = Task.model_validate({**head, "name": head.get("name", folder.name)})
    except ValidationError as error:
        raise CannotRun(f"{about}: {_first(error)}") from None
    samples = tuple(_sample(path, entry) for path, entry in entries)
    task = task.model_copy(update={"samples": samples})
    _check(task, folder)
    return task


def _plain_head(folder: Path) -> dict[str, Any]:
    name = "".join(c if c.isalnum() else "-" for c in folder.resolve().name.lower()).strip("-")
    return {"name": name, "about": f"Samples of {folder.name}", "gates": [{"at_most": 0}]}


def _entries(path: Path) -> list[Any]:
    entries = _yaml(path)
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise CannotRun(f"{path}: write a list of samples")
    return entries


def _yaml(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe one
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CannotRun(f"{path}: {' '.join(str(error).split())[:200]}") from None


def _sample(path: Path, entry: Any) -> Sample:
    try:
        return Sample.model_validate(entry)
    except ValidationError as error:
        name = entry.get("id", "a sample") if isinstance(entry, dict) else "a sample"
        raise CannotRun(f"{path}: {name}: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}".lstrip(": ")


def _check(task: Task, folder: Path) -> None:
    if not task.samples:
        raise CannotRun(f"{folder}: a suite without samples can show nothing")
    twice = [one for one, n in Counter(sample.id for sample in task.samples).items() if n > 1]
    if twice:
        raise CannotRun(f"{folder}: given twice: {', '.join(twice)}")
    if len({gate.scorer for gate in task.gates}) < len(task.gates):
        raise CannotRun(f"{folder}: two gates count the same thing")
    for sample in task.samples:
        expectations = task.expectations(sample)
        if not sample.expect:
            raise CannotRun(f"{folder}: {sample.id} expects nothing of its own")
        for scorer, expected in expectations.items():
            problem = check_expectation(scorer, expected)
            if problem:
                raise CannotRun(f"{folder}: {sample.id}: {scorer}: {problem}")
