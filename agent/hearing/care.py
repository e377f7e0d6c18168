"""Hears when somebody tells of harm, so that the coach can set the plan aside.

Rules only, no model: small tables of words (`care_tables`) are combined into rules: an act, who
did it, what marks it, and what makes it harmless. A message that treats harm as a subject of work,
or denies it, is not heard. Nothing is kept or written.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from agent.hearing.care_tables import CONCEPTS
from agent.hearing.care_tables.rules import RULES, CareKind, Rule
from agent.hearing.phrases import Hit, PhraseTable, Word, read_words

__all__ = ["CareHeard", "CareKind", "hear_care"]

GRAVEST_FIRST: tuple[CareKind, ...] = (
    "self_harm", "danger", "harassment", "exploitation", "discrimination", "distress", "minor",
    "professional",
)  # fmt: skip
_RECENT_MESSAGES = 3
_NEGATION_REACH = 4
_NEGATORS = {
    "not", "no", "never", "nobody", "none", "without", "nie", "nunca", "jamais", "nadie",
    "ninguem", "niemand",
}  # fmt: skip
_BETWEEN_NEGATOR_AND_ACT = {
    "a", "am", "an", "any", "anybody", "are", "at", "be", "been", "being", "did", "do", "does",
    "ever", "feel", "feeling", "felt", "for", "get", "getting", "has", "have", "having", "he",
    "her", "here", "him", "his", "i", "in", "is", "it", "kind", "me", "mentor", "mentors", "my",
    "of", "on", "one", "or", "our", "people", "person", "really", "she", "so", "sort", "that",
    "the", "them", "there", "they", "this", "to", "us", "was", "were", "who",
}  # fmt: skip


@dataclass(frozen=True)
class CareHeard:
    """What was heard: the gravest kind, the message's own words for it, and the other kinds."""

    kind: CareKind
    words: str
    also: tuple[CareKind, ...] = ()


def hear_care(text: str, *, recent: Sequence[str] = ()) -> CareHeard | None:
    """What in `text` asks for care, or None.

    `recent` are the same person's earlier messages, oldest first: after one of them told of harm,
    words such as "it happened again" are heard as more of the same.
    """
    words = read_words(text)
    hits = _Hits(words, _table().find(words))
    heard = {kind: span for kind in GRAVEST_FIRST if (span := _first_span(kind, hits))}
    if heard:
        kind = next(iter(heard))
        return CareHeard(kind, _verbatim(text, words, heard[kind]), tuple(heard)[1:])
    return _more_of_the_same(text, hits, recent)


@cache
def _table() -> PhraseTable:
    return PhraseTable.of(CONCEPTS)


class _Hits:
    """The hits in one message, by concept, without those that are negated."""

    def __init__(self, words: list[Word], hits: list[Hit]) -> None:
        self.words = words
        self._by_concept: dict[str, list[Hit]] = {}
        negated = cache(self._negated)
        for hit in hits:
            if not negated(hit.first):
                self._by_concept.setdefault(hit.concept, []).append(hit)
        self._places = {
            concept: [words[hit.first].place for hit in found]
            for concept, found in self._by_concept.items()
        }

    def of(self, concept: str) -> list[Hit]:
        return self._by_concept.get(concept, [])

    def near(self, concept: str, hit: Hit, reach: int) -> Hit | None:
        """The first hit of `concept` that begins within `reach` words of `hit`."""
        places = self._places.get(concept, [])
        index = bisect_left(places, self.words[hit.first].place - reach)
        if index < len(places) and places[index] <= self.words[hit.last].place + reach:
            return self._by_concept[concept][index]
        return None

    def _negated(self, first: int) -> bool:
        """Whether what begins at this word is denied by a word shortly before it."""
        for index in range(first - 1, max(first - 1 - _NEGATION_REACH, -1), -1):
            word = self.words[index]
            if self.words[index + 1].after_pause:
                return False
            if word.text in _NEGATORS:
                return True
            if word.text not in _BETWEEN_NEGATOR_AND_ACT:
                return False
        return False


def _first_span(kind: CareKind, hits: _Hits) -> tuple[int, int] | None:
    return next((span for rule in RULES[kind] for span in _spans(rule, hits)), None)


def _spans(rule: Rule, hits: _Hits) -> Iterator[tuple[int, int]]:
    """Runs of words (first, last) where the rule holds and nothing nearby makes it harmless."""
    act, *others = rule.needs
    if not all(hits.of(concept) for concept in others):
        return
    for hit in hits.of(act):
        found = [hits.near(concept, hit, rule.within) for concept in others]
        if None in found or any(hits.near(veto, hit, rule.reach) for veto in rule.unless):
            continue
        run = [hit, *(other for other in found if other is not None)]
        yield min(h.first for h in run), max(h.last for h in run)


def _verbatim(text: str, words: list[Word], span: tuple[int, int]) -> str:
    return text[words[span[0]].start : words[span[1]].end]


def _more_of_the_same(text: str, hits: _Hits, recent: Sequence[str]) -> CareHeard | None:
    aftermath = hits.of("aftermath")
    if not aftermath:
        return None
    for earlier in reversed(recent[-_RECENT_MESSAGES:]):
        heard = hear_care(earlier)
        if heard and heard.kind not in ("minor", "professional"):
            span = (aftermath[0].first, aftermath[0].last)
            return CareHeard(heard.kind, _verbatim(text, hits.words, span))
    return None
