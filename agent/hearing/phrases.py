"""Finds short phrase patterns in a message; case, accents, apostrophes, contractions are folded.

A pattern is a few slots separated by spaces, one slot for each word:
`word`, `stem*` (any word that begins so), `a/b/c` (one of these), a final `?` (the slot may be
missing), `..` (up to three words of any kind), `!a/b` (the next word is none of these).
A pattern never crosses the end of a sentence.
Time is linear in the length of the message for a given table of patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

SENTENCE_END = ""
"""The text of the word that stands for the end of a sentence."""
SENTENCE_GAP = 6
"""How many words further away the next sentence counts as being."""
_LONGEST_GAP = 3
_TOKEN = re.compile(
    r"(?P<word>[^\W_][\w\u0300-\u036f\u00ad\u200b-\u200d\ufeff]*(?:['’‘`´ʼ][^\W_]+)*|[€$£₹₦])"
    r"|(?P<stop>[.!?;\n…。]+)|(?P<pause>[,:()\u2013\u2014-])"
)
_DROPPED = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\ufeff'’‘`´ʼ]")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_UNIT_ATTACHED = re.compile(r"^(\d{1,4})(am|pm|mg|yo|y|yr|yrs|k|f|m|th)$")
_AFTER_SLASH = re.compile(r"/\s+")
_SPELLED_OUT = {
    "im": "i am", "ive": "i have", "ill": "i will", "hes": "he is", "shes": "she is",
    "theyre": "they are", "youre": "you are", "its": "it is", "thats": "that is",
    "dont": "do not", "doesnt": "does not", "didnt": "did not", "dnt": "do not",
    "cant": "can not", "cannot": "can not", "couldnt": "could not", "wont": "will not",
    "wouldnt": "would not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "werent": "were not", "hasnt": "has not", "havent": "have not", "hadnt": "had not",
    "shouldnt": "should not", "aint": "is not", "wanna": "want to", "gonna": "going to",
    "gotta": "got to", "anymore": "any more", "noone": "nobody", "anyone": "anybody",
    "someone": "somebody", "everyone": "everybody", "u": "you", "ur": "your", "cuz": "because",
    "coz": "because", "bc": "because", "cos": "because", "idk": "i do not know", "pls": "please",
    "rly": "really", "smth": "something", "msg": "message", "msgs": "messages", "pics": "pictures",
    "pic": "picture", "mum": "mom", "wouldve": "would have", "hed": "he would", "shed": "she would",
    "€": "euros", "$": "dollars", "£": "pounds", "₹": "rupees", "₦": "naira",
    "whats": "what is", "theres": "there is", "alot": "a lot", "tho": "though", "thru": "through",
}  # fmt: skip


class Word(NamedTuple):
    """One folded word: where it stands (sentences lie apart) and the span of its original."""

    text: str
    place: int
    start: int
    end: int
    after_pause: bool


class Hit(NamedTuple):
    """One concept found at words `first` to `last` (indexes, both included)."""

    concept: str
    first: int
    last: int


class _Slot(NamedTuple):
    words: frozenset[str]
    stems: tuple[str, ...]
    written: frozenset[str]
    optional: bool
    gap: bool
    refused: bool
    free: bool

    def accepts(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


class _Phrase(NamedTuple):
    concept: str
    slots: tuple[_Slot, ...]
    required: tuple[frozenset[str], ...]


class _Starts(NamedTuple):
    """The phrases that share a beginning: those that its next word decides, and the rest."""

    by_next: dict[str, list[_Phrase]]
    any_next: list[_Phrase]


def read_words(text: str) -> list[Word]:
    """The words of `text`, folded; contractions become several words with one span.

    Every end of a sentence stands between them as a word whose text is `SENTENCE_END`.
    """
    words: list[Word] = []
    fold = cache(_fold)
    place, paused = 0, False
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "stop":
            words.append(Word(SENTENCE_END, place, token.start(), token.end(), after_pause=True))
            place += SENTENCE_GAP
        elif token.lastgroup == "pause":
            paused = True
        else:
            for part in fold(token.group()):
                words.append(Word(part, place, token.start(), token.end(), paused))
                place, paused = place + 1, False
    return words


def _fold(token: str) -> tuple[str, ...]:
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", token)).casefold()
    plain = _UNIT_ATTACHED.sub(r"\1 \2", _STRETCHED.sub(r"\1", plain))
    return tuple(_SPELLED_OUT.get(plain, plain).split())


@dataclass(frozen=True)
class PhraseTable:
    """Patterns by concept, ready to be looked for."""

    starts: Mapping[str, _Starts]
    stem_lengths: tuple[int, ...]

    @classmethod
    def of(cls, concepts: Mapping[str, str]) -> PhraseTable:
        """Compile `{concept: "pattern, pattern, …"}` (a line may end after a slash)."""
        starts: dict[str, _Starts] = {}
        lengths: set[int] = set()
        for phrase in _compiled(concepts):
            for first in phrase.slots[0].written:
                start = starts.setdefault(first, _Starts({}, []))
                if len(phrase.slots) == 1 or phrase.slots[1].free:
                    start.any_next.append(phrase)
                else:
                    for second in phrase.slots[1].written:
                        start.by_next.setdefault(second, []).append(phrase)
            lengths.update(len(stem) for slot in phrase.slots for stem in slot.stems)
        return cls(starts, tuple(sorted(lengths)))

    def find(self, words: list[Word]) -> list[Hit]:
        """Every hit of every concept, in the order in which they begin."""
        texts = [*(word.text for word in words), SENTENCE_END]
        keys = {text: self._keys(text) for text in set(texts)}
        present = frozenset(key for of_word in keys.values() for key in of_word)
        going_on = cache(lambda text, after: self._going_on(keys[text], keys[after], present))
        return [
            Hit(phrase.concept, index, last)
            for index in range(len(words))
            for phrase in going_on(texts[index], texts[index + 1])
            if (last := _last_word(phrase.slots, 1, texts, index + 1)) is not None
        ]

    def _keys(self, text: str) -> tuple[str, ...]:
        """The word itself, and as `stem*` every beginning of it that a pattern may ask for."""
        return (text, *(f"{text[:n]}*" for n in self.stem_lengths if n <= len(text)))

    def _going_on(
        self, keys: tuple[str, ...], after: tuple[str, ...], present: frozenset[str]
    ) -> tuple[_Phrase, ...]:
        """The phrases that begin with these two words and whose other words occur somewhere."""
        found: list[_Phrase] = []
        for start in (self.starts[key] for key in keys if key in self.starts):
            found += start.any_next
            for key in after:
                found += start.by_next.get(key, ())
        return tuple(p for p in found if not any(map(present.isdisjoint, p.required)))


def _compiled(concepts: Mapping[str, str]) -> Iterable[_Phrase]:
    for concept, patterns in concepts.items():
        for pattern in _AFTER_SLASH.sub("/", patterns).split(","):
            if pattern.strip():
                slots = tuple(_slot(part) for part in pattern.split())
                required = tuple(s.written for s in slots[1:] if not s.free)
                yield _Phrase(concept, slots, required)


def _slot(written: str) -> _Slot:
    if written == "..":
        return _Slot(
            frozenset(), (), frozenset(), optional=False, gap=True, refused=False, free=True
        )
    choices = written.removesuffix("?").removeprefix("!").split("/")
    return _Slot(
        frozenset(choice for choice in choices if not choice.endswith("*")),
        tuple(choice[:-1] for choice in choices if choice.endswith("*")),
        frozenset(choices),
        optional=written.endswith("?"),
        gap=False,
        refused=written.startswith("!"),
        free=written.endswith("?") or written.startswith("!"),
    )


def _last_word(slots: tuple[_Slot, ...], at: int, texts: list[str], index: int) -> int | None:
    """Index of the last word when `slots[at:]` match from `index` on, else None."""
    if at == len(slots):
        return index - 1
    slot = slots[at]
    if slot.gap:
        return _after_gap(slots, at + 1, texts, index)
    accepted = slot.accepts(texts[index])
    if slot.refused:
        return None if accepted else _last_word(slots, at + 1, texts, index)
    if accepted:
        last = _last_word(slots, at + 1, texts, index + 1)
        if last is not None:
            return last
    return _last_word(slots, at + 1, texts, index) if slot.optional else None


def _after_gap(slots: tuple[_Slot, ...], at: int, texts: list[str], index: int) -> int | None:
    slot = slots[at]
    for later in range(index, index + _LONGEST_GAP + 1):
        if texts[later] == SENTENCE_END:
            return None
        if slot.free or slot.accepts(texts[later]):
            last = _last_word(slots, at, texts, later)
            if last is not None:
                return last
    return None
