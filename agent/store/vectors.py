"""Vectors of evidence, kept for one user: personal data, so they lie with it and go with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from agent.store.database import Database
from agent.store.tables import VECTORS

_AT_ONCE = 2_000


class Vectors:
    """Bytes by key for one user and one embedding model. Blocks: call it in a worker thread."""

    def __init__(self, database: Database, user: str, model: str) -> None:
        self._database = database
        self._user = user
        self._model = model

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are kept under these keys; a key without one is left out."""
        mine = (VECTORS.c.owner == self._user, VECTORS.c.model == self._model)
        found: dict[str, bytes] = {}
        with self._database.read() as connection:
            for part in _parts(list(dict.fromkeys(keys))):
                query = select(VECTORS.c.key, VECTORS.c.vector).where(*mine)
                rows = connection.execute(query.where(VECTORS.c.key.in_(part)))
                found.update((row.key, row.vector) for row in rows)
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keeps these vectors; one that is there already stays as it is."""
        if not vectors:
            return
        mine = {"owner": self._user, "model": self._model}
        rows = [{**mine, "key": key, "vector": vector} for key, vector in vectors.items()]
        insert = postgresql.insert if self._database.dialect == "postgresql" else sqlite.insert
        keep = insert(VECTORS).on_conflict_do_nothing()
        with self._database.write() as connection:
            connection.execute(keep, rows)


def _parts(keys: list[str]) -> list[list[str]]:
    return [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
