"""What a text that a model wrote must pass: every word of substance stands in its sources.

The check knows no model and trusts none. A word may be plain (it joins and says nothing), or one
of the coach's own for this place, or it stands in the sources; anything else is taken for
invented. That refuses some harmless sentences, for which the guided author stands ready.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from agent.lexical import words

PLAIN = Path(__file__).resolve().parents[2] / "prompts" / "plain_words.txt"
_LINK = re.compile(
    r"https?:|www\.|\w@\w|\]\(|!\[|<[a-z/!]|\bdata:|javascript:|\b[\w-]+\.(?:com|org|net|io|de|uk"
    r"|fr|es|pt|info|app|dev|me|ai|co)\b(?!\w)",
    re.I,
)
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NAME = re.compile(r"(?<![.!?…:\"“«\n] )(?<!^)\b[A-ZÀ-ÞΑ-ΩА-Я][\w’'-]*", re.M)
_PROMISE = re.compile(
    r"\b(?:(?:i|we|you)(?:['’]ll| will| shall)|(?:i|we) (?:promise|commit|guarantee|swear|pledge"
    r"|undertake|intend|plan to|am going to))\b",
    re.I,
)
_CLAIM = re.compile(
    r"\b(?:i am|i['’]m|i was|i have|i['’]ve|i had|i did"
    r"|my (?:job|work|role|team|company|name) (?:is|was)|you['’](?:re|ve)"
    r"|(?:he|she|they|who|you) (?:is|are|was|were|has|have|had|did|can|know|knows|work|works))\b"
    r"(?P<rest>[^.!?;]*)",
    re.I,
)
_PROTECTED = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|male|female|girls?|boys?|lady|ladies|gentlem[ae]n|gender|age[ds]?|aged"
    r"|young(?:er)?|old(?:er)?|race|black|white|asian|african|european|latin[ao]?|hispanic|arab"
    r"|indian|chinese|muslim|christian|jewish|hindu|religio\w*|faith|nationalit\w*|immigrant\w*"
    r"|ethnic\w*|disab\w*|pregnan\w*|married|single mother|mother|father|gay|lesbian|trans)\b",
    re.I,
)
_EXCITED = re.compile(r"!|\bas an ai\b", re.I)
_ENDINGS = ("ingly", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e")
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Sources:
    """What a text may rest on.

    said: words of the people concerned, and passages; own: the coach's own words for this place;
    about: the words that a claim about a person may use, by default all that was said; promised:
    what the person said they will keep.
    """

    said: tuple[str, ...]
    own: frozenset[str] = frozenset()
    about: tuple[str, ...] | None = None
    promised: str = ""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all that was said."""
        return _stems(self.said)

    @cached_property
    def claimable(self) -> frozenset[str]:
        """The stems that a claim about a person may use."""
        return self.stems if self.about is None else _stems(self.about)

    @cached_property
    def harmless(self) -> frozenset[str]:
        """Stems that need no source."""
        return plain_stems() | frozenset(stem(word) for word in self.own)


def unsupported(text: str, sources: Sources) -> tuple[str, ...]:
    """What is wrong with a text, one line each; empty when all of it stands in the sources."""
    return tuple(dict.fromkeys(_problems(text, sources)))


def _problems(text: str, sources: Sources) -> Iterable[str]:
    if _LINK.search(text):
        yield "it holds a link, an address or markup"
    if _EXCITED.search(text):
        yield "it is not plain"
    yield from _numbers(text, sources)
    yield from _words(text, sources)
    yield from _claims(text, sources)
    if _PROMISE.search(text) and not _is_promised(text, sources):
        yield "it promises something that was not said"
    said = " ".join(sources.said)
    for found in _PROTECTED.finditer(text):
        if not re.search(rf"\b{re.escape(found.group())}\b", said, re.I):
            yield f'it speaks of "{found.group()}", which nobody mentioned'


def _numbers(text: str, sources: Sources) -> Iterable[str]:
    known = {one for said in sources.said for one in _NUMBER.findall(said)}
    yield from (
        f"the number {one} is in no source" for one in _NUMBER.findall(text) if one not in known
    )


def _words(text: str, sources: Sources) -> Iterable[str]:
    for name in _NAME.findall(text):
        parts = [word for word in words(name) if stem(word) not in plain_stems()]
        if any(stem(part) not in sources.stems for part in parts):
            yield f'the name "{name}" is in no source'
    for word in words(text):
        if stem(word) not in sources.stems and stem(word) not in sources.harmless:
            yield f'the word "{word}" is in no source'


def _claims(text: str, sources: Sources) -> Iterable[str]:
    """Sentences that say what somebody is or has: their words come from what is known of that."""
    for claim in _CLAIM.finditer(text):
        for word in words(claim["rest"]):
            if stem(word) not in sources.claimable and stem(word) not in plain_stems():
                yield f'"{claim.group().strip()}" claims what nobody said'
                break


def _is_promised(text: str, sources: Sources) -> bool:
    kept = _stems((sources.promised,)) | plain_stems()
    return bool(sources.promised) and all(
        stem(word) in kept
        for sentence in re.split(r"(?<=[.?])\s+", text)
        if _PROMISE.search(sentence)
        for word in words(sentence)
    )


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words(text))


@cache
def plain_stems() -> frozenset[str]:
    """The stems of the words that need no source, from `prompts/plain_words.txt`."""
    lines = PLAIN.read_text(encoding="utf-8").splitlines()
    return _stems(line for line in lines if not line.startswith("#"))


@cache
def stem(word: str) -> str:
    """A word without its ending, so that "learning", "learned" and "learns" are one."""
    for ending in _ENDINGS:
        cut = len(word) - len(ending)
        if word.endswith(ending) and cut >= _SHORTEST_STEM:
            rest = word[:cut]
            doubled = rest[-1] == rest[-2] and rest[-1] not in "aeiouls"
            return (rest[:-1] if doubled else rest) + ("y" if ending in ("ied", "ies") else "")
    return word
