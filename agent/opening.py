"""The first line of every conversation: what this is, where words are kept, who could read them."""

from __future__ import annotations

from agent.prompts import Catalogue
from agent.settings import Settings


def readers(settings: Settings, catalogue: Catalogue, *, shared: bool) -> str:
    """Who could read a conversation, true for these settings.

    `shared` tells that others than the person at this computer can reach it.
    """
    if shared or settings.operator:
        operator = settings.operator or catalogue.say("opening.operator_unknown")
        return catalogue.say(
            "opening.readers.server", operator=operator, days=settings.retention_days
        )
    return catalogue.say(
        "opening.readers.alone", home=str(settings.home_path), days=settings.retention_days
    )


def opening_line(settings: Settings, catalogue: Catalogue, *, shared: bool) -> str:
    """What the coach says before anything else."""
    return catalogue.say("opening.line", readers=readers(settings, catalogue, shared=shared))
