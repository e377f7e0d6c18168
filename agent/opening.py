"""The first line of every conversation: what this is, where words are kept, who could read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agent.prompts import Catalogue
from agent.settings import Settings

Reading = Literal["none", "here", "elsewhere", "off"]


@dataclass(frozen=True)
class Eyes:
    """What besides this program reads what is said.

    model and host: the language model, and its host when that is another machine; is_off: whether
    the person wants none in this conversation; compared_at: the host to which texts go to be
    compared, where that is another machine.
    """

    model: str = ""
    host: str = ""
    is_off: bool = False
    compared_at: str = ""

    @property
    def reading(self) -> Reading:
        """Who reads along, as the sentences tell it apart."""
        if not self.model:
            return "none"
        if self.is_off:
            return "off"
        return "elsewhere" if self.host else "here"


NOBODY = Eyes()


def readers(settings: Settings, catalogue: Catalogue, *, shared: bool, eyes: Eyes = NOBODY) -> str:
    """Who could read a conversation, true for these settings.

    `shared` tells that others than the person at this computer can reach it.
    """
    place = "server" if shared or settings.operator else "alone"
    compared = catalogue.say("opening.compared", host=eyes.compared_at) if eyes.compared_at else ""
    said = catalogue.say(
        f"opening.reads.{place}.{eyes.reading}",
        model=eyes.model,
        host=eyes.host,
        nothing="nothing else" if compared else "nothing",
        compared=compared,
    )
    operator = settings.operator or catalogue.say("opening.operator_unknown")
    whole = catalogue.say(
        f"opening.readers.{place}",
        operator=operator,
        home=str(settings.home_path),
        days=settings.retention_days,
        reads=said,
    )
    return " ".join(whole.split())


def opening_line(
    settings: Settings, catalogue: Catalogue, *, shared: bool, eyes: Eyes = NOBODY
) -> str:
    """What the coach says before anything else."""
    said = readers(settings, catalogue, shared=shared, eyes=eyes)
    return catalogue.say("opening.line", readers=said)
