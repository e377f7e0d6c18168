"""Questions to the library: dense and lexical similarity, fused; and when it has no answer."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from agent.embedding import Embedder, Progress
from agent.errors import NotFound
from agent.guidance.classifier import MessageClassifier
from agent.guidance.entries import KNOWLEDGE, Entry, Library, Reference, read_library
from agent.guidance.index import Index, entry_of, open_index
from agent.lexical import LexicalIndex, words

LEXICAL_SHARE = 0.25
"""How much of the score is shared words; the rest is the similarity of vectors."""

COVERED = 0.34
"""Below this best score the library says that it does not cover the question; set on half of the
questions in `tests/guidance/questions.yaml`, tested on the other half."""

DOMAIN_WORDS = frozenset({"mentor", "mentee", "mentoring", "mentorship"})
"""Words that stand in every entry and so tell none from another."""


class Passage(NamedTuple):
    """An entry that answers a question, and how well: `score` from 0 to 1."""

    entry: Entry
    score: float


class Found(NamedTuple):
    """The entries nearest to a question, best first; `covered` tells whether they answer it."""

    covered: bool
    passages: tuple[Passage, ...]


class Guidance:
    """The open library. Thread-safe; close it when done."""

    def __init__(self, library: Library, index: Index, embedder: Embedder) -> None:
        self._library = library
        self._index = index
        self._embedder = embedder
        self._entries = [library.entries[key] for key in sorted(library.entries)]
        self._words = LexicalIndex([_words_of(entry) for entry in self._entries])

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._index.folder

    @property
    def classifier(self) -> MessageClassifier | None:
        """Tells which skill a message asks for; None when there are no example messages."""
        return self._index.classifier

    def search(
        self, query: str, *, top: int = 5, skill: str | None = None, audience: str | None = None
    ) -> Found:
        """The `top` entries nearest to a question, among those for a skill and an audience.

        Raises IndexUnusable when the index was broken after it was opened.
        """
        near = self._near(query)
        shared = self._words.scores(" ".join(_distinctive(query)))
        ranked = [
            Passage(entry, _fused(near[entry.id], float(found)))
            for entry, found in zip(self._entries, shared, strict=True)
            if (skill is None or skill in entry.skills)
            and (audience is None or audience in entry.audience)
        ]
        best = sorted(ranked, key=lambda passage: (-passage.score, passage.entry.id))[:top]
        return Found(bool(best) and best[0].score >= COVERED, tuple(best))

    def _near(self, query: str) -> dict[str, float]:
        """The similarity of each entry's nearest passage.

        What all entries share (that they are about mentoring) counts the same for all of them, so
        that a question with "mentor" in it is told apart by its other words.
        """
        row = self._embedder.embed([query])[0]
        shared = float(row @ self._index.common)
        own = row - shared * self._index.common
        near: dict[str, float] = {}
        for passage, similarity in self._index.shelf.nearest(own).items():
            near.setdefault(entry_of(passage), similarity + shared * self._index.common_share)
        return near

    def entry(self, id: str) -> Entry:
        """The entry with this id. Raises NotFound."""
        if id not in self._library.entries:
            raise NotFound(f"The library has no entry {id!r}.")
        return self._library.entries[id]

    def by_statement(self, number: str) -> list[Entry]:
        """The entries that cover a statement of the seed posts, `"1.20"`."""
        return list(self._library.statements.get(number, ()))

    def references(self, entry: Entry) -> list[Reference]:
        """The sources of an entry, in its order."""
        return [self._library.references[key] for key in entry.sources]

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()


def open_guidance(
    home: Path,
    embedder: Embedder,
    *,
    knowledge: Path = KNOWLEDGE,
    progress: Progress | None = None,
) -> Guidance:
    """The library with its index in the data directory `home`, built first where needed.

    Raises BadKnowledge, StoreUnavailable or IndexUnusable, each with one line.
    """
    library = read_library(knowledge)
    return Guidance(library, open_index(home, library, embedder, progress), embedder)


def _words_of(entry: Entry) -> str:
    return f"{entry.title}\n{entry.say}\n{entry.text}"


def _distinctive(query: str) -> list[str]:
    return [word for word in words(query) if word not in DOMAIN_WORDS]


def _fused(similarity: float, shared: float) -> float:
    return min(1.0, (1 - LEXICAL_SHARE) * max(similarity, 0.0) + LEXICAL_SHARE * shared)
