"""The open question and what was answered to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.hearing.facts import Reader
from agent.hearing.naming import named
from agent.hearing.sentences import completed, tidy
from agent.learning import Fact
from agent.records.base import Words
from agent.records.people import Person, Roster
from agent.records.plan import Plan


@dataclass(frozen=True)
class Answer:
    """What was answered.

    facts enter the plan; wish is something wanted within the skill ("compare"); unsure: the
    words are kept whole; notes: remarks for the reply; left: the question is settled.
    """

    facts: tuple[Fact, ...] = ()
    wish: str = ""
    unsure: bool = False
    notes: tuple[str, ...] = ()
    left: bool = False


@dataclass(frozen=True)
class Asked:
    """The open question with all that reading an answer needs."""

    reader: Reader
    plan: Plan
    roster: Roster | None

    @property
    def text(self) -> str:
        """The message."""
        return self.reader.text

    @property
    def said(self) -> Words:
        """The whole message as words of their own."""
        return self.reader.words(tidy(self.text))

    def completing(self, lead: str, otherwise: str) -> Words:
        """The message as words that complete a sentence beginning."""
        beginning, completion = completed(self.text, lead, otherwise)
        return self.reader.words(completion, beginning)

    def person(self) -> Person | None:
        """Whom the message names."""
        return named(self.text, self.roster, self.plan.shortlist)


def wished(text: str, wishes: tuple[tuple[re.Pattern[str], str], ...]) -> Answer | None:
    """The first wish whose pattern the message holds."""
    return next((Answer(wish=wish) for pattern, wish in wishes if pattern.search(text)), None)


def mentor(id: str, name: str) -> Fact:
    """The choice of somebody to write to."""
    return Fact("outreach.mentor", {"id": id, "name": name})
