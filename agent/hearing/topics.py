"""Topics: which skill a message wants, by the words of the domain first, then by examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from agent.hearing.patterns import one_of, words
from agent.records.replies import SkillName

ACT_FROM = 0.8
"""Probability of the likeliest skill from which the classifier is believed. Cross-validated
(`python -m agent.guidance.cross_validation`): the wrong skill is acted on in 1.4 % of all messages
(1.9 % at 0.75, 2.5 % at 0.7), which leaves room for the rules below the 3 % allowed."""

_DO = (
    r"(?:^|[.!;,]\s*|\b(?:please|can you|could you|would you|i want you to|let's|now|then|and"
    r"|help me(?: to)?|i need to|i(?:'d| would) like(?: you)? to)\s+)"
)
_TO_WHOM = (
    r"(?:him|her|them|the (?:first|second|third|mentor|top)|(?-i:[A-Z])[\w-]+|#?\d|somebody"
    r"|someone|a mentor)"
)
_PEOPLE = r"(?:people|mentors?|roster|list|candidates|file|names|spreadsheet|matches)"
_MESSAGE = r"(?:message|e-?mail|pitch|note|letter|invitation|text|intro(?:duction)?)"


@dataclass(frozen=True)
class Topic:
    """A skill that is wanted, and a wish within it."""

    skill: SkillName
    wish: str = ""


_SOMEBODY_WHO = (
    r"^(?=[\s\S]*\b(?:need|want|miss|look(?:ing)? for|wish|should|would like|could use|find)\b"
    r"|[\s\S]*\bi'd like\b)(?![\s\S]*\b(?:met|mentor|thank\w*)\b)[\s\S]{0,400}?"
    r"\b(?:somebody|someone|some one|a person|people|anybody|anyone)\b[^.!?]{0,60}?"
)
_RULES: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        Topic("criteria", "sounds_sponsor"),
        one_of(
            rf"{_SOMEBODY_WHO}\b(?:promot(?:es?|ing|ed) (?:me|my)|gets? me (?:promoted|a promotion"
            r"|into|in front|noticed|seen|onto|the (?:job|role|position))"
            r"|(?:puts?|push(?:es)?|brings?) (?:me|my name) (?:forward|up|into|in)"
            r"|(?:speaks?|stands?|vouch(?:es)?|fights?) (?:up |out )?for m[ey]"
            r"|opens? (?:some |the )?doors?|pulls? (?:some )?strings|advocates?"
            r"|champions? me|recommends? me|backs? me|uses? (?:their|his|her) influence"
            r"|(?:with|who has) influence|mentions? my name)\b",
        ),
    ),
    (
        Topic("criteria", "sounds_coach"),
        one_of(
            rf"{_SOMEBODY_WHO}\b(?:asks? (?:me )?(?:the |some )?(?:right|good|hard|tough|open"
            r"|difficult)?\s?questions|(?:with|only|just|through) (?:ask\w* )?questions"
            r"|listens? and asks?|(?:helps?|lets?|makes?) me (?:to )?(?:think|find (?:out|my"
            r" own|the answers?)|work (?:it|things) out|figure (?:it|things) out|reflect)"
            r"|(?:does not|doesn't|not|without) (?:tell(?:s|ing)?|giv(?:e|es|ing)) me (?:what to do"
            r"|advice|answers|the answer))",
        ),
    ),
    *(
        (
            Topic("criteria", f"takes_{helper}"),
            one_of(
                rf"^\W*(?:i(?:'d| would) (?:rather|like) )?a {helper}(?:,? (?:then|please))?\W*$"
            ),
        )
        for helper in ("mentor", "coach", "sponsor")
    ),
    (
        Topic("shortlist", "people"),
        one_of(
            rf"{_DO}(?:just )?(?:rank|sort|order|search|show|list|find|compare|look at|look in|use)"
            rf"\b[^.?!]{{0,30}}\b{_PEOPLE}\b",
            r"\bstraight to (?:the )?people\b|\bno question(?:naire|s)\b|\bskip the questions\b",
            r"\bjust (?:show|give) me (?:the )?(?:people|names|mentors)\b",
            r"\b(?:here is|here's|i (?:have )?(?:added|uploaded|attached))\b[^.?!]{0,20}"
            r"\b(?:file|list|roster|spreadsheet|csv)\b",
        ),
    ),
    (
        Topic("shortlist", "why_not"),
        one_of(
            r"\bwhy (?:not|is|isn't|was)\b[^.?!]{2,40}\b(?:excluded|left out|ruled out|missing"
            r"|not (?:in|on) the list)\b",
            r"\bwho (?:is|was) (?:left out|excluded)\b",
        ),
    ),
    (
        Topic("shortlist", "no_list"),
        words(r"none of (?:them|these|those)(?: people)?", r"nobody (?:here|of them) fits"),
    ),
    (Topic("shortlist", "compare"), words(r"compare (?:them|those|these|the (?:two|three|first))")),
    (
        Topic("shortlist", "no_list"),
        words(
            r"i(?:'ve| have)? (?:got )?(?:no|don't have (?:a|any)) (?:list|roster|file)",
            r"no mentor (?:around|here|near)",
        ),
    ),
    (
        Topic("shortlist", "routes"),
        words(r"six (?:ways|routes)", r"how (?:do|can) i find (?:a )?mentors? without"),
    ),
    (
        Topic("pitch", "follow-up"),
        words(
            r"(?:write|draft|send|do)? ?(?:a|the|my) follow[- ]?up(?: message)?",
            r"follow[- ]?up now",
        ),
    ),
    (
        Topic("pitch", "thanks"),
        words(
            r"(?:write|draft|send) (?:a )?(?:thank[- ]?you|thanks)(?: note| message)?",
            r"thank (?:him|her|them)(?! for)",
        ),
    ),
    (
        Topic("pitch", "reply-to-no"),
        words(r"(?:reply|answer|respond) to (?:the|a|this|that|his|her|their) no"),
    ),
    (
        Topic("pitch", "ending"),
        words(
            r"(?:message|note|e-?mail)(?: that| to)? ends? (?:it|the mentoring)",
            r"end (?:it|the mentoring) kindly",
            r"kind ending",
        ),
    ),
    (
        Topic("pitch"),
        one_of(
            rf"{_DO}(?:draft|write|compose|prepare|make)\b[^.?!]{{0,30}}\b{_MESSAGE}\b",
            rf"{_DO}(?:draft|write|message|email|contact)\s+(?:a [\w-]+ )?(?:to )?{_TO_WHOM}",
        ),
    ),
    (Topic("agenda", "calendar"), words(r"calendar(?: file| entry| invite)?", r"\.?ics file")),
    (Topic("shortlist", "ask_around_message"), one_of(r"^\W*first message\W*$")),
    (
        Topic("pitch", "short"),
        one_of(
            r"\bshort(?:er)? (?:message|version)\b",
            r"\b(?:make it|too) (?:much )?(?:short(?:er)?|long)\b",
            r"^\W*(?:shorter|too long|m[áa]s corto|plus court|k[üu]rzer|mais curto)\W*$",
            r"\b(?:under|at most|max(?:imum)?) \d+ words\b|\bfor whatsapp\b",
        ),
    ),
    (Topic("pitch", "formal"), words(r"more formal", r"formal(?:ly)? version")),
    (
        Topic("pitch", "plain"),
        one_of(
            r"\b(?:too (?:stiff|formal)|less formal|friendl(?:y|ier)|warmer|simpler)\b[^?]{0,20}$",
        ),
    ),
    (
        Topic("pitch", "edit"),
        one_of(
            r"^\W*(?:please |can you |could you )?(?:also )?(?:add|put in|remove|delete|take out"
            r"|change|replace|correct|rewrite)\b[^?]{0,20}\b(?:that i|the (?:\w+ )?(?:sentence|line"
            r"|letter|message|part|word)s?|a sentence|a line|something|it)\b",
            r"^\W*(?:write|tell|show|give) me\b(?! (?:people|mentors|names))",
        ),
    ),
    (
        Topic("pitch", "silence"),
        words(
            r"(?:if|what if|when)\b[^.?!]{0,30}\b(?:no (?:answer|reply)"
            r"|(?:doesn't|does not|don't) (?:answer|reply|respond|write back)"
            r"|never (?:answers|replies))",
            r"(?:and |but |still |there is |i got |with )?no (?:answer|reply|response|word)"
            r"(?: (?:yet|so far|since|from|for)\b.*)?$",
            r"(?:weeks?|days?) (?:have )?(?:passed|went by|gone|later)\b.{0,20}\b(?:nothing|no)",
            r"still nothing|heard nothing|(?:have )?never heard back",
            r"(?:nobody|no one|none of them)(?: has| have)? (?:ever )?(?:answer|repl|respond)\w+",
            r"(?:she|he|they) (?:do(?:es)?n't|does not|do not|did not|didn't|hasn't|haven't|has not"
            r"|have not|never) (?:answer|repl|respond|write back|wrote back)\w*",
        ),
    ),
    (
        Topic("agenda"),
        one_of(
            rf"{_DO}(?:make|prepare|draft|write|plan|create|give me|show me|do)\b[^.?!]{{0,30}}"
            r"\b(?:agenda|first (?:meeting|session|talk)|next (?:meeting|session)|meeting)\b",
            r"\b(?:first )?agenda\b[^.?!]{0,20}(?:please|now)?[.!]?$",
            r"\b(?:my|our|the|first) (?:\w+ )?meeting (?:is )?(?:on|next|tomorrow|this)\b(?! my)",
            r"\bmeeting (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b",
            r"\bi have a (?:first )?meeting\b",
            r"\b(?:plan|agenda|structure) for (?:the|my|our|a) [\w ]{0,20}"
            r"(?:meeting|session|talk|call)\b",
            r"\bmy (?:first|next|second) (?:meeting|session|talk|call) (?:with|is)\b",
        ),
    ),
    (
        Topic("criteria", "which_helper"),
        words(
            r"mentor,? (?:a )?coach or (?:a )?sponsor",
            r"coach or (?:a )?mentor|mentor or (?:a )?(?:coach|sponsor)",
            r"do i need a (?:coach|sponsor)",
        ),
    ),
    (Topic("criteria"), words(r"my (?:deal[- ]?breakers?|criteria)", r"what i look for")),
    (
        Topic("assessment"),
        one_of(
            r"\bself-?assess\w*|\b(?:look at|assess) myself\b|\bwhat are my (?:own )?strengths\b",
            r"\bwhere i (?:still )?(?:have to|need to|should) grow\b",
        ),
    ),
    (
        Topic("brief"),
        one_of(
            r"\bas (?:a|the) mentor\b",
            r"^\W*prep(?:are)? me for (?:a|the|my) (?:mentoring )?session\b",
            r"^\W*(?:hi,? |hello,? )?i (?:am|'m) (?:a|the) mentor\b|^\W*i mentor,? or want to\b",
            r"\bmy mentee\b|\bi (?:mentor|am mentoring|want to be(?:come)? a mentor)\b",
        ),
    ),
    (
        Topic("circles"),
        one_of(
            r"\bi (?:organi[sz]e|run|coordinate) (?:a|the|our|this) (?:mentoring )?programm?e\b",
            r"\b(?:match|pair|assign) (?:them|(?:all )?(?:my|our|the) (?:mentees|mentors))\b",
            r"\b(?:start|form|make|compose) (?:a |some |the )?circles?\b",
            r"\bteach each other\b|\bcircles?\b.{0,40}\binvit|\binvit\w*\b.{0,40}\bcircles?\b",
            r"\bmy friends? and (?:i|me)\b.{0,60}\blearn\b",
        ),
    ),
    (
        Topic("goals"),
        one_of(
            r"\b(?:new|another|second|change my|my) goal\b[^.?!]{0,6}$",
            r"\bstart with (?:my|the) goals?\b",
            r"\b(?:work|figure|find) out what i (?:actually |really )?(?:want|need|am after)\b",
        ),
    ),
    (
        Topic("advice"),
        one_of(
            r"^(?:(?:and|but|so|as an? \w+),? )?(?:how|what|when|should|do|does|is|are|why)\b"
            r"(?![^?]*\b(?:find|get|search|look(?:ing)? for|need|want|show|rank|draft|write)\b)"
            r"[^?]{0,80}\b(?:mentor(?:s|ing|ships?)?|mentees?|circles?)\b[^?]{0,80}\?\s*$",
            r"^(?![^?]*\b(?:session|meeting)\b)as an? (?:mentor|mentee|organi[sz]er),? "
            r"(?:how|what|when|should|do|can)\b[^?]{0,120}\?\s*$",
        ),
    ),
)

_ASKING = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|well|then|please)\W+)*(?:how|what|when|where|why|which|who|whom"
    r"|should|can|could|do|does|did|is|are|must|may|will|would)\b.*\?\s*$",
    re.I | re.S,
)
_ASKING_UNMARKED = one_of(
    r"^(?:what|who|how|where)'s\b",
    r"^(?:(?:and|but|so|ok(?:ay)?|well|then|please)\W+)*(?:how (?:do|does|often|long|much|many|can"
    r"|should|would)|what (?:is|are|do|does|if|should|happens|now)|can (?:i|you|we)|could you"
    r"|should (?:i|we)|may (?:i|we)|do (?:i|you|we)|does (?:a|the|my|it)|is (?:it|there)"
    r"|are (?:there|you)"
    r"|who (?:is|are|can)|why (?:is|are|do|does|not)|will you|would you)\b",
)
_ASKING_LAST = one_of(
    r",\s+(?:and |but |so )?(?:how|what|when|where|why|which|who|should|can|could|is|do)\b"
    r"[^,]*\?\s*$"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_IN_GENERAL = one_of(
    r"^\W*(?:how|what|when)\b(?![^?]*\b(?:find|get|search|look(?:ing)? for|need|want)\b)[^?]{0,60}"
    r"\b(?:an?|any|possible)\s+(?:[\w-]+\s+){0,2}(?:mentor|mentee|circle)s?\b[^?]*\?\s*$"
)
_ABOUT_MENTORING = words(
    r"mentor\w*|mentee\w*|coach\w*|sponsor\w*|meeting|feedback|relationship|season|circle|goal",
    r"pitch|message|first (?:chat|talk)",
)


def topic_by_rule(text: str) -> Topic | None:
    """The skill that the words of the domain name plainly, or None."""
    return next((topic for topic, pattern in _RULES if pattern.search(text)), None)


def is_question(text: str) -> bool:
    """Whether the message, or its last sentence, asks rather than answers."""
    sentences = [one for one in _SENTENCE.split(text.strip()) if one]
    last = sentences[-1] if sentences else ""
    return bool(_ASKING.match(last) or _ASKING_UNMARKED.match(last) or _ASKING_LAST.search(last))


def asks_about_mentoring(text: str) -> bool:
    """Whether a question is about mentoring, so that the guidance library should answer."""
    return is_question(text) and bool(_ABOUT_MENTORING.search(text))


def asks_in_general(text: str) -> bool:
    """Whether a question is about mentors or circles as such ("how do we start a circle?")."""
    return bool(_IN_GENERAL.search(text))


@dataclass(frozen=True)
class Pointer:
    """What the examples say of a message: skills with their probabilities, likeliest first."""

    ranked: tuple[tuple[str, float], ...]

    @property
    def sure(self) -> SkillName | None:
        """The one skill that is wanted, or None when none is likely enough."""
        best, chance = self.ranked[0] if self.ranked else ("none", 0.0)
        return best if best != "none" and chance >= ACT_FROM else None  # type: ignore[return-value]

    @property
    def is_off_topic(self) -> bool:
        """Whether the message is surely about nothing that any skill does."""
        best, chance = self.ranked[0] if self.ranked else ("", 0.0)
        return best == "none" and chance >= ACT_FROM

    def may_be(self, skill: str) -> bool:
        """Whether nothing speaks against this skill: it is near, or nothing else is likely."""
        return self.is_near(skill) or not self.is_likely

    @property
    def is_likely(self) -> bool:
        """Whether some skill is likelier than all else together."""
        return max((chance for skill, chance in self.ranked if skill != "none"), default=0.0) >= 0.5

    @property
    def two(self) -> tuple[SkillName, ...]:
        """The two likeliest skills."""
        skills: list[Any] = [skill for skill, _ in self.ranked if skill != "none"]
        return tuple(skills[:2])

    def is_near(self, skill: str) -> bool:
        """Whether this skill is at least half as likely as the likeliest."""
        skills = [(one, chance) for one, chance in self.ranked if one != "none"]
        return dict(skills).get(skill, 0.0) >= max((c for _, c in skills), default=0.0) / 2


def pointer(text: str, predict: Callable[[str], Sequence[tuple[str, float]]]) -> Pointer:
    """What the examples point to."""
    return Pointer(tuple(predict(text)))
