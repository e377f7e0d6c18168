"""What every skill shares: what it may look at, what it hands back, how it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from agent.care_contacts import Contact
from agent.guidance import Found, Guidance
from agent.prompts import Catalogue
from agent.records.base import Source
from agent.records.people import Person, Roster
from agent.records.plan import Plan
from agent.records.replies import Message, SkillName
from agent.roster import Grouping, Prepared
from agent.turns import Heard

T = TypeVar("T")

_PATIENCE = 3
"""Questions left open from which each further one is put only once."""
CONFIRMATIONS = frozenset({"erase", "restart"})
"""Questions that only ask whether to go ahead; they belong to no plan field."""
MOST_TIMES_ASKED = 2
"""A question that was answered by nothing is put once more in other words, then left."""


@dataclass(frozen=True)
class Situation:
    """Everything a skill may look at in one turn; `plan` already holds what was just heard.

    has_shown_people: another skill has shown the list in this very turn; minor: the person said,
    in an earlier message of the conversation, that they are under 18; model: the
    language model's name, empty in guided mode; written: records of the guided author with what a
    model made of them.
    """

    plan: Plan
    heard: Heard
    roster: Roster | None
    found: Found | None
    guidance: Guidance
    prepare: Callable[[Roster, tuple[str, ...]], Prepared]
    grouping: Grouping
    catalogue: Catalogue
    now: datetime
    source: Source
    messages: tuple[Message, ...] = ()
    readers: str = ""
    contacts: tuple[Contact, ...] = ()
    minor: bool = False
    has_shown_people: bool = False
    model: str = ""
    written: tuple[tuple[object, object], ...] = ()

    @property
    def open(self) -> Message | None:
        """The coach's message whose question is still open, care and confirmations set aside."""
        return next(
            (
                message if message.asks else None
                for message in reversed(self.messages)
                if message.role == "coach"
                and message.skill != "care"
                and message.asks not in CONFIRMATIONS
            ),
            None,
        )

    @property
    def last_skill(self) -> SkillName | None:
        """The skill that answered last."""
        return next((m.skill for m in reversed(self.messages) if m.role == "coach"), None)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the catalogue."""
        return self.catalogue.say(key, **values)

    def with_plan(self, plan: Plan) -> Situation:
        """The same situation after the plan has changed."""
        return replace(self, plan=plan)

    def authored(self, guided: T) -> T:
        """What a model made of this very record, if it passed; else the guided one."""
        for before, after in self.written:
            if type(before) is type(guided) is type(after) and before == guided:
                return after
        return guided

    def chosen(self) -> Person | None:
        """The person being written to, where a roster has them."""
        return self.roster.person(self.plan.chosen) if self.roster else None


@dataclass(frozen=True)
class Draft:
    """What a skill made of one turn.

    says: paragraphs of Markdown; record: what the skill's command prints; asks: the plan
    field that the one question asks for; cites: ids of guidance entries; then: the skill that
    goes on in the same turn; made: the typed record behind `record`, for the checks.
    """

    plan: Plan
    says: tuple[str, ...] = ()
    record: dict[str, Any] | None = None
    made: object | None = None
    asks: str | None = None
    question: str = ""
    suggestions: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    then: SkillName | None = None
    erase: str | None = None
    problems: tuple[str, ...] = ()


class Skill(Protocol):
    """One thing the coach can do."""

    @property
    def name(self) -> SkillName:
        """What it is called."""
        ...

    @property
    def fields(self) -> tuple[str, ...]:
        """The plan fields whose questions it owns."""
        ...

    def work(self, situation: Situation) -> Draft:
        """Drafts this turn's record and says what comes next."""
        ...


def may_ask(plan: Plan, field: str) -> bool:
    """Whether this question may still be put: not left by the person, not asked twice."""
    times = MOST_TIMES_ASKED if len(plan.left) < _PATIENCE else 1
    return field not in plan.left and plan.asked.get(field, 0) < times


def ask(
    situation: Situation, draft: Draft, field: str, variant: str = "", **values: object
) -> Draft:
    """The draft with one question at its end, in other words when it was put before."""
    plan = draft.plan
    again = plan.asked.get(field, 0) > 0 and not variant
    stem = f"ask.{field}.{variant}" if variant else f"ask.{field}"
    key = f"{stem}.again" if again and situation.catalogue.has(f"{stem}.again") else f"{stem}.text"
    suggestions = f"{stem}.suggest"
    asked = {**plan.asked, field: plan.asked.get(field, 0) + 1}
    return replace(
        draft,
        plan=plan.model_copy(update={"asked": asked}),
        asks=field,
        question=situation.say(key, **values),
        suggestions=situation.catalogue.choices(suggestions, **values)
        if situation.catalogue.has(suggestions)
        else (),
    )


def resumed(situation: Situation, draft: Draft) -> Draft:
    """The draft with the question that was open before put again as it was, not counted."""
    before = situation.open
    if before is None:
        offers = situation.catalogue.choices("steer.next", begun=draft.plan.goal is not None)
        return replace(draft, suggestions=draft.suggestions or offers)
    return replace(
        draft, asks=before.asks, question=before.question or "", suggestions=before.suggestions
    )


def leave(plan: Plan, field: str) -> Plan:
    """The plan with this question left for good."""
    return plan if field in plan.left else plan.model_copy(update={"left": (*plan.left, field)})
