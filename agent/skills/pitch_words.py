"""Words as they stand in a message: shortened at their own joints, and marked with their source."""

from __future__ import annotations

import re

from agent.prompts import Catalogue
from agent.records.base import Words
from agent.records.meetings import Claim, Pitch


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


def clipped(kept: str, whole: str) -> str:
    """The kept beginning, with a mark where it was cut in the middle of a clause."""
    rest = whole.strip()[len(kept) :]
    return f"{kept} …" if rest and rest[0] not in ".;:,!?" else kept


def public(words: Words | None) -> Words | None:
    """The words, unless they are missing or private."""
    return words if words and not words.private else None


def turn_of(words: Words) -> dict[str, str | int]:
    """Where the words were said, as a source takes it."""
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
