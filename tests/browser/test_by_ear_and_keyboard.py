"""Every view under the rules of axe-core, and the journey without a mouse or without eyes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visiting

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
VIEWS = ("Coach", "Plan", "Library", "My data")


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core; without it the test skips."""
    file = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.skip("axe-core is not here: `make tools` installs it where npm is")
    return file.read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[(1280, 900), (360, 740), (320, 400)])
def screen(
    request: pytest.FixtureRequest, browser: Browser, address: str, scheme: str
) -> Iterator[Visit]:
    """A wide screen, a phone, and a screen at 200 % and more."""
    width, height = request.param
    yield from visiting(browser, address, width=width, height=height, scheme=scheme)


@pytest.fixture(scope="module")
def played(browser: Browser, address: str) -> None:
    """The sample journey, seen once, so that every view has something to show."""
    for visit in visiting(browser, address, width=1280, height=900):
        page = visit.open()
        page.get_by_role("button", name="Watch a sample journey").click()
        expect(page.locator("#agenda")).to_be_visible(timeout=120_000)


def broken_rules(page: Page, axe: str) -> list[str]:
    """One line for each element that breaks a rule."""
    page.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": list(RULES)}}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    assert found["passes"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.usefixtures("played")
def test_no_view_breaks_a_rule(screen: Visit, axe: str) -> None:
    page = screen.open()
    for view in VIEWS:
        tab = page.get_by_role("tab", name=view, exact=True)
        if not tab.is_visible():
            continue
        tab.click()
        if view == "Library":
            page.get_by_role("button", name="How long should mentoring last?").click()
            expect(page.locator("#library-found h4").first).to_be_visible()
        assert broken_rules(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_beginning_breaks_no_rule(visit: Visit, axe: str) -> None:
    page = visit.open()
    page.get_by_role("button", name="New conversation").click()
    expect(visit.replies).to_have_count(1)
    assert broken_rules(page, axe) == []


def test_axe_notices_a_picture_without_words(visit: Visit, axe: str) -> None:
    page = visit.open()
    page.evaluate("document.querySelector('#views').append(document.createElement('img'))")
    assert any(line.startswith("image-alt") for line in broken_rules(page, axe))


def test_a_journey_by_keyboard_alone(visit: Visit, root: Path) -> None:
    page = visit.open()
    erase_by_keyboard(page)
    expect(visit.replies).to_have_count(1)
    walk_to(page, "Your message")
    page.keyboard.type("I'd like to learn how service designs are reviewed")
    page.keyboard.press("Enter")
    visit.answer(1)
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.press("Tab")
    walk_to(page, "Just show me people")
    page.keyboard.press("Enter")
    visit.answer(2)
    with page.expect_file_chooser() as chooser:
        walk_to(page, "Add a roster file")
        page.keyboard.press("Enter")
    before = visit.replies.count()
    chooser.value.set_files(root / "knowledge" / "sample_roster.csv")
    visit.answer(before)
    before = visit.replies.count()
    walk_to(page, re.compile("^Write to this person"))
    page.keyboard.press("Enter")
    visit.answer(before)
    expect(page.locator("#message-text")).to_contain_text("What caught me is that you …")
    walk_to(page, "Copy")
    page.keyboard.press("Enter")
    expect(page.locator("#copied")).to_be_visible()
    keep(root, "keyboard-journey", page.locator("body").aria_snapshot())


def keep(root: Path, name: str, told: str) -> None:
    """Keeps what a screen reader finds, for whoever wants to read it."""
    folder = root / "test-results" / "accessibility-tree"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(told, encoding="utf-8")


def erase_by_keyboard(page: Page) -> None:
    """My data, everything, yes; and back to the coach with the arrow keys."""
    walk_to(page, "Coach")
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="My data")).to_be_focused()
    walk_to(page, "Everything of mine")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Yes, erase it")).to_be_visible()
    walk_to(page, "Yes, erase it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything of yours is erased.")).to_be_visible()
    walk_to(page, "My data")
    page.keyboard.press("Home")


FOCUSED = """() => {
  const one = document.activeElement;
  const labels = one.labels && one.labels[0] ? one.labels[0].innerText : "";
  return (one.getAttribute("aria-label") || labels || one.innerText || "").trim();
}"""


def walk_to(page: Page, name: str | re.Pattern[str]) -> None:
    """Presses Tab until something of this name has the focus, and it can be seen."""
    met: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        met.append(here)
        if name.search(here) if isinstance(name, re.Pattern) else here.split("\n")[0] == name:
            return
    pytest.fail(f"no {name} in {met}")


LISTEN = """() => {
  window.told = [];
  const live = "[aria-live]:not([aria-live='off']), [role='status'], [role='alert'], " +
    "[role='log']:not([aria-live='off'])";
  for (const region of document.querySelectorAll(live)) {
    const hear = () => window.told.push(region.textContent);
    const changes = {childList: true, characterData: true, subtree: true};
    new MutationObserver(hear).observe(region, changes);
  }
}"""


def test_a_reply_is_announced_once_and_nothing_else_is_live(visit: Visit) -> None:
    page = visit.open()
    page.get_by_role("button", name="New conversation").click()
    expect(visit.replies).to_have_count(1)
    page.evaluate(LISTEN)
    answer = visit.say("How long should mentoring last?")
    page.wait_for_timeout(2500)
    told = page.evaluate("window.told")
    assert [" ".join(text.split()) for text in told] == [" ".join(answer.split())]


def test_what_is_read_aloud_has_headings_groups_and_sources(
    visit: Visit, played: None, root: Path
) -> None:
    page = visit.open()
    page.get_by_role("button", name="New conversation").wait_for()
    told = page.locator("body").aria_snapshot()
    keep(root, "sample-journey", told)
    for part in (
        'heading "Mentoring coach" [level=1]',
        'heading "Your plan" [level=2]',
        "tablist",
        'textbox "Your message"',
        'group "Or choose an answer"',
        "heading",
        'button "Change I would like to"',
    ):
        assert part in told, json.dumps(told)
