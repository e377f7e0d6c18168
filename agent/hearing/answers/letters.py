"""Answers about the message: the lines only the mentee writes, and what to do with it."""

from __future__ import annotations

from agent.hearing.answers.asked import Answer, Asked, mentor, wished
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.news import news
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.learning import Fact

_A_FEW_WORDS = 7
"""Words of a message that asks for another form and says nothing else."""
_THAT_YOU = one_of(r"^(?:what caught me is )?(?:that )?you(?: have)?\s+(?=\w+)")
_OF_MINE = one_of(r"^(?:i|i'm|my|it|we)\b")
_A_THING = one_of(r"^(?:the|your|an?|that|how|this|their|his|her|they|she|he)\b")
_THIRD_PERSON = words(r"she|he|him|her|his|hers")
_BEGINS_WITH_THEY = one_of(r"^(?:they|their)\b")


def _speaks_of_reader(text: str) -> bool:
    """Whether a line for a letter speaks of its reader instead of to them."""
    return bool(_THIRD_PERSON.search(text) or _BEGINS_WITH_THEY.search(text))


def caught(asked: Asked) -> Answer | None:
    """What caught the person about the mentor."""
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


def commitment(asked: Asked) -> Answer | None:
    """What the person will keep."""
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
_COPIED = words(r"copy|copied")
_PROMISE = one_of(r"^\s*(?:i will|i'll)\s+")


def what_next(asked: Asked) -> Answer | None:
    """What to do with a message that stands: another form, news, the agenda, somebody else."""
    return next((answer for read in _WHAT_NEXT if (answer := read(asked))), None)


def _declined(asked: Asked) -> Answer | None:
    sent = asked.plan.outreach and asked.plan.outreach[-1].sent
    return Answer(wish="declined") if sent and is_no(asked.text) else None


def _form(asked: Asked) -> Answer | None:
    return wished(asked.text, _FORMS) if len(asked.text.split()) <= _A_FEW_WORDS else None


def _news(asked: Asked) -> Answer | None:
    facts = _news_of_it(asked)
    return Answer(facts) if facts else None


def _agenda(asked: Asked) -> Answer | None:
    return Answer(wish="agenda") if _AGENDA.search(asked.text) else None


def _promise(asked: Asked) -> Answer | None:
    return commitment(asked) if _PROMISE.search(asked.text) else None


def _somebody(asked: Asked) -> Answer | None:
    person = asked.person()
    return Answer((mentor(person.id, person.called),)) if person else None


_WHAT_NEXT = (_declined, _form, _news, _agenda, _promise, _somebody)


def _news_of_it(asked: Asked) -> tuple[Fact, ...]:
    today = asked.reader.now.date()
    copied = (Fact("outreach.sent", today),) if _COPIED.search(asked.text) else ()
    return news(asked.text, asked.said, asked.reader.now) or copied


_NOTHING = words(r"nothing|none|no one|nobody(?! who)")
