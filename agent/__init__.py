"""A coach for mentoring. These are its public names; each is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agent.coach import Coach
    from agent.errors import BadInput, CoachError, NotFound
    from agent.prompts import load_catalogue
    from agent.sessions import Piece, Progress, Talk
    from agent.settings import Settings, load_settings, quiet_libraries

_HOMES = {
    "BadInput": "agent.errors",
    "Coach": "agent.coach",
    "CoachError": "agent.errors",
    "NotFound": "agent.errors",
    "Piece": "agent.sessions",
    "Progress": "agent.sessions",
    "Settings": "agent.settings",
    "Talk": "agent.sessions",
    "load_catalogue": "agent.prompts",
    "load_settings": "agent.settings",
    "quiet_libraries": "agent.settings",
}

__all__ = [
    "BadInput",
    "Coach",
    "CoachError",
    "NotFound",
    "Piece",
    "Progress",
    "Settings",
    "Talk",
    "load_catalogue",
    "load_settings",
    "quiet_libraries",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'agent' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
