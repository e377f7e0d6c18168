"""The same store in a real PostgreSQL server, shared by two processes' worth of handles."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.errors import PlanMoved
from agent.settings import load_settings
from agent.store import Store

from .conftest import Kept

pytestmark = pytest.mark.postgres


def _program(name: str) -> Path:
    """A program of the server; Debian keeps them off the path, one folder a version."""
    found = [*Path("/usr/lib/postgresql").glob(f"*/bin/{name}")]
    elsewhere = shutil.which(name)
    if not found and elsewhere is None:
        pytest.skip("no PostgreSQL on this machine")
    return found[-1] if found else Path(str(elsewhere))


def _run(*command: str | Path) -> None:
    """Runs as a user of its own where this is root, whom the server refuses."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*before, *map(str, command)], check=False, capture_output=True, text=True, cwd="/"
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a new database in a server that lives as long as this file's tests."""
    place, initdb, control = tmp_path_factory.mktemp("pg"), _program("initdb"), _program("pg_ctl")
    if os.geteuid() == 0:
        for folder in (place, *place.parents[:2]):
            folder.chmod(0o755)
        shutil.chown(place, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _run(initdb, "-D", place / "data", "-A", "trust", "-U", "coach", "--no-sync")
    options = f"-p {port} -h 127.0.0.1 -k {place} -F"
    _run(control, "-D", place / "data", "-o", options, "-l", place / "log", "-w", "start")
    try:
        yield f"postgresql://coach@127.0.0.1:{port}/postgres"
    finally:
        _run(control, "-D", place / "data", "-m", "immediate", "-w", "stop")


@pytest.fixture(autouse=True)
def database(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", server)


async def test_a_turn_written_here_is_read_by_another_process() -> None:
    async with (
        await Store.open(load_settings()) as one,
        await Store.open(load_settings()) as other,
    ):
        conversation = await Kept(one).conversation("berit")
        await Kept(one).say(conversation, "learn to graft trees", user="berit")
        said = await other.history("berit", conversation)
        assert [message.text for message in said] == ["learn to graft trees", "Noted."]
        assert (await other.plan("berit")).needs == ("learn to graft trees",)


async def test_of_two_processes_with_one_turn_only_one_writes_it() -> None:
    async with (
        await Store.open(load_settings()) as one,
        await Store.open(load_settings()) as other,
    ):
        conversation = await Kept(one).conversation("chidi")
        both = (
            Kept(store).say(conversation, "lead a choir", user="chidi") for store in (one, other)
        )
        done = await asyncio.gather(*both, return_exceptions=True)
        refused = [result for result in done if isinstance(result, PlanMoved)]
        assert len(await one.history("chidi", conversation)) == 2 * (2 - len(refused))
        assert all(not isinstance(result, Exception) or result in refused for result in done)


async def test_what_is_erased_is_gone_for_both() -> None:
    async with (
        await Store.open(load_settings()) as one,
        await Store.open(load_settings()) as other,
    ):
        conversation = await Kept(one).conversation("dana")
        await Kept(one).say(conversation, "write a first novel", user="dana")
        await one.erase_user("dana")
        assert await other.conversations("dana") == ()
        assert (await other.plan("dana")).goals == ()
