"""Rough notes after a meeting: what was advised, agreed or promised, in the words as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.hearing.notes_elsewhere import told_in
from agent.hearing.patterns import one_of
from agent.hearing.sentences import begins_with_verb, tidy

MOST_ACTIONS = 5
"""Actions that are taken from one message; nobody keeps more of one meeting."""

_NAME = r"(?-i:[A-ZÀ-Þ][\w’-]+)(?:\s+(?-i:[A-ZÀ-Þ][\w’-]+)){0,2}"
_THEY = rf"(?:she|he|they|(?:the|my|our) mentor|{_NAME})"
_SAID = (
    r"(?:says?|said|told (?:me|us)|suggest(?:s|ed)?|advise[sd]?(?: me)?|recommend(?:s|ed)?"
    r"|proposed?s?|thinks?|thought|wants? me|wanted me|asked me|urged me|encouraged me|meant"
    r"|insisted|had me)"
)
_SHOULD = (
    r"(?:(?:i|we) (?:should|could|can|must|might|need to|have to|ought to|had better)"
    r"|me to|to(?= \w))"
)
_ADVICE = one_of(
    rf"\b{_THEY}(?: has| have| also| then| even| always){{0,2}} (?P<verb>{_SAID})"
    rf"(?: that|:|,)?\s+(?P<should>{_SHOULD} )?(?P<what>.+)$"
)
_ADVICE_IS = one_of(
    rf"\b(?:{_NAME}'s|her|his|their|the|one) (?:advice|tip) (?:is|was):? (?P<what>.+)$"
)
_THEIRS = one_of(
    rf"\b{_THEY}(?: also| then)?(?:'ll| will| is going to| are going to| offered to| promised to"
    r"| agreed to) (?!be\b|have\b|not\b)(?P<what>.+)$"
)
_MINE = one_of(
    r"(?:^|\b(?:that|so|and|now|then|time)\s+)(?:i|we)(?:'ll| will| should| must| need to| have to"
    r"| agreed to| agreed(?: that)? (?:i|we)(?: will|'ll| should)?| decided to| promised to"
    r"| plan to| am going to|'m going to| are going to|'re going to)"
    r"(?: now| then| first| also| both| to){0,2} (?!be\b|feel\b|see\b)(?P<what>.+)$"
)
_LABELLED = one_of(
    r"^(?:(?:my |the |our )?(?:next steps?|to[- ]?dos?|actions?|tasks?|homework|agreed)"
    r"(?: is| are)?)\s*[:–-]?\s+(?:to )?(?P<what>.+)$"
)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|[;\n]+")
_NEW_SUBJECT = re.compile(
    rf",?\s+(?:and|but|then|so)\s+(?=(?:that )?(?:i|we|she|he|they|{_NAME})"
    r"(?:['’]ll| (?:will|should|must|need|have|says?|said|told|suggest|advise|recommend|promised"
    r"|agreed|offered|could|am|is|are)\b))",
    re.I,
)
_ASIDE = re.compile(
    r"(?:,\s*|\s+)(?:but|because|although|though|since|which"
    r"|pero|porque|mais|parce que|mas|aber|weil)\s.*$",
    re.I,
)
_SOFTLY = re.compile(
    r"^(?:not |don['’]?t |do not |never |just |maybe |perhaps |first |then |always |also )+", re.I
)
_MEETING = re.compile(r"^(?:meet|talk|speak|see each other|see (?:her|him|them)|catch up)\b", re.I)
_OPINION = re.compile(r"^(?:thinks?|thought|says?|said|meant|told)", re.I)
_A_THING = re.compile(r"^(?:an?|the|my|some|\w+ing)\b", re.I)


@dataclass(frozen=True)
class Noted:
    """One action in somebody's notes; `mine` tells whose it is, `advised` who said it."""

    what: str
    mine: bool = True
    advised: bool = False


def actions_in(text: str, *, bare: bool = False) -> tuple[Noted, ...]:
    """What a message tells as advised, agreed or promised; at most five, verbatim.

    `bare` lets sentences count that only say what to do ("build a login page"), as somebody
    writes who was asked for notes.
    """
    found: dict[str, Noted] = {}
    for sentence, is_item in _sentences(text):
        noted = _noted(sentence, bare=bare or is_item)
        if noted and noted.what not in found:
            found[noted.what] = noted
    return tuple(found.values())[:MOST_ACTIONS]


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    for line in text.split("\n"):
        is_item = bool(_BULLET.match(line))
        for sentence in _SENTENCE.split(_BULLET.sub("", line)):
            for part in _NEW_SUBJECT.split(sentence):
                if part.strip():
                    yield part.strip(), is_item


def _noted(sentence: str, *, bare: bool) -> Noted | None:
    if match := _THEIRS.search(sentence):
        return _kept(match["what"], mine=False)
    if match := _ADVICE.search(sentence):
        what = match["what"]
        takes_a_thing = not _OPINION.match(match["verb"])
        if match["should"] or _is_to_do(what) or (takes_a_thing and _A_THING.match(what)):
            return _kept(what, advised=True)
        return None
    if match := _ADVICE_IS.search(sentence):
        return _kept(match["what"], advised=True)
    for pattern in (_LABELLED, _MINE):
        if match := pattern.search(sentence):
            return _kept(match["what"])
    kind, what = told_in(sentence)
    if not what and bare and _is_to_do(sentence):
        what = sentence
    return _kept(what, mine=kind != "theirs", advised=kind == "advised") if what else None


def _kept(what: str, *, mine: bool = True, advised: bool = False) -> Noted | None:
    words = tidy(_ASIDE.sub("", what))
    if not words or _MEETING.match(words):
        return None
    return Noted(words, mine, advised)


def _is_to_do(what: str) -> bool:
    return begins_with_verb(_SOFTLY.sub("", what.strip()))
