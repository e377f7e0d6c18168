"""What a message wants that is about a mentoring under way: by the words of the domain."""

from __future__ import annotations

import re

from agent.hearing.patterns import one_of, words
from agent.hearing.when import duration_in
from agent.learning import Fact
from agent.records.meetings import Rhythm
from agent.records.plan import Plan
from agent.records.replies import SkillName

_A_NOTE = r"(?:note|message|mail|something|line|few lines)(?: (?:to|i can|for me to) send)?"
TOPICS: tuple[tuple[SkillName, str, re.Pattern[str]], ...] = (
    (
        "progress",
        "agreed",
        one_of(
            r"\bwhat (?:did|have|had) (?:we|i) (?:agree|decide|plan|promise)\w*\b",
            r"\bwhat was (?:agreed|decided|the plan)\b|\bwhat (?:we|i) agreed (?:last|on)\b",
            r"^\W*(?:show(?: me)? )?(?:my |the )?(?:open )?(?:actions|steps|to-?dos)\W*$",
        ),
    ),
    (
        "progress",
        "agreement",
        one_of(
            r"^(?!\W*(?:what|why|should|do|does|is|are|how|which|when|who)\b)"
            r".*\b(?:(?:an?|the|our|my|season|mentoring|written) agreement|mentoring contract"
            r"|ground rules|(?:agree on|settle|write down) (?:the rules|how we work|our season"
            r"|the season|what we expect))\b",
            r"^\W*agreement(?: for (?:the|a|our) season)?\W*$",
        ),
    ),
    (
        "agenda",
        "slots",
        one_of(
            r"\bwhen (?:can|could|might|shall) (?:we|i) (?:meet|talk|speak)\b(?! (?:my )?mentor)",
            r"\b(?:propose|suggest|find|give me|show me|offer)\b[^.?!]{0,24}"
            r"\b(?:slots?|times?|dates?)\b",
            r"\b(?:what|which) (?:times?|dates?|slots?|days?) (?:would |could |will |do |might )?"
            r"(?:work|suit|fit)\w*\b",
        ),
    ),
    (
        "progress",
        "report",
        one_of(
            r"\bprogress report\b|\breport (?:to|for) (?:my |the )?(?:mentor|(?-i:[A-Z])\w+)\b",
            r"^\W*(?:a |the )?report (?:to|for) \w+(?: \w+)?\W*$",
        ),
    ),
    (
        "progress",
        "milestones",
        words(
            r"(?:my |our |the )?milestones",
            r"what (?:have|did) (?:i|we) (?:done|do|achieved?|managed?|reach(?:ed)?)(?: so far)?",
        ),
    ),
    (
        "progress",
        "review",
        words(r"season review", r"review (?:of )?(?:the|our|my|this) season"),
    ),
    (
        "progress",
        "closing",
        words(
            r"(?:close|wrap up|finish|end|conclude) (?:the|our|this|my) (?:season|mentoring)"
            r"(?! kindly)",
        ),
    ),
    (
        "progress",
        "pulse",
        words(
            r"how (?:is|are) (?:the|our|my) (?:mentoring|meetings) going",
            r"(?:talk|questions) about the mentoring itself|(?:the )?pulse questions",
        ),
    ),
    (
        "pitch",
        "thanks",
        one_of(r"^\W*(?:write the )?thanks?(?: to)? (?:her|him|them|(?-i:[A-ZÀ-Þ]).{1,40})\W*$"),
    ),
    (
        "pitch",
        "strengths",
        one_of(
            r"^\W*(?:please )?(?:add|put in|include|mention) "
            r"(?:what i (?:already )?bring|my strengths?)\b"
        ),
    ),
    (
        "assessment",
        "",
        one_of(
            r"\bself[- ]?(?:assessment|evaluation)\b|^\W*(?:please )?assess me\b",
            r"\bstrengths exercise\b",
            r"^\W*(?:what do i (?:already )?bring|(?:see|look at) where i stand)\W*$",
            r"\bmy strengths and (?:my )?(?:weaknesses|gaps)\b|\bmy growth areas\b",
            r"^\W*(?:and )?the same (?:again )?for [\"“„']?.+$",
        ),
    ),
    (
        "pitch",
        "before-meeting",
        words(
            rf"{_A_NOTE} before(?: (?:the|our|we) \w+)?",
            r"what (?:do|should|can|could) i (?:write|send|say)(?: \w+)? before",
        ),
    ),
    (
        "pitch",
        "after-meeting",
        words(
            rf"{_A_NOTE} after(?: (?:the|our|we) \w+)?",
            r"what (?:do|should|can|could) i (?:write|send|say)(?: \w+)? "
            r"after (?:the|our|a|we|this)",
        ),
    ),
    (
        "pitch",
        "ending",
        one_of(
            r"\bend (?:it|this|that|things|the mentoring|our mentoring)(?: with \w+)? "
            r"(?:kindly|gently|nicely|politely|here)\b|\bkind ending\b",
            r"\b(?:don't|do not) want to (?:continue|go on|carry on) with (?:her|him|them|my mentor"
            r"|this mentor)\b",
        ),
    ),
    (
        "pitch",
        "introduction",
        one_of(
            r"\bask \S+(?: \S+)? (?:for an? (?:introduction|intro)\b"
            r"|(?:to introduce me|who else|whom))",
            r"\b(?:write|draft|request|send|need)\b[^.?!]{0,20}\b(?:an?|the) intro(?:duction)?\b",
        ),
    ),
    (
        "pitch",
        "follow-up",
        one_of(
            r"^\W*(?:please )?(?:nudge|chase|ping|write (?:again )?to|remind|follow up with)"
            r" (?:her|him|them)(?: again| once more)?\W*$",
            r"^\W*(?:write|ask)(?: (?:her|him|them))? (?:again|once more)\W*$",
        ),
    ),
    (
        "progress",
        "my_people",
        one_of(r"^\W*(?:show(?: me)? )?(?:who are )?my people\W*$|^\W*who do i have\W*$"),
    ),
    ("progress", "enough", one_of(r"^\W*(?:that|it) was enough\W*$")),
    (
        "progress",
        "due",
        one_of(r"^\W*what(?:'s| is) (?:next|due|open)(?: now)?\W*$|^\W*what now\W*$"),
    ),
)
"""Skill, wish, pattern; looked at before the other topics."""

AGENDAS = one_of(
    r"\b(?:prepare|plan|draft|make|agenda for) (?:the|our|a|my) (?:season )?review\b",
    r"\b(?:prepare|plan|draft|make|agenda for) (?:the|our|a|my) (?:closing|last|final)\b",
    r"\b(?:review|closing|last|final) (?:meeting|session|talk)(?:,? please)?\W*$",
)
"""A review or a closing meeting that is to be prepared."""

GREETING = one_of(
    r"^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|i(?:'m| am) back|back again"
    r"|hello again|hi again)(?: there| coach)?\W*$"
)
_TALK = r"(?:meeting|talk|call|chat|session|review|conversation)"
TOLD_PLAINLY = one_of(rf"^\W*(?:the|our|my) (?:\w+ )?{_TALK} (?:went|was)\b")
"""News of a meeting that is no answer to any other question."""
AFTERWARDS = one_of(
    rf"\b(?:it|the (?:\w+ )?{_TALK}|that) (?:went|was (?:good|great|fine|nice|ok"
    r"|useful|hard|bad|odd|strange|helpful))\b|^\W*(?:it )?went (?:well|ok|fine|badly|great)\b",
    r"\b(?:we|i) (?:have )?(?:talked|met|spoke|have met)\b(?! (?:him|her|them) at)",
    r"\b(?:notes (?:from|of|after) (?:the|our|my|today)|my notes)\b",
)
MET_A_MENTOR = words(
    r"(?:met|talked (?:to|with)|spoke (?:to|with)|saw) (?:with )?my mentor",
    r"my mentor (?:said|told me|suggested|advised|recommended)",
    r"(?:notes|(?:talk|session|call)) (?:from|of|after|with) .{0,30}my mentor",
)

_KINDS = (
    ("review", words(r"review")),
    ("closing", words(r"closing|last (?:meeting|session|talk)|final (?:meeting|session|talk)")),
    ("regular", words(r"regular|next|second|third|fourth|monthly|catch[- ]?up")),
    ("first", words(r"first")),
)


_EVERY = (
    (one_of(r"\bevery (?:two|2|second|other) weeks?\b|\bfortnightly\b|\beach other week\b"), 2),
    (one_of(r"\bevery (?:three|3|third) weeks?\b"), 3),
    (one_of(r"\b(?:every|each) four weeks\b|\bevery 4 weeks\b"), 4),
    (one_of(r"\bevery (?:second|other) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"), 2),
    (one_of(r"\bweekly\b|\b(?:every|each|once a) week\b"), 1),
    (one_of(r"\bmonthly\b|\b(?:every|each|once a) month\b"), 0),
)


def rhythm_in(text: str) -> tuple[Fact, ...]:
    """How often people meet, where a message says it."""
    weeks = next((weeks for pattern, weeks in _EVERY if pattern.search(text)), None)
    return () if weeks is None else (Fact("meeting.rhythm", Rhythm(weeks=weeks)),)


def about_meeting(text: str, plan: Plan) -> tuple[Fact, ...]:
    """What a wish for an agenda says about the meeting: its kind where said, and its length."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(text)), "")
    held = plan.held(plan.chosen)
    if kind in {"regular", "first"}:
        kind = "regular" if held else ""
    minutes = duration_in(text)
    facts = (
        Fact("meeting.kind", kind) if kind else None,
        Fact("meeting.minutes", minutes) if minutes else None,
    )
    return (*(fact for fact in facts if fact), *rhythm_in(text))


_RESULT = one_of(
    r"\bi(?:'ve| have)? (?:just |now |finally )?(?:did|done|finished|built|made|completed|managed"
    r"|wrote|written|tried|read|gave|asked|started|missed|forgot)\b",
    r"\bi (?:did not|didn't|could not|couldn't|have not|haven't) (?:do|done|manage|finish|start)",
    r"\bis (?:done|finished|ready|online|live)\b",
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def action_told_of(text: str, plan: Plan) -> str:
    """The id of the open action whose result this message tells; empty when it tells none."""
    if not _RESULT.search(text):
        return ""
    said = {word.lower() for word in _LONG_WORD.findall(text)}
    mine = [one for one in plan.actions if one.is_mine]
    near = [one for one in mine if said & set(_LONG_WORD.findall(one.now.text.lower()))]
    return near[0].id if len(near) == 1 else ""
