"""Speed, measured beside named peers in the same run: `python -m evals bench`."""

from __future__ import annotations


def bench(*, record: bool = False, only: str | None = None) -> int:
    """Measures every row, or one, prints the table, and gives 0; 1 when a bar was missed.

    record: adds the figures to `history.jsonl`. Raises CannotRun for a row that is not there.
    """
    from evals.bench.table import measured

    return 0 if measured(record=record, only=only) else 1
