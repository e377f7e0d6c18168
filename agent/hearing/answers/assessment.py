"""Answers about where somebody stands with a goal, and what a message states of it by itself."""

from __future__ import annotations

from collections.abc import Callable

from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.facts import Reader
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.learning import Fact

PARTS = ("strengths", "growth", "higher", "outside", "help")
_FOR_ONESELF = frozenset({"outside", "help"})
"""What lies outside is often somebody's private life: it goes into no message."""
_NOTHING = words(r"nothing(?: really| special)?|none|no one|nobody(?: i know)?")


def reader_of(part: str) -> Callable[[Asked], Answer | None]:
    """What answers the question for one part."""

    def read(asked: Asked) -> Answer | None:
        if is_no(asked.text) or _NOTHING.fullmatch(tidy(asked.text)):
            return Answer(left=True, wish="nothing")
        if says_nothing(asked.text):
            return None
        said = asked.said.model_copy(update={"private": part in _FOR_ONESELF})
        return Answer((Fact(f"assessment.{part}", words=said),))

    return read


_UNTIL = r"([^.;!?\n]{2,160}?)(?=[.;!?\n]|,? (?:but|and (?:i|my|bad|weak|terrible)\b)|$)"
_STATED = (
    (
        "strengths",
        one_of(
            r"\b(?:i(?:'m| am) (?:really |very |quite )?(?:good|strong|best)"
            rf" (?:at|in|with)|my (?:strengths?|strong (?:side|point)s?) (?:is|are):?) {_UNTIL}",
            rf"\bstrengths?: {_UNTIL}",
        ),
    ),
    (
        "growth",
        one_of(
            r"\b(?:(?:i(?:'m| am) |and |but )(?:really |very |quite )?(?:bad|weak|terrible"
            r"|not good) (?:at|in|with)|my (?:weakness(?:es)?|weak (?:side|spot|point)s?)"
            rf" (?:is|are):?|i struggle with|i lack) {_UNTIL}",
            rf"\b(?:weakness(?:es)?|growth areas?): {_UNTIL}",
        ),
    ),
    ("outside", one_of(rf"\b(?:external challenges?|circumstances against me): {_UNTIL}")),
)


def stated(reader: Reader) -> tuple[Fact, ...]:
    """Strengths, weak spots and challenges that a message names plainly."""
    facts = []
    for part, pattern in _STATED:
        if match := pattern.search(reader.text):
            found = next(group for group in match.groups() if group)
            said = reader.words(tidy(found))
            private = part in _FOR_ONESELF
            facts.append(
                Fact(f"assessment.{part}", words=said.model_copy(update={"private": private}))
            )
    return tuple(facts)
