"""The first line of every conversation: what this is, where words are kept, who could read them."""

from __future__ import annotations

from agent.prompts import Catalogue
from agent.settings import Settings


def readers(
    settings: Settings, catalogue: Catalogue, *, shared: bool, compared_at: str = ""
) -> str:
    """Who could read a conversation, true for these settings.

    `shared` tells that others than the person at this computer can reach it; `compared_at` is
    the host to which texts go to be compared, where that is another machine.
    """
    eyes = catalogue.say("opening.eyes", host=compared_at) if compared_at else ""
    return " ".join(_readers(settings, catalogue, eyes, shared=shared).split())


def _readers(settings: Settings, catalogue: Catalogue, eyes: str, *, shared: bool) -> str:
    if shared or settings.operator:
        operator = settings.operator or catalogue.say("opening.operator_unknown")
        return catalogue.say(
            "opening.readers.server", operator=operator, days=settings.retention_days, eyes=eyes
        )
    return catalogue.say(
        "opening.readers.alone",
        home=str(settings.home_path),
        days=settings.retention_days,
        eyes=eyes,
    )


def opening_line(
    settings: Settings, catalogue: Catalogue, *, shared: bool, compared_at: str = ""
) -> str:
    """What the coach says before anything else."""
    said = readers(settings, catalogue, shared=shared, compared_at=compared_at)
    return catalogue.say("opening.line", readers=said)
