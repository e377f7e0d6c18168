"""Messages that recruit a mentor, and the meetings that follow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from agent.records.base import Record, Source, Words

Author = Literal["guided", "model"]
Channel = Literal["email", "message"]
Manner = Literal["plain", "formal", "short"]
PitchKind = Literal[
    "ask",
    "follow-up",
    "thanks",
    "reply-to-no",
    "introduction",
    "before-meeting",
    "after-meeting",
    "ending",
]
PartName = Literal["introduction", "why", "relevance", "commitment", "call_to_action"]
AgendaKind = Literal["first", "regular", "review", "closing"]
AgendaForm = Literal["talk", "single", "in writing", "reverse", "peer", "group"]


class Claim(Record):
    """A stretch of a message that says something about a person, and where it comes from."""

    text: str
    source: Source


class PitchParts(Record):
    """The five parts of a pitch [1.12, 001_c1da0a753402e72f.txt]; empty where a kind has none."""

    introduction: str = ""
    why: str = ""
    relevance: str = ""
    commitment: str = ""
    call_to_action: str = ""


class Pitch(Record):
    """A message to one person. `gaps` names the parts that wait for words of the mentee."""

    kind: PitchKind
    channel: Channel
    subject: str
    parts: PitchParts
    gaps: tuple[PartName, ...]
    text: str
    words: int
    claims: tuple[Claim, ...]
    author: Author = "guided"


class AgendaItem(Record):
    """One stretch of a meeting. `owner` is mentee, mentor or both."""

    minutes: int
    title: str
    purpose: str
    owner: Literal["mentee", "mentor", "both"]


class Agenda(Record):
    """The plan of one meeting; the minutes of the items add up to `minutes`.

    `citations` are ids of guidance entries.
    """

    kind: AgendaKind
    minutes: int
    items: tuple[AgendaItem, ...]
    citations: tuple[str, ...] = ()
    author: Author = "guided"


class Outreach(Record):
    """What happens between the mentee and one person they may ask.

    `caught` completes "What caught me is that you"; the person may come from no roster, and
    then `mentor` begins with "known-" and the name is the mentee's own word for them.
    `max_chars` is how long a message may be, None for what the channel allows.
    """

    mentor: str
    name: str
    caught: Words | None = None
    channel: Channel = "email"
    manner: Manner = "plain"
    kind: PitchKind = "ask"
    max_chars: int | None = None
    pitch: Pitch | None = None
    sent: date | None = None
    accepted: Words | None = None
    declined: bool = False


class Rhythm(Record):
    """How often people meet: every so many `weeks`, or with 0 once a month; `times` in all."""

    weeks: int = 0
    times: int = 6


class Meeting(Record):
    """A meeting with one person, from when it is agreed. `minutes` is its whole length.

    number: which one with this person, from 1; held: the day on which it took place; notes and
    felt (how the mentee felt heard) are for the mentee alone.
    """

    mentor: str
    name: str
    number: int = 1
    kind: AgendaKind = "first"
    minutes: int = 30
    start: datetime | None = None
    zone: str = ""
    said: Words | None = None
    kept: bool = False
    worked: Words | None = None
    agenda: Agenda | None = None
    rhythm: Rhythm | None = None
    held: date | None = None
    notes: Words | None = None
    felt: Words | None = None
