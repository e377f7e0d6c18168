"""Where the vectors lie and are searched: an embedded Chroma store.

Holds ids and vectors only. Queries are always vectors, never texts, so that Chroma embeds nothing
and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import IndexUnusable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_NAME = "guidance"
_TOLERANCE = 1e-3
"""How far a similarity that Chroma reports may lie from the one computed here."""

_TRIED = 10
"""How many neighbours a search is tried with before a store is used."""


class Shelf:
    """One Chroma collection, open for reading. Thread-safe. Every trouble is IndexUnusable."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection
        self._size: int = collection.count()

    @classmethod
    def write(cls, folder: Path, ids: Sequence[str], rows: Vectors) -> None:
        """Put vectors of length 1 into a new store."""
        with _trouble("written"), closing(_client(folder)) as client:
            collection = client.create_collection(
                _NAME, embedding_function=None, configuration={"hnsw": {"space": "ip"}}
            )
            collection.add(ids=list(ids), embeddings=rows)

    @classmethod
    def open(cls, folder: Path) -> Shelf:
        """The store in a folder."""
        with _trouble("opened"), ExitStack() as undo:
            client = undo.enter_context(closing(_client(folder)))
            shelf = cls(client, client.get_collection(_NAME, embedding_function=None))
            undo.pop_all()
            return shelf

    def contents(self) -> tuple[list[str], Vectors]:
        """Every id with its vector."""
        import numpy as np

        with _trouble("read"):
            found = self._collection.get(include=["embeddings"])
            return found["ids"], np.asarray(found["embeddings"], dtype=np.float32)

    def answers(self, ids: Sequence[str], rows: Vectors) -> bool:
        """Whether a search gives what the vectors say."""
        expected = dict(zip(ids, (rows @ rows[0]).tolist(), strict=True))
        found = self.nearest(rows[0], _TRIED)
        return len(found) == min(_TRIED, len(ids)) and all(
            key in expected and abs(found[key] - expected[key]) < _TOLERANCE for key in found
        )

    def nearest(self, row: Vectors, top: int) -> dict[str, float]:
        """The inner products of the nearest vectors with this one, by id, the largest first.

        Chroma's graph finds nearly all of the nearest, and may miss one.
        """
        with _trouble("searched"):
            found = self._collection.query(
                query_embeddings=[row], n_results=min(top, self._size), include=["distances"]
            )
            pairs = zip(found["ids"][0], found["distances"][0], strict=True)
            return {key: 1 - distance for key, distance in pairs}

    def close(self) -> None:
        """Release the store's files."""
        self._client.close()


@contextmanager
def _trouble(done: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - what Chroma raises for a broken file has no base
        message = f"The guidance index cannot be {done} ({type(error).__name__}); start again."
        raise IndexUnusable(message) from None


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(_env_file=None, anonymized_telemetry=False)
    return chromadb.PersistentClient(folder, settings=settings)
