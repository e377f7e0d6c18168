"""What every test stands on: no network, no settings of the machine, a data directory of its own.

A test that is marked `browser`, `postgres`, `model` or `slow`, or uses the fixture `loopback`,
may talk to this machine; no test may talk to any other.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

LOOPBACK_MARKS = ("browser", "postgres", "model", "slow")
OWN_SETTINGS = ("COACH_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_", "DATABASE_URL", "CHROMA_URL")
SILENCE = {
    "LANGSMITH_TRACING": "false",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}
CHROMIUM_FLAGS = (
    "--no-sandbox",  # its own sandbox does not start for root, which CI is
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REQUIRED = pytest.StashKey[frozenset[str]]()

hypothesis.settings.register_profile("here", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


class Network:
    """Refuses what a test may not reach, and remembers it, since code may swallow the refusal."""

    def __init__(self) -> None:
        self.loopback = False
        self.refused: list[str] = []

    def watch(self, event: str, args: tuple[Any, ...]) -> None:
        """An audit hook: Python's own sockets pass here, however they were imported."""
        if not event.startswith("socket."):
            return
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            self._judge(args[1])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            self._judge(args[0])

    def _judge(self, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if host is None or (self.loopback and _is_this_machine(host)):
            return
        self.refused.append(str(address))
        message = f"a test tried to reach {address!r}"
        raise ConnectionRefusedError(message)


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    return name in ("localhost", "::1", "") or name.startswith(("127.", "/"))


_NETWORK = Network()
sys.addaudithook(_NETWORK.watch)


def pytest_configure(config: pytest.Config) -> None:
    """Forget the machine's own settings; note which groups of tests must not skip."""
    required = os.environ.get("COACH_REQUIRE", "")
    config.stash[REQUIRED] = frozenset(filter(None, required.replace(",", " ").split()))
    for name in [name for name in os.environ if name.startswith(OWN_SETTINGS)]:
        del os.environ[name]
    os.environ.update(SILENCE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark whoever uses the real rosters, and refuse to run without a group that must run."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")
    for mark in config.stash[REQUIRED]:
        if not any(item.get_closest_marker(mark) for item in items):
            message = f"no {mark} test was found, and COACH_REQUIRE names that mark"
            raise pytest.UsageError(message)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Open this machine's own addresses to the tests that ask for them, fixtures included."""
    asked = "loopback" in getattr(item, "fixturenames", ())
    _NETWORK.loopback = asked or any(item.get_closest_marker(mark) for mark in LOOPBACK_MARKS)
    try:
        return (yield)
    finally:
        _NETWORK.loopback = False


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Fail a test whose code reached out and hid that it was refused."""
    result = yield
    refused, _NETWORK.refused = _NETWORK.refused, []
    if refused:
        pytest.fail(f"tried to reach {', '.join(refused)}", pytrace=False)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure where `COACH_REQUIRE` names its mark."""
    report = yield
    needed = [mark for mark in item.config.stash[REQUIRED] if item.get_closest_marker(mark)]
    if report.skipped and needed and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = (
            f"{needed[0]} tests must run here, and this one skipped: {report.longrepr}"
        )
    return report


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory of this test alone; it does not exist yet.

    The test stands in an empty folder, where no `.env` of the project's folder is seen;
    `python -m agent` works there too.
    """
    folder = tmp_path_factory.mktemp("stand")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COACH_HOME", str(folder / "home"))
    return folder / "home"


@pytest.fixture
def network() -> Iterator[Network]:
    """The guard itself, for a test that provokes it; what it refused is forgotten afterwards."""
    yield _NETWORK
    _NETWORK.refused.clear()


@pytest.fixture
def loopback() -> None:
    """Lets a test talk to this machine, and to no other."""


@pytest.fixture
def now() -> datetime:
    """A Saturday evening."""
    return datetime(2026, 11, 21, 19, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real rosters and labels beside the project; without it the test skips."""
    if not SHARED.is_dir():
        pytest.skip("real rosters are not here: no folder ../shared")
    return SHARED


@pytest.fixture(scope="session")
def built_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that holds the index of the whole library and nothing else; copy it."""
    from agent.embedding import load_embedder
    from agent.guidance import open_guidance

    place = tmp_path_factory.mktemp("index")
    open_guidance(place, load_embedder()).close()
    return place


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium; without it the test skips."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no chromium on this machine")
    return Path(found)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running Chromium for the tests of one file, which must not be async.

    Playwright keeps an event loop running in this thread for as long as it lives, and no async
    test could run meanwhile: hence not for the whole session.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield running
        running.close()
