"""`python ui.py`: what stops it, each in one line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from agent.accounts import hashed, read_accounts

pytestmark = pytest.mark.usefixtures("loopback")


def ui(
    root: Path, *arguments: str, typed: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "ui.py"), *arguments],
        capture_output=True,
        input=typed,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **settings},
    )


def is_one_line(run: subprocess.CompletedProcess[str]) -> bool:
    return run.returncode == 2 and run.stderr.count("\n") == 1 and not run.stdout


def test_a_port_in_use_is_named_with_another_to_choose(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = ui(root, "--port", str(port))
    assert is_one_line(run)
    assert f"Port {port} is in use" in run.stderr
    assert "--port" in run.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "coach.example"])
def test_the_page_is_opened_to_nobody_else(root: Path, host: str) -> None:
    run = ui(root, "--host", host)
    assert is_one_line(run)
    assert host in run.stderr


def test_an_account_is_made_from_a_name_and_a_password(root: Path) -> None:
    run = ui(root, "--person", "ana:mentor", typed="the lake freezes late\n")
    assert run.returncode == 0
    assert [one.name for one in read_accounts(run.stdout)] == ["ana"]
    assert "lake" not in run.stdout
    for name, typed in (("ana", "short\n"), ("local", "x\n"), ("ana:boss", "x\n")):
        assert is_one_line(ui(root, "--person", name, typed=typed))


def test_others_are_let_in_once_they_sign_in(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    account = f"ana:mentee:{hashed('the lake freezes late')}"
    broken = str(tmp_path / "file" / "home")
    run = ui(root, "--host", "0.0.0.0", "--port", "0", COACH_AUTH=account, COACH_HOME=broken)
    assert is_one_line(run)
    assert "COACH_HOME" in run.stderr


def test_a_port_that_is_none_is_refused(root: Path) -> None:
    assert is_one_line(ui(root, "--port", "70000"))


def test_a_data_directory_that_cannot_be_written_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = ui(root, "--port", "0", COACH_HOME=str(tmp_path / "file" / "home"))
    assert is_one_line(run)
    assert "COACH_HOME" in run.stderr


def test_a_setting_that_cannot_be_used_is_named(root: Path) -> None:
    run = ui(root, "--port", "0", COACH_RETENTION_DAYS="soon")
    assert is_one_line(run)
    assert "COACH_RETENTION_DAYS" in run.stderr


@pytest.mark.slow
def test_it_says_where_it_answers_and_leaves_no_upload_behind(root: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(root / "ui.py"), "--port", "0"],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
        assert httpx.get(address).status_code == 200
        assert [folder.name[:15] for folder in tmp_path.iterdir()] == ["mentoring-coach"]
        server.terminate()
        assert server.wait(20) == 0
    assert list(tmp_path.iterdir()) == []
