"""The model listener: intent and facts in one structured call, held to the person's own words.

The rules hear every message first. Care, commands, corrections, chosen suggestions and whatever
they are sure of stand as they are; the model only adds what they did not hear. Each fact is read
from its words by the same readers as an answer to the coach's question, and a fact whose words do
not stand in the message is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from agent.folding import fold
from agent.hearing.answers import read_answer
from agent.hearing.commands import says_nothing
from agent.hearing.ear import Ear, with_zone
from agent.hearing.sentences import tidy
from agent.hearing.topics import topic_by_rule
from agent.learning import Fact
from agent.lexical import words
from agent.model import Ask, Budget, Model
from agent.prompts.templates import Ours, prompt
from agent.records.base import Record
from agent.records.replies import SkillName
from agent.turns import Heard

Intent = Literal[
    "answer",
    "nothing",
    "goals",
    "assessment",
    "criteria",
    "shortlist",
    "pitch",
    "agenda",
    "brief",
    "progress",
    "action_plan",
    "circles",
    "advice",
]


class Stated(Record):
    """One fact with the words of the message that say it, and those words in English."""

    field: str
    words: str
    english: str


class Listened(Record):
    """What a model hears in one message."""

    language: str
    intent: Intent
    facts: tuple[Stated, ...]


_FIELDS = {
    "profile.now": "what the person is or does now",
    "profile.place": "where the person lives",
    "goal.aim": "what the person wants to become, learn, change or understand",
    "goal.by": "by when",
    "goal.guidance": "what a mentor should do for the person",
    "criteria.hours": "when the person can meet",
    "criteria.languages": "languages in which the person would like to talk",
    "criteria.formats": "in writing, a single chat, a season, a circle",
    "criteria.deal_breakers": "what rules a mentor out",
}
"""What any message may state, as it is told to the model."""
_LINES = {
    "outreach.caught": "what caught the person in the mentor's entry",
    "plan.commitment": "what the person will keep",
    "goal.measure": "how the person will know that it worked",
    "assessment.strengths": "what the person already brings",
    "assessment.growth": "what the person wants to grow in",
    "assessment.higher": "what would make that one step higher",
    "assessment.outside": "what makes it harder from outside",
    "assessment.help": "who or what could help with that",
    "meeting.worked": "how the person will know that the meeting worked",
}
"""What is heard only as the answer to its own question."""
_SKILLS = (
    ("goals", "work out what they want"),
    ("assessment", "see where they stand"),
    ("criteria", "say what they look for in a person"),
    ("shortlist", "see or compare people"),
    ("pitch", "write a message to somebody"),
    ("agenda", "prepare a meeting"),
    ("brief", "prepare as a mentor"),
    ("progress", "tell what happened, or look at it"),
    ("action_plan", "do something for their community"),
    ("circles", "learn in a group"),
    ("advice", "ask a question about mentoring"),
)
_VERBATIM = frozenset({"profile.now", "goal.aim", "goal.guidance", *_LINES})
"""Fields that hold words and no reading of them."""
_IN_PASSING = ("criteria.", "profile.place", "profile.zone", "goal.by")
"""What may be heard beside the answer to a question: never a line for a letter."""
_READ_AS = {"profile.place": "criteria.place"}
"""Fields that are read by the reader of another question."""
_MOST_WORDS = {"profile.place": 4, "goal.by": 8}
_FEWEST_LETTERS = 3
_NO_SENTENCE = frozenset({"profile.place", "criteria.languages"})
_ENGLISH_SHARE = 0.2
_SHORT = 3


@dataclass(frozen=True)
class Hearing:
    """What was heard in the end; `language` is a two-letter code, empty for English or unknown."""

    heard: Heard
    language: str = ""


def wants_model(ear: Ear, heard: Heard) -> bool:
    """Whether a model may be asked about this message at all."""
    if heard.act in {"care", "command", "correction"} or ear.is_suggestion or ear.is_private:
        return False
    if ear.turn.edit or heard.wish == "skipped" or says_nothing(ear.text):
        return False
    return len(ear.text.split()) >= _SHORT or not heard.facts


async def listen_closer(ear: Ear, heard: Heard, model: Model, budget: Budget) -> Hearing:
    """What the rules heard, with what the model adds. Raises ModelFailed."""
    asked = prompt("listen")
    task, material = asked.render(
        message=ear.text,
        question=(ear.turn.last.question or "") if ear.turn.last else "",
        asked=Ours(ear.pending),
        fields=[(Ours(name), Ours(about)) for name, about in _open(ear).items()],
        skills=[(Ours(name), Ours(about)) for name, about in _SKILLS],
    )
    ask = Ask(system=task, user=material, prompt=asked.title, most_tokens=500)
    told = await model.parse(ask, Listened, budget)
    return Hearing(merged(ear, heard, told), _language(ear.text, told.language))


def _open(ear: Ear) -> dict[str, str]:
    pending = {name: about for name, about in _LINES.items() if name == ear.pending}
    return {**_FIELDS, **pending}


def merged(ear: Ear, heard: Heard, told: Listened) -> Heard:
    """What the rules heard with the supported facts of the model, and its intent where unsure."""
    facts = tuple(_supported(ear, told))
    sure = _is_sure(ear, heard)
    known = {fact.field for fact in heard.facts} if sure else set()
    fresh = tuple(fact for fact in facts if fact.field not in known)
    if sure and ear.pending:
        fresh = tuple(fact for fact in fresh if fact.field.startswith(_IN_PASSING))
    if sure:
        return replace(heard, facts=with_zone((*heard.facts, *fresh)))
    return _heard_by_model(ear, heard, told, fresh)


def _is_sure(ear: Ear, heard: Heard) -> bool:
    """Whether the rules told what kind of message it is, and not only guessed."""
    if heard.act == "nothing" or heard.unsure:
        return False
    if heard.act == "answer":
        return bool(heard.facts or heard.wish) and not _is_leftover(ear, heard)
    return bool(heard.facts) or topic_by_rule(ear.text) is not None


def _is_leftover(ear: Ear, heard: Heard) -> bool:
    """Whether an answer was taken for a goal only because nothing else was open."""
    return not ear.pending and any(
        fact.words is not None and fact.words.lead.endswith(":") for fact in heard.facts
    )


def _heard_by_model(ear: Ear, heard: Heard, told: Listened, fresh: tuple[Fact, ...]) -> Heard:
    kept = tuple(one for one in heard.facts if one.field not in {fact.field for fact in fresh})
    split = {"goal.aim", "goal.guidance", "profile.now"} & {fact.field for fact in fresh}
    if heard.unsure and split:
        kept = tuple(one for one in kept if one.field not in {"goal.aim", "goal.purpose"})
    facts = with_zone((*kept, *fresh))
    answers = ear.pending if any(fact.field == ear.pending for fact in fresh) else ""
    if answers:
        return Heard("answer", ear.owner(answers), ear.text, facts=facts, answered=answers)
    if told.intent == "answer" or told.intent == "nothing":  # noqa: PLR1714 - so mypy narrows
        if not fresh:
            return replace(heard, facts=facts)
        return Heard("answer", _owner(ear, fresh), ear.text, facts=facts, wish=heard.wish)
    if heard.act == "topic" or ear.pending:
        return replace(heard, facts=facts)
    wanted: SkillName = told.intent
    return Heard("topic", wanted, ear.text, facts=facts)


def _owner(ear: Ear, facts: tuple[Fact, ...]) -> SkillName:
    """Who goes on after these facts: goals before anything else, then who asks for the first."""
    fields = [fact.field for fact in facts]
    if any(field.startswith(("goal.", "profile.")) for field in fields):
        return "goals"
    return ear.owner(fields[0])


def _supported(ear: Ear, told: Listened) -> Iterable[Fact]:
    """The facts whose words stand in the message and that read as what they are said to be."""
    allowed, seen = _open(ear), set[str]()
    for stated in told.facts:
        said = standing_in(ear.text, stated.words)
        if stated.field not in allowed or stated.field in seen or not _is_plausible(stated, said):
            continue
        fact = _read(ear, stated, said)
        if fact is not None:
            seen.add(stated.field)
            yield from fact


def _is_plausible(stated: Stated, said: str) -> bool:
    most = _MOST_WORDS.get(stated.field)
    if sum(letter.isalnum() for letter in said) < _FEWEST_LETTERS or says_nothing(said):
        return False
    if stated.field in _NO_SENTENCE and "?" in said:
        return False
    return most is None or len(said.split()) <= most


def _read(ear: Ear, stated: Stated, said: str) -> tuple[Fact, ...] | None:
    """The facts that a reader of this field finds in the words, or in what they mean in English."""
    reader = _READ_AS.get(stated.field, stated.field)
    reading = read_answer(reader, ear.asked(said))
    found = _of_field(stated.field, reading.facts if reading else ())
    if found or stated.field in _VERBATIM:
        return found or None
    if not _same_numbers(stated.english, said):
        return None
    reading = read_answer(reader, ear.asked(stated.english)) if stated.english else None
    found = _of_field(stated.field, reading.facts if reading else ())
    kept = ear.reader().words(tidy(said))
    return tuple(replace(one, words=kept if one.words else None) for one in found) or None


def _of_field(field: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of this field, with the zone that a place gives."""
    if not any(fact.field == field for fact in facts):
        return ()
    return tuple(fact for fact in facts if fact.field in {field, "profile.zone"})


def _same_numbers(reading: str, said: str) -> bool:
    """Whether a reading has digits, and none that the words do not have."""
    numbers = set(re.findall(r"\d+", reading))
    return bool(numbers) and numbers <= set(re.findall(r"\d+", said))


def standing_in(message: str, claimed: str) -> str:
    """The stretch of the message that these words are, as it is written there; empty for none."""
    parts = [re.escape(part) for part in fold(claimed).strip(" \t\n\"'«»“”.,;:").split()]
    if not parts:
        return ""
    found = re.search(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", fold(message))
    return message[found.start() : found.end()] if found else ""


def _language(text: str, claimed: str) -> str:
    """The language of a message where it is plainly not English, as the model names it."""
    code = claimed.strip().lower()[:2]
    said = words(text)
    if code == "en" or not re.fullmatch("[a-z]{2}", code) or len(said) < _SHORT:
        return ""
    english = sum(word in _COMMON for word in said)
    return "" if english >= _ENGLISH_SHARE * len(said) else code


_COMMON = frozenset(
    """the a an and or but of to in on at for with from by i i'm i'd my me you your he she it we
    they is are was be been have has do does did not no yes would like want can could will this that
    what who how when where why some any more just about as so if than then there""".split()
)
