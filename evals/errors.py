"""The one error of the evals: they could not be run as asked (exit 2)."""

from __future__ import annotations


class CannotRun(Exception):
    """Something is missing or wrong before a verdict is possible; `str(error)` is one line."""
