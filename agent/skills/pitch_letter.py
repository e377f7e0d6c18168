"""A whole message from its parts: as long as was asked for, with its writer's own changes made."""

from __future__ import annotations

from agent.errors import BadInput
from agent.learning.letters import edited, sentences
from agent.records.meetings import Edit, PartName, Pitch, PitchParts
from agent.skills.pitch_frames import THEM_FIRST
from agent.skills.pitch_parts import ASKED_IN_MESSAGE, OPEN_LINES, PARTS, Request, Writer

FEWEST_WORDS = 90
"""Words from which an e-mail that asks is long enough to be answered."""
_AT_LENGTH = 200
"""Words up to which a message that was asked to be longer is filled."""
_TIGHTEST = 3
_SAID_FIRST: tuple[PartName, ...] = (
    "call_to_action",
    "why",
    "introduction",
    "relevance",
    "commitment",
)
"""Which parts are kept first where only a few sentences are wanted."""


def compose(request: Request) -> Pitch:
    """The message as a record: parts, gaps, text, and a claim for everything it says of people.

    Where it is too long it is said tighter, and only at last are lines left out. Raises BadInput
    when what was asked for is too little for even the shortest form.
    """
    if request.outreach.sentences:
        writer = Writer(request, _TIGHTEST - 1)
        return _pitch(writer, _few_sentences(writer, request.outreach.sentences))
    for tightness in range(_TIGHTEST + 1):
        writer = Writer(request, tightness)
        lines = _lines(writer)
        if _fits(writer, lines):
            return _pitch(writer, lines)
    return _pitch(writer, _shortest(writer, lines))


def _pitch(writer: Writer, lines: list[str]) -> Pitch:
    outreach = writer.request.outreach
    call = next(iter(sentences(writer.shown["call_to_action"])), "")
    text = edited(writer.letter(lines), outreach.edits, before=call)
    subject = edited(writer.subject(), _of_the_subject(writer))
    parts = {name: _edited_part(part, outreach.edits) for name, part in writer.parts.items()}
    said = [*writer.claims, *writer.added(outreach.edits)]
    return Pitch(
        kind=outreach.kind,
        channel=outreach.channel,
        subject=subject,
        parts=PitchParts(**parts),
        gaps=tuple(name for name in PARTS if name in writer.gaps and not _dropped(writer, name)),
        text=text,
        words=len(text.split()),
        claims=tuple(claim for claim in said if claim.text in text),
    )


def _of_the_subject(writer: Writer) -> tuple[Edit, ...]:
    subject = writer.subject()
    return tuple(one for one in writer.request.outreach.edits if one.old and one.old == subject)


def _edited_part(part: str, edits: tuple[Edit, ...]) -> str:
    """A part with the changes that fall into it."""
    return edited(part, (one for one in edits if one.old)) if part else part


def _dropped(writer: Writer, part: PartName) -> bool:
    """Whether the beginning that waits for its writer was taken out."""
    beginning = writer.request.catalogue.say(f"pitch.gap.{OPEN_LINES[part][0]}")
    return any(beginning in one.old for one in writer.request.outreach.edits)


def unplaced(pitch: Pitch, edits: tuple[Edit, ...]) -> int:
    """How many sentences of the writer's own have no place in this form of the message."""
    whole = f"{pitch.subject}\n{pitch.text}"
    return sum(1 for one in edits if one.new.text and one.new.text not in whole)


def _lines(writer: Writer) -> list[str]:
    """The body in the order of its frame, without beginnings that nobody will finish."""
    shown = writer.shown
    for part, (gap, _) in OPEN_LINES.items():
        is_short = writer.form == "message" and part not in ASKED_IN_MESSAGE
        if part in writer.gaps and is_short:
            beginning = writer.request.catalogue.say(f"pitch.gap.{gap}")
            shown[part] = shown[part].removesuffix(beginning).strip()
    if writer.form == "message":
        return [shown[name] for name in PARTS if shown[name]]
    who = f"{shown['introduction']} {shown['why']}".strip()
    them_first = writer.request.outreach.kind == "ask" and writer.frame in THEM_FIRST
    begin = (shown["relevance"], who) if them_first else (who, shown["relevance"])
    body = (*begin, shown["commitment"], shown["call_to_action"])
    return _filled(writer, [line for line in body if line])


def _fits(writer: Writer, lines: list[str]) -> bool:
    """Whether the message is within what was asked for and what the channel takes."""
    text = writer.letter(lines)
    outreach, most = writer.request.outreach, writer.request.max_chars
    return len(text.split()) <= outreach.most_words and (most is None or len(text) <= most)


def _filled(writer: Writer, lines: list[str]) -> list[str]:
    """Adds phrases that claim nothing, until an ask is as long as a letter should be."""
    outreach, criteria = writer.request.outreach, writer.request.plan.criteria
    rooms = () if criteria.formats or criteria.hours else ("room_writing", "room_time")
    at_ease = writer.tightness == 0 and outreach.kind == "ask"
    wanted = _AT_LENGTH if outreach.longer else FEWEST_WORDS
    for name in (*rooms, "room_read", "room_question", "room_answer") if at_ease else ():
        if len(writer.letter(lines).split()) >= min(wanted, outreach.most_words):
            break
        longer = [*lines[:-1], f"{lines[-1]} {writer.phrase(name)}"]
        lines = longer if _fits(writer, longer) else lines
    return lines


def _few_sentences(writer: Writer, most: int) -> list[str]:
    """So many sentences, the most needed ones, in the order of the letter."""
    said = {name: list(sentences(writer.shown[name])) for name in PARTS}
    whole = {name: [one for one in said[name] if not one.endswith("…")] for name in PARTS}
    firsts = [(name, 0) for name in _SAID_FIRST]
    later = [(name, at) for name in _SAID_FIRST for at in range(1, len(whole[name]))]
    there = [(name, at) for name, at in (*firsts, *later) if at < len(whole[name])]
    kept = set(there[:most])
    return [
        " ".join(one for at, one in enumerate(whole[name]) if (name, at) in kept)
        for name in PARTS
        if any(part == name for part, _ in kept)
    ]


def _shortest(writer: Writer, lines: list[str]) -> list[str]:
    """The lines without those that can be missed: what is promised, the quote, who writes."""
    spared: tuple[PartName, ...] = ("commitment", "relevance", "introduction", "why")
    for count in range(1, len(spared) + 1):
        gone = {writer.shown[name] for name in spared[:count]}
        fewer = [line for line in lines if line not in gone] or lines[-1:]
        if _fits(writer, fewer):
            return fewer
    raise BadInput(_too_little(writer, lines[-1:]))


def _too_little(writer: Writer, least: list[str]) -> str:
    """Why nothing shorter can be written, in the measure that was asked for."""
    text, most = writer.letter(least), writer.request.max_chars
    if most is not None and len(text) > most:
        return f"{most} characters are too few for a message; it needs at least {len(text)}"
    words = writer.request.outreach.most_words
    return f"{words} words are too few for a message; it needs at least {len(text.split())}"
