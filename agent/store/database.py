"""The connection to SQLite or PostgreSQL: transactions, plain errors, and leaving no trace.

A transaction is a plain function over one connection, run as a whole in a worker thread: an
event loop that waits for every statement by itself takes several times as long (measured).

A file database is kept in WAL mode with `secure_delete`, so that what is deleted is overwritten,
and `scrub` empties the log. In PostgreSQL `scrub` vacuums; its own log and backups are kept by
whoever runs that server.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from agent.errors import BadSetting, StoreUnavailable
from agent.settings import Settings
from agent.store import schema
from agent.store.tables import METADATA

T = TypeVar("T")

_FILE = "coach.db"
_BUSY_SECONDS = 5.0
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
)
_TRIES = 5
_WORKERS = 4


class Database:
    """One database. Writers of this process wait for each other in line, without polling."""

    def __init__(self, url: URL) -> None:
        self._is_file = url.get_backend_name() == "sqlite"
        where = url.database if self._is_file else url.render_as_string()
        self.place = f"The database {where}"
        self._engine = create_engine(url, **_arguments(self._is_file))
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="store")
        self._writing = asyncio.Lock()
        if self._is_file:
            event.listen(self._engine, "connect", _prepare_file)
            event.listen(self._engine, "begin", _begin)

    @classmethod
    async def open(cls, settings: Settings) -> Database:
        """The database of these settings, its tables made or brought forward.

        Raises StoreUnavailable with one line when it cannot be used.
        """
        database = cls(_url(settings))
        try:
            if not await database.reading(schema.is_current):
                await database.writing(lambda conn: schema.upgrade(conn, database.place))
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Closes every connection, after what is being written."""
        await asyncio.to_thread(self._workers.shutdown)
        self._engine.dispose()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    async def reading(self, work: Callable[[Connection], T]) -> T:
        """What `work` reads from one state of the database."""
        return await self._in_a_worker(lambda: self._read(work))

    async def writing(self, work: Callable[[Connection], T]) -> T:
        """One transaction: all that `work` writes is there at its end, or nothing."""
        async with self._writing:
            return await self._in_a_worker(lambda: self._write(work))

    @contextmanager
    def read(self) -> Generator[Connection]:
        """A connection that sees one state of the database; it blocks."""
        with self._plainly(), self._engine.connect() as connection:
            if not self._is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self) -> Generator[Connection]:
        """One transaction; it blocks."""
        with (
            self._plainly(),
            self._engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            yield connection

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self.read() as connection:
            return work(connection)

    def _write(self, work: Callable[[Connection], T]) -> T:
        with self.write() as connection:
            return work(connection)

    async def _in_a_worker(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work)

    async def scrub(self) -> None:
        """Removes what changed and deleted rows have left behind. Raises StoreUnavailable."""
        await self._in_a_worker(self._empty_log if self._is_file else self._vacuum)

    def _empty_log(self) -> None:
        with self._plainly():
            if any(self._truncate_log() for _ in range(_TRIES)):
                return
        message = (
            f"{self.place} is in use elsewhere: what you erased is gone from it, but may still "
            "stand in its log; close the other program and erase again"
        )
        raise StoreUnavailable(message)

    def _truncate_log(self) -> bool:
        with contextlib.closing(self._engine.raw_connection()) as raw:
            blocked, *_ = _execute(raw, "PRAGMA wal_checkpoint(TRUNCATE)")
            return not blocked

    def _vacuum(self) -> None:
        with self._plainly(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in METADATA.sorted_tables:
                connection.exec_driver_sql(f"VACUUM {table.name}")

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
