"""Answers about where to look, and whom to write to."""

from __future__ import annotations

import re

from agent.hearing.answers.asked import Answer, Asked, mentor, wished
from agent.hearing.commands import is_no, is_yes
from agent.hearing.naming import by_name, namesakes, told_apart
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.learning import Fact
from agent.records.matching import DealBreaker

_NO_LIST = words(
    r"(?:no|have not|haven't|don't have|without)\b.{0,20}\b(?:list|file|one|roster|spreadsheet)",
    r"no tengo(?: (?:una |ninguna )?lista)?|n'ai pas (?:de |une )?liste|n[ãa]o tenho(?: lista)?",
    r"keine liste|habe keine",
)
_PROGRAMME = words(r"programm?e?(?:'s)?")
_FILE = words(r"file|spreadsheet|csv|excel|sheet|upload|list|roster")
_ASK_MORE = words(r"ask me more|more (?:questions|first)")


def roster(asked: Asked) -> Answer | None:
    """Where to look for people."""
    text = asked.text
    if _NO_LIST.search(text) or is_no(text):
        return Answer((Fact("plan.no_list", True),), wish="no_list")
    wishes = ((_ASK_MORE, "ask_more"), (_PROGRAMME, "programme"), (_FILE, "file"))
    return wished(text, wishes)


_NOTHING = words(r"nothing|none|no one|nobody(?! who)")

_CHOICES = (
    (words(r"compare|difference|side by side"), "compare"),
    (words(r"why not|somebody else|someone else|others?|more people|who else"), "why_not"),
    (words(r"none of (?:them|these)|nobody here"), "no_list"),
)


def chosen(asked: Asked) -> Answer | None:
    """Whom to write to first."""
    if person := asked.person():
        return Answer((mentor(person.id, person.called),), wish="chosen")
    same = namesakes(asked.text, asked.roster)
    if same:
        return Answer(wish="which", notes=tuple(told_apart(person, same) for person in same))
    return wished(asked.text, _CHOICES)


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


def whose_work(asked: Asked) -> Answer | None:
    """Somebody within reach."""
    if _NOBODY.search(asked.text) or is_no(asked.text):
        return Answer(wish="nobody_known", left=True)
    if _SOMEBODY.search(asked.text):
        return Answer(wish="somebody_known")
    name = tidy(_BEFORE_A_NAME.sub("", asked.text.strip())).split(",")[0]
    if not _LIKE_A_NAME.fullmatch(name):
        return None
    return Answer((mentor(f"known-{name.lower()}", name),))


_NEITHER = words(r"neither|not (?:one|any) of them")
_ONE_REPORTS = words(r"one (?:does|of)|reports?|assess\w*")


def reporting(asked: Asked) -> Answer | None:
    """Whether one of them depends on the person."""
    person = by_name(asked.text, asked.roster)
    if is_no(asked.text) or _NEITHER.search(asked.text) or _NOTHING.search(asked.text):
        return Answer(wish="reporting_none", left=True)
    if person:
        rule = DealBreaker(field="id", excludes=person.id, words=asked.said)
        facts = (Fact("criteria.deal_breakers", rule, asked.said),)
        return Answer(facts, wish="reporting_one", left=True)
    if _PROGRAMME.search(asked.text):
        return Answer(wish="reporting_programme", left=True)
    if is_yes(asked.text) or _ONE_REPORTS.search(asked.text):
        return Answer(wish="reporting_one", left=True)
    return None
