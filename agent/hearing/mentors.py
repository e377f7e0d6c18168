"""Hearing a mentor: what they ask about mentoring, and the meeting they prepare."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.hearing.durations import duration_in
from agent.hearing.patterns import one_of
from agent.records.meetings import AgendaKind
from agent.skills.agenda_items import LONGEST, SHORTEST
from agent.turns import Heard

_WISHES = (
    (
        "mentor.missed",
        one_of(
            r"\b(?:missed|skipped|forgot)\b[^.?!]{0,30}\b(?:step|it|again|task|homework)\b",
            r"\b(?:did not|didn't|has not|hasn't|never|not)\b[^.?!]{0,12}"
            r"\b(?:do|done|did|does|finish|finished)\b[^.?!]{0,25}"
            r"\b(?:step|it|agreed|again|homework|task|anything)\b",
            r"\bnothing (?:was|is|has been) done\b|\bkeeps? (?:missing|not doing)\b",
        ),
    ),
    (
        "mentor.hard",
        one_of(
            r"\bsomething hard\b|\b(?:hard|difficult|critical|negative|honest|tough) "
            r"(?:feedback|message|truth|conversation|talk|thing)\b",
            r"\bhow (?:do|can|should) i (?:tell|criticis|criticiz|say to)\w*\b",
            r"\b(?:have|need|want) to (?:tell|say to) (?:her|him|them|my mentee|(?-i:[A-Z]\w+))\b"
            r"[^.?!]{0,40}\b(?:not|isn't|bad|wrong|weak|poor|stop|too)\b",
            r"\bgive (?:\w+ )?(?:feedback|criticism)\b",
        ),
    ),
    (
        "mentor.say_no",
        one_of(
            r"\bsay(?:ing)? no\b|\b(?:decline|refuse|turn (?:\w+ ){0,3}down|reject)\b",
            r"\b(?:can't|cannot|can not|don't want to|do not want to) (?:take|accept)\b"
            r"[^.?!]{0,20}\b(?:on|another|more|any|mentee)",
        ),
    ),
    (
        "mentor.how_many",
        one_of(
            r"\bhow many\b[^.?!]{0,20}\b(?:mentees?|people|at once|at a time|can i|should i)\b",
            r"\b(?:too many|another|one more|more) mentees?\b|\bmaximum (?:number )?of mentees\b",
        ),
    ),
    (
        "mentor.becoming",
        one_of(
            r"\b(?:become|becoming|be|being|start(?:ing)? as|sign up as|work as) (?:a )?mentors?\b",
            r"\bstart(?:ing)? mentoring\b|\b(?:want|like|love|thinking) (?:to|of|about) mentor",
            r"\bi mentor, or want to\b|\bnever mentored\b",
            r"\bam i (?:good|senior|experienced|old|qualified|ready)\b[^.?!]{0,30}\bmentor",
        ),
    ),
    (
        "mentor.right",
        one_of(
            r"\b(?:am i|are we|if i(?:'m| am)|whether i(?:'m| am)) doing (?:this|it|that|ok|okay"
            r"|right|well|a good job)\b",
            r"\b(?:am i|being) a (?:good|bad|decent) mentor\b|\bdo i (?:do|mentor) (?:this|it )?"
            r"(?:right|well)\b|\bdoing (?:this|it|things) (?:right|wrong)\b",
        ),
    ),
    ("mentor.shorter", one_of(r"^\W*(?:make it |even )?shorter\W*(?:please)?\W*$|\btoo long\b")),
    (
        "mentor.whole",
        one_of(r"^\W*(?:the )?(?:whole|full|entire) (?:brief|thing)\W*$|^\W*more\W*$"),
    ),
)
_KINDS: tuple[tuple[AgendaKind, re.Pattern[str]], ...] = (
    (
        "closing",
        one_of(r"\b(?:last|final|closing|farewell) (?:meeting|session|talk|time|call)\b"),
    ),
    ("review", one_of(r"\breview\b|\bhalf[- ]?time\b|\bhalfway\b|\bmid[- ]?(?:term|way)\b")),
    (
        "first",
        one_of(
            r"\bfirst (?:time|meeting|session|talk|call|chat|date)\b|\b1st (?:time|meeting)\b"
            r"|\b(?:my|a) new mentee\b|\bnever met\b|\bget to know\b"
        ),
    ),
    (
        "regular",
        one_of(
            r"\b(?:second|third|fourth|fifth|sixth|2nd|3rd|\dth|next|another|weekly|monthly)"
            r" (?:time|meeting|session|talk|call)\b|\bagain\b|\blast time\b|\bsince\b"
        ),
    ),
)
_MEETING = one_of(
    r"\b(?:meet|meeting|seeing|see|session|call|talk|prep(?:are)?|brief|mentee|mentoring"
    r"|review|tonight|tomorrow|minutes with)\b"
)
_OF_A_MENTEE = one_of(
    r"^\W*(?:as (?:a|the|her|his|their) mentor\b[^.?!]{0,30}?)?"
    r"(?:(?:one|two|some|half|most|many|all) of )?(?:my|our|the|a) mentees?\b\W+\w+"
)
_TO_BE_MET = one_of(
    r"\bprep\w*|\bbrief\b|\bagenda\b|\bquestions?\b|\bfirst\b|\bto(?:day|morrow|night)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bnext (?:week|time|meeting|session)\b"
    r"|\bminutes?\b|\bmeet(?:s|ing)? (?:me|us|with)\b|\b(?:is|are) called\b|\bname\b"
)
_CALLED = re.compile(
    r"\b(?:[Ss]eeing|[Ss]ee|[Mm]eeting|[Mm]eet|[Ww]ith|[Mm]entee|[Mm]entoring|[Mm]entor|[Ff]or|"
    r"[Bb]rief on|[Aa]bout)\s+(?:my mentee,?\s+)?"
    r"((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|I\b|The\b|January|February|March|April|May\b"
    r"|June|July|August|September|October|November|December)"
    r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,2})"
)


def wish_of_mentor(text: str) -> str:
    """What a mentor asks for; empty when it is none of the things that mentors ask."""
    return next((wish for wish, pattern in _WISHES if pattern.search(text)), "")


def prepares_meeting(text: str) -> bool:
    """Whether a mentor speaks of a meeting or of a mentee."""
    return bool(_MEETING.search(text))


def tells_of_trouble(text: str) -> bool:
    """Whether a mentor tells how a mentee is, without a meeting to prepare: the library helps."""
    return bool(_OF_A_MENTEE.search(text)) and not _TO_BE_MET.search(text)


def plainly_prepares(text: str) -> bool:
    """Whether somebody in another role says when they meet a mentee, or asks to be prepared."""
    return bool(_PREPARES.search(text)) or bool(_MEETING.search(text) and _WHEN.search(text))


_PREPARES = one_of(r"\b(?:prep(?:are)?|brief|get|getting)\b[^.?!]{0,12}\b(?:me|ready|us)\b")
_WHEN = one_of(
    r"\b(?:on |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight"
    r"|today|soon|next week|first time|first (?:meeting|session)|in an hour|\d+ minutes)\b"
)


def hear_mentor(text: str, earlier: Iterable[str], wish: str) -> Heard:
    """The brief that is wanted; what this message leaves out is taken from earlier ones."""
    said = (text, *reversed(tuple(earlier)))
    notes = (
        next((name for one in said if (name := _name_in(one))), ""),
        next((kind for one in said if (kind := _kind_in(one))), ""),
        next((minutes for one in said if (minutes := _minutes_in(one))), ""),
    )
    return Heard("topic", "brief", text, wish=wish or "mentor.prepare", notes=notes)


def _name_in(text: str) -> str:
    match = _CALLED.search(text)
    return match.group(1) if match else ""


def _kind_in(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")


def _minutes_in(text: str) -> str:
    """Minutes of the meeting; time to prepare ("I have ten minutes") is another thing."""
    if _TO_PREPARE.search(text):
        return ""
    minutes = duration_in(text)
    return str(minutes) if minutes and SHORTEST <= minutes <= LONGEST else ""


_TO_PREPARE = one_of(r"\bminutes? (?:to prep|to get ready|before|until|left)\b")
