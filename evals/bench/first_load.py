"""The first load of the page in a real Chromium, on a line as on a bad day on a phone."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from typing import Any

from evals.bench.serving import Served
from evals.errors import CannotRun

BITS_A_SECOND = 400_000
LATENCY_MS = 300
_PATIENCE_MS = 120_000


@dataclass(frozen=True)
class FirstLoad:
    """What came over the line, in megabytes of 10^6 bytes, and seconds until it can be used."""

    megabytes: float
    seconds: float


def first_load(served: Served, usable: str) -> FirstLoad:
    """Opens the page with nothing cached, until what `usable` selects can be seen.

    Raises CannotRun where there is no Chromium or no Playwright.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        message = "no Chromium or no Playwright here: `make tools` and Debian's chromium"
        raise CannotRun(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            return _opened(browser.new_page(), served.address, usable)
        finally:
            browser.close()


def _opened(page: Any, address: str, usable: str) -> FirstLoad:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    bytes_a_second = BITS_A_SECOND / 8
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )
    weights: list[float] = []
    line.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    began = time.perf_counter()
    page.goto(address, wait_until="commit", timeout=_PATIENCE_MS)
    page.locator(usable).first.wait_for(timeout=_PATIENCE_MS)
    seconds = time.perf_counter() - began
    page.wait_for_load_state("networkidle", timeout=_PATIENCE_MS)
    return FirstLoad(sum(weights) / 1e6, seconds)
