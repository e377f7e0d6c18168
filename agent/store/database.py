"""The connection to SQLite or PostgreSQL: transactions, plain errors, and leaving no trace.

A file database is kept in WAL mode with `secure_delete`, so that what is deleted is overwritten,
and `scrub` empties the log. In PostgreSQL `scrub` vacuums; its own log and backups are kept by
whoever runs that server.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from agent.errors import BadSetting, StoreUnavailable
from agent.settings import Settings
from agent.store import schema
from agent.store.tables import METADATA

_FILE = "coach.db"
_BUSY_SECONDS = 5.0
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
)
_TRIES = 5


class Database:
    """One database. Writers of this process wait for each other in line, without polling."""

    def __init__(self, url: URL) -> None:
        is_file = url.get_backend_name() == "sqlite"
        self._is_file = is_file
        self.place = f"The database {url.database if is_file else url.render_as_string()}"
        self._engine = create_async_engine(
            url.set(drivername="sqlite+aiosqlite") if is_file else url, **_arguments(is_file)
        )
        self._threads = create_engine(url, **_arguments(is_file))
        self._writing = asyncio.Lock()
        if is_file:
            for engine in (self._engine.sync_engine, self._threads):
                event.listen(engine, "connect", _prepare_file)
                event.listen(engine, "begin", _begin)

    @classmethod
    async def open(cls, settings: Settings) -> Database:
        """The database of these settings, its tables made or brought forward.

        Raises StoreUnavailable with one line when it cannot be used.
        """
        database = cls(_url(settings))
        try:
            async with database.read() as connection:
                current = await connection.run_sync(schema.is_current)
            if not current:
                async with database.write() as connection:
                    await connection.run_sync(schema.upgrade, database.place)
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Closes every connection."""
        await self._engine.dispose()
        self._threads.dispose()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """A connection that sees one state of the database."""
        with self._plainly():
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction: all of it is written at the end, or nothing."""
        async with self._writing:
            with self._plainly():
                async with self._engine.connect() as connection:
                    await connection.execution_options(writes=True)
                    async with connection.begin():
                        yield connection

    @contextmanager
    def read_in_thread(self) -> Generator[Connection]:
        """As `read`, for a worker thread."""
        with self._plainly(), self._threads.connect() as connection:
            yield connection

    @contextmanager
    def write_in_thread(self) -> Generator[Connection]:
        """As `write`, for a worker thread."""
        with (
            self._plainly(),
            self._threads.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            yield connection

    async def scrub(self) -> None:
        """Removes what changed and deleted rows have left behind. Raises StoreUnavailable."""
        with self._plainly():
            if not self._is_file:
                await _vacuum(self._engine)
                return
            for _ in range(_TRIES):
                if await asyncio.to_thread(self._truncate_log):
                    return
        message = (
            f"{self.place} is in use elsewhere: what you erased is gone from it, but may still "
            "stand in its log; close the other program and erase again"
        )
        raise StoreUnavailable(message)

    def _truncate_log(self) -> bool:
        with contextlib.closing(self._threads.raw_connection()) as raw:
            blocked, *_ = _execute(raw, "PRAGMA wal_checkpoint(TRUNCATE)")
            return not blocked

    @contextmanager
    def _plainly(self) -> Generator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = getattr(error, "orig", error)
            raise self._unusable(str(cause) or type(cause).__name__) from error
        except ValueError as error:
            raise self._unusable("malformed values") from error

    def _unusable(self, cause: str) -> StoreUnavailable:
        reason = "".join(letter if letter.isprintable() else " " for letter in cause).strip()
        return StoreUnavailable(f"{self.place} cannot be used: {reason}; {_advice(reason)}")


def _url(settings: Settings) -> URL:
    if settings.database_url is None:
        return URL.create("sqlite", database=str(settings.home() / _FILE))
    try:
        url = make_url(settings.database_url.get_secret_value())
    except (ArgumentError, ValueError):
        message = "DATABASE_URL: it is not an address; write postgresql://user:password@host/name"
        raise BadSetting(message) from None
    return url if url.get_backend_name() == "sqlite" else url.set(drivername="postgresql+psycopg")


def _arguments(is_file: bool) -> dict[str, Any]:
    if is_file:
        return {"connect_args": {"timeout": _BUSY_SECONDS}}
    return {"pool_pre_ping": True}


def _advice(reason: str) -> str:
    if "locked" in reason:
        return "another program is writing to it: try again"
    if "not a database" in reason or "malformed" in reason:
        return "restore it from a copy, or move it away to begin anew"
    return "see that its folder can be written and its server runs"


def _prepare_file(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        _execute(connection, pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _execute(connection: Any, statement: str) -> tuple[Any, ...]:
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())
    finally:
        cursor.close()


async def _vacuum(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in METADATA.sorted_tables:
            await connection.exec_driver_sql(f"VACUUM {table.name}")
