"""Plain statements about oneself while something else is asked: "My name is …", "I live in …".

They are noted where they belong and are no answer to a question that takes own words.
"""

from __future__ import annotations

from collections.abc import Callable

from agent.hearing import wants
from agent.hearing.answers import read_answer
from agent.hearing.ear import OWN_LINES, Ear, with_zone
from agent.hearing.patterns import one_of
from agent.hearing.season import OF_ITS_OWN
from agent.hearing.sentences import tidy
from agent.learning import Fact
from agent.turns import Heard

IN_OWN_WORDS = OWN_LINES | OF_ITS_OWN | {"meeting.worked", "criteria.like_me", "goal.guidance"}
"""Questions that are answered in own words, where such a statement would be swallowed."""
_ASIDE = r"^\W*(?:(?:by the way|btw|oh|and|also|ah|ps)[,:]? )?"
_CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w’\x27-]+"
_NAME = one_of(
    rf"{_ASIDE}(?:my (?:full )?name(?: is|'s)|you can call me|please call me|call me"
    rf"|i(?: am|'m) called)\s+(?P<new>[^\W\d_][\w’\x27-]*(?:\s+{_CAPITAL}){{0,3}})\W*$"
)
_OF_MINE = one_of(
    rf"{_ASIDE}(?:please )?(?:(?:change|set|correct|update|make|put) my (?P<what>[\w -]{{3,20}}?)"
    r"(?: to| into| as|:)|my (?P<mine>languages?|hours|availability|place|city|town|job|role) "
    r"(?:is|are|:))\s+(?P<new>\S.*?)\W*$"
)
_SPEAKS = one_of(
    rf"{_ASIDE}i (?:also )?speak\s+(?P<new>[^\W\d_]{{4,}}"
    r"(?:(?:,| and|, and) [^\W\d_]{4,}){0,3})\W*$"
)
_LIVES = one_of(
    rf"{_ASIDE}i (?:live|am based|'m based|moved|have moved) (?:in|to)\s+(?P<new>{_CAPITAL}"
    rf"(?:[\s,]+{_CAPITAL}){{0,3}})\W*$"
)
_Read = Callable[[Ear, str], tuple[Fact, ...]]


def hear_oneself(ear: Ear) -> Heard | None:
    """A statement about oneself that is the whole message; None for anything else."""
    if not ear.pending or ear.is_suggestion:
        return None
    facts = _told(ear)
    if not facts:
        return None
    if ear.pending in IN_OWN_WORDS or facts[0].field == "profile.name":
        return Heard("command", ear.skill, ear.text, wish="noted", facts=with_zone(facts))
    return Heard("correction", ear.owner(facts[0].field), ear.text, facts=with_zone(facts))


def _told(ear: Ear) -> tuple[Fact, ...]:
    if match := _NAME.match(ear.text):
        return _name(ear, match["new"])
    if match := _SPEAKS.match(ear.text):
        return _languages(ear, match["new"])
    if match := _LIVES.match(ear.text):
        return _answered("criteria.place")(ear, match["new"])
    if match := _OF_MINE.match(ear.text):
        what = (match["what"] or match["mine"]).lower().strip()
        read = _READ.get(what)
        return read(ear, match["new"]) if read else ()
    return ()


def _name(ear: Ear, text: str) -> tuple[Fact, ...]:
    return (Fact("profile.name", words=ear.reader().words(tidy(text))),)


def _languages(ear: Ear, text: str) -> tuple[Fact, ...]:
    found = wants.languages(text, ear.reader().words(tidy(text)))
    return tuple(fact for fact in found if fact.value)


def _hours(ear: Ear, text: str) -> tuple[Fact, ...]:
    return wants.hours(text, ear.reader().words(tidy(text)))


def _answered(field: str) -> _Read:
    def read(ear: Ear, text: str) -> tuple[Fact, ...]:
        answer = read_answer(field, ear.asked(text))
        return answer.facts if answer else ()

    return read


_READ: dict[str, _Read] = {
    "name": _name,
    "language": _languages,
    "languages": _languages,
    "hours": _hours,
    "availability": _hours,
    "time": _hours,
    "times": _hours,
    "place": _answered("criteria.place"),
    "city": _answered("criteria.place"),
    "town": _answered("criteria.place"),
    "goal": _answered("goal.aim"),
    "job": _answered("profile.now"),
    "role": _answered("profile.now"),
    "work": _answered("profile.now"),
    "deal-breakers": _answered("criteria.deal_breakers"),
    "deal breakers": _answered("criteria.deal_breakers"),
}
"""What somebody may call a thing of theirs, and how it is read."""
