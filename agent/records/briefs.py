"""What a mentor prepares a meeting from."""

from __future__ import annotations

from pydantic import Field

from agent.records.base import Record
from agent.records.meetings import Agenda, Author


class Brief(Record):
    """The preparation of one meeting from exactly the page that the mentee handed over.

    shared: plan field → the mentee's words; questions: open ones to pick from; listen_for: what to
    attend to; citations: ids of guidance entries.
    """

    shared: dict[str, str] = Field(default_factory=dict)
    questions: tuple[str, ...]
    listen_for: tuple[str, ...]
    agenda: Agenda
    citations: tuple[str, ...] = ()
    author: Author = "guided"
