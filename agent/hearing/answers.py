"""Answers: what a message means as the answer to the question that is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.hearing import wants
from agent.hearing.commands import is_no, is_yes, says_nothing
from agent.hearing.facts import Reader
from agent.hearing.naming import named
from agent.hearing.sentences import completed, tidy
from agent.hearing.when import by_in, date_in, duration_in
from agent.learning import Fact
from agent.places import find_place
from agent.records.base import Words
from agent.records.plan import Plan
from agent.records.people import Roster


@dataclass(frozen=True)
class Answer:
    """What was answered: facts, and a wish within the skill ("compare", "nobody_known")."""

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

    def completing(self, lead: str, otherwise: str) -> Words:
        """The message as words that complete a sentence beginning."""
        beginning, words = completed(self.text, lead, otherwise)
        return self.reader.words(words, beginning)


def read_answer(field: str, asked: Asked) -> Answer | None:
    """The answer to the question for `field`; None when the message answers nothing."""
    return _READERS[field](asked) if field in _READERS else None


def _aim(asked: Asked) -> Answer | None:
    if re.match(
        r"\s*(?:idk|i (?:really )?(?:do not|don['’]?t) (?:really )?know|not sure|no idea|no clue)\b",
        asked.text,
        re.I,
    ):
        return Answer(asked.reader.facts(), wish="unknown")
    if re.match(r"\s*(?:just )?think aloud", asked.text, re.I):
        return Answer(wish="unknown")
    facts = asked.reader.facts()
    if any(fact.field in {"goal.aim", "goal.guidance", "goal.new"} for fact in facts):
        return Answer(facts)
    if says_nothing(asked.text):
        return None
    aim = asked.completing("I would like to", "This is about:")
    return Answer((*facts, Fact("goal.aim", words=aim)), unsure=aim.lead != "I would like to")


def _guidance(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    heard = asked.reader.facts()
    if any(fact.field == "goal.guidance" for fact in heard):
        return Answer(heard)
    others = tuple(fact for fact in heard if fact.field.startswith("profile."))
    guidance = asked.completing("I would like a mentor to", "What I am looking for:")
    return Answer((*others, Fact("goal.guidance", words=guidance)))


def _by(asked: Asked) -> Answer | None:
    if is_no(asked.text) or re.search(r"\bno date\b", asked.text, re.I):
        return Answer(left=True)
    heard = by_in(asked.text, asked.reader.now)
    if heard is None and says_nothing(asked.text):
        return None
    read = heard.read if heard else ""
    return Answer((Fact("goal.by", read, asked.reader.words(tidy(asked.text))),))


def _now(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    facts = tuple(f for f in asked.reader.facts() if f.field.startswith("profile."))
    if any(fact.field == "profile.now" for fact in facts):
        return Answer(facts)
    text = tidy(asked.text)
    lead = "I am" if re.match(r"(?:an?|the|in|from|at|one)\b", text, re.I) else "About me:"
    if re.search(r"\b(?:i|i['’]m|my)\b", text, re.I):
        lead = ""
    return Answer((*facts, Fact("profile.now", words=asked.reader.words(text, lead))))


def _like_me(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    words = asked.reader.words(tidy(asked.text))
    private = words.model_copy(update={"private": True})
    return Answer((Fact("criteria.like_me", (words.text,), private),))


def _roster(asked: Asked) -> Answer | None:
    text = asked.text
    if re.search(
        r"\b(?:no|have not|haven['’]t|don['’]?t have|without)\b.{0,20}\b(?:list|file|one|roster)\b",
        text,
        re.I,
    ) or is_no(text):
        return Answer((Fact("plan.no_list", True),), wish="no_list")
    if re.search(r"\bprogramme['’]?s?\b|\bprogram['’]?s?\b", text, re.I):
        return Answer(wish="programme")
    if re.search(r"\b(?:file|spreadsheet|csv|excel|sheet|upload|list)\b", text, re.I):
        return Answer(wish="file")
    if re.search(r"\bask me more\b|\bmore (?:questions|first)\b", text, re.I):
        return Answer(wish="ask_more")
    return None


def _hours(asked: Asked) -> Answer | None:
    words = asked.reader.words(tidy(asked.text))
    facts = (
        *wants.hours(asked.text, words),
        *wants.formats(asked.text, words),
        *asked.reader.place(),
    )
    return Answer(_with_zone(facts, asked)) if facts else None


def _with_zone(facts: tuple[Fact, ...], asked: Asked) -> tuple[Fact, ...]:
    zone = asked.plan.profile.zone
    return (*facts, Fact("criteria.zone", zone)) if zone and not asked.plan.criteria.zone else facts


def _languages(asked: Asked) -> Answer | None:
    facts = wants.languages(asked.text, asked.reader.words(tidy(asked.text)))
    return Answer(facts) if facts else None


def _formats(asked: Asked) -> Answer | None:
    facts = wants.formats(asked.text, asked.reader.words(tidy(asked.text)))
    return Answer(facts) if facts else None


def _deal_breakers(asked: Asked) -> Answer | None:
    text = asked.text
    words = asked.reader.words(tidy(text))
    if re.fullmatch(r"\s*something else\W*", text, re.I):
        return Answer(wish="name_it")
    if is_no(text) or re.search(r"\bnothing\b|\bnone\b|\bno one\b|\bnobody\b(?! who)", text, re.I):
        return Answer(wish="nothing_rules_out", left=True)
    facts = wants.rules(text, words)
    if facts:
        return Answer(facts)
    if says_nothing(text):
        return None
    if asked.plan.asked.get("criteria.deal_breakers", 0) < 2 and len(text.split()) < 2:
        return None
    return Answer((Fact("criteria.none", words=words),), notes=("cannot_check",), left=True)


def _chosen(asked: Asked) -> Answer | None:
    text = asked.text
    wishes = (
        ("compare", r"\bcompare\b|\bdifference\b|\bside by side\b"),
        (
            "why_not",
            r"\bwhy not\b|\bsomebody else\b|\bsomeone else\b|\bothers?\b|\bmore people\b|\bwho else\b",
        ),
        ("no_list", r"\bnone of (?:them|these)\b|\bnobody here\b"),
    )
    if person := named(text, asked.roster, asked.plan.shortlist):
        value = {"id": person.id, "name": person.called}
        return Answer((Fact("outreach.mentor", value),), wish="chosen")
    for wish, pattern in wishes:
        if re.search(pattern, text, re.I):
            return Answer(wish=wish)
    return None


def _whose_work(asked: Asked) -> Answer | None:
    text = asked.text
    if re.search(r"\bnobody\b|\bno ?one\b|\bnone\b|\bi (?:know|have) no\b", text, re.I) or is_no(
        text
    ):
        return Answer(wish="nobody_known", left=True)
    if re.fullmatch(
        r"\s*(?:somebody|someone) (?:at|online|i know|from|comes)\b.{0,40}", text, re.I
    ):
        return Answer(wish="somebody_known")
    if says_nothing(text):
        return None
    name = tidy(
        re.sub(r"^(?:it is|it['’]s|probably|maybe|i think)\s+", "", text.strip(), flags=re.I)
    )
    if len(name.split()) > 6:
        name = " ".join(name.split(",")[0].split()[:6])
    return Answer((Fact("outreach.mentor", {"id": f"known-{name.lower()}", "name": name}),))


def _reporting(asked: Asked) -> Answer | None:
    if is_no(asked.text) or re.search(r"\bnone\b|\bnobody\b|\bno one\b", asked.text, re.I):
        return Answer(wish="reporting_none", left=True)
    if re.search(r"\bprogramm?e?\b", asked.text, re.I):
        return Answer(wish="reporting_programme", left=True)
    if is_yes(asked.text) or re.search(
        r"\bone (?:does|of)\b|\breports?\b|\bassess\b", asked.text, re.I
    ):
        return Answer(wish="reporting_one", left=True)
    return None


def _caught(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    caught = re.sub(
        r"^(?:what caught me is )?(?:that )?you(?: have)?\s+(?=\w+)",
        "",
        asked.text.strip(),
        count=1,
        flags=re.I,
    )
    text = tidy(caught)
    lead = "What caught me is that you"
    if re.match(r"(?:i|i['’]m|my|it|we)\b", text, re.I):
        lead = ""
    elif re.match(r"(?:the|your|an?|that|how|this|their|his|her)\b", text, re.I):
        lead = "What caught me:"
    return Answer((Fact("outreach.caught", words=asked.reader.words(text, lead)),))


def _commitment(asked: Asked) -> Answer | None:
    if says_nothing(asked.text):
        return None
    if re.fullmatch(r"\s*nothing\W*", asked.text, re.I):
        return Answer(left=True)
    words = asked.completing("I will", "From my side:")
    return Answer((Fact("plan.commitment", words=words),))


def _next(asked: Asked) -> Answer | None:
    text = asked.text
    for wish, pattern in (
        ("formal", r"\bformal\b"),
        ("email", r"\be-?mail instead\b|\blonger\b|\bas an? e-?mail\b"),
        ("short", r"\bshort(?:er)?\b|\bmessage instead\b"),
        ("plain", r"\bplain\b|\bless formal\b|\bsimpler\b"),
    ):
        if re.search(pattern, text, re.I):
            return Answer(wish=wish)
    facts = accepted_or_sent(asked)
    if facts:
        return Answer(facts)
    if re.search(r"\bagenda\b|\bprepare\b|\bmeeting\b", text, re.I):
        return Answer(wish="agenda")
    if person := named(text, asked.roster, asked.plan.shortlist):
        return Answer((Fact("outreach.mentor", {"id": person.id, "name": person.called}),))
    if re.search(r"\bcopy\b|\bcopied\b", text, re.I):
        return Answer((Fact("outreach.sent", asked.reader.now.date()),))
    return None


_SENT = re.compile(
    r"\b(?:i(?:['’]ve| have)? (?:just )?sent|sent|posted|mailed|wrote to)\b(?!.{0,12}\b(?:me|tomorrow|later)\b)",
    re.I,
)
_ACCEPTED = re.compile(
    r"\b(?:(?:she|he|they|the mentor|[A-Z][\w'’-]+)(?: has| have)? (?:said|says|wrote|answered|replied|agreed|accepted|is happy|wants to|can|would like)"
    r"|(?:it(?:['’]s| is)|got) a yes|we(?:['’]re| are)? (?:meet|meeting|talk|agreed)|yes[, ]+(?:on|she|he|they|a date))\b",
    re.I,
)
_DECLINED = re.compile(
    r"\b(?:said no|says no|declined|no time for me|a no|can(?:['’]|no)?t|cannot|not able)\b", re.I
)


def accepted_or_sent(asked: Asked) -> tuple[Fact, ...]:
    """A message that was sent, or a yes with its date."""
    text = asked.text
    date = date_in(text, asked.reader.now)
    if not _DECLINED.search(text) and (date or _ACCEPTED.search(text)) and not _SENT.search(text):
        words = asked.reader.words(tidy(text))
        facts = [
            Fact("outreach.accepted", words=words),
            Fact("outreach.sent", asked.reader.now.date()),
        ]
        if date:
            facts.append(Fact("meeting.start", date.start, words))
        if minutes := duration_in(text):
            facts.append(Fact("meeting.minutes", minutes))
        return tuple(facts)
    return (Fact("outreach.sent", asked.reader.now.date()),) if _SENT.search(text) else ()


def _start(asked: Asked) -> Answer | None:
    facts = accepted_or_sent(asked)
    return Answer(facts) if facts else None


def _keep(asked: Asked) -> Answer | None:
    if re.search(
        r"\b(?:another|different|other) time\b|\bask for\b|\bchange\b", asked.text, re.I
    ) or is_no(asked.text):
        return Answer(wish="keep_not")
    if is_yes(asked.text) or re.search(
        r"\bkeep\b|\bfine\b|\bworks\b|\bok(?:ay)?\b", asked.text, re.I
    ):
        return Answer(wish="keep")
    date = date_in(asked.text, asked.reader.now)
    if date:
        return Answer((Fact("meeting.start", date.start, asked.reader.words(tidy(asked.text))),))
    return None


def _worked(asked: Asked) -> Answer | None:
    if minutes := duration_in(asked.text):
        return Answer((Fact("meeting.minutes", minutes),))
    if says_nothing(asked.text):
        return None
    text = re.sub(r"^i will know it worked when\s+", "", asked.text.strip(), flags=re.I)
    return Answer((Fact("meeting.worked", words=asked.reader.words(tidy(text))),))


def _place(asked: Asked) -> Answer | None:
    place = find_place(tidy(asked.text))
    if place is None:
        return None
    fact = Fact("profile.place", words=asked.reader.words(tidy(asked.text)))
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
