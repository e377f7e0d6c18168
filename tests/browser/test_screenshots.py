"""The page as it looks, for whoever wants to see it: written to `test-results/`, kept by CI."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

SCREENS = {"wide": (1280, 900), "phone": (360, 740)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_photographed(
    browser: Browser, address: str, root: Path, scheme: str
) -> None:
    folder = root / "test-results" / "screenshots"
    for name, (width, height) in SCREENS.items():
        for visit in visiting(browser, address, width=width, height=height, scheme=scheme):
            page = visit.open()
            if page.locator("#plan-empty").count() and name == "wide" and scheme == "light":
                page.wait_for_timeout(1000)
                page.screenshot(path=folder / f"beginning-{name}-{scheme}.png")
                page.get_by_role("button", name="Watch a sample journey").click()
                expect(page.locator("#agenda")).to_be_visible(timeout=120_000)
            page.wait_for_timeout(1500)
            for view in ("chat", "plan", "library", "data"):
                tab = page.locator(f"#show-{view}")
                if not tab.is_visible():
                    continue
                tab.click()
                if view == "library":
                    page.get_by_role("button", name="How long should mentoring last?").click()
                    expect(page.locator("#library-found h4").first).to_be_visible()
                page.wait_for_timeout(500)
                page.screenshot(path=folder / f"{view}-{name}-{scheme}.png")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
