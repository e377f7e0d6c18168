"""A database that cannot be used says so in one line; its tables are brought forward once."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from agent.errors import BadSetting, StoreUnavailable
from agent.settings import load_settings
from agent.store import Store, schema
from agent.store.tables import METADATA

from .conftest import Kept


async def refused() -> str:
    with pytest.raises(StoreUnavailable) as caught:
        await use()
    line = str(caught.value)
    assert line.isprintable()
    return line


async def make(home: Path) -> Path:
    """A database with one turn, closed again."""
    await use()
    return home / "coach.db"


async def use() -> None:
    """Writes a turn."""
    async with await Store.open(load_settings()) as store:
        await Kept(store).say(await Kept(store).conversation(), "hello")


async def look() -> None:
    """Reads everything."""
    async with await Store.open(load_settings()) as store:
        for summary in await store.conversations("amina"):
            await store.history("amina", summary.id)
        await store.export("amina")


async def test_a_file_that_is_no_database(home: Path) -> None:
    put(home / "coach.db", b"to be or not to be a database, that is the question" * 99)
    assert "restore it from a copy, or move it away" in await refused()
    assert (home / "coach.db").read_bytes().startswith(b"to be or not to be")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of one turn, in a folder of its own."""
    home = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_HOME", str(home))
        asyncio.run(use())
    return home / "coach.db"


@given(damage=st.binary(min_size=1_000, max_size=4_000), at=st.integers(0, 70_000))
def test_a_damaged_database_works_or_says_so(whole: Path, damage: bytes, at: int) -> None:
    sound = whole.read_bytes()
    line = ""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_HOME", home)
        (Path(home) / "coach.db").write_bytes(sound[:at] + damage + sound[at + len(damage) :])
        try:
            asyncio.run(look())
        except StoreUnavailable as error:
            line = str(error)
    assert line.isprintable()


async def test_a_folder_in_the_place_of_the_database(home: Path) -> None:
    (home / "coach.db").mkdir(parents=True)
    assert "cannot be used" in await refused()


async def test_a_file_in_the_place_of_the_data_directory(home: Path) -> None:
    put(home, b"in the way")
    assert (await refused()).startswith(f"COACH_HOME {home} cannot be written")


async def test_a_database_of_a_newer_program(home: Path) -> None:
    with sqlite3.connect(await make(home)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "get the newer program" in await refused()


async def test_a_database_that_another_program_holds(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.store.database._BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(await make(home), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert "another program is writing to it: try again" in await refused()
    finally:
        holder.close()


async def test_an_address_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://host:no-port/name")
    with pytest.raises(BadSetting, match=r"^DATABASE_URL: "):
        await Store.open(load_settings())


async def test_a_database_file_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{own}")
    async with await Store.open(load_settings()) as store:
        await Kept(store).say(await Kept(store).conversation(), "hello")
    assert own.is_file()


async def test_what_protects_the_words_is_on(kept: Kept) -> None:
    with kept.store._database.read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "secure_delete", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 5_000,
    }


async def test_the_migrations_make_the_tables_that_the_code_names(home: Path) -> None:
    engine = create_engine(f"sqlite:///{await make(home)}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert schema.is_current(connection)
    engine.dispose()


async def test_a_database_that_is_current_needs_no_migration_library(home: Path) -> None:
    await make(home)
    code = (
        "import asyncio, sys\n"
        "from agent.settings import load_settings\n"
        "from agent.store import Store\n"
        "async def main():\n"
        "    async with await Store.open(load_settings()): pass\n"
        "asyncio.run(main())\n"
        "print('alembic' in sys.modules)\n"
    )
    assert (await asyncio.to_thread(run, code)) == "False"


def test_processes_that_begin_at_once_make_one_database() -> None:
    code = (
        "import asyncio\n"
        "from agent.settings import load_settings\n"
        "from agent.store import Store\n"
        "async def main():\n"
        "    async with await Store.open(load_settings()) as store:\n"
        "        print(await store.conversations('amina'))\n"
        "asyncio.run(main())\n"
    )
    together = [start(code) for _ in range(4)]
    assert [process.communicate(timeout=60)[0].strip() for process in together] == ["()"] * 4


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def start(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )


def run(code: str) -> str:
    return start(code).communicate(timeout=60)[0].strip()


async def test_nothing_is_left_beside_the_database(
    kept: Kept, home: Path, traces: Callable[[str], int]
) -> None:
    await kept.say(await kept.conversation(), "a canary in a coal mine")
    await kept.store.close()
    assert traces("a canary in a coal mine") == 1
    assert names_in(home) == ["coach.db"]
