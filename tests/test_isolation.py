"""The guard of conftest.py: no test reaches a network, and none sees this machine's settings."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def provoke(network: Any, reach: Any) -> None:
    with pytest.raises(ConnectionRefusedError, match="a test tried to reach"):
        reach()
    assert network.refused


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "::1", "coach.example"])
def test_no_name_is_looked_up(network: Any, host: str) -> None:
    provoke(network, lambda: socket.getaddrinfo(host, 80))


def test_no_address_is_connected(network: Any) -> None:
    with socket.socket() as quiet:
        provoke(network, lambda: quiet.connect(("127.0.0.1", 9)))


def test_no_datagram_leaves(network: Any) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as quiet:
        provoke(network, lambda: quiet.sendto(b"?", ("192.0.2.1", 53)))


async def test_an_event_loop_works_and_reaches_nothing(network: Any) -> None:
    await asyncio.sleep(0)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", 9)
    assert network.refused


@pytest.mark.usefixtures("loopback")
def test_this_machine_is_open_to_who_asks(network: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    assert network.refused == []
    provoke(network, lambda: socket.getaddrinfo("coach.example", 80))


def test_the_machines_settings_are_gone(home: Path) -> None:
    left = {name for name in os.environ if name.startswith(("COACH_", "OPENAI_"))}
    assert left == {"COACH_HOME"}
    assert not home.exists()
    assert list(Path().iterdir()) == []


def pytest_on(folder: Path, source: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one made-up test under this project's conftest."""
    ours = Path(__file__).with_name("conftest.py")
    (folder / "conftest.py").write_text(ours.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(source, encoding="utf-8")
    settings = Path(__file__).parent.parent / "pyproject.toml"
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-c", settings, "--rootdir", folder, folder],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_refusal_that_code_swallows_still_fails_the_test(tmp_path: Path) -> None:
    source = (
        "import socket\n"
        "def test_it():\n"
        "    try: socket.getaddrinfo('coach.example', 80)\n"
        "    except OSError: pass\n"
    )
    run = pytest_on(tmp_path, source)
    assert run.returncode == 1
    assert "tried to reach coach.example" in run.stdout


SKIPS = "import pytest\n@pytest.mark.browser\ndef test_it(): pytest.skip('no chromium here')\n"


def test_a_required_test_that_skips_fails(tmp_path: Path) -> None:
    assert pytest_on(tmp_path, SKIPS).returncode == 0
    run = pytest_on(tmp_path, SKIPS, COACH_REQUIRE="browser")
    assert run.returncode == 1
    assert "browser tests must run here" in run.stdout


def test_a_required_group_without_a_test_fails(tmp_path: Path) -> None:
    run = pytest_on(tmp_path, "def test_it(): pass\n", COACH_REQUIRE="browser")
    assert run.returncode != 0
    assert "no browser test" in run.stderr + run.stdout


def test_a_warning_fails_the_test(tmp_path: Path) -> None:
    source = "import warnings\ndef test_it(): warnings.warn('old', DeprecationWarning)\n"
    assert pytest_on(tmp_path, source).returncode == 1
