"""The catalogue of all samples, generated, and the matrix from seed statements to what tests them.

A test of a feature names its statements itself: `@pytest.mark.statement("1.19")`. The marks are
read from the files and none is guessed; a number that is no statement is an error.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

import yaml

from evals.errors import CannotRun
from evals.loading import load_tasks
from evals.reports.plain import cell
from evals.samples import Task

_HERE = Path(__file__).parent
CATALOG = _HERE / "CATALOG.md"
MATRIX = _HERE / "MATRIX.md"
_KNOWLEDGE = _HERE.parent / "knowledge"
_TESTS = _HERE.parent / "tests"
_MARK = "pytest.mark.statement"


def write_catalog(*, check: bool = False) -> bool:
    """Writes both files, or with `check` says on standard error which of them is out of date."""
    tasks = load_tasks()
    fresh = {CATALOG: catalog_text(tasks), MATRIX: matrix_text(tasks)}
    stale = [path for path, text in fresh.items() if _written(path) != text]
    for path in stale:
        if check:
            print(f"evals: {path.name} is out of date: python -m evals catalog", file=sys.stderr)
        else:
            path.write_text(fresh[path], encoding="utf-8")
    return not (check and stale)


def catalog_text(tasks: Sequence[Task]) -> str:
    """All samples, one line each; of held-out ones only id and hash."""
    total = sum(len(task.samples) for task in tasks)
    parts = [
        "# Catalogue of samples",
        f"Written by `python -m evals catalog`. {total} samples in {len(tasks)} suites.",
        "\n".join(_overview(tasks)),
    ]
    parts += [f"## {task.name}\n\n{task.about}\n\n" + "\n".join(_lines(task)) for task in tasks]
    return "\n\n".join(parts) + "\n"


def _overview(tasks: Sequence[Task]) -> Iterator[str]:
    yield "| suite | samples | held by the gate | watched | held out | clusters | gates |"
    yield "|---|---|---|---|---|---|---|"
    for task in tasks:
        tiers = Counter(sample.tier for sample in task.samples)
        hidden = sum(sample.split == "held-out" for sample in task.samples)
        clusters = len({sample.cluster or sample.id for sample in task.samples})
        gates = "; ".join(
            f"at most {gate.at_most}{f' by {gate.scorer}' if gate.scorer else ''}"
            for gate in task.gates
        )
        yield (
            f"| {task.name} | {len(task.samples)} | {tiers['gate']} | {tiers['track']} "
            f"| {hidden} | {clusters} | {gates or 'none'} |"
        )


def _lines(task: Task) -> Iterator[str]:
    for sample in task.samples:
        if sample.split == "held-out":
            yield f"- `{sample.id}` (held out, {sample.digest})"
            continue
        notes = ["watched"] if sample.tier == "track" else []
        notes += [f"known: {cell(sample.known)}"] if sample.known else []
        noted = f" ({'; '.join(notes)})" if notes else ""
        yield f"- `{sample.id}`: {cell(sample.why)}{noted}"


def matrix_text(tasks: Sequence[Task]) -> str:
    """For every statement of the seeds: its guidance entries, feature tests and samples."""
    statements = yaml.safe_load((_KNOWLEDGE / "statements.yaml").read_text(encoding="utf-8"))
    entries, held = dict(_entries()), _held_by_tests(statements["statements"])
    rows, empty, searched = [], [], []
    for number, words in statements["statements"].items():
        samples = [one for task in tasks for one in _covering(task, number)]
        covering = sorted(entry for entry, covers in entries.items() if number in covers)
        if not samples:
            empty.append(number)
        samples.sort(key=_is_search)
        tests = held.get(number, [])
        if not tests and all(map(_is_search, samples)):
            searched.append(number)
        columns = (number, cell(words), ", ".join(covering), _some(tests), _some(samples))
        rows.append("| " + " | ".join(column or "–" for column in columns) + " |")
    return "\n".join(
        [
            "# What tests each statement of the seed posts",
            "",
            "Written by `python -m evals catalog`.",
            "",
            f"Without a sample so far ({len(empty)}): {', '.join(empty) or 'none'}.",
            f"Told by an entry, and only searched for ({len(searched)}): {', '.join(searched)}.",
            "",
            "| statement | in short | guidance | feature tests | samples |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")


def _held_by_tests(known: Container[str]) -> dict[str, list[str]]:
    """The tests that say which statements they hold, by statement."""
    held: dict[str, list[str]] = {}
    for path in sorted(_TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if _MARK in text else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _marked(node):
                    if number not in known:
                        raise CannotRun(f"{path.name}: {node.name}: {number} is no statement.")
                    held.setdefault(number, []).append(f"{path.stem}: {node.name}")
    return held


def _marked(test: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == _MARK:
            yield from (str(ast.literal_eval(number)) for number in mark.args)


def _is_search(sample_id: str) -> bool:
    return sample_id.startswith("retrieval/")


def _covering(task: Task, number: str) -> list[str]:
    return [task.sample_id(sample) for sample in task.samples if number in sample.covers]


def _entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted((_KNOWLEDGE / "guidance").glob("*.md")):
        head = path.read_text(encoding="utf-8").split("---")[1]
        header = yaml.safe_load(head)
        yield header["id"], tuple(map(str, header.get("covers") or ()))


def _written(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
