"""Serves the page on this machine: `python ui.py [--port N] [--host 127.0.0.1]`.

Prints the address once it answers. Exit 2 with one line for a port, an address, a setting or a
data directory that cannot be used.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

import uvicorn

from agent import CoachError, load_catalogue, load_settings, quiet_libraries

_PORT = 7860
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECONDS_TO_FINISH = 3

say = load_catalogue().say


class _Announcing(uvicorn.Server):
    """A server that prints its address once it answers."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to answer, then says where."""
        await super().startup(sockets=sockets)
        print(say("ui.serving", address=self._address), flush=True)


class CannotServe(Exception):
    """Why the page cannot be served; the text is one line that says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Serves until it is stopped; gives the exit code."""
    quiet_libraries()
    chosen = _arguments(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with _listening(chosen.host, chosen.port) as listener:
            load_settings().home()
            with tempfile.TemporaryDirectory(prefix="mentoring-coach-") as uploads:
                os.environ["GRADIO_TEMP_DIR"] = str(Path(uploads).resolve())
                asyncio.run(_serve(listener, chosen.host))
    except (CannotServe, CoachError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python ui.py", description=say("ui.about"))
    parser.add_argument("--port", type=int, default=_PORT, help=say("ui.usage.port"))
    parser.add_argument("--host", default=_LOOPBACK[0], help=say("ui.usage.host"))
    return parser.parse_args(arguments)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is open already, so that nobody waits for a page that cannot come."""
    if host not in _LOOPBACK:
        raise CannotServe(say("ui.not_loopback", host=host))
    if not 0 <= port <= 65_535:
        raise CannotServe(say("ui.port_range"))
    family = socket.AF_INET6 if host == "::1" else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(say("ui.port_in_use", port=port, other=_another(port))) from None
        reason = error.strerror or type(error).__name__
        raise CannotServe(say("ui.port_refused", port=port, reason=reason)) from None


def _another(port: int) -> int:
    return port + 1 if port < 65_535 else _PORT


async def _serve(listener: socket.socket, host: str) -> None:
    from agent.page.app import web_app
    from agent.page.desk import Desk

    config = uvicorn.Config(
        web_app(Desk()),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}"
    await _Announcing(config, address).serve(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
