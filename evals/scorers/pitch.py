"""A message that can be sent: five parts, its length, and nothing in it that nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evals.entries import Entry
from evals.outputs import Output
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import missing, present, walk, word_count

_PARTS = ("introduction", "why", "relevance", "commitment", "call_to_action")
_LINK = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+")
_FLATTERY = re.compile(
    r"\b(?:amazing|inspiring|inspired by|impressive|impressed|honou?red|admire|huge fan|"
    r"big fan|incredible|outstanding|extraordinary|brilliant|world-class|your wisdom)\b",
    re.IGNORECASE,
)
_REFERRAL = re.compile(
    r"(?:somebody|someone|anyone|anybody|a person|who) else|a name|a colleague|introduce|"
    r"another person|whom (?:else )?(?:I|to)|know (?:some|any)(?:body|one)",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"\bno\b[^.]{0,40}\b(?:fine|helps?|enough|welcome|ok|well|answer)|not suit|\bif not\b|"
    r"no time|free to (?:say no|decline)|understand|not be possible|either case",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,})[\"”]")
_ABOUT_THEM = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
EMAIL_WORDS = (60, 160)
MESSAGE_WORDS = (15, 60)


class Expected(Closed):
    """What this message must be; `words` replaces the bounds for its channel.

    gaps: exactly the parts that wait; has, lacks: patterns over the whole text; asks: whether
    it is a first ask, with referral and an easy no; about: strings of the roster entry of
    which one must be quoted.
    """

    channel: str = "email"
    asks: bool = True
    words: tuple[int, int] | None = None
    gaps: tuple[str, ...] | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    mentor: str = ""
    max_chars: int | None = None


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Judges the last message that was written; the measure is its length in words."""
    pitch = output.pitch or next((r for _, r in reversed(output.records("parts"))), None)
    if pitch is None:
        return Score.of(["there is no message"])
    own = _own_words(output)
    problems = [
        *_formed(pitch, expected),
        *_long(pitch, expected),
        *_traced(pitch, output, own),
        *_worded(pitch, expected, own),
    ]
    return Score.of(problems, measure=float(word_count(pitch["text"])))


def _own_words(output: Output) -> str:
    """Everything that the mentee said, in messages or in the plan that was handed in."""
    given = [str(leaf) for _, leaf in walk(output.given) if isinstance(leaf, str)]
    return _plain(" \n ".join([*output.said, *given]))


def _formed(pitch: dict[str, Any], expected: Expected) -> Iterator[str]:
    if expected.asks:
        yield from _asked(pitch)
    if expected.gaps is not None and set(pitch["gaps"]) != set(expected.gaps):
        yield f"the gaps are {sorted(pitch['gaps'])}, not {sorted(expected.gaps)}"
    if expected.channel == "email" and not pitch["subject"].strip():
        yield "no subject"
    if pitch["channel"] != expected.channel:
        yield f"written as {pitch['channel']}"


def _asked(pitch: dict[str, Any]) -> Iterator[str]:
    text = _plain(pitch["text"])
    for part in _PARTS:
        words, waits = _plain(pitch["parts"][part]), part in pitch["gaps"]
        if waits and not words.endswith("…"):
            yield f"the part {part} waits and holds no sentence beginning"
        if not words and not waits:
            yield f"the part {part} is empty and not marked as a gap"
        if words not in text and not waits:
            yield f"the part {part} is not in the text"
    if not _REFERRAL.search(pitch["parts"]["call_to_action"]):
        yield "no referral ask"
    if not _WAY_OUT.search(pitch["parts"]["call_to_action"]):
        yield "no easy no"


def _long(pitch: dict[str, Any], expected: Expected) -> Iterator[str]:
    words = word_count(pitch["text"])
    low, high = expected.words or (EMAIL_WORDS if expected.channel == "email" else MESSAGE_WORDS)
    if not low <= words <= high:
        yield f"it has {words} words, not {low} to {high}"
    if abs(words - pitch["words"]) > max(3, words // 20):
        yield f"it says {pitch['words']} words and has {words}"
    if expected.max_chars and len(pitch["text"]) > expected.max_chars:
        yield f"it has {len(pitch['text'])} characters, more than {expected.max_chars}"


def _traced(pitch: dict[str, Any], output: Output, own: str) -> Iterator[str]:
    """Every quotation, and every claim with its source, read against file and messages."""
    for quote in _QUOTED.findall(pitch["text"]):
        if not _in_roster(quote, output.entries) and _plain(quote) not in own:
            yield f"it quotes what nobody wrote: {quote!r}"
    for claim in pitch["claims"]:
        kind, quote = claim["source"]["kind"], _plain(claim["source"]["quote"])
        if _plain(claim["text"]) not in _plain(pitch["text"]):
            yield f"a claim is not in the text: {claim['text']!r}"
        if kind == "roster" and not _in_roster(quote, output.entries):
            yield f"a claim rests on what the roster does not say: {quote!r}"
        if kind in ("conversation", "file", "plan") and quote.rstrip(".") not in own:
            yield f"a claim rests on what the mentee did not say: {quote!r}"
        if not quote:
            yield f"a claim has no source: {claim['text']!r}"
    yield from _unclaimed(pitch, output)


def _unclaimed(pitch: dict[str, Any], output: Output) -> Iterator[str]:
    """Sentences of the relevance part that say something about the reader without a claim."""
    if pitch["kind"] != "ask":
        return
    relevance = _plain(pitch["parts"]["relevance"])
    claimed = [_plain(claim["text"]) for claim in pitch["claims"]]
    for sentence in re.split(r"(?<=[.!?])[\"”]?\s+", relevance):
        told = _ABOUT_THEM.search(sentence) and not sentence.rstrip().endswith(("…", "?"))
        if told and not any(text in sentence or sentence in text for text in claimed):
            yield f"it says of the reader without a source: {sentence!r}"


def _worded(pitch: dict[str, Any], expected: Expected, own: str) -> Iterator[str]:
    text = f"{pitch['subject']}\n{pitch['text']}"
    for link in _LINK.findall(text):
        if link.rstrip(".,)") not in own:
            yield f"it has an address that nobody gave: {link}"
    match = _FLATTERY.search(text)
    if match and match.group().lower() not in own.lower():
        yield f"it flatters: {match.group()!r}"
    if "!" in text.replace(own, ""):
        yield "it has an exclamation mark"
    yield from (f"it lacks {pattern!r}" for pattern in missing(expected.has, text))
    yield from (f"it has {pattern!r}" for pattern in present(expected.lacks, text))
    if expected.about and not any(words in pitch["text"] for words in expected.about):
        yield f"it quotes none of {list(expected.about)}"


def _in_roster(quote: str, entries: tuple[Entry, ...]) -> bool:
    plain = _plain(quote).rstrip(".")
    return any(
        plain in _plain(text)
        for entry in entries
        for texts in entry.values.values()
        for text in texts
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
