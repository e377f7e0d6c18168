"""Answers: what a message means as the answer to the question that is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.hearing import wants
from agent.hearing.commands import is_no, is_yes, says_nothing
from agent.hearing.facts import Reader, purpose_of
from agent.hearing.naming import named, namesakes
from agent.hearing.news import news
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import completed, names_person_or_thing, tidy
from agent.hearing.when import by_in, date_in, duration_in
from agent.learning import Fact
from agent.places import find_place
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


def read_answer(field: str, asked: Asked) -> Answer | None:
    """The answer to the question for `field`; None when the message answers nothing."""
    return _READERS[field](asked) if field in _READERS else None


_UNKNOWN = one_of(
    r"^\s*(?:idk|i (?:really )?(?:do not|don't) (?:really )?know|not sure|no idea|no clue)\b",
    r"^\s*(?:just )?think aloud",
)


_ONLY_A_MENTOR = one_of(
    r"(?:i(?:'d| would)? (?:want|need|like)|looking for|find|want|need)?(?: me)? ?(?:an? )?"
    r"(?:mentor|mentors|mentoring|help|advice|someone|somebody)(?: please)?"
)


def _aim(asked: Asked) -> Answer | None:
    facts = asked.reader.facts()
    if _UNKNOWN.search(asked.text):
        return Answer(facts, wish="unknown")
    if any(fact.field in {"goal.aim", "goal.guidance", "goal.new"} for fact in facts):
        return Answer(facts)
    if says_nothing(asked.text):
        return None
    if _ONLY_A_MENTOR.fullmatch(tidy(asked.text)):
        return Answer(tuple(fact for fact in facts if fact.field != "goal.aim"))
    aim = asked.completing("I would like to", "This is about:")
    unsure = aim.lead != "I would like to"
    purpose = purpose_of(aim.text) or ("open" if _began_open(asked.plan) else None)
    because = (Fact("goal.purpose", purpose),) if purpose else ()
    return Answer((*facts, Fact("goal.aim", words=aim), *because), unsure=unsure)


def _began_open(plan: Plan) -> bool:
    """Whether the person said before that they do not know yet."""
    return plan.asked.get("goal.aim", 0) > 0 and plan.goal is None


def _guidance(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    heard = asked.reader.facts()
    if any(fact.field == "goal.guidance" for fact in heard):
        return Answer(heard)
    profile = tuple(fact for fact in heard if fact.field.startswith("profile."))
    noun = names_person_or_thing(tidy(asked.text))
    otherwise = "I am looking for" if noun else "What I am looking for:"
    guidance = asked.completing("I would like a mentor to", otherwise)
    return Answer((*profile, Fact("goal.guidance", words=guidance)))


_NO_DATE = words(r"no date")


def _by(asked: Asked) -> Answer | None:
    if is_no(asked.text) or _NO_DATE.search(asked.text):
        return Answer(left=True)
    heard = by_in(asked.text, asked.reader.now)
    if heard is None and says_nothing(asked.text):
        return None
    return Answer((Fact("goal.by", heard.read if heard else "", asked.said),))


_AFTER_I_AM = one_of(r"^(?:an?|the|in|from|at|one)\b")
_MYSELF = words(r"i|i'm|my")


def _now(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    facts = tuple(fact for fact in asked.reader.facts() if fact.field.startswith("profile."))
    if any(fact.field == "profile.now" for fact in facts):
        return Answer(facts)
    text = tidy(asked.text)
    lead = "I am" if _AFTER_I_AM.search(text) else "About me:"
    if _MYSELF.search(text):
        lead = ""
    return Answer((*facts, Fact("profile.now", words=asked.reader.words(text, lead))))


def _like_me(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    private = asked.said.model_copy(update={"private": True})
    return Answer((Fact("criteria.like_me", (private.text,), private),))


_NO_LIST = words(
    r"(?:no|have not|haven't|don't have|without)\b.{0,20}\b(?:list|file|one|roster|spreadsheet)",
    r"no tengo(?: (?:una |ninguna )?lista)?|n'ai pas (?:de |une )?liste|n[ãa]o tenho(?: lista)?",
    r"keine liste|habe keine",
)
_PROGRAMME = words(r"programm?e?(?:'s)?")
_FILE = words(r"file|spreadsheet|csv|excel|sheet|upload|list|roster")
_ASK_MORE = words(r"ask me more|more (?:questions|first)")


def _roster(asked: Asked) -> Answer | None:
    text = asked.text
    if _NO_LIST.search(text) or is_no(text):
        return Answer((Fact("plan.no_list", True),), wish="no_list")
    wishes = ((_ASK_MORE, "ask_more"), (_PROGRAMME, "programme"), (_FILE, "file"))
    return _wished(text, wishes)


def _wished(text: str, wishes: tuple[tuple[re.Pattern[str], str], ...]) -> Answer | None:
    return next((Answer(wish=wish) for pattern, wish in wishes if pattern.search(text)), None)


def _hours(asked: Asked) -> Answer | None:
    facts = (
        *wants.hours(asked.text, asked.said),
        *wants.formats(asked.text, asked.said),
        *asked.reader.place(),
    )
    zone = asked.plan.profile.zone
    if facts and zone and not asked.plan.criteria.zone:
        facts = (*facts, Fact("criteria.zone", zone))
    return Answer(facts) if facts else None


def _languages(asked: Asked) -> Answer | None:
    facts = wants.languages(asked.text, asked.said)
    return Answer(facts) if facts else None


def _formats(asked: Asked) -> Answer | None:
    facts = wants.formats(asked.text, asked.said)
    return Answer(facts) if facts else None


_SOMETHING_ELSE = one_of(r"^\s*something else\W*$")
_NOTHING = words(r"nothing|none|no one|nobody(?! who)")


def _deal_breakers(asked: Asked) -> Answer | None:
    if _SOMETHING_ELSE.search(asked.text):
        return Answer(wish="name_it")
    if is_no(asked.text) or _NOTHING.search(asked.text):
        return Answer(wish="nothing_rules_out", left=True)
    facts = wants.rules(asked.text, asked.said)
    if facts:
        return Answer(facts)
    if says_nothing(asked.text) or asked.reader.place() or wants.wants(asked.text, asked.said):
        return None
    return Answer((Fact("criteria.none", words=asked.said),), notes=("cannot_check",), left=True)


_CHOICES = (
    (words(r"compare|difference|side by side"), "compare"),
    (words(r"why not|somebody else|someone else|others?|more people|who else"), "why_not"),
    (words(r"none of (?:them|these)|nobody here"), "no_list"),
)


def _chosen(asked: Asked) -> Answer | None:
    if person := asked.person():
        return Answer((_mentor(person.id, person.called),), wish="chosen")
    same = namesakes(asked.text, asked.roster)
    if same:
        return Answer(wish="which", notes=tuple(person.called for person in same))
    return _wished(asked.text, _CHOICES)


def _mentor(id: str, name: str) -> Fact:
    return Fact("outreach.mentor", {"id": id, "name": name})


_NOBODY = words(r"nobody|no ?one|none|i (?:know|have) no")
_SOMEBODY = one_of(r"^\s*(?:somebody|someone) (?:at|online|i know|from|comes)\b.{0,40}$")
_BEFORE_A_NAME = one_of(r"^(?:it is|it's|probably|maybe|i think)\s+")
_LIKE_A_NAME = re.compile(
    r"(?:(?:[Mm]y|[Oo]ur|[Tt]he|[Aa]|[Aa]n)\s+[a-z]+(?:\s+[a-z]+)?\s*)?"
    r"(?:[^\W\d_a-z][\w’'.-]*)(?:\s+(?:de|da|van|von|el|al|bin|of|[^\W\d_a-z][\w’'.-]*)){0,4}"
    r"|(?:[Mm]y|[Oo]ur)\s+(?:[a-z]+\s+)?(?:teacher|boss|manager|colleague|neighbou?r|aunt|uncle|friend|"
    r"cousin|professor|supervisor|doctor|trainer|coach|tutor|classmate|sister|brother|lecturer)"
    r"|[^\W\d_]{3,20}"
)
"""A name with capitals, somebody of mine, or one single word."""


def _whose_work(asked: Asked) -> Answer | None:
    if _NOBODY.search(asked.text) or is_no(asked.text):
        return Answer(wish="nobody_known", left=True)
    if _SOMEBODY.search(asked.text):
        return Answer(wish="somebody_known")
    name = tidy(_BEFORE_A_NAME.sub("", asked.text.strip())).split(",")[0]
    if not _LIKE_A_NAME.fullmatch(name):
        return None
    return Answer((_mentor(f"known-{name.lower()}", name),))


_ONE_REPORTS = words(r"one (?:does|of)|reports?|assess\w*")


def _reporting(asked: Asked) -> Answer | None:
    if is_no(asked.text) or _NOTHING.search(asked.text):
        return Answer(wish="reporting_none", left=True)
    if _PROGRAMME.search(asked.text):
        return Answer(wish="reporting_programme", left=True)
    if is_yes(asked.text) or _ONE_REPORTS.search(asked.text):
        return Answer(wish="reporting_one", left=True)
    return None


_THAT_YOU = one_of(r"^(?:what caught me is )?(?:that )?you(?: have)?\s+(?=\w+)")
_OF_MINE = one_of(r"^(?:i|i'm|my|it|we)\b")
_A_THING = one_of(r"^(?:the|your|an?|that|how|this|their|his|her|they|she|he)\b")
_THIRD_PERSON = words(r"she|he|him|her|his|hers")
_BEGINS_WITH_THEY = one_of(r"^(?:they|their)\b")


def _speaks_of_reader(text: str) -> bool:
    """Whether a line for a letter speaks of its reader instead of to them."""
    return bool(_THIRD_PERSON.search(text) or _BEGINS_WITH_THEY.search(text))


def _caught(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    text = tidy(_THAT_YOU.sub("", asked.text.strip(), count=1))
    if _speaks_of_reader(text) and asked.plan.asked.get("outreach.caught", 0) < 2:
        return None
    lead = "What caught me is that you"
    if _OF_MINE.search(text):
        lead = ""
    elif _A_THING.search(text):
        lead = "What caught me:"
    return Answer((Fact("outreach.caught", words=asked.reader.words(text, lead)),))


def _commitment(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    if _NOTHING.fullmatch(tidy(asked.text)):
        return Answer(left=True)
    promise = asked.completing("I will", "From my side:")
    if _speaks_of_reader(promise.text) and asked.plan.asked.get("plan.commitment", 0) < 2:
        return None
    if not promise.lead and not _OF_MINE.search(promise.text):
        return None
    return Answer((Fact("plan.commitment", words=promise),))


_FORMS = (
    (words(r"less formal|plain|simpler"), "plain"),
    (words(r"formal"), "formal"),
    (words(r"e-?mail instead|longer|as an? e-?mail"), "email"),
    (words(r"short(?:er)?|message instead"), "short"),
)
_AGENDA = words(r"agenda|prepare (?:the|a|my|our|for)|first meeting")
_CHARACTERS = one_of(r"\b(\d{2,4})\s*(?:characters|chars|letters|zeichen|caracteres)\b")
_COPIED = words(r"copy|copied")
_PROMISE = one_of(r"^\s*(?:i will|i'll)\s+")


def _next(asked: Asked) -> Answer | None:
    """What to do with a message that stands: another form, news, the agenda, somebody else."""
    if match := _CHARACTERS.search(asked.text):
        return Answer((Fact("outreach.max_chars", int(match.group(1))),))
    if form := _wished(asked.text, _FORMS):
        return form
    if facts := _news_of_it(asked):
        return Answer(facts)
    if _AGENDA.search(asked.text):
        return Answer(wish="agenda")
    if _PROMISE.search(asked.text):
        return _commitment(asked)
    person = asked.person()
    return Answer((_mentor(person.id, person.called),)) if person else None


def _news_of_it(asked: Asked) -> tuple[Fact, ...]:
    today = asked.reader.now.date()
    copied = (Fact("outreach.sent", today),) if _COPIED.search(asked.text) else ()
    return news(asked.text, asked.said, asked.reader.now) or copied


_ANOTHER_TIME = words(r"(?:another|different|other) time|ask for|change")
_KEEP = words(r"keep|fine|works|ok(?:ay)?")


def _keep(asked: Asked) -> Answer | None:
    if _ANOTHER_TIME.search(asked.text) or is_no(asked.text):
        return Answer(wish="keep_not")
    if is_yes(asked.text) or _KEEP.search(asked.text):
        return Answer(wish="keep")
    date = date_in(asked.text, asked.reader.now)
    return Answer((Fact("meeting.start", date.start, asked.said),)) if date else None


_CAPITALS = r"(?-i:[A-ZÀ-Þ])[\w’-]+(?:\s+(?-i:[A-ZÀ-Þ])[\w’-]+){0,3}"
_WITH = one_of(rf"\b(?:with|mentor,?|meeting|is)\s+({_CAPITALS})")
_FIRST_NAME = re.compile(r"^\W*([A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’-]+){0,3})\s*(?:,|$)")


def _start(asked: Asked) -> Answer | None:
    """With whom a meeting is, and when."""
    date = date_in(asked.text, asked.reader.now)
    person = asked.person()
    match = _WITH.search(asked.text) or _FIRST_NAME.match(asked.text)
    facts: list[Fact] = []
    if person:
        facts.append(_mentor(person.id, person.called))
    elif match and not date_in(match.group(1), asked.reader.now):
        facts.append(_mentor(f"known-{match.group(1).lower()}", match.group(1)))
    if date:
        facts.append(Fact("meeting.start", date.start, asked.said))
    return Answer(tuple(facts)) if facts else None


_AFTERWARDS = one_of(
    r"\b(?:it|the (?:meeting|talk|call|chat)|that) (?:went|was)\b|\bwe (?:talked|met|spoke)\b"
    r"|\b(?:she|he|they|(?-i:[A-Z])\w+) (?:told|said|says|suggested|advised|recommended)\b"
)
_WORKED = one_of(r"^i will know it worked when\s+")


def _worked(asked: Asked) -> Answer | None:
    minutes = duration_in(asked.text)
    if minutes:
        return Answer((Fact("meeting.minutes", minutes),))
    if says_nothing(asked.text) or _AFTERWARDS.search(asked.text):
        return None
    text = tidy(_WORKED.sub("", asked.text.strip()))
    return Answer((Fact("meeting.worked", words=asked.reader.words(text)),))


def _place(asked: Asked) -> Answer | None:
    place = find_place(tidy(asked.text))
    if place is None:
        return None
    fact = Fact("profile.place", words=asked.said)
    return Answer((fact, Fact("profile.zone", place.zone)) if place.zone else (fact,))


_READERS: dict[str, Callable[[Asked], Answer | None]] = {
    "goal.aim": _aim,
    "goal.guidance": _guidance,
    "goal.by": _by,
    "profile.now": _now,
    "criteria.like_me": _like_me,
    "plan.roster": _roster,
    "criteria.hours": _hours,
    "criteria.languages": _languages,
    "criteria.formats": _formats,
    "criteria.deal_breakers": _deal_breakers,
    "criteria.place": _place,
    "criteria.reporting": _reporting,
    "plan.chosen": _chosen,
    "reach.whose_work": _whose_work,
    "outreach.caught": _caught,
    "plan.commitment": _commitment,
    "outreach.next": _next,
    "meeting.start": _start,
    "meeting.keep": _keep,
    "meeting.worked": _worked,
}
