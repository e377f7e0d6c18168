"""The text of a message: parts, claims and gaps, made only of given words and fixed phrases."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from agent.errors import BadInput
from agent.prompts import Catalogue
from agent.records.base import Source, Words
from agent.records.matching import Shortlist
from agent.records.meetings import (
    Channel,
    Claim,
    Outreach,
    PartName,
    Pitch,
    PitchKind,
    PitchParts,
)
from agent.records.people import Person
from agent.records.plan import Plan
from agent.skills.cards import in_quotes, spoken_for
from agent.skills.pitch_afterwards import AFTERWARDS, happened

PARTS: tuple[PartName, ...] = get_args(PartName)
FEWEST_WORDS = 90
"""Words from which an e-mail that asks is long enough to be answered."""
MOST_WORDS: dict[Channel, int] = {"email": 160, "message": 60}

_WOULD_LIKE = "I would like to"
_SUBJECT_WORDS = 8
_FIRST_PERSON = re.compile(r"\b(?:my|me|i|our|we|us)\b", re.I)
_TIGHTEST = 3
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


def compose(request: Request) -> Pitch:
    """The message as a record: parts, gaps, text, and a claim for everything it says of people.

    Where it is too long it is said tighter, and only at last are lines left out. Raises BadInput
    when `max_chars` is too small for even the shortest form.
    """
    for tightness in range(_TIGHTEST + 1):
        writer = _Writer(request, tightness)
        lines = _lines(writer)
        if _fits(writer, lines):
            return _pitch(writer, lines)
    return _pitch(writer, _shortest(writer, lines))


def _pitch(writer: _Writer, lines: list[str]) -> Pitch:
    text = writer.letter(lines)
    outreach = writer.request.outreach
    return Pitch(
        kind=outreach.kind,
        channel=outreach.channel,
        subject=writer.subject(),
        parts=PitchParts(**writer.parts),
        gaps=tuple(name for name in PARTS if name in writer.gaps),
        text=text,
        words=len(text.split()),
        claims=tuple(claim for claim in writer.claims if claim.text in text),
    )


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


class _Writer:
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
    def form(self) -> str:
        """Which family of phrases: `email`, `formal` or `message`."""
        outreach = self.request.outreach
        is_short = outreach.channel == "message" or outreach.manner == "short"
        if is_short or self.tightness > 1:
            return "message"
        return "formal" if outreach.manner == "formal" else "email"

    def phrase(self, place: str, /, **values: object) -> str:
        """One of the phrases for a place in the message, chosen by whom it is from and to."""
        key = f"pitch.{self.request.outreach.kind}.{self.form}.{place}"
        if not self.request.catalogue.has(key):
            key = f"pitch.{self.form}.{place}"
        choices = self.request.catalogue.choices(key, **values)
        if not choices:
            return ""
        digit = int(hashlib.sha256(f"{self._seed}{place}".encode()).hexdigest(), 16)
        return choices[digit % len(choices)]

    def said(self, words: Words, field: str) -> str:
        """A sentence of the mentee's own, kept verbatim, shortened only at its own joints."""
        kept = shortened(words.text, _OWN_WORDS[self.request.outreach.channel][self.tightness])
        sentence = f"{words.lead} {_clipped(kept, words.text)}".strip()
        source = Source(kind="plan", field=field, quote=words.text, **_turn(words))
        self.claims.append(Claim(text=kept, source=source))
        return _ended(sentence)

    def told(self, lead: str, field: str, words: Words) -> str:
        """What happened, after a beginning of the catalogue."""
        beginning = self.request.catalogue.say(f"pitch.lead.{lead}")
        return self.said(words.model_copy(update={"lead": beginning}), field)

    def quoted(self) -> tuple[str, tuple[str, ...]]:
        """The roster's words for this message, each recorded as a claim."""
        field, quotes = self.request.quote
        most = _QUOTE_WORDS[self.request.outreach.channel][self.tightness]
        kept = tuple(shortened(quote, most) for quote in quotes)
        for text, quote in zip(kept, quotes, strict=True):
            source = Source(kind="roster", field=field, quote=quote)
            self.claims.append(Claim(text=text, source=source))
        return field, tuple(map(_clipped, kept, quotes))

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
        aim = _public(goal.aim if goal else None)
        fits = aim and aim.lead == _WOULD_LIKE and len(aim.text.split()) <= _SUBJECT_WORDS
        about = aim.text if aim and fits and not _FIRST_PERSON.search(aim.text) else ""
        if self.request.outreach.channel == "email" and self.form == "message":
            about = about[:1].upper() + about[1:]
            return self.request.catalogue.choices("pitch.email.subject", aim=about)[0]
        return self.phrase("subject", aim=about[:1].upper() + about[1:])

    def letter(self, lines: list[str]) -> str:
        """The lines with greeting and closing around them."""
        name = self.request.outreach.name
        own = _public(self.request.plan.profile.name)
        greeting = self.phrase("greeting", name=name)
        closing = self.phrase("closing", name=own.text if own else "")
        joint = " " if self.request.outreach.channel == "message" else "\n"
        return joint.join(part for part in (greeting, *lines, closing) if part)


def _introduction(writer: _Writer) -> str:
    now = _public(writer.request.plan.profile.now)
    if now:
        return writer.said(now, "profile.now")
    return writer.gap("introduction")


def _why(writer: _Writer) -> str:
    goal = writer.request.plan.goal
    aim, guidance = _public(goal.aim if goal else None), _public(goal.guidance if goal else None)
    if goal is None or (aim is None and guidance is None):
        return writer.gap("why")
    sentences = []
    if aim:
        sentences.append(_with_time_frame(writer, goal.by, writer.said(aim, "goal.aim")))
    if guidance and (writer.form != "message" or not aim):
        sentences.append(writer.said(guidance, "goal.guidance"))
    return " ".join(sentences)


_HAS_PREPOSITION = re.compile(r"(?:in|within|before|until|this|over|during|at|on)\b", re.I)


def _with_time_frame(writer: _Writer, by: Words | None, sentence: str) -> str:
    """The aim with "by next summer" at its end, where the aim is a short clause."""
    by = _public(by)
    if by is None or by.text in sentence or writer.form == "message" or sentence.count(".") > 1:
        return sentence
    source = Source(kind="plan", field="goal.by", quote=by.text, **_turn(by))
    writer.claims.append(Claim(text=by.text, source=source))
    phrase = by.text if _HAS_PREPOSITION.match(by.text) else f"by {by.text}"
    return f"{sentence.rstrip('.')} {phrase}."


def _relevance(writer: _Writer) -> str:
    outreach = writer.request.outreach
    if outreach.kind in AFTERWARDS:
        lines = happened(outreach.kind, writer.request.plan, outreach.mentor)
        return " ".join(writer.told(lead, field, said) for lead, field, said in lines)
    field, quotes = writer.quoted()
    sentences = []
    if quotes:
        written = "written" if field in {"bio", "headline", "ideal_mentee"} else "listed"
        sentences.append(writer.phrase(f"relevance_{written}", quoted=in_quotes(quotes)))
    caught = _public(writer.request.outreach.caught)
    if caught:
        sentences.append(writer.said(caught, "outreach.caught"))
    elif writer.request.outreach.kind == "ask" and not (quotes and _is_left(writer, "relevance")):
        sentences.append(writer.gap("relevance"))
    return " ".join(one for one in sentences if one)


def _is_left(writer: _Writer, part: PartName) -> bool:
    return OPEN_LINES[part][1] in writer.request.plan.left


def _commitment(writer: _Writer) -> str:
    commitment = _public(writer.request.plan.commitment)
    if commitment:
        return writer.said(commitment, "commitment")
    return writer.gap("commitment")


def _call(writer: _Writer) -> str:
    formats = writer.request.plan.criteria.formats
    name = "call_in_writing" if "in writing" in formats else "call"
    if "season" in formats:
        name = "call_season"
    return writer.phrase(name)


_PARTS: dict[PartName, Callable[[_Writer], str]] = {
    "introduction": _introduction,
    "why": _why,
    "relevance": _relevance,
    "commitment": _commitment,
    "call_to_action": _call,
}


def _lines(writer: _Writer) -> list[str]:
    """The body in the order of the five parts, without beginnings that nobody will finish."""
    shown = writer.shown
    for part, (gap, _) in OPEN_LINES.items():
        is_short = writer.form == "message" and part not in ASKED_IN_MESSAGE
        if part in writer.gaps and is_short:
            beginning = writer.request.catalogue.say(f"pitch.gap.{gap}")
            shown[part] = shown[part].removesuffix(beginning).strip()
    if writer.form == "message":
        return [shown[name] for name in PARTS if shown[name]]
    first = f"{shown['introduction']} {shown['why']}".strip()
    body = (first, shown["relevance"], shown["commitment"], shown["call_to_action"])
    return _filled(writer, [line for line in body if line])


def _fits(writer: _Writer, lines: list[str]) -> bool:
    """Whether the message is within what was asked for and what the channel takes."""
    text = writer.letter(lines)
    outreach, most = writer.request.outreach, writer.request.max_chars
    return len(text.split()) <= MOST_WORDS[outreach.channel] and (most is None or len(text) <= most)


OPEN_LINES: dict[PartName, tuple[str, str]] = {
    "introduction": ("now", "profile.now"),
    "why": ("why", "goal.aim"),
    "relevance": ("caught", "outreach.caught"),
    "commitment": ("will", "plan.commitment"),
}
"""What only the mentee can write: the sentence beginning and the plan field it waits for."""
ASKED_IN_MESSAGE: tuple[PartName, ...] = ("introduction", "why")
"""A short message waits for who writes and why, no more."""


def _filled(writer: _Writer, lines: list[str]) -> list[str]:
    """Adds phrases that claim nothing, until an ask is as long as a letter should be."""
    criteria = writer.request.plan.criteria
    rooms = () if criteria.formats or criteria.hours else ("room_writing", "room_time")
    at_ease = writer.tightness == 0 and writer.request.outreach.kind == "ask"
    for name in (*rooms, "room_read", "room_question", "room_answer") if at_ease else ():
        if len(writer.letter(lines).split()) >= FEWEST_WORDS:
            break
        lines = [*lines[:-1], f"{lines[-1]} {writer.phrase(name)}"]
    return lines


def _shortest(writer: _Writer, lines: list[str]) -> list[str]:
    """The lines without those that can be missed: what is promised, the quote, who writes."""
    spared: tuple[PartName, ...] = ("commitment", "relevance", "introduction", "why")
    for count in range(1, len(spared) + 1):
        gone = {writer.shown[name] for name in spared[:count]}
        fewer = [line for line in lines if line not in gone] or lines[-1:]
        if _fits(writer, fewer):
            return fewer
    needed = len(writer.letter(lines[-1:]))
    most = writer.request.max_chars
    message = f"{most} characters are too few for a message; it needs at least {needed}"
    raise BadInput(message)


def shortened(text: str, most: int) -> str:
    """The beginning of a text, cut at a sentence or clause within `most` words; verbatim."""
    text = text.strip()
    if len(text.split()) <= most:
        return text
    cut = ""
    for joint in re.finditer(r"[.;:,](?=\s)|\s[–—-]\s|$", text):
        piece = text[: joint.start()].rstrip()
        if piece and len(piece.split()) <= most:
            cut = piece
        else:
            break
    if cut:
        return cut
    words = list(re.finditer(r"\S+", text))
    return text[: words[most - 1].end()]


def _clipped(kept: str, whole: str) -> str:
    """The kept beginning, with a mark where it was cut in the middle of a clause."""
    rest = whole.strip()[len(kept) :]
    return f"{kept} …" if rest and rest[0] not in ".;:,!?" else kept


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def _public(words: Words | None) -> Words | None:
    return words if words and not words.private else None


def _turn(words: Words) -> dict[str, str | int]:
    return {"conversation": words.source.conversation, "turn": words.source.turn}


def marked(pitch: Pitch, catalogue: Catalogue) -> str:
    """The text as it is shown: after each claimed sentence, whose words it rests on."""
    text = pitch.text
    for claim in pitch.claims:
        mark = catalogue.say(f"pitch.mark.{claim.source.kind}", field=claim.source.field)
        start = _place_of(claim, text)
        end = _SENTENCE_END.search(text, start + len(claim.text) - 1) if start >= 0 else None
        if end and not text.startswith(f" {mark}", end.end()):
            text = f"{text[: end.end()]} {mark}{text[end.end() :]}"
    return text


def _place_of(claim: Claim, text: str) -> int:
    """Where the claim stands: a roster's words between quotes, the mentee's own outside them."""
    if claim.source.kind == "roster":
        return text.find(f'"{claim.text}') + 1 if f'"{claim.text}' in text else -1
    places = (found.start() for found in re.finditer(re.escape(claim.text), text))
    return next((place for place in places if text[place - 1 : place] != '"'), -1)


_SENTENCE_END = re.compile(r"[.!?…]\"?(?=\s|$)")
