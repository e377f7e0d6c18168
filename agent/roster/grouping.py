"""Circles and pairs for a whole list, with the sentences that say why somebody has none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from agent.errors import BadInput
from agent.prompts import Catalogue
from agent.records.groups import Assignment, Circles
from agent.records.people import Roster
from agent.roster.assignment import assign
from agent.roster.circles import ABOUT, compose
from agent.roster.exchanges import gifts
from agent.roster.ranking import Ranker

if TYPE_CHECKING:
    from agent.embedding import Embedder

LARGEST = 30
_NO_CIRCLE = ("nothing_given", "nothing_wanted", "no_taker", "no_giver", "no_hour")
_NO_PAIR = ("nothing_wanted", "nobody_close", "no_place")


class Grouping:
    """Forms circles and pairs; vectors stay in memory."""

    def __init__(self, embedder: Embedder, catalogue: Catalogue) -> None:
        self._embedder = embedder
        self._catalogue = catalogue
        self._ranker = Ranker(embedder)

    def circles(self, people: Roster, now: datetime, size: int = ABOUT) -> Circles:
        """Circles of at most `size` people. Raises BadInput for a size under 2 or over 30."""
        if not 2 <= size <= LARGEST:
            message = f"a circle has 2 to {LARGEST} people, not {size}"
            raise BadInput(message)
        found = gifts(people.people, self._embedder)
        reasons = self._reasons("circles", _NO_CIRCLE)
        return compose(people.people, found, now, size=size, reasons=reasons)

    def assign(
        self,
        mentees: Roster,
        mentors: Roster,
        now: datetime,
        progress: Callable[[int, int], None] | None = None,
    ) -> Assignment:
        """Pairs within capacity: as many as can be, then the closest."""
        reasons = self._reasons("assign", _NO_PAIR)
        return assign(mentees, mentors, self._ranker, now, reasons=reasons, progress=progress)

    def _reasons(self, what: str, keys: tuple[str, ...]) -> dict[str, str]:
        return {key: self._catalogue.say(f"{what}.reason.{key}") for key in keys}
