"""The text of a message: parts, claims and gaps, made only of given words and fixed phrases."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from agent.learning.letters import ended
from agent.prompts import Catalogue
from agent.records.base import Source, Words
from agent.records.matching import Shortlist
from agent.records.meetings import (
    Channel,
    Claim,
    Edit,
    Outreach,
    PartName,
    PitchKind,
)
from agent.records.people import Person
from agent.records.plan import Plan
from agent.skills.cards import in_quotes, spoken_for
from agent.skills.pitch_afterwards import AFTERWARDS, happened
from agent.skills.pitch_frames import Frame, frame_of
from agent.skills.pitch_words import clipped, public, shortened, turn_of

PARTS: tuple[PartName, ...] = get_args(PartName)

_WOULD_LIKE = "I would like to"
_SUBJECT_WORDS = 8
_FIRST_PERSON = re.compile(r"\b(?:my|me|i|our|we|us)\b", re.I)
_UNCUT = 80
"""Words of a quote in a message that was asked to be longer."""
_QUOTE_WORDS: dict[Channel, tuple[int, ...]] = {
    "email": (30, 30, 14, 8),
    "message": (14, 14, 10, 6),
}
_OWN_WORDS: dict[Channel, tuple[int, ...]] = {"email": (40, 40, 16, 8), "message": (16, 16, 12, 8)}
"""How many words a quote and a line of the mentee's own may have, by tightness."""


@dataclass(frozen=True)
class Request:
    """What to write: to whom and how; `quote` is the roster's field and words to rest on.

    `max_chars` is how long the text may be at the most, None for no limit but the channel's.
    """

    plan: Plan
    outreach: Outreach
    quote: tuple[str, tuple[str, ...]]
    catalogue: Catalogue
    max_chars: int | None = None


def best_quote(person: Person, shortlist: Shortlist | None) -> tuple[str, tuple[str, ...]]:
    """The field and words of this person that the message can rest on."""
    match = shortlist.match(person.id) if shortlist else None
    if match and match.evidence:
        return spoken_for(person, match)
    for field in ("bio", "headline"):
        if text := str(getattr(person, field)).strip():
            return field, (text,)
    return ("skills", person.skills[:3]) if person.skills else ("", ())


_PARTS_OF: dict[PitchKind, tuple[PartName, ...]] = {
    "ask": PARTS,
    "introduction": ("introduction", "why", "call_to_action"),
    "follow-up": ("why", "call_to_action"),
    "thanks": ("relevance", "call_to_action"),
    "reply-to-no": ("call_to_action",),
    "before-meeting": ("why", "relevance", "call_to_action"),
    "after-meeting": ("relevance", "call_to_action"),
    "ending": ("relevance", "call_to_action"),
}
"""An ask has all five parts; the other messages have fewer."""


class Writer:
    """Collects claims and gaps while the parts of one message are written."""

    def __init__(self, request: Request, tightness: int) -> None:
        """`tightness` runs from 0, at ease, to 3, as short as it can be said."""
        self.request = request
        self.tightness = tightness
        self.claims: list[Claim] = []
        self.gaps: set[PartName] = set()
        seed = "|".join((request.outreach.mentor, *request.plan.needs))
        self._seed = int(hashlib.sha256(seed.encode()).hexdigest(), 16)
        wanted = _PARTS_OF[request.outreach.kind]
        self.parts: dict[PartName, str] = {
            name: _PARTS[name](self) if name in wanted else "" for name in PARTS
        }
        self.shown = dict(self.parts)

    @property
    def frame(self) -> Frame:
        """What the message asks for."""
        return frame_of(self.request.plan)

    @property
    def form(self) -> str:
        """Which family of phrases: `email`, `formal` or `message`."""
        outreach = self.request.outreach
        is_short = outreach.channel == "message" or outreach.manner == "short"
        if is_short or self.tightness > 1:
            return "message"
        return "formal" if outreach.manner == "formal" else "email"

    def phrase(self, place: str, /, **values: object) -> str:
        """One of the phrases for a place in the message, chosen by whom it is from and to."""
        choices = self.request.catalogue.choices(self._key(place), **values)
        if not choices:
            return ""
        digit = int(hashlib.sha256(f"{self._seed}{place}".encode()).hexdigest(), 16)
        return choices[digit % len(choices)]

    def _key(self, place: str) -> str:
        """Where the phrases stand: of this kind, else of this frame, else of any message."""
        kind, has = self.request.outreach.kind, self.request.catalogue.has
        if has(key := f"pitch.{kind}.{self.form}.{place}"):
            return key
        is_call = kind != "ask" and place == "call"
        if is_call and has(key := f"pitch.{kind}.email.{place}"):
            return key
        if kind == "ask" and has(key := f"pitch.{self.form}.{place}.{self.frame}"):
            return key
        return f"pitch.{self.form}.{place}"

    def said(self, words: Words, field: str) -> str:
        """A sentence of the mentee's own, kept verbatim, shortened only at its own joints."""
        kept = shortened(words.text, _OWN_WORDS[self.request.outreach.channel][self.tightness])
        sentence = f"{words.lead} {clipped(kept, words.text)}".strip()
        source = Source(kind="plan", field=field, quote=words.text, **turn_of(words))
        self.claims.append(Claim(text=kept, source=source))
        return ended(sentence)

    def added(self, edits: Iterable[Edit]) -> Iterator[Claim]:
        """A claim for every sentence that the mentee changed or added."""
        for one in edits:
            if one.new.text:
                about = Source(
                    kind="plan", field="outreach.edits", quote=one.new.text, **turn_of(one.new)
                )
                yield Claim(text=one.new.text, source=about)

    def told(self, lead: str, field: str, words: Words) -> str:
        """What happened, after a beginning of the catalogue."""
        beginning = self.request.catalogue.say(f"pitch.lead.{lead}")
        return self.said(words.model_copy(update={"lead": beginning}), field)

    def quoted(self) -> tuple[str, tuple[str, ...]]:
        """The roster's words for this message, each recorded as a claim."""
        field, quotes = self.request.quote
        outreach = self.request.outreach
        most = _QUOTE_WORDS[outreach.channel][self.tightness]
        if outreach.longer and self.tightness == 0:
            most = _UNCUT
        kept = tuple(shortened(quote, most) for quote in quotes)
        for text, quote in zip(kept, quotes, strict=True):
            source = Source(kind="roster", field=field, quote=quote)
            self.claims.append(Claim(text=text, source=source))
        return field, tuple(map(clipped, kept, quotes))

    def gap(self, part: PartName) -> str:
        """A sentence beginning that only the mentee can finish.

        Once it was left it is a plain sentence that claims and promises nothing.
        """
        name, field = OPEN_LINES[part]
        if field in self.request.plan.left:
            return self.phrase(f"left_{part}")
        self.gaps.add(part)
        return self.request.catalogue.say(f"pitch.gap.{name}")

    def subject(self) -> str:
        """A subject line of the goal's own words where they fit; empty for a short message."""
        goal = self.request.plan.goal
        aim = public(goal.aim if goal else None)
        fits = aim and aim.lead == _WOULD_LIKE and len(aim.text.split()) <= _SUBJECT_WORDS
        about = aim.text if aim and fits and not _FIRST_PERSON.search(aim.text) else ""
        if self.request.outreach.channel == "email" and self.form == "message":
            about = about[:1].upper() + about[1:]
            frame = f"pitch.email.subject.{self.frame}"
            key = frame if self.request.catalogue.has(frame) else "pitch.email.subject"
            return self.request.catalogue.choices(key, aim=about)[0]
        return self.phrase("subject", aim=about[:1].upper() + about[1:])

    def letter(self, lines: list[str]) -> str:
        """The lines with greeting and closing around them."""
        name = self.request.outreach.name
        own = public(self.request.plan.profile.name)
        greeting = self.phrase("greeting", name=name)
        closing = self.phrase("closing", name=own.text if own else "")
        if self.request.outreach.sentences:
            closing = closing.rpartition("\n")[2]
        joint = " " if self.request.outreach.channel == "message" else "\n"
        return joint.join(part for part in (greeting, *lines, closing) if part)


def _introduction(writer: Writer) -> str:
    now = public(writer.request.plan.profile.now)
    who = writer.said(now, "profile.now") if now else writer.gap("introduction")
    return f"{who} {_strengths(writer)}".strip()


def _strengths(writer: Writer) -> str:
    """What the mentee brings, where they asked for it to be said."""
    plan = writer.request.plan
    known = plan.assessment(plan.goal.id) if plan.goal else None
    bring = public(known.strengths if known else None)
    if bring is None or not writer.request.outreach.with_strengths:
        return ""
    return writer.told("bring", "assessments", bring)


def _why(writer: Writer) -> str:
    goal = writer.request.plan.goal
    aim, guidance = public(goal.aim if goal else None), public(goal.guidance if goal else None)
    if goal is None or (aim is None and guidance is None):
        return writer.gap("why")
    sentences = []
    if aim:
        sentences.append(_with_time_frame(writer, goal.by, writer.said(aim, "goal.aim")))
    if guidance and (writer.form != "message" or not aim):
        sentences.append(writer.said(guidance, "goal.guidance"))
    return " ".join(sentences)


_HAS_PREPOSITION = re.compile(r"(?:in|within|before|until|this|over|during|at|on)\b", re.I)


def _with_time_frame(writer: Writer, by: Words | None, sentence: str) -> str:
    """The aim with "by next summer" at its end, where the aim is a short clause."""
    by = public(by)
    if by is None or by.text in sentence or writer.form == "message" or sentence.count(".") > 1:
        return sentence
    source = Source(kind="plan", field="goal.by", quote=by.text, **turn_of(by))
    writer.claims.append(Claim(text=by.text, source=source))
    phrase = by.text if _HAS_PREPOSITION.match(by.text) else f"by {by.text}"
    return f"{sentence.rstrip('.')} {phrase}."


def _relevance(writer: Writer) -> str:
    outreach = writer.request.outreach
    if outreach.kind in AFTERWARDS:
        lines = happened(outreach.kind, writer.request.plan, outreach.mentor)
        return " ".join(writer.told(lead, field, said) for lead, field, said in lines)
    field, quotes = writer.quoted()
    sentences = []
    if quotes:
        written = "written" if field in {"bio", "headline", "ideal_mentee"} else "listed"
        sentences.append(writer.phrase(f"relevance_{written}", quoted=in_quotes(quotes)))
    caught = public(writer.request.outreach.caught)
    if caught:
        sentences.append(writer.said(caught, "outreach.caught"))
    elif writer.request.outreach.kind == "ask" and not (quotes and _is_left(writer, "relevance")):
        sentences.append(writer.gap("relevance"))
    return " ".join(one for one in sentences if one)


def _is_left(writer: Writer, part: PartName) -> bool:
    return OPEN_LINES[part][1] in writer.request.plan.left


def _commitment(writer: Writer) -> str:
    commitment = public(writer.request.plan.commitment)
    if commitment:
        return writer.said(commitment, "commitment")
    return writer.gap("commitment")


def _call(writer: Writer) -> str:
    return writer.phrase("call")


_PARTS: dict[PartName, Callable[[Writer], str]] = {
    "introduction": _introduction,
    "why": _why,
    "relevance": _relevance,
    "commitment": _commitment,
    "call_to_action": _call,
}


OPEN_LINES: dict[PartName, tuple[str, str]] = {
    "introduction": ("now", "profile.now"),
    "why": ("why", "goal.aim"),
    "relevance": ("caught", "outreach.caught"),
    "commitment": ("will", "plan.commitment"),
}
"""What only the mentee can write: the sentence beginning and the plan field it waits for."""
ASKED_IN_MESSAGE: tuple[PartName, ...] = ("introduction", "why")
"""A short message waits for who writes and why, no more."""
