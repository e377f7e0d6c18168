"""The benchmark's table in Markdown, and its history, so that a slide is seen."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from evals.bench.rows import ROWS, Row
from evals.errors import CannotRun
from evals.fingerprint import product

HISTORY = Path(__file__).parent / "history.jsonl"


def measured(*, record: bool, only: str | None) -> bool:
    """Measures, prints the table, and says whether every bar was kept. Raises CannotRun."""
    if only is not None and only not in ROWS:
        raise CannotRun(f"there is no row {only}; there are: {', '.join(ROWS)}")
    rows: list[Row] = []
    for name, measure in ROWS.items():
        if only in (None, name):
            print(f"measuring {name}", file=sys.stderr)
            rows += measure()
    print(table(rows, _last()))
    if record:
        _add(rows)
    return all(row.held for row in rows)


def table(rows: list[Row], before: dict[str, float]) -> str:
    """Markdown: each figure with its peer, the ratio, the bar, and the last recorded figure."""
    lines = [
        "| what | here | peer | ratio | bar | kept | recorded before |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        peer = f"{row.peer_name}: {_figure(row.peer)} {row.unit}" if row.peer else "–"
        ratio = f"{row.ratio:.2f}" if row.ratio else "–"
        last = _figure(before[row.name]) if row.name in before else "–"
        lines.append(
            f"| {row.name} | {_figure(row.value)} {row.unit} | {peer} | {ratio} | {_bar(row)} "
            f"| {'yes' if row.held else 'NO'} | {last} |"
        )
    return "\n".join(lines)


def _bar(row: Row) -> str:
    parts = [f"{_figure(row.bar)} {row.unit}"] if row.bar is not None else []
    parts += [f"{row.ratio_bar:g} × peer"] if row.ratio_bar is not None else []
    return ", ".join(parts) or "reported"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"


def _last() -> dict[str, float]:
    lines = HISTORY.read_text(encoding="utf-8").splitlines() if HISTORY.is_file() else []
    return {row["name"]: row["value"] for row in json.loads(lines[-1])["rows"]} if lines else {}


def _add(rows: list[Row]) -> None:
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "product": product(),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "rows": [{**asdict(row), "ratio": row.ratio} for row in rows],
    }
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
