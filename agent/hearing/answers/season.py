"""Answers about the mentoring itself: the pulse, whether it is still right, and how it ends."""

from __future__ import annotations

from dataclasses import replace

from agent.hearing.answers.asked import Answer, Asked, wished
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.patterns import words
from agent.learning import Fact


def _own_words(field: str, asked: Asked, *, private: bool) -> Answer | None:
    if is_no(asked.text) or _NOTHING.fullmatch(asked.text.strip(" .")):
        return Answer(left=True, wish="nothing")
    if says_nothing(asked.text):
        return None
    said = asked.said.model_copy(update={"private": private})
    return Answer((Fact(field, words=said),))


_NOTHING = words(r"nothing(?: really| yet| special)?|none|all fine|no change")


def _settled(answer: Answer | None) -> Answer | None:
    return replace(answer, left=True) if answer else None


def useful(asked: Asked) -> Answer | None:
    """What in the meetings is useful."""
    return _own_words("pulse.useful", asked, private=True)


def change(asked: Asked) -> Answer | None:
    """What there should be less or more of."""
    return _own_words("pulse.change", asked, private=True)


_WORTH = (
    (words(r"partly|somewhat|so[- ]so|a bit|sort of|mostly|half|sometimes|maybe"), "partly"),
    (words(r"not really|no|not much|not at all|hardly|nope|barely|rarely"), "no"),
    (words(r"yes|yeah|very|fully|really|totally|definitely|absolutely|it is|sure"), "yes"),
)


def worth(asked: Asked) -> Answer | None:
    """Whether it is worth the time as it is."""
    found = wished(asked.text, _WORTH)
    return Answer((Fact("pulse.worth", found.wish, asked.said),)) if found else None


_LOW = (
    (words(r"say|tell|line|help\w*|need"), "say_what_helps"),
    (words(r"rhythm|medium|writing|shorter|less often|other way|another way|format"), "other_way"),
    (
        words(r"end(?:ing)?|stop|some(?:body|one) else|another mentor|change (?:of )?mentor"),
        "ending",
    ),
    (words(r"leave|keep|as it is|nothing|go on|wait"), "leave_it"),
)


def low(asked: Asked) -> Answer | None:
    """What to do when the mentoring itself is not worth much."""
    return _settled(wished(asked.text, _LOW))


_RIGHT = (
    (words(r"change|differen\w+|adjust|less|more"), "change_it"),
    (words(r"end|stop|close|finish|enough|last"), "closing"),
    (words(r"go on|continue|yes|as it is|another|keep|still"), "go_on"),
)


def right(asked: Asked) -> Answer | None:
    """Whether the mentoring is still right: go on, change something, or end well."""
    return _settled(wished(asked.text, _RIGHT))


def helped(asked: Asked) -> Answer | None:
    """What the other person did that helped; it can stand in the thanks."""
    return _own_words("ending.helped", asked, private=False)


def continues(asked: Asked) -> Answer | None:
    """What goes on after the end."""
    return _own_words("ending.continues", asked, private=False)


def pass_on(asked: Asked) -> Answer | None:
    """What the person could now give somebody one step behind them."""
    return _own_words("ending.pass_on", asked, private=False)
