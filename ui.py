"""Serves the page: `python ui.py [--port N] [--host 127.0.0.1]`.

Prints the address once it answers. Without a sign-in only loopback addresses are served. Exit 2
with one line for a port, an address, a setting or a data directory that cannot be used.
`python ui.py --person NAME[:ROLES]` asks for a password and prints the account for COACH_AUTH.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import getpass
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

import uvicorn

from agent import (
    CoachError,
    Settings,
    hashed,
    load_catalogue,
    load_settings,
    quiet_libraries,
    read_accounts,
)
from agent.records.accounts import SHORTEST_PASSWORD

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


class CannotMake(Exception):
    """Why there is no account of this name and password; one line that says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Serves until it is stopped, or prints an account; gives the exit code."""
    quiet_libraries()
    chosen = _arguments(arguments)
    try:
        if chosen.person is not None:
            print(_account(chosen.person))
        else:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            _open(chosen.host, chosen.port, load_settings())
    except (CannotServe, CannotMake, CoachError) as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        pass
    return 0


def _account(person: str) -> str:
    """The account to write into COACH_AUTH, with the hash of a password that is asked for."""
    named = person if ":" in person else f"{person}:mentee"
    try:
        read_accounts(named)
    except ValueError as error:
        raise CannotMake(error) from None
    ask = getpass.getpass if sys.stdin.isatty() else input
    password = ask(say("ui.password") if sys.stdin.isatty() else "")
    if len(password) < SHORTEST_PASSWORD:
        raise CannotMake(say("ui.short_password", most=SHORTEST_PASSWORD))
    return f"{named.rstrip(':')}:{hashed(password)}"


def _open(host: str, port: int, settings: Settings) -> None:
    """Serves with these settings. Raises CannotServe or CoachError."""
    with _listening(host, port, shared=settings.needs_sign_in) as listener:
        settings.home()
        with tempfile.TemporaryDirectory(prefix="mentoring-coach-") as uploads:
            os.environ["GRADIO_TEMP_DIR"] = str(Path(uploads).resolve())
            asyncio.run(_serve(listener, host, settings))


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python ui.py", description=say("ui.about"))
    parser.add_argument("--port", type=int, default=_PORT, help=say("ui.usage.port"))
    parser.add_argument("--host", default=_LOOPBACK[0], help=say("ui.usage.host"))
    parser.add_argument("--person", metavar="NAME[:ROLES]", help=say("ui.usage.person"))
    return parser.parse_args(arguments)


def _listening(host: str, port: int, *, shared: bool) -> socket.socket:
    """A socket that is open already, so that nobody waits for a page that cannot come.

    shared: whether people sign in; without that, others than this machine are not let in.
    """
    if host not in _LOOPBACK and not shared:
        raise CannotServe(say("ui.not_loopback", host=host))
    if not 0 <= port <= 65_535:
        raise CannotServe(say("ui.port_range"))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except socket.gaierror:
        raise CannotServe(say("ui.no_such_host", host=host)) from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(say("ui.port_in_use", port=port, other=_another(port))) from None
        reason = error.strerror or type(error).__name__
        raise CannotServe(say("ui.port_refused", port=port, reason=reason)) from None


def _another(port: int) -> int:
    return port + 1 if port < 65_535 else _PORT


async def _serve(listener: socket.socket, host: str, settings: Settings) -> None:
    from agent.page.access import access
    from agent.page.app import web_app
    from agent.page.desk import Desk

    config = uvicorn.Config(
        web_app(Desk(access=access(settings), model=settings.model)),
        proxy_headers=False,
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
