"""What a mentee looks for, as any message may say it: hours, languages, formats, rules."""

from __future__ import annotations

import re

from agent.hearing.patterns import one_of, words
from agent.hearing.when import hours_in, hours_per_month_in
from agent.learning import Fact
from agent.records.base import Words
from agent.records.matching import DealBreaker, Format
from agent.roster.languages import languages_named

_LONGEST_WHOLE = 60
"""A message of up to this many characters is kept whole, so that a reason in it stays."""

_FORMATS: tuple[tuple[Format, re.Pattern[str]], ...] = (
    (
        "in writing",
        words(
            r"rather write|prefer (?:to write|writing)",
            r"in writing|by (?:e-?mail|text|message|chat)|written(?! test)",
            r"por escrito|par [ée]crit|schriftlich",
            r"async(?:hronous(?:ly)?)?|no (?:calls|video|meetings)",
        ),
    ),
    (
        "single chat",
        words(
            r"(?:a|one|just one|single) (?:single )?"
            r"(?:chat|talk|call(?! cent)|conversation|coffee|session)",
            r"one[- ]off|once is enough|una (?:charla|conversaci[óo]n)|un caf[ée]",
            r"une (?:conversation|discussion)|ein (?:gespr[äa]ch|kaffee)|uma conversa",
        ),
    ),
    (
        "season",
        words(
            r"(?:a|one|whole|this) season|long[- ]term|regular(?:ly)?(?! time)|ongoing",
            r"for (?:a few|several|some|three|six) months",
        ),
    ),
    ("peer", words(r"(?:a )?peers?(?! review)|someone (?:at|on) my level|learn together")),
    (
        "reverse",
        words(
            r"(?:someone|somebody|people|person|mentor) (?:more )?(?:junior|younger)",
            r"reverse mentor\w*|juniors? (?:to|who|person|colleague)|(?:a|some) junior",
        ),
    ),
    ("circle", words(r"circle|group mentoring|mentoring group")),
)
_ANY_LANGUAGE = words(r"any language|language does(?: not|n't) matter")
_TALK_IN = words(r"speaks?|talk|talking|in|languages?")
_MUST = words(
    r"must|has to|have to|needs? to|only|deal[- ]?breaker|rules? out|no ?one who|nobody who|without"
)
_ONLY_LANGUAGES = one_of(
    r"^\s*((?:in |only |preferably )?[^\W\d_]{4,}(?:(?:,? (?:or|and)|,) [^\W\d_]{4,}){0,3})\W*$"
)
_MEET_IN = one_of(
    r"\b(?:mentor|someone|somebody|talk|speaks?|meet|meetings?)\b[^.;!?]{0,40}?"
    r"\b(?:in|speaks?)\s+([^.;!?]{2,40})"
)
_RULES: tuple[tuple[re.Pattern[str], DealBreaker], ...] = (
    (
        words(
            r"pagar|payer|bezahlen|zahlen|gratis|gratuit|kostenlos",
            r"costs?|paid|pay(?:ing)?|money|fees?|charg\w+|expensive|price|not free|must be free",
        ),
        DealBreaker(field="cost", at_most=0),
    ),
    (
        words(r"no regular time|irregular|never (?:has |have )?time|no time|unavailable"),
        DealBreaker(field="hours_per_month", at_least=1),
    ),
    (
        words(r"time ?zones?|too far|far away|other side of the world"),
        DealBreaker(field="zone", within_hours=3),
    ),
    (
        words(r"(?:no|not|bad|poor) listen\w*|does(?:n't| not) listen|talks? over"),
        DealBreaker(factor="active_listening"),
    ),
    (
        words(r"commit(?:s|ted|ment)?|unreliable|no[- ]shows?|ghost\w*"),
        DealBreaker(factor="commitment"),
    ),
)
_MUST_BE_FREE = words(
    r"must be free|(?:can't|cannot) (?:afford|pay)|not pay|no money|free of charge|for free"
    r"|not paid|costs? money"
)
_NO_CHARGE = one_of(
    r"\b(?:any(?:one|body)|nobody|people|mentors?) who (?:charges?|costs?|wants? money)\b"
)
_NEAR_IN_TIME = one_of(
    r"\bonly\b.{0,30}\b(?:close to|near|in|around|within) my (?:own )?time ?zone\b"
)
_ACCESS = words(
    r"captions?|subtitles|sign language|screen reader|large print|transcripts?|step-free"
    r"|wheelchair access\w*|plain language|hearing loop"
)
_PAY_UP_TO = one_of(r"\b(?:i can|can|could) (?:pay|afford) (?:up to|at most|max)[^.;,]{1,20}")
_UP_TO = one_of(
    r"\b(?:over|more than|above|up to|at most|max(?:imum)?(?: of)?|beyond|until|below|under)"
    r"\s*[€$£]?\s*(\d+(?:[.,]\d+)?)"
)
_FIXED = words(
    r"toddler|baby|kids?|child(?:ren)?|care|caring|mother|father|parent|school run|pick ?up|shift",
    r"prayer|shabbat|sabbath|church|mosque|ramadan|dialysis|treatment|chemo|disab\w+|wheelchair",
    r"safe(?:ty)?|medication",
)


def wants(text: str, said: Words) -> tuple[Fact, ...]:
    """Facts about hours, languages, formats and cost that a message plainly states."""
    return (
        *hours(text, said),
        *formats(text, said),
        *_languages_in_passing(text, said),
        *_monthly(text, said),
        *_must_be_free(text, said),
        *_access(text, said),
    )


def hours(text: str, said: Words) -> tuple[Fact, ...]:
    """When the person can meet, and whether that is fixed."""
    heard = hours_in(text)
    if heard is None:
        return ()
    fixed = heard.fixed or bool(_FIXED.search(text))
    return (
        Fact("criteria.hours", heard.hours, _part(said, heard.words)),
        Fact("criteria.hours_fixed", fixed),
    )


def formats(text: str, said: Words) -> tuple[Fact, ...]:
    """What kind of mentoring is asked for."""
    found = [(kind, match) for kind, pattern in _FORMATS if (match := pattern.search(text))]
    if not found:
        return ()
    kinds = tuple(kind for kind, _ in found)
    return (Fact("criteria.formats", kinds, _part(said, found[0][1].group())),)


def languages(text: str, said: Words) -> tuple[Fact, ...]:
    """The languages named, or that any will do."""
    codes = languages_named(text)
    if codes or _ANY_LANGUAGE.search(text):
        return (Fact("criteria.languages", codes, said),)
    return ()


def rules(text: str, said: Words) -> tuple[Fact, ...]:
    """Deal-breakers named in answer to the question about them."""
    found = [
        rule.model_copy(update={"at_most": _ceiling(text)}) if rule.field == "cost" else rule
        for pattern, rule in _RULES
        if pattern.search(text)
    ]
    codes = languages_named(text)
    if codes and (_MUST.search(text) or _TALK_IN.search(text)):
        found.append(DealBreaker(field="languages", includes=codes[0]))
    return tuple(_rule(rule, said) for rule in found)


def _ceiling(text: str) -> float:
    """What somebody may cost at the most: a number said with "over" or "up to", else nothing."""
    match = _UP_TO.search(text)
    return float(match.group(1).replace(",", ".")) if match else 0.0


def _rule(rule: DealBreaker, said: Words) -> Fact:
    return Fact("criteria.deal_breakers", rule.model_copy(update={"words": said}), said)


def _languages_in_passing(text: str, said: Words) -> tuple[Fact, ...]:
    """Languages only where the message speaks of talking in them."""
    match = _ONLY_LANGUAGES.match(text) or _MEET_IN.search(text)
    codes = languages_named(match.group(1)) if match else ()
    return (
        (Fact("criteria.languages", codes, _part(said, match.group())),) if match and codes else ()
    )


def _monthly(text: str, said: Words) -> tuple[Fact, ...]:
    heard = hours_per_month_in(text)
    return (Fact("criteria.hours_per_month", heard, said),) if heard else ()


def _must_be_free(text: str, said: Words) -> tuple[Fact, ...]:
    """The one deal-breaker clear enough to be heard anywhere: it must cost nothing."""
    if near := _NEAR_IN_TIME.search(text):
        return (_rule(DealBreaker(field="zone", within_hours=3), _part(said, near.group())),)
    match = _MUST_BE_FREE.search(text) or _PAY_UP_TO.search(text) or _NO_CHARGE.search(text)
    if match is None:
        return ()
    rule = DealBreaker(field="cost", at_most=_ceiling(text))
    return (_rule(rule, _part(said, match.group())),)


def _access(text: str, said: Words) -> tuple[Fact, ...]:
    """What somebody needs to take part: always fixed, and in no message unless they say so."""
    found = tuple(match.group().lower() for match in _ACCESS.finditer(text))
    private = _part(said, text.strip()).model_copy(update={"private": True})
    return (Fact("criteria.access", found, private),) if found else ()


def _part(said: Words, part: str) -> Words:
    """The whole message where it is short, so that its reason stays; else the part that says it."""
    return said if len(said.text) <= _LONGEST_WHOLE else said.model_copy(update={"text": part})
