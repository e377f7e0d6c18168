"""What a message says: the skill that is wanted, the facts it states, and the words for each.

The order: care; commands; a question to the coach; a correction; a clear change of topic; an
answer to the open question; then what the examples point to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.hearing import wants
from agent.hearing.answers import Answer, Asked, accepted_or_sent, read_answer
from agent.hearing.care import hear_care
from agent.hearing.commands import bare, hear_command, is_yes
from agent.hearing.facts import Reader
from agent.hearing.naming import named
from agent.hearing.sentences import tidy
from agent.hearing.topics import (
    asks_about_mentoring,
    is_question,
    topic_by_example,
    topic_by_rule,
)
from agent.learning import Fact
from agent.records.base import Source
from agent.records.replies import SkillName
from agent.turns import Heard, TurnInput

Predict = Callable[[str], Sequence[tuple[str, float]]]
"""Gives skills with their probabilities for a message, likeliest first."""

_CORRECTION = re.compile(
    r"^(?:no[,.!]?\s+(?:wait[,.]?\s+)?)?(?:actually|correction|i mean(?:t)?|sorry,? i mean(?:t)?|rather|that(?:['’]s| is) (?:wrong|not (?:right|what i (?:said|meant)))"
    r"|(?:please )?change (?:that|it|my (?P<what>goal|name|place|hours|city))(?: to)?|you (?:got|have) (?:that|it) wrong|not that)\b[:,.]?\s*(?P<rest>.*)$",
    re.I | re.S,
)
_NAME = re.compile(r"\b(?:my name is|call me|i am called)\s+((?:[^\W\d_][\w'’.-]*)(?:\s+[^\W\d_a-z][\w'’.-]*){0,3})", re.I)  # fmt: skip
_EXPLICIT = {
    "goal": "goal.aim",
    "place": "criteria.place",
    "city": "criteria.place",
    "hours": "criteria.hours",
}
_OPEN_COMMANDS = {"erase", "restart"}


@dataclass(frozen=True)
class _Ear:
    """One message with everything that hearing it needs."""

    turn: TurnInput
    predict: Predict
    owner: Callable[[str], SkillName]

    @property
    def text(self) -> str:
        return self.turn.text.strip()

    @property
    def pending(self) -> str:
        return (self.turn.last.asks or "") if self.turn.last else ""

    @property
    def skill(self) -> SkillName:
        """Who should answer when the message itself names no skill."""
        return self.owner(self.pending) if self.pending else "goals"

    def reader(self, text: str | None = None) -> Reader:
        source = Source(
            kind="conversation", conversation=self.turn.conversation, turn=self.turn.number
        )
        return Reader(text or self.text, source, self.turn.now)

    def asked(self, text: str | None = None) -> Asked:
        return Asked(self.reader(text), self.turn.plan, self.turn.roster)


def listen(turn: TurnInput, predict: Predict, owner: Callable[[str], SkillName]) -> Heard:
    """What this message says.

    `predict` is the classifier over the example messages; `owner` names the skill that owns
    the question for a plan field.
    """
    ear = _Ear(turn, predict, owner)
    for hear in (_care, _command, _confirmation, _to_the_coach, _correction, _change, _answer):
        if heard := hear(ear):
            return heard
    return _by_example(ear)


def _care(ear: _Ear) -> Heard | None:
    earlier = tuple(m.text for m in ear.turn.messages if m.role == "user")
    heard = hear_care(ear.text, recent=earlier)
    return Heard("care", "care", ear.text, care=heard.kind) if heard else None


def _command(ear: _Ear) -> Heard | None:
    chosen = ear.text in (ear.turn.last.suggestions if ear.turn.last else ())
    name = hear_command(ear.text)
    last_skill = ear.turn.last.skill if ear.turn.last else None
    if last_skill == "care" and not name and chosen:
        return Heard("care", "care", ear.text, wish=ear.text)
    if not name:
        return None
    if name == "people":
        return Heard("topic", "shortlist", ear.text, wish="people")
    if name == "skip" and ear.pending:
        return Heard("answer", ear.skill, ear.text, wish="skipped", answered=ear.pending)
    return Heard("command", ear.skill, ear.text, wish=name)


def _confirmation(ear: _Ear) -> Heard | None:
    """The answer to "shall I erase?" and the like: a yes does it, anything else leaves it."""
    if ear.pending not in _OPEN_COMMANDS:
        return None
    chosen = ear.text.lower()
    wish = (
        "confirmed"
        if is_yes(ear.text) or chosen.startswith(("erase", "yes", "start"))
        else "declined"
    )
    return Heard("command", "goals", ear.text, wish=f"{ear.pending}.{wish}")


def _to_the_coach(ear: _Ear) -> Heard | None:
    """A question about mentoring is answered from the library, whatever is open."""
    if topic_by_rule(ear.text) or _states_facts(ear) or not asks_about_mentoring(ear.text):
        return None
    return Heard("topic", "advice", ear.text)


def _states_facts(ear: _Ear) -> bool:
    return any(fact.field.startswith("goal.") for fact in ear.reader().facts())


def _correction(ear: _Ear) -> Heard | None:
    """A correction overrides what was said; its words go where they belong, or to the last field."""
    match = _CORRECTION.match(ear.text)
    if match is None or not match.group("rest").strip():
        return None
    rest = match.group("rest").strip()
    field = _EXPLICIT.get((match.group("what") or "").lower(), "")
    facts = () if field else _stated(ear, rest)
    answer = None
    if not facts:
        field = field or _last_answered(ear)
        answer = read_answer(field, ear.asked(rest)) if field else None
    if not facts and answer is None:
        return None
    facts = facts or answer.facts  # type: ignore[union-attr]
    skill = ear.owner(facts[0].field) if facts else ear.skill
    return Heard("correction", skill, ear.text, facts=facts)


def _last_answered(ear: _Ear) -> str:
    """The field that the coach asked for before the last message of the person."""
    asked = [m.asks for m in ear.turn.messages if m.role == "coach" and m.asks]
    return asked[-2] if len(asked) > 1 and asked[-1] else (asked[-1] if asked else "")  # type: ignore[return-value]


def _stated(ear: _Ear, text: str | None = None) -> tuple[Fact, ...]:
    """Everything a message states by itself, whatever was asked."""
    reader = ear.reader(text)
    words = reader.words(tidy(text or ear.text))
    facts = (
        *reader.facts(),
        *wants.wants(reader.text, words),
        *wants.rules_in_passing(reader.text, words),
    )
    if match := _NAME.search(reader.text):
        facts = (*facts, Fact("profile.name", words=reader.words(match.group(1))))
    return _with_zone(facts)


def _with_zone(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Hours are reckoned in the zone of the place that is known."""
    zone = next((fact.value for fact in facts if fact.field == "profile.zone"), "")
    return (*facts, Fact("criteria.zone", zone)) if zone else facts


def _change(ear: _Ear) -> Heard | None:
    """A change of topic: an imperative with a skill's object, or news of a yes or no answer."""
    news = _news(ear)
    if news and ear.pending not in {"goal.aim", "goal.guidance", "meeting.keep"}:
        return news
    topic = topic_by_rule(ear.text)
    if topic is None:
        return None
    if ear.pending and read_chosen(ear) and topic.skill != "pitch":
        return None
    facts = _stated(ear)
    if person := named(ear.text, ear.turn.roster, ear.turn.plan.shortlist):
        if topic.skill in {"pitch", "agenda"}:
            facts = (*facts, Fact("outreach.mentor", {"id": person.id, "name": person.called}))
    dated = accepted_or_sent(ear.asked()) if topic.skill == "agenda" else ()
    return Heard("topic", topic.skill, ear.text, wish=topic.wish, facts=(*facts, *dated))


def read_chosen(ear: _Ear) -> bool:
    """Whether the message is one of the suggestions of the open question, and so its answer."""
    return ear.text in (ear.turn.last.suggestions if ear.turn.last else ()) and (
        read_answer(ear.pending, ear.asked()) is not None
    )


def _news(ear: _Ear) -> Heard | None:
    """ "She said yes, Tuesday 7pm" or "sent", once somebody has been written to."""
    if not ear.turn.plan.chosen or ear.pending in {
        "outreach.caught",
        "plan.commitment",
        "profile.now",
    }:
        return None
    facts = accepted_or_sent(ear.asked())
    if not facts or is_question(ear.text):
        return None
    skill: SkillName = "agenda" if any(f.field == "outreach.accepted" for f in facts) else "pitch"
    return Heard("topic", skill, ear.text, facts=facts)


def _answer(ear: _Ear) -> Heard | None:
    field = ear.pending or ("goal.aim" if ear.turn.plan.goal is None else "")
    if not field:
        return None
    if is_question(ear.text) and len(ear.text.split()) > 2 and field != "goal.aim":
        return Heard("topic", "advice", ear.text)
    answer = read_answer(field, ear.asked())
    if answer is None:
        return _answers_nothing(ear, field)
    passing = tuple(
        f for f in _passing(ear, field) if f.field not in {a.field for a in answer.facts}
    )
    notes = (*answer.notes,)
    return Heard(
        "answer",
        ear.owner(field),
        ear.text,
        wish=answer.wish or ("left" if answer.left else ""),
        facts=_with_zone((*answer.facts, *passing)),
        answered=field,
        unsure=answer.unsure,
        notes=notes,
    )


def _passing(ear: _Ear, field: str) -> tuple[Fact, ...]:
    """What an answer to one question says about others in passing."""
    if field in {"outreach.caught", "plan.commitment", "meeting.worked", "criteria.like_me"}:
        return ()
    stated = _stated(ear)
    if field.startswith("goal."):
        return tuple(f for f in stated if not (f.field == "goal.aim" and field == "goal.guidance"))
    return tuple(f for f in stated if f.field.startswith(("criteria.", "profile.")))


def _answers_nothing(ear: _Ear, field: str) -> Heard | None:
    """Nothing in the message answers the open question: other facts are kept, or it is asked again."""
    facts = _stated(ear)
    if facts:
        return Heard("answer", ear.owner(field), ear.text, facts=facts)
    skill, _ = (None, ())
    if len(bare(ear.text).split()) >= 4:
        skill, _ = topic_by_example(ear.text, ear.predict)
    if skill and skill not in {ear.owner(field), "goals"}:
        return Heard("topic", skill, ear.text)
    return Heard("nothing", ear.owner(field), ear.text)


def _by_example(ear: _Ear) -> Heard:
    """No open question and no plain words: the examples decide, or two skills are offered."""
    facts = _stated(ear)
    if is_question(ear.text) and not any(fact.field.startswith("goal.") for fact in facts):
        return Heard("topic", "advice", ear.text)
    skill, likely = topic_by_example(ear.text, ear.predict)
    if facts and skill is None:
        first = next((fact.field for fact in facts), "")
        return Heard("topic", ear.owner(first), ear.text, facts=facts)
    if skill:
        return Heard("topic", skill, ear.text, facts=facts)
    return replace(Heard("nothing", ear.skill, ear.text, facts=facts), likely=likely)


__all__ = ["Answer", "Predict", "listen"]
