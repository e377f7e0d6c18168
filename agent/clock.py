"""The only clock. Everything that needs the time is handed one, so that a test can fix it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from agent.errors import BadInput

Clock = Callable[[], datetime]
"""Gives the present moment, always with a zone."""


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def fixed_clock(moment: str | datetime) -> Clock:
    """A clock that stands at `moment` (ISO 8601; without a zone, UTC).

    Raises BadInput when the text is not a moment.
    """
    when = moment if isinstance(moment, datetime) else _parse(moment)
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return lambda: aware


def _parse(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a moment; write it like 2026-11-21T19:00:00+00:00"
        raise BadInput(message) from None
