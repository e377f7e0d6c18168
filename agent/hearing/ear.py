"""One message with everything that hearing it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.hearing import wants
from agent.hearing.answers import Asked
from agent.hearing.commands import hear_command
from agent.hearing.facts import Reader
from agent.hearing.patterns import one_of
from agent.hearing.sentences import tidy
from agent.learning import Fact
from agent.records.base import Source
from agent.records.replies import SkillName
from agent.turns import TurnInput

Predict = Callable[[str], Sequence[tuple[str, float]]]
"""Gives skills with their probabilities for a message, likeliest first."""

OWN_LINES = frozenset({"outreach.caught", "plan.commitment", "profile.now"})
"""Lines of a letter that are the person's own: only plain news is heard instead."""
_PRIVATELY = one_of(
    r"[\s,;.–-]*\b(?:(?:that|this|it)(?:'s| is)|(?:please )?keep (?:that|this|it)) private"
    r"(?: please)?\b[\s.!,;:–-]*"
)


@dataclass(frozen=True)
class Ear:
    """One message with everything that hearing it needs."""

    turn: TurnInput
    predict: Predict
    owner: Callable[[str], SkillName]

    @property
    def text(self) -> str:
        """The message, without a remark that it is private where it says anything else."""
        said = self.turn.text.strip()
        if not self.is_private:
            return said
        return _PRIVATELY.sub(". ", said).strip(" .,;:–-") or said

    @property
    def is_private(self) -> bool:
        """Whether the message itself asks that its words be kept private."""
        return bool(_PRIVATELY.search(self.turn.text)) and not hear_command(self.turn.text)

    @property
    def before(self) -> Ear | None:
        """The person's message before this one, as it would be heard now; None for the first."""
        said = next((m for m in reversed(self.turn.messages) if m.role == "user"), None)
        if said is None:
            return None
        return replace(self, turn=replace(self.turn, text=said.text, number=said.turn))

    @property
    def pending(self) -> str:
        """The field of the open question; empty when none is open."""
        return (self.turn.last.asks or "") if self.turn.last else ""

    @property
    def is_suggestion(self) -> bool:
        """Whether the message is one of the suggestions under the last reply."""
        last = self.turn.last
        return last is not None and self.text in last.suggestions

    @property
    def skill(self) -> SkillName:
        """Who should answer when the message itself names no skill."""
        return self.owner(self.pending) if self.pending else "goals"

    def reader(self, text: str = "") -> Reader:
        """Reads this text, else the message, as words of this turn."""
        turn = self.turn
        source = Source(kind="conversation", conversation=turn.conversation, turn=turn.number)
        return Reader(text or self.text, source, turn.now, private=self.is_private)

    def asked(self, text: str = "") -> Asked:
        """The open question with this text, else the message, as what was answered."""
        return Asked(self.reader(text), self.turn.plan, self.turn.roster)


_NAME = one_of(
    r"\b(?:my name is|call me|i am called)\s+"
    r"((?:[^\W\d_][\w’-]*)(?:\s+(?-i:[A-ZÀ-Þ])[\w’-]+){0,3})"
)


def stated(ear: Ear, text: str = "") -> tuple[Fact, ...]:
    """Everything a message states by itself, whatever was asked."""
    reader = ear.reader(text)
    said = reader.words(tidy(reader.text))
    facts = (*reader.facts(), *wants.wants(reader.text, said))
    if match := _NAME.search(reader.text):
        facts = (*facts, Fact("profile.name", words=reader.words(match.group(1))))
    return with_zone(facts)


def with_zone(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Hours are reckoned in the zone of the place that is known."""
    zone = next((fact.value for fact in facts if fact.field == "profile.zone"), "")
    return (*facts, Fact("criteria.zone", zone)) if zone else facts
