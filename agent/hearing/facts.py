"""Facts that any message may state, each with the words for it. High precision or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import begins_with_verb, tidy, without_beginning
from agent.hearing.when import by_in
from agent.learning import Fact
from agent.records.base import Source, Words
from agent.records.plan import Purpose
from agent.times.places import places_in

_CLAUSE = (
    r"(?P<clause>[^.;!?\n]{2,240}?)"
    r"(?=\s*(?:[.;!?\n]|,\s+(?:but|and i\b|i\b|though|because|since|so|which|honestly|ideally"
    r"|preferably|can you|could you)|\s(?:but|because|since|although|though)\s"
    r"|\s(?:and|so)\s+(?:i|my|we)\b|\s-\s|\s–\s|$))"
)
_PHRASE_END = (
    r"(?=\s+(?:and|but|who|so|because|honestly|looking|trying|wanting|hoping|wondering|thinking"
    r"|that|with no)\b|\s*[.,;!?\n]|\s*$)"
)
_MOOD = r"(?!bit\b|little\b|lot\b|mess\b|fan\b|huge\b|big\b|wreck\b|failure\b)"

_NOW = one_of(
    rf"\b(?:i am|i'm)\s+(?:currently\s+|now\s+|just\s+)?(an?\s+{_MOOD}[^.,;!?\n]{{2,80}}?)"
    + _PHRASE_END
)
_WORK = one_of(
    r"\b((?:i (?:currently )?(?:work|study|teach|run|lead|manage)"
    r"|(?:i have|i've) (?:been working|worked))\b[^.,;!?\n]{2,80}?)" + _PHRASE_END,
)
_BEEN = one_of(
    r"\b((?:i have|i've) been (?:an? |the |in |at |working )[^.,;!?\n]{2,80}?)" + _PHRASE_END
)
_LISTED = re.compile(r"(?:^|\s)\d[.)]\s*([^\n]{3,120}?)(?=\s+\d[.)]\s|\n|$)")
_DENIAL = re.compile(r"(?:\bnot|n['’]?t|\bnever|\bno longer)\s+(?:really\s+)?$", re.I)
_DO = one_of(
    r"(?:^|[.!?]\s+)(i (?!(?:am|want|would|need|like|love|hope|wish|think|feel|don|do|did|have"
    r"|had|was|can|could|will|know|guess|just|really|also|never|always|plan|see|mean|said|moved?)\b)[a-z]{3,}"
    r"\b[^.,;!?\n]{2,80}?)" + _PHRASE_END
)
_STAGE = one_of(
    r"(?:^|[.,;!?]\s*|\b(?:i'm|i am)(?: in(?: my)?)?\s+)"
    r"((?:(?:1st|2nd|3rd|[4-9]th|first|second|third|fourth|final|last)[- ]year"
    r"(?:\s+(?!and|but|of)[\w-]+){0,4}"
    r"|\d{1,2}\+?\s+years\s+(?:in|into|of|as|experience)(?:\s+(?!and|but|want)[\w-]+){0,4}))"
)
_AIM = one_of(
    r"(?:\b(?:i(?:'d| would)?\s+(?:really\s+|just\s+|finally\s+)?"
    r"(?:like|love|want|wish|hope|need|plan)"
    r"|(?:i'm|i am)\s+(?:really\s+)?(?:hoping|trying|planning|looking|aiming)"
    r"|my (?:goal|aim|dream|plan|wish) is|want|trying|hoping|would like|looking)\s+to\s+"
    r"|\bi wish i (?:could|(?:was|were) able to|knew how to|dared to)\s+)" + _CLAUSE,
)
_WANNA = one_of(r"\bi (?:wanna|gotta)\s+" + _CLAUSE)
_GOAL_IS = one_of(r"\bmy (?:goal|aim|dream|wish) (?:is|would be)\s+(?!to\b)" + _CLAUSE)
_LEANING = one_of(
    r"\b(?P<lead>thinking (?:about|of)|interested in|considering|curious about"
    r"|need help(?: with| in)?|need advice on|struggling with)\s+" + _CLAUSE
)
_HOW_DO_I = one_of(
    r"\bhow (?:do|can|could|should|would) (?:i|we)\s+(?:best\s+)?"
    r"(?P<clause>[^.;!?\n]{2,240}?)(?=\s*[.?!\n]|$)"
)
_CHANGES = one_of(
    r"^(?:become|get (?:into|back|started)|move|switch|start|break into|go (?:from|back)|change"
    r"|leave|return|transition|turn|grow into|come back|find (?:a job|work)|build a career)\b"
)
_ALSO = one_of(r",?\s+and\s+(?:also|then)\s+(?:to\s+)?" + _CLAUSE)
_ANOTHER = one_of(
    r"\b(?:another goal(?: of mine)?(?: is|:)|(?:a )?second goal(?: is|:)"
    r"|i also (?:want|would like|need|hope) to|(?:i'd|i would) also like to)\s*(?:to\s+)?" + _CLAUSE
)
_HELPER = one_of(
    r"\b(?P<who>(?:an? |some |the )?(?:\w+ ){0,2}?"
    r"(?:mentors?|someone|somebody|anyone|anybody|person|people|role model"
    r"|juniors?)"
    r"(?: (?!to\b|who\b|that\b|for\b|in\b|with\b)\w+){0,2})"
    r"\s+(?P<link>to|who can|who could|who will|who would|that can|that could)\s+" + _CLAUSE
)
_HELPERS = r"(?:mentors?|some(?:one|body)|any(?:one|body)|person|coach|sponsor|names|list)"
_ABOUT_MENTORS = one_of(
    rf"^(?:find|have|get|meet|see|talk|speak|connect|look|ask|know)\b"
    rf"(?: [\w’-]+){{0,4}}? {_HELPERS}\b",
    r"^(?:find|see|meet|show me|get) (?:some |the |a few )?people\W*$",
    r"^(?:be (?:mentored|matched)|rank|stop|quit|delete|erase|skip|know who)\b",
)
_NOT_THIS = re.compile(r",\s+(?:and\s+)?not\b.*$", re.I | re.S)
_TAKEN_BACK = one_of(r"\b(?:actually,? no|no,? wait|scratch that|correction|i mean)\b[,.:;]?\s+")

_WOULD_LIKE = "I would like to"


_PURPOSES: tuple[tuple[Purpose, re.Pattern[str]], ...] = (
    ("example", words(r"like me|did it|(?:their|your|his|her) (?:way|path|story)|has been where")),
    ("network", words(r"introduc\w+|network\w*|connections?|contacts?|know (?:more )?people")),
    ("community", words(r"my (?:community|village|town|country|neighbou?rhood)|social issue")),
    (
        "challenge",
        words(r"conflict|difficult|hard|problem|cope|handle|struggl\w+|deal with|return"),
    ),
    (
        "skill",
        words(
            r"learn\w*|improve|become|get better|skills?|practi[cs]e|teach|stud(?:y|ies)|master"
            r"|understand|build|write|code|speak\w*|lead\w*|negotiat\w+"
        ),
    ),
)


def without_by(phrase: str) -> str:
    """A time frame without the "by" that any sentence can put before it again."""
    return re.sub(r"^by\s+", "", phrase, flags=re.I)


def purpose_of(text: str) -> Purpose | None:
    """Why a mentor is looked for, where the words tell it plainly."""
    return next((purpose for purpose, pattern in _PURPOSES if pattern.search(text)), None)


_WHO_I_AM = (
    (_NOW, "I am"),
    (_BEEN, ""),
    (_WORK, ""),
    (_DO, ""),
    (_STAGE, "About me:"),
)


class Reader:
    """Reads one message; every fact carries this message as its source."""

    def __init__(self, text: str, source: Source, now: datetime, *, private: bool = False) -> None:
        """`now` is the moment of the message, with a zone; `private` marks all its words."""
        self.text = text
        self.source = source
        self.now = now
        self.private = private

    def words(self, text: str, lead: str = "") -> Words:
        """Words of this message with their source."""
        return Words(text=text, lead=lead, source=self.source, private=self.private)

    def about(self, text: str) -> Reader:
        """The same for a part of the message."""
        return Reader(text, self.source, self.now, private=self.private)

    def facts(self) -> tuple[Fact, ...]:
        """Everything the message plainly states about the person and the goal.

        Where it takes something back ("actually no, …"), only what comes after counts.
        """
        parts = _TAKEN_BACK.split(self.text)
        if len(parts) > 1 and parts[0].strip():
            after = Reader(parts[-1], self.source, self.now, private=self.private)
            if facts := after.facts():
                return facts
        return (*self._profile(), *self._goal())

    def place(self) -> tuple[Fact, ...]:
        """The place where the person is, with its zone where that is certain."""
        places = (p for p in places_in(self.text) if p.relation != "mentioned" and not p.doubtful)
        place = next(places, None)
        if place is None:
            return ()
        fact = Fact("profile.place", words=self.words(self.text[place.start : place.end]))
        return (fact, Fact("profile.zone", place.zone)) if place.zone else (fact,)

    def _profile(self) -> tuple[Fact, ...]:
        for pattern, lead in (
            (_NOW, "I am"),
            (_BEEN, ""),
            (_WORK, ""),
            (_DO, ""),
            (_STAGE, "About me:"),
        ):
            if match := pattern.search(self.text):
                words = self.words(tidy(match.group(1)), lead)
                return (Fact("profile.now", words=words), *self.place())
        return self.place()

    def _goal(self) -> tuple[Fact, ...]:
        by = by_in(self.text, self.now)
        aim = self._aim(by.phrase if by else "")
        guidance = self._guidance()
        listed = [tidy(item) for item in _LISTED.findall(self.text)]
        if aim is None and len(listed) > 1 and all(begins_with_verb(item) for item in listed):
            aim = self.words(listed[0], _WOULD_LIKE)
        else:
            listed = []
        purpose = purpose_of(" ".join(words.text for words in (aim, guidance) if words))
        found = (
            Fact("goal.aim", words=aim) if aim else None,
            Fact("goal.guidance", words=guidance) if guidance else None,
            Fact("goal.by", by.read, self.words(without_by(by.phrase))) if by and aim else None,
            Fact("goal.purpose", purpose) if purpose else None,
        )
        more = (Fact("goal.new", words=self.words(item, _WOULD_LIKE)) for item in listed[1:])
        return (*(fact for fact in found if fact), *more, *self._further(aim))

    def _guidance(self) -> Words | None:
        """What a mentor or somebody should do, where the message says so."""
        match = _HELPER.search(self.text)
        if match is None:
            return None
        text = tidy(match.group("clause"))
        if match.group("link").lower() == "to" and not begins_with_verb(text):
            return None
        who = "a mentor" if "mentor" in match.group("who").lower() else "somebody"
        return self.words(text, f"I would like {who} to")

    def _aim(self, by: str) -> Words | None:
        """What the person is after, where the message says so."""
        for match in (*_AIM.finditer(self.text), *_WANNA.finditer(self.text)):
            text = self._trimmed(match.group("clause"), by)
            if not _is_aim(text) or self._is_about_helper(match) or self._is_further(match):
                continue
            if not _DENIAL.search(self.text[: self._want(match)]):
                return self.words(text, _WOULD_LIKE)
        return self._goal_is(by) or self._leaning(by) or self._how_do_i(by)

    def _want(self, match: re.Match[str]) -> int:
        """Where the wanting verb of an aim begins: a denial right before it turns it round."""
        verb = re.search(r"\b(?:like|love|want|wish|hope|need|plan)\b", match.group(), re.I)
        return match.start() + (verb.start() if verb else 0)

    def _is_further(self, aim: re.Match[str]) -> bool:
        """Whether a clause adds another goal to one that was stated before."""
        return any(
            other.start() <= aim.start() < other.end() for other in _ANOTHER.finditer(self.text)
        )

    def _goal_is(self, by: str) -> Words | None:
        match = _GOAL_IS.search(self.text)
        return self.words(self._trimmed(match.group("clause"), by), "My goal is") if match else None

    def _leaning(self, by: str) -> Words | None:
        """What the person thinks about or needs help with."""
        match = _LEANING.search(self.text)
        if match is None:
            return None
        beginning = match.group("lead").lower()
        lead = f"I {beginning}" if beginning.startswith("need") else f"I am {beginning}"
        return self.words(self._trimmed(match.group("clause"), by), lead)

    def _how_do_i(self, by: str) -> Words | None:
        match = _HOW_DO_I.search(self.text)
        text = self._trimmed(match.group("clause"), by) if match else ""
        return self.words(text, _WOULD_LIKE) if _CHANGES.match(text) and _is_aim(text) else None

    def _is_about_helper(self, aim: re.Match[str]) -> bool:
        """Whether a clause says what somebody else should do."""
        helper = _HELPER.search(self.text)
        if helper is None:
            return False
        return (
            helper.start() <= aim.start() < helper.end()
            or aim.start() <= helper.start() < aim.end()
        )

    def _trimmed(self, text: str, by: str) -> str:
        """The clause without the time frame at its end and without a second goal."""
        if by and by in text:
            text = text[: text.index(by)]
        text = _NOT_THIS.sub("", text)
        if match := _ALSO.search(text):
            text = text[: match.start()]
        return tidy(text)

    def _further(self, aim: Words | None) -> Iterator[Fact]:
        """Further goals in the same message."""
        seen = {aim.text} if aim else set()
        for pattern in (_ANOTHER, _ALSO) if aim else (_ANOTHER,):
            for match in pattern.finditer(self.text):
                text = tidy(without_beginning(match.group("clause")))
                if text and text not in seen and not _ABOUT_MENTORS.match(text):
                    seen.add(text)
                    yield Fact("goal.new", words=self.words(text, _WOULD_LIKE))


def _is_aim(text: str) -> bool:
    """Whether the clause after "I want to" says what the person is after, and not about whom."""
    return bool(text) and not _ABOUT_MENTORS.match(text)
