"""Speed, measured beside named peers in the same run: `python -m evals bench`."""

from __future__ import annotations


def bench(*, record: bool = False, only: str | None = None) -> int:
    """Measures every row that exists, prints the table, and gives the exit code 0."""
    from evals.bench.table import measured

    return measured(record=record, only=only)
