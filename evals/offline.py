"""The offline lane's watch: no address beyond this machine, and no name look-up, may be tried."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_REACHING = ("socket.connect", "socket.sendto", "socket.sendmsg")
_ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_HERE = ("127.", "localhost", "::1", "/", "")


class _Watch:
    """One audit hook for the process, which cannot be taken away, only put to sleep."""

    def __init__(self) -> None:
        self.awake = False
        self.tried: list[str] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.awake or event not in (*_REACHING, *_ASKING):
            return
        target = args[1] if event in _REACHING else args[0]
        host = target[0] if isinstance(target, tuple) else target
        name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
        if name in _HERE or name.startswith(("127.", "/")):
            return
        self.tried.append(name)
        raise ConnectionRefusedError(f"the offline lane tried to reach {name}")


_watch: _Watch | None = None


@contextmanager
def no_network() -> Iterator[list[str]]:
    """Refuses every address but this machine's, and gives the list of those that were tried."""
    global _watch  # noqa: PLW0603 - an audit hook stays for the life of the process
    _watch = _watch or _Watch()
    tried: list[str] = []
    _watch.tried = tried
    _watch.awake = True
    try:
        yield tried
    finally:
        _watch.awake = False
