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

MOST_WORDS: dict[Channel, int] = {"email": 160, "message": 60}
"""Words that a message may have where its writer says nothing about it."""
LONGER_WORDS: dict[Channel, int] = {"email": 280, "message": 120}
"""The same for a message that was asked to be longer."""


ASKS: frozenset[PitchKind] = frozenset({"ask", "follow-up", "introduction"})
"""Messages that wait for an answer."""


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


class Edit(Record):
    """A change of a message in the writer's own words.

    old: the stretch of the message that is replaced, empty where something is added; new: what
    stands there instead, with an empty text where it is left out.
    """

    old: str = ""
    new: Words


class Outreach(Record):
    """What happens between the mentee and one person they may ask.

    `caught` completes "What caught me is that you"; the person may come from no roster, and
    then `mentor` begins with "known-" and the name is the mentee's own word for them.
    `max_chars`, `max_words`, `sentences` (greeting and closing aside) and `longer` are what the
    writer asked of its length, None for what the channel allows; `edits` are changes in the order
    they were asked for; `with_strengths` puts in what the mentee brings, because they asked for it.
    """

    mentor: str
    name: str
    caught: Words | None = None
    channel: Channel = "email"
    manner: Manner = "plain"
    kind: PitchKind = "ask"
    max_chars: int | None = None
    max_words: int | None = None
    sentences: int | None = None
    longer: bool = False
    edits: tuple[Edit, ...] = ()
    with_strengths: bool = False
    pitch: Pitch | None = None
    sent: date | None = None
    accepted: Words | None = None
    declined: bool = False

    @property
    def waits(self) -> bool:
        """Whether it was sent and nothing has come back."""
        return self.sent is not None and self.accepted is None and not self.declined

    @property
    def most_words(self) -> int:
        """How many words it may have: what was asked for, else what its channel takes."""
        usual = LONGER_WORDS if self.longer else MOST_WORDS
        return self.max_words or usual[self.channel]


class Rhythm(Record):
    """How often people meet: every so many `weeks`, or with 0 once a month; `times` in all."""

    weeks: int = 0
    times: int = 6


class Meeting(Record):
    """A meeting with one person, from when it is agreed. `minutes` is its whole length.

    number: which one with this person, from 1; wish: what the mentee wants of it; held: the day
    on which it took place; notes and felt (how the mentee felt heard) are for the mentee alone.
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
    wish: Words | None = None
    worked: Words | None = None
    agenda: Agenda | None = None
    rhythm: Rhythm | None = None
    held: date | None = None
    notes: Words | None = None
    felt: Words | None = None

    @property
    def is_whole_day(self) -> bool:
        """Whether a day is agreed, and no time of day."""
        return self.start is not None and (self.start.hour, self.start.minute) == (0, 0)
