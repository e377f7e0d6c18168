"""Questions to the library: vectors and words together; and when it has no answer."""

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

    Scores = NDArray[np.float64]

By = Literal["both", "vectors", "words"]
"""What a question is compared by; one of them alone is there to be measured beside both."""

LEAST = 0.05
"""An entry with a lower score does not answer, even when nothing else is nearer."""


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
        self._passages = [passage.id for passage in found]
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
        elsewhere = max(scores.pop(ELSEWHERE, 0.0), LEAST)
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
        """How well each entry answers, and ELSEWHERE."""
        near, shared = self._near(query), self._terms.shared([query])[0]
        if by == "both":
            learned = self._index.answers
            scores = learned.scores(near, shared).tolist()
            return dict(zip(learned.entries, scores, strict=True))
        alone = near if by == "vectors" else shared
        return {entry: float(alone[places].max()) for entry, places in self._places.items()}

    def _near(self, query: str) -> Scores:
        """The similarity of each passage's vector to the question's; what was not found is far."""
        import numpy as np

        found = self._index.shelf.nearest(self._embedder.embed([query])[0])
        farthest = min(found.values())
        return np.array([found.get(passage, farthest) for passage in self._passages])

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
