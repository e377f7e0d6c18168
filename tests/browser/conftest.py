"""The real server in a process of its own, and a real browser that notes what it asks for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SECONDS_TO_STOP = 15
expect.set_options(timeout=30_000)
OUR_OWN_INLINE_SCRIPTS = "Executing inline script"
"""What the browser says of Gradio's inline scripts, which the policy refuses on purpose."""


@dataclass
class Visit:
    """One page of the browser: `foreign` are requests that left, `complaints` what it reported."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("console", lambda message: self._told(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def _told(self, kind: str, text: str) -> None:
        if kind == "error" and OUR_OWN_INLINE_SCRIPTS not in text:
            self.complaints.append(text)

    def open(self) -> Page:
        """Opens the page and waits until the coach has said something."""
        self.page.goto(self.address)
        self.replies.first.wait_for()
        return self.page

    @property
    def replies(self):  # type: ignore[no-untyped-def]
        """What the coach has said, in order."""
        return self.page.locator("#chat [data-testid='bot']")

    def say(self, text: str) -> str:
        """Sends a message and gives the coach's answer."""
        before = self.replies.count()
        self.page.get_by_label("Your message").fill(text)
        self.page.keyboard.press("Enter")
        return self.answer(before)

    def answer(self, before: int) -> str:
        """The answer that comes after so many replies."""
        answer = self.replies.nth(before)
        answer.filter(has_not=self.page.locator(".working")).wait_for()
        return answer.inner_text()

    def add_roster(self, file: Path) -> str:
        """Adds a roster file and gives the coach's answer."""
        before = self.replies.count()
        self.page.locator("#plan-view input[type=file]").set_input_files(file)
        return self.answer(before)


@pytest.fixture(scope="session")
def index(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's index, built once for all servers, as `make setup` builds it."""
    home = tmp_path_factory.mktemp("index") / "home"
    subprocess.run(
        [sys.executable, "-m", "agent.guidance"],
        cwd=root,
        env={**os.environ, "COACH_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    return home / "guidance"


@pytest.fixture(scope="module")
def address(root: Path, index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server of this file's tests answers, over a data directory of its own."""
    stand = tmp_path_factory.mktemp("server")
    shutil.copytree(index, stand / "home" / "guidance")
    settings = {"COACH_HOME": str(stand / "home"), "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, str(root / "ui.py"), "--port", "0"],
        cwd=stand,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            yield next(word for word in line.split() if word.startswith("http://"))
        finally:
            server.terminate()
            server.wait(_SECONDS_TO_STOP)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A new browser on a wide screen."""
    yield from visiting(browser, address, width=1280, height=900)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """A new browser on a phone's screen."""
    yield from visiting(browser, address, width=360, height=740)


def visiting(
    browser: Browser, address: str, *, width: int, height: int, scheme: str = "light"
) -> Iterator[Visit]:
    """A new browser with a screen of this size, and light or dark colours."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(60_000)
    yield Visit(context.new_page(), address)
    context.close()
