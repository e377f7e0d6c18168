"""A page served in a process of its own, for as long as something is measured at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from evals.fingerprint import ROOT

_PATIENCE = 120.0
BARE_CHAT = (
    "import sys, gradio as gr; "
    "gr.ChatInterface(lambda said, _: said).launch(server_port=int(sys.argv[-1]), quiet=True)"
)
"""What a chat of Gradio's weighs that does nothing: the peer of the first load."""


@dataclass(frozen=True)
class Served:
    """Where it answers, and the seconds until it did."""

    address: str
    seconds: float


@contextmanager
def serving(*program: str, **settings: str) -> Iterator[Served]:
    """Runs `python PROGRAM… PORT`, by default the page, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = program or ("ui.py", "--port")
    began = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments, str(port)],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            if server.poll() is not None or time.perf_counter() - began > _PATIENCE:
                message = f"{arguments[0]} did not answer"
                raise RuntimeError(message)
            time.sleep(0.02)
        yield Served(f"http://127.0.0.1:{port}", time.perf_counter() - began)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(port: int) -> bool:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/")
    try:
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310
            return True
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError):
        return False
