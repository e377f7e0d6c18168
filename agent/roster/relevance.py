"""How close people come to needs: vectors and words of their evidence, never of the roster.

Per need: the mean over a person's three closest distinct items of dense and lexical similarity
fused. Items with cosine >= SAME count once. So a number depends on that person and that need.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from agent.lexical import LexicalIndex, words
from agent.roster.evidence import Item
from agent.roster.masking import mask
from agent.roster.scale import Scale, scale_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from agent.embedding import Embedder

    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]
    Booleans = NDArray[np.bool_]

SAME = 0.8
"""Cosine from which two items of a person say one thing."""

CLOSEST = 3
"""Items that are averaged; on a gold set of experts better than one item or all."""

LEXICAL = 0.5
"""Weight of the words beside the meaning; 0.5 to 2 did equally well on that gold set."""

BASELINE = 0.12
"""What a missing third item counts, and the least that any item counts: three in four unrelated
sentences stay below it (measured on 2,000 items of real entries and 12 needs of many trades)."""

LISTED = ("skills", "interests", "offers")
FEW = 12
"""Labels in these lists that count in full; of k more, each counts by the root of FEW / k: a list
of everything says little about each thing in it."""

_CHUNK = 512
"""Texts embedded between two writes to the cache."""

Progress = Callable[[int, int], None]
"""Told how many evidence items are embedded, of how many."""


class VectorCache(Protocol):
    """Keeps vectors by a hash of their text and their embedder. Personal data: erasable."""

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are known, as float32 bytes."""
        ...

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keeps vectors."""
        ...


class MemoryCache:
    """A VectorCache that lives as long as the process."""

    def __init__(self) -> None:
        self._vectors: dict[str, bytes] = {}

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are known."""
        return {key: self._vectors[key] for key in keys if key in self._vectors}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keeps vectors until the process ends."""
        self._vectors.update(vectors)


def vector_key(embedder: str, text: str) -> str:
    """The key of a text's vector by the embedder of this name."""
    return hashlib.sha256(f"{embedder}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def vectors_of(
    texts: Sequence[str], embedder: Embedder, cache: VectorCache, progress: Progress | None = None
) -> Floats:
    """One row for each text; only what the cache does not know is embedded."""
    import numpy as np

    keys = {text: vector_key(embedder.name, text) for text in dict.fromkeys(texts)}
    size = 4 * embedder.dimensions
    kept = cache.get(list(keys.values()))
    known = {key: vector for key, vector in kept.items() if len(vector) == size}
    missing = [text for text, key in keys.items() if key not in known]
    missing.sort(key=len)
    for start in range(0, len(missing), _CHUNK):
        chunk = missing[start : start + _CHUNK]
        rows = embedder.embed(chunk)
        fresh = {keys[text]: row.tobytes() for text, row in zip(chunk, rows, strict=True)}
        cache.put(fresh)
        known |= fresh
        if progress:
            progress(len(keys) - len(missing) + start + len(chunk), len(keys))
    rows = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
    for at, text in enumerate(texts):
        rows[at] = np.frombuffer(known[keys[text]], dtype=np.float32)
    return rows


class _Group(NamedTuple):
    """People with about as many items: who, and which items (-1 for none).

    same: which items say one thing; wording: a number for each set of words.
    """

    people: Places
    items: Places
    same: Booleans
    wording: Places


class Closeness(NamedTuple):
    """What a roster brings to some needs. Axes: person, need, the CLOSEST items.

    relevance: 0 to 1; items: places in `Evidence.items`, -1 for none; scores: of those items.
    """

    relevance: Floats
    items: Places
    scores: Floats


class Lexical(Protocol):
    """Scores how much of a question stands in each of the texts it was made of."""

    def scores(self, query: str) -> Floats:
        """0 to 1 for each text."""
        ...


class EvidenceIndex:
    """The evidence of many people, embedded and indexed once, asked often."""

    def __init__(
        self,
        by_person: Sequence[Sequence[Item]],
        embedder: Embedder,
        cache: VectorCache,
        progress: Progress | None = None,
    ) -> None:
        import numpy as np

        self.items: tuple[Item, ...] = tuple(item for items in by_person for item in items)
        self.starts = np.cumsum([0, *(len(items) for items in by_person)])
        masked = [item.masked for item in self.items]
        self.vectors = vectors_of(masked, embedder, cache, progress)
        self.lexical: Lexical = LexicalIndex(masked)
        self._embedder = embedder
        self._scale = scale_of(embedder, lambda texts: vectors_of(texts, embedder, cache))
        empty = np.zeros(0, dtype=np.float32)
        self._damping = np.concatenate([empty, *(_damping(items) for items in by_person)])
        wordings = _wordings(masked)
        self._groups = tuple(_groups(self.starts, self.vectors, wordings, self._scale))
        self.distinct = np.zeros(len(by_person), dtype=np.intp)
        for group in self._groups:
            filled = np.where(group.items >= 0, np.float32(1), np.float32(-1))
            picked, _ = _closest(filled, group, len(group.items[0]))
            self.distinct[group.people] = (picked >= 0).sum(axis=1)

    def closeness(self, needs: Sequence[str]) -> Closeness:
        """How close everybody comes to each of `needs`, and with which items."""
        import numpy as np

        people = len(self.starts) - 1
        shape = (people, len(needs), CLOSEST)
        found = Closeness(
            np.full(shape[:2], BASELINE, dtype=np.float32),
            np.full(shape, -1, dtype=np.intp),
            np.zeros(shape, dtype=np.float32),
        )
        for at, need in enumerate(needs):
            fused = self._fused(mask(need))
            for group in self._groups:
                values = np.where(group.items >= 0, fused[group.items], -np.inf)
                places, scores = _closest(values, group, CLOSEST)
                found.items[group.people, at, : places.shape[1]] = places
                found.scores[group.people, at, : scores.shape[1]] = np.where(places >= 0, scores, 0)
        found.relevance[:] = np.maximum(found.scores, BASELINE).mean(axis=2)
        return found

    def _fused(self, need: str) -> Floats:
        import numpy as np

        dense = np.clip(self._cosines(self._embedder.embed([need])[0]), 0, 1)
        fused = (dense + LEXICAL * self.lexical.scores(need)) / (1 + LEXICAL)
        counted: Floats = (fused * self._damping).astype(np.float32)
        return counted

    def _cosines(self, direction: Floats) -> Floats:
        """Each item's cosine to a direction; every row by itself, whatever stands around it.

        A product by BLAS takes all cores for a thousandth of a second, and its threads then wait
        busily: measured, ten times the processor time.
        """
        import numpy as np

        found: Floats = np.einsum("ij,j->i", self.vectors, direction)
        return self._scale(found) if direction.any() else found

    def direction(self, person: int) -> Floats:
        """The mean vector of a person's items; zeros for a person without any."""
        start, end = self.starts[person], self.starts[person + 1]
        mean: Floats = self.vectors[start:end].sum(axis=0) / max(1, end - start)
        return mean


def _damping(items: Sequence[Item]) -> Floats:
    import numpy as np

    listed = np.array([item.field in LISTED for item in items], dtype=np.bool_)
    share = np.float32(min(1.0, (FEW / max(1, listed.sum())) ** 0.5))
    return np.where(listed, share, np.float32(1)).astype(np.float32)


def _wordings(masked: Sequence[str]) -> Places:
    """A number for each text; texts of the same words, in any order and number, share theirs."""
    import numpy as np

    numbers: dict[frozenset[str], int] = {}
    sets = (frozenset(words(text)) or frozenset([text]) for text in masked)
    return np.array([numbers.setdefault(some, len(numbers)) for some in sets], dtype=np.intp)


def _groups(starts: Places, vectors: Floats, wordings: Places, scale: Scale) -> list[_Group]:
    import numpy as np

    sizes = np.diff(starts)
    groups = []
    for least, most in pairwise((0, 4, 8, 12, 16, 24, 32, 48, 64, 100, 150)):
        people = np.flatnonzero((sizes > least) & (sizes <= most))
        step = max(1, 4_000_000 // (most * most))
        groups += [
            _group(people[at : at + step], starts, sizes, vectors, wordings, scale)
            for at in range(0, len(people), step)
        ]
    return groups


def _group(
    people: Places,
    starts: Places,
    sizes: Places,
    vectors: Floats,
    wordings: Places,
    scale: Scale,
) -> _Group:
    import numpy as np

    width = int(sizes[people].max())
    offsets = np.arange(width)
    items = np.where(offsets < sizes[people][:, None], starts[people][:, None] + offsets, -1)
    rows = vectors[items]
    same = scale(np.matmul(rows, rows.transpose(0, 2, 1))) >= SAME
    wording = np.where(items >= 0, wordings[items], -1)
    same |= wording[:, :, None] == wording[:, None, :]
    return _Group(people, items, same, wording)


def _closest(values: Floats, group: _Group, count: int) -> tuple[Places, Floats]:
    """The `count` highest items of each person of which no two say the same; -1 for none.

    One set of words said in several ways earns what the least of them earns.
    """
    import numpy as np

    left = np.where(group.items >= 0, values, -np.inf)
    rows = np.arange(len(left))
    places, scores = [], []
    for _ in range(min(count, left.shape[1])):
        best = left.argmax(axis=1)
        alike = group.wording == group.wording[rows, best][:, None]
        score = np.where(alike & np.isfinite(left), left, np.inf).min(axis=1)
        places.append(np.where(np.isfinite(score), group.items[rows, best], -1))
        scores.append(score)
        left[group.same[rows, best]] = -np.inf
    return np.stack(places, axis=1), np.stack(scores, axis=1)
