"""Questions to the library: vectors and words together; and when it has no answer.

Chroma finds the passages nearest to a question; the entries they belong to are then ordered by what
was learned from all passages (`answers.py`), with the vectors that were verified at the start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from agent.embedding import Embedder, Progress
from agent.errors import NotFound
from agent.guidance.answers import ELSEWHERE
from agent.guidance.classifier import MessageClassifier
from agent.guidance.entries import KNOWLEDGE, Entry, Library, Reference, read_library
from agent.guidance.index import Index, open_index, passages
from agent.guidance.spelling import Speller
from agent.guidance.terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

By = Literal["both", "vectors", "words"]
"""What a question is compared by; one of them alone is there to be measured beside both."""

LEAST = 0.05
"""An entry with a lower score does not answer, even when nothing else is nearer."""

LEAD = 0.02
"""By so much the best entry must be nearer than questions from elsewhere to answer. With ways of
asking left out it refuses 5 in 100 that it could answer, and answers 5 in 100 from elsewhere."""

CANDIDATES = 400
"""Passages that Chroma looks up for a question; the entries they belong to are ranked."""


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
        found = passages(library)
        texts = [passage.text for passage in found]
        self._entry_of = {passage.id: passage.entry for passage in found}
        self._places = _places([passage.entry for passage in found])
        self._terms = Terms(texts)
        self._speller = Speller(texts)

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._index.folder

    @property
    def classifier(self) -> MessageClassifier | None:
        """Tells which skill a message asks for; None when there are no example messages."""
        return self._index.classifier

    def search(
        self,
        query: str,
        *,
        top: int = 5,
        skill: str | None = None,
        audience: str | None = None,
        by: By = "both",
    ) -> Found:
        """The `top` entries that answer a question best, among those for a skill and an audience.

        Covered when the best of them is nearer than any question from elsewhere. Raises
        IndexUnusable when the index was broken after it was opened.
        """
        if not query.strip():
            return Found(False, ())
        scores = self._scores(self._speller.corrected(query), by)
        elsewhere = max(scores.pop(ELSEWHERE, 0.0) + LEAD, LEAST)
        entries = (self._library.entries[key] for key in scores)
        ranked = [
            entry
            for entry in sorted(entries, key=lambda entry: (-scores[entry.id], entry.id))
            if (skill is None or skill in entry.skills)
            and (audience is None or audience in entry.audience)
        ][:top]
        covered = bool(ranked) and scores[ranked[0].id] >= elsewhere
        return Found(
            covered, tuple(Passage(one, min(1.0, max(0.0, scores[one.id]))) for one in ranked)
        )

    def _scores(self, query: str, by: By) -> dict[str, float]:
        """How well each entry near the question answers it, and ELSEWHERE."""
        shared = self._terms.shared([query])[0]
        if by == "words":
            return self._best(shared)
        row = self._embedder.embed([query])[0]
        near = self._index.rows @ row
        if by == "vectors":
            return self._best(near)
        learned = self._index.answers
        scores = dict(zip(learned.entries, learned.scores(near, shared).tolist(), strict=True))
        found = {self._entry_of[passage] for passage in self._index.shelf.nearest(row, CANDIDATES)}
        return {entry: scores[entry] for entry in (*sorted(found), ELSEWHERE) if entry in scores}

    def _best(self, alone: Vectors) -> dict[str, float]:
        """The score of each entry's best passage."""
        return {entry: float(alone[places].max()) for entry, places in self._places.items()}

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
    own: Path | None = None,
    progress: Progress | None = None,
) -> Guidance:
    """The library with its index in the data directory `home`, built first where needed.

    own: an organisation's own entries, in a folder of the same shape as `knowledge`.

    Raises BadKnowledge, StoreUnavailable or IndexUnusable, each with one line.
    """
    library = read_library(knowledge, own)
    return Guidance(library, open_index(home, library, embedder, progress), embedder)


def _places(entries: list[str]) -> dict[str, list[int]]:
    """Where the passages of each entry stand."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        places.setdefault(entry, []).append(place)
    return places
