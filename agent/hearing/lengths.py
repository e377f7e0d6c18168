"""How long a message shall be: "two sentences", "at most 60 words", "longer", "half as long"."""

from __future__ import annotations

import re
from typing import Any

from agent.hearing.durations import number
from agent.hearing.patterns import one_of, words
from agent.records.meetings import Outreach, Pitch

_NUMBER = (
    r"(?P<n>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)"
)
_SENTENCES = one_of(
    rf"\b{_NUMBER}\s+(?:short |single |simple )?(?:sentences?|s[äa]tze|frases|phrases)\b"
)
_WORDS = one_of(rf"\b{_NUMBER}\s*(?:words?|w[öo]rter|palabras|palavras|mots)\b")
_CHARACTERS = one_of(
    rf"\b{_NUMBER}\s*(?:characters?|chars?|signs|letters|zeichen|caracteres|caractères)\b"
)
_AT_LEAST = words(r"at least|no less than|minimum|min|more than|over|mindestens|al menos|au moins")
_ANY_AGAIN = words(r"(?:the )?(?:usual|normal|original) length|as long as (?:before|it was|usual)")
_HALF = words(r"half (?:as long|of it|the length|that)|cut it in half")
_A_BIT_SHORTER = words(r"(?:a (?:bit|little)|slightly|somewhat) short(?:er)?")
_SHORTER = words(r"(?:much |even )?shorter|too long")
_LONGER = words(
    r"(?:much |a (?:bit|little) )?longer|more detail(?:ed|s)?|too short|twice as long|say more"
)
_SMS = words(r"(?:an? )?(?:sms|text message)|one text")
_SMS_CHARS = 160
"""Characters of one SMS (GSM 03.38)."""
_FEWEST_WORDS, _MOST_SENTENCES = 5, 12
_IN_WORDS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ABOUT_LENGTH = 14
"""Words of a message that asks for a length and tells nothing else."""


def length_in(text: str, outreach: Outreach | None) -> dict[str, Any] | None:
    """The length that is asked for, as fields of an `Outreach`; None when none is."""
    if len(text.split()) > _ABOUT_LENGTH:
        return None
    if match := _SENTENCES.search(text):
        return {"sentences": max(1, min(_MOST_SENTENCES, _read(match)))}
    if (match := _WORDS.search(text)) and _read(match) >= _FEWEST_WORDS:
        return {"longer": True} if _AT_LEAST.search(text) else _so_many(_read(match), outreach)
    if match := _CHARACTERS.search(text):
        return {"max_chars": _read(match)}
    return _compared(text, outreach)


def _so_many(count: int, outreach: Outreach | None) -> dict[str, Any]:
    """At most so many words; more than the channel takes is also a wish for a longer one."""
    usual = outreach.model_copy(update={"max_words": None, "longer": False}) if outreach else None
    return {"max_words": count, "longer": usual is not None and count > usual.most_words}


def _compared(text: str, outreach: Outreach | None) -> dict[str, Any] | None:
    """A length told by that of the message as it stands."""
    pitch = outreach.pitch if outreach else None
    if _ANY_AGAIN.search(text):
        return {}
    if _SMS.search(text):
        return {"max_chars": _SMS_CHARS}
    if pitch is None:
        return None
    for pattern, part in ((_HALF, 0.5), (_A_BIT_SHORTER, 0.75), (_SHORTER, 0.75)):
        if pattern.search(text) and (pattern is not _SHORTER or _is_short(pitch)):
            return {"max_words": max(_FEWEST_WORDS, int(pitch.words * part))}
    return {"longer": True} if not _is_short(pitch) and _LONGER.search(text) else None


def _is_short(pitch: Pitch) -> bool:
    """Whether it is a short message already, which "shorter" can only cut further."""
    return pitch.channel == "message"


def _read(match: re.Match[str]) -> int:
    said = match["n"].lower()
    return int(said) if said.isdigit() else _IN_WORDS.get(said) or int(number(said))
