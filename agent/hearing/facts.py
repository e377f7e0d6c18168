"""Facts that any message may state, each with the words for it. High precision or nothing."""

from __future__ import annotations

import re
from datetime import datetime

from agent.hearing.sentences import begins_with_verb, tidy
from agent.hearing.when import by_in
from agent.learning import Fact
from agent.places import places_in
from agent.records.base import Source, Words

_CLAUSE_END = (
    r"(?=\s*(?:[.;!?\n]|,\s+(?:but|and i\b|i\b|though|because|since|so|which|honestly|ideally|preferably|can you|could you)"
    r"|\s(?:but|because|since|although|though)\s|\s(?:and|so)\s+(?:i|my|we)\b|\s-\s|\s–\s|$))"
)
_PART = r"([^.;!?\n]{2,240}?)"

_NOW = re.compile(
    r"\b(?:i am|i['’]?m)\s+(?:currently\s+|now\s+|just\s+)?"
    r"(an?\s+(?!bit\b|little\b|lot\b|mess\b|fan\b|huge\b|big\b|wreck\b|failure\b)[^.,;!?\n]{2,80}?)"
    r"(?=\s+(?:and|but|who|so|because|honestly|looking|trying|wanting|hoping|wondering|thinking|that|with no)\b|\s*[.,;!?\n]|\s*$)",
    re.I,
)
_WORK = re.compile(
    r"\b(i (?:currently )?(?:work|study|teach|run|lead|manage)\s+(?:as|in|at|for|with|a|an|the|on)?\b[^.,;!?\n]{2,80}?)"
    r"(?=\s+(?:and|but|so|because)\b|\s*[.,;!?\n]|\s*$)",
    re.I,
)
_STAGE = re.compile(
    r"(?:^|[.,;!?]\s*|\bi(?:['’]m| am)(?: in(?: my)?)?\s+)"
    r"((?:(?:1st|2nd|3rd|[4-9]th|first|second|third|fourth|final|last)[- ]year(?:\s+(?!and|but|of)[\w-]+){0,4}"
    r"|\d{1,2}\+?\s+years\s+(?:in|into|of|as|experience)(?:\s+(?!and|but|want)[\w-]+){0,4}))",
    re.I,
)
_AIM = re.compile(
    r"\b(?:(?:i(?:['’]d| would)?\s+(?:really\s+|just\s+|finally\s+)?(?:like|love|want|wish|hope|need|plan)"
    r"|i(?:['’]m| am)\s+(?:really\s+)?(?:hoping|trying|planning|looking|aiming)|i wanna|my (?:goal|aim|dream|plan|wish) is"
    r"|want|trying|hoping|would like|looking)\s+to|i wanna)\s+" + _PART + _CLAUSE_END,
    re.I,
)
_GOAL_IS = re.compile(
    r"\bmy (?:goal|aim|dream|wish) (?:is|would be)\s+(?!to\b)" + _PART + _CLAUSE_END, re.I
)
_HOW_DO_I = re.compile(
    r"\bhow (?:do|can|could|should|would) (?:i|we)\s+(?:best\s+)?" + _PART + r"(?=\s*[.?!\n]|$)",
    re.I,
)
_ALSO = re.compile(
    r"(?:,?\s+and\s+(?:also|then)\s+(?:to\s+)?|\balso,?\s+(?:to\s+)?)" + _PART + _CLAUSE_END, re.I
)
_ANOTHER = re.compile(
    r"\b(?:another goal(?: of mine)?(?: is|:)|(?:a )?second goal(?: is|:)|i also (?:want|would like|['’]d like|need|hope) to"
    r"|i(?:['’]d| would) also like to)\s*(?:to\s+)?" + _PART + _CLAUSE_END,
    re.I,
)
_HELPER = re.compile(
    r"\b(?P<who>(?:(?:an?|some|the)\s+)?(?:\w+\s+){0,2}?(?:mentors?|someone|somebody|anyone|anybody|person|people|role model)(?:\s+(?!to\b|who\b|that\b|for\b|in\b|with\b)\w+){0,2})"
    r"\s+(?:to|who can|who could|who will|who would|that can|that could)\s+" + _PART + _CLAUSE_END,
    re.I,
)
_TO_FIND = re.compile(
    r"^(?:find|have|get|meet|see|talk to|speak to|speak with|talk with|be matched|look for|rank|read|know who|stop|quit|delete|erase|skip|sign|"
    r"be mentored|connect with|ask)\b(?!.*\b(?:job|work|internship|clients?|funding)\b)",
    re.I,
)
_BY_TAIL = re.compile(r"\s*,?\s*(?:by|before|within|until)?\s*$", re.I)


class Reader:
    """Reads one message; every fact carries this message as its source."""

    def __init__(self, text: str, source: Source, now: datetime) -> None:
        self.text = text
        self.source = source
        self.now = now

    def words(self, text: str, lead: str = "") -> Words:
        """Words of this message with their source."""
        return Words(text=text, lead=lead, source=self.source)

    def facts(self) -> tuple[Fact, ...]:
        """Everything the message plainly states about the person and the goal."""
        return (*self._profile(), *self._goal())

    def _profile(self) -> tuple[Fact, ...]:
        found: list[Fact] = []
        if match := _NOW.search(self.text):
            found.append(Fact("profile.now", words=self.words(tidy(match.group(1)), "I am")))
        elif match := _WORK.search(self.text):
            found.append(Fact("profile.now", words=self.words(tidy(match.group(1)))))
        elif match := _STAGE.search(self.text):
            found.append(Fact("profile.now", words=self.words(tidy(match.group(1)), "About me:")))
        return (*found, *self.place())

    def place(self) -> tuple[Fact, ...]:
        """The place where the person is, with its zone where that is certain."""
        places = places_in(self.text)
        if not places:
            return ()
        place = places[0]
        fact = Fact("profile.place", words=self.words(place.name))
        return (fact, Fact("profile.zone", place.zone)) if place.zone else (fact,)

    def _goal(self) -> tuple[Fact, ...]:
        found: list[Fact] = []
        helper = self._guidance()
        by = by_in(self.text, self.now)
        aim = self._aim(by.words if by else "")
        if aim:
            found.append(Fact("goal.aim", words=aim))
        if helper:
            found.append(Fact("goal.guidance", words=helper))
        if by and aim:
            found.append(Fact("goal.by", by.read, self.words(by.words)))
        found.extend(self._further(aim))
        return tuple(found)

    def _guidance(self) -> Words | None:
        match = _HELPER.search(self.text)
        if match is None:
            return None
        text = tidy(match.group(match.lastindex or 0))
        if not begins_with_verb(text):
            return None
        lead = "mentor" if "mentor" in match.group("who").lower() else "somebody"
        beginning = {"mentor": "I would like a mentor to", "somebody": "I would like somebody to"}
        return self.words(text, beginning[lead])

    def _aim(self, by: str) -> Words | None:
        helper = _HELPER.search(self.text)
        for match in _AIM.finditer(self.text):
            text = self._trimmed(match.group(match.lastindex or 0), by)
            inside = helper and helper.start() <= match.start() < helper.end()
            about_helper = helper and match.start() <= helper.start() < match.end()
            if (
                begins_with_verb(text)
                and not _TO_FIND.match(text)
                and not inside
                and not about_helper
            ):
                return self.words(text, "I would like to")
        if match := _GOAL_IS.search(self.text):
            return self.words(self._trimmed(match.group(1), by), "My goal is")
        if match := _HOW_DO_I.search(self.text):
            text = self._trimmed(match.group(1), by)
            if begins_with_verb(text) and not _TO_FIND.match(text) and len(text.split()) > 1:
                return self.words(text, "I would like to")
        return None

    def _trimmed(self, text: str, by: str) -> str:
        """The clause without the time frame at its end and without a second goal."""
        if by and by in text:
            text = _BY_TAIL.sub("", text[: text.index(by)])
        if match := _ALSO.search(text):
            text = text[: match.start()]
        return tidy(text)

    def _further(self, aim: Words | None) -> list[Fact]:
        """Further goals in the same message."""
        pattern = _ALSO if aim else _ANOTHER
        found = []
        for match in (*_ANOTHER.finditer(self.text), *(_ALSO.finditer(self.text) if aim else ())):
            text = tidy(match.group(match.lastindex or 0))
            if begins_with_verb(text) and not any(f.words and f.words.text == text for f in found):
                found.append(Fact("goal.new", words=self.words(text, "I would like to")))
        return found if pattern else []
