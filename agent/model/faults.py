"""What went wrong with a request, told apart by what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from agent.errors import ModelFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

PAUSE = 0.5
"""Seconds before the one repeat of a request that a server failed to answer."""
LEFT_AFTER_WAITING = 25.0
"""Seconds of the budget that must be left after a wait that the server asked for."""
_SETTINGS = {401: "key", 403: "key", 404: "unknown"}
_BUSY = 429


@dataclass(frozen=True)
class Fault:
    """kind: a key of `model.failed`; wait: seconds until it may be tried again, None for never.

    complaint: what the server said to a request that it did not understand.
    """

    kind: str
    wait: float | None = None
    complaint: str = ""


def fault_of(error: Exception) -> Fault:
    """The fault behind an exception of the client. Anything else is raised as it is."""
    import httpx2
    import openai

    if isinstance(error, openai.APITimeoutError | TimeoutError | httpx2.TimeoutException):
        return Fault("timeout")
    if isinstance(error, openai.APIStatusError):
        return _refused(error.status_code, error.response.headers, _message(error.response))
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError):
        refused = isinstance(error.__cause__, httpx2.ConnectError)
        return Fault("unreachable") if refused else Fault("broken", wait=PAUSE)
    if isinstance(error, openai.OpenAIError | ValueError | LookupError | AttributeError):
        return Fault("unusable")
    raise error


def _message(response: httpx2.Response) -> str:
    """The server's own words, to find which option it refuses; never shown or kept."""
    return response.text[:2_000] if response.is_closed else ""


def _refused(status: int, headers: Mapping[str, str], said: str) -> Fault:
    if status in _SETTINGS:
        return Fault(_SETTINGS[status])
    if status == _BUSY:
        spent = "insufficient_quota" in said
        return Fault("quota") if spent else Fault("busy", wait=retry_after(headers))
    if status in (400, 422):
        return Fault("unusable", complaint=said)
    if status >= 500 or status in (408, 409):
        return Fault("broken", wait=max(PAUSE, retry_after(headers) or 0))
    return Fault("unusable")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait; None where it says nothing that can be read."""
    said = headers.get("retry-after", "")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        until, at = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    return max(0.0, _seconds(until, at))


def _seconds(until: datetime, at: datetime) -> float:
    try:
        return (until - at).total_seconds()
    except TypeError:
        return 0.0


def failed(fault: Fault) -> ModelFailed:
    """The error that a turn meets."""
    return ModelFailed(fault.kind)
