"""Manners that every reply keeps, whatever it is about (JOURNEY: what must not happen)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.outputs import Output, Turn
from evals.results import Score
from evals.samples import Closed, Sample
from evals.scorers.reading import own_words, word_count

_GUESSED = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_PRAISE = re.compile(
    r"\b(?:great (?:question|choice|goal|job)|well done|amazing|awesome|fantastic|wonderful|"
    r"excellent|brilliant|proud of you|good job|perfect)\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"\bas an? (?:AI|language model|assistant)\b", re.IGNORECASE)
_PROMISES = re.compile(
    r"\bI(?:'ll| will) (?:call|phone|contact|e-?mail|remind|send|write to|introduce)\b"
    r"|\bI (?:have )?(?:sent|called|contacted|e-?mailed|written to)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\{\{|\}\}|\{%|: None\b|\(None\)|\bundefined\b|Traceback|<[a-z]+>")
MOST_WORDS = 350
MOST_SUGGESTIONS = 6


class Expected(Closed):
    """allow: names of rules that this sample suspends, for a reason given in its `why`."""

    allow: tuple[str, ...] = ()


def score(sample: Sample, output: Output, expected: Expected) -> Score:
    """Correct when every reply keeps every rule; the measure is the longest reply in words."""
    if not output.turns:
        return Score.unscored("there was no conversation")
    longest = max(word_count(turn.text) for turn in output.turns)
    texts = sorted({one for entry in output.entries for one in entry.texts}, key=len, reverse=True)
    problems = (
        f"reply {number}: {problem} ({rule})"
        for number, turn in enumerate(output.turns, start=1)
        for rule, problem in _problems(turn, texts)
        if rule not in expected.allow
    )
    return Score.of(problems, measure=float(longest))


def _problems(turn: Turn, texts: list[str]) -> Iterator[tuple[str, str]]:
    own = own_words(turn.text)
    for text in texts:
        own = own.replace(text, "")
    if not turn.text.strip():
        yield "silent", "says nothing"
    asked = sum(line.count("?") for line in own.splitlines() if not line.startswith("- "))
    if asked > 1:
        yield "one-question", f"asks {asked} questions"
    if "!" in own:
        yield "no-exclamation", "has an exclamation mark"
    for rule, pattern in (
        ("no-guess", _GUESSED),
        ("no-praise", _PRAISE),
        ("no-machine-talk", _MACHINE),
        ("no-promise", _PROMISES),
        ("no-broken-template", _BROKEN),
    ):
        if match := pattern.search(own):
            yield rule, f"says {match.group()!r}"
    if word_count(turn.text) > MOST_WORDS:
        yield "short", f"has {word_count(turn.text)} words"
    if len(turn.suggestions) > MOST_SUGGESTIONS:
        yield "few-suggestions", f"offers {len(turn.suggestions)} suggestions"
