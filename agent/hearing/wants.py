"""What a mentee looks for, as any message may say it: hours, languages, formats, rules."""

from __future__ import annotations

import re

from agent.hearing.when import hours_in, hours_per_month_in
from agent.roster.languages import languages_named
from agent.learning import Fact
from agent.records.base import Words
from agent.records.matching import DealBreaker, Format

_FORMATS: tuple[tuple[Format, str], ...] = (
    ("in writing", r"\bin writing\b|\bby (?:e-?mail|text|message|chat)\b|\bwritten\b(?! test)|\basync(?:hronous(?:ly)?)?\b|\bno (?:calls|video|meetings)\b"),
    ("single chat", r"\b(?:a |one |just one |single )(?:single )?(?:chat|talk|call|conversation|coffee|session|meeting)\b|\bone[- ]off\b"),
    ("season", r"\b(?:a|one|whole|this) season\b|\blong[- ]term\b|\bregular(?:ly)?\b(?! time)|\bongoing\b|\bfor (?:a few|several|some|three|six) months\b"),
    ("peer", r"\b(?:a )?peers?\b(?! review)|\bsomeone (?:at|on) my level\b|\blearn together\b"),
    ("reverse", r"\b(?:someone|somebody|people|person|mentor) (?:more )?(?:junior|younger)\b|\breverse mentor\w*\b|\bjunior(?:s)? (?:to|who|person|colleague)\b|\b(?:a|some) junior\b"),
    ("circle", r"\bcircle\b|\bgroup mentoring\b|\bmentoring group\b"),
)  # fmt: skip
_ANY_LANGUAGE = re.compile(r"\bany language\b|\blanguage does(?: not|n['’]t) matter\b", re.I)
_TALK_IN = re.compile(r"\b(?:speak|speaks|talk|talking|in|language|languages)\b", re.I)
_RULES: tuple[tuple[str, DealBreaker], ...] = (
    (r"\b(?:costs?|paid|pay(?:ing)?|money|fees?|charg\w+|expensive|price)\b|\bnot free\b|\bmust be free\b",
     DealBreaker(field="cost", at_most=0)),
    (r"\bno regular time\b|\birregular\b|\bnever (?:has |have )?time\b|\bno time\b|\bunavailable\b",
     DealBreaker(field="hours_per_month", at_least=1)),
    (r"\btime ?zones?\b|\btoo far\b|\bfar away\b|\bother side of the world\b",
     DealBreaker(field="zone", within_hours=3)),
    (r"\b(?:no|not|bad|poor) listen\w*\b|\bdoes(?:n['’]t| not) listen\b|\btalks? over\b",
     DealBreaker(factor="active_listening")),
    (r"\bcommit(?:s|ted|ment)?\b|\bunreliable\b|\bno[- ]shows?\b|\bghost\w*\b",
     DealBreaker(factor="commitment")),
)  # fmt: skip
_MUST = re.compile(
    r"\b(?:must|has to|have to|needs? to|only|deal[- ]?breaker|rules? out|no ?one who|nobody who|not without)\b",
    re.I,
)
_MONEY_RULE = re.compile(
    r"\b(?:must be free|can(?:['’]|no)?t (?:afford|pay)|not pay|no money|free of charge|for free|not paid|costs? money)\b",
    re.I,
)
_FIXED = re.compile(
    r"\b(?:toddler|baby|kids?|child(?:ren)?|care|caring|mother|father|parent|school run|pick ?up|shift|prayer|shabbat|"
    r"sabbath|church|mosque|ramadan|dialysis|treatment|chemo|disab\w+|wheelchair|safe(?:ty)?|medication)\b", re.I)  # fmt: skip


def wants(text: str, words: Words) -> tuple[Fact, ...]:
    """Facts about hours, languages, formats and rules that a message plainly states."""
    return (
        *hours(text, words),
        *formats(text, words),
        *_languages(text, words),
        *_monthly(text, words),
    )


def hours(text: str, words: Words) -> tuple[Fact, ...]:
    """When the person can meet, and whether that is fixed."""
    heard = hours_in(text)
    if heard is None:
        return ()
    said = words.model_copy(update={"text": text.strip() if len(text) <= 120 else heard.words})
    fixed = heard.fixed or bool(_FIXED.search(text))
    found = [Fact("criteria.hours", heard.hours, said)]
    return (*found, Fact("criteria.hours_fixed", True)) if fixed else tuple(found)


def formats(text: str, words: Words) -> tuple[Fact, ...]:
    """What kind of mentoring is asked for."""
    kinds = tuple(kind for kind, pattern in _FORMATS if re.search(pattern, text, re.I))
    return (Fact("criteria.formats", kinds, words),) if kinds else ()


def languages(text: str, words: Words) -> tuple[Fact, ...]:
    """The languages named, or that any will do."""
    codes = languages_named(text)
    if codes:
        return (Fact("criteria.languages", codes, words),)
    return (Fact("criteria.languages", (), words),) if _ANY_LANGUAGE.search(text) else ()


def _languages(text: str, words: Words) -> tuple[Fact, ...]:
    """Languages in passing: only where the message speaks of talking in them."""
    match = re.search(
        r"\b(?:mentor|someone|somebody|talk|speaks?|meet|meetings?)\b[^.;!?]{0,40}?\b(?:in|speaks?)\s+([^.;!?]{2,40})",
        text,
        re.I,
    )
    codes = languages_named(match.group(1)) if match else ()
    return (Fact("criteria.languages", codes, words),) if codes else ()


def _monthly(text: str, words: Words) -> tuple[Fact, ...]:
    heard = hours_per_month_in(text)
    return (Fact("criteria.hours_per_month", heard, words),) if heard else ()


def rules(text: str, words: Words) -> tuple[Fact, ...]:
    """Deal-breakers named in answer to the question about them."""
    found = [
        Fact("criteria.deal_breakers", rule.model_copy(update={"words": words}), words)
        for pattern, rule in _RULES
        if re.search(pattern, text, re.I)
    ]
    codes = languages_named(text)
    if codes and _MUST.search(text) or codes and _TALK_IN.search(text):
        rule = DealBreaker(field="languages", includes=codes[0], words=words)
        found.append(Fact("criteria.deal_breakers", rule, words))
    return tuple(found)


def rules_in_passing(text: str, words: Words) -> tuple[Fact, ...]:
    """The one deal-breaker clear enough to be heard anywhere: it must cost nothing."""
    if not _MONEY_RULE.search(text):
        return ()
    rule = DealBreaker(field="cost", at_most=0, words=words)
    return (Fact("criteria.deal_breakers", rule, words),)
