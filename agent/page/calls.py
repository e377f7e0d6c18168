"""What a request wants, where it comes from, and why it is refused."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from agent.page.access import cookie
from agent.page.words import say

COOKIE = "coach_browser"
"""The cookie that tells browsers apart."""
API = "/gradio_api/"
DOWNLOADS = "/download/"
OWN_FILES = "/page/"
SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
LARGEST_CALL = 1_000_000
"""Bytes of one call; the longest message that is taken has 80 kB."""
LARGEST_UPLOAD = 20 * 1024 * 1024
"""Bytes of one upload with everything around the file."""

_READ = re.compile(
    r"/|/config|/theme\.css|/favicon\.ico|/manifest\.json|/robots\.txt|/sign-in"
    r"|/(?:assets|static)/[\w./-]+|/page/[\w.-]+|/download/[\w.-]+"
    r"|/gradio_api/(?:info|startup-events|upload_progress|queue/data|heartbeat/[\w-]+)"
)
_WRITE = re.compile(r"/gradio_api/(?:queue/join|cancel|reset|upload)|/sign-in|/sign-out")
_WITH_SESSION = re.compile(r"/gradio_api/(?:queue/join|cancel|reset)")
_ISSUING = ("/", "/config")
_FOR_ANYBODY = (SIGN_IN, f"{OWN_FILES}sign-in.css", "/favicon.ico", "/robots.txt")


class Refusal(Exception):
    """Why a request is not passed on: an HTTP status and one line."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status
        self.line = line


def unknown() -> Refusal:
    """What is not there, or belongs to somebody else, which is the same answer."""
    return Refusal(404, say("refused.unknown"))


class Call:
    """What a request says about where it comes from and what it wants."""

    def __init__(self, scope: Scope) -> None:
        self.path: str = scope["path"]
        self.method: str = scope["method"]
        self._query: str = scope.get("query_string", b"").decode("latin-1")
        self._headers = Headers(scope=scope)
        self._host = self._headers.get("host", "")
        self._site = self._headers.get("sec-fetch-site", "none")
        self.browser = cookie(scope, COOKIE)

    def check(self, hosts: frozenset[str] | None) -> None:
        """Raises Refusal for a foreign name, a foreign page, or a route that is not there.

        hosts: the names that are answered, None for any.
        """
        if hosts is not None and re.sub(r":\d+$", "", self._host).lower() not in hosts:
            raise Refusal(421, say("refused.host"))
        wanted = _READ if self.method in ("GET", "HEAD") else _WRITE
        known = self.method in ("GET", "HEAD", "POST") and wanted.fullmatch(self.path)
        if not known or ".." in self.path:
            raise unknown()
        if self._is_foreign():
            raise Refusal(403, say("refused.foreign"))
        if self.path == f"{API}upload":
            self._check_length()

    def _check_length(self) -> None:
        """Refuses what is too large before a byte of it is written anywhere."""
        length = self._headers.get("content-length", "")
        if not length.isdecimal():
            raise Refusal(411, say("refused.length"))
        if int(length) > LARGEST_UPLOAD:
            raise Refusal(413, say("refused.large"))

    def _is_foreign(self) -> bool:
        origin = self._headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != self._host.lower():
            return True
        calls = self.method == "POST" or self.path.startswith((API, DOWNLOADS))
        return calls and self._site not in ("same-origin", "none")

    def new_browser(self) -> str | None:
        """A name for a browser that has none yet.

        A visit that another page led to carries no strict cookie even where there is one, and
        gets its name with the next request.
        """
        arrived = self._site in ("same-origin", "none")
        if self.browser or self.method != "GET" or self.path not in _ISSUING or not arrived:
            return None
        return secrets.token_urlsafe(32)

    @property
    def is_for_anybody(self) -> bool:
        """Whether it may be asked by somebody who has not signed in."""
        return self.path in _FOR_ANYBODY

    @property
    def is_safe(self) -> bool:
        """Whether its answer travels encrypted, as far as the browser says."""
        return self._headers.get("origin", "").startswith("https://")

    @property
    def names_a_session(self) -> bool:
        """Whether its body must name a session of Gradio's."""
        return self.method == "POST" and bool(_WITH_SESSION.fullmatch(self.path))

    @property
    def is_upload(self) -> bool:
        """Whether it brings a file, whose path the answer names."""
        return self.method == "POST" and self.path == f"{API}upload"

    def owned_in_address(self) -> tuple[str, ...]:
        """What the address names that belongs to one browser: a session, an upload under way."""
        if self.path.startswith(f"{API}heartbeat/"):
            return (self.path.rsplit("/", 1)[1],)
        asked = parse_qs(self._query)
        return (*asked.get("session_hash", ()), *asked.get("upload_id", ()))


async def body_of(receive: Receive, most: int = LARGEST_CALL) -> bytes:
    """The body of a request of at most so many bytes. Raises Refusal."""
    parts = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, say("refused.broken"))
        parts += message.get("body", b"")
        more = message.get("more_body", False)
        if len(parts) > most:
            raise Refusal(413, say("refused.long"))
    return bytes(parts)


def again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, and then what else comes."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay


def session_in(body: bytes) -> str:
    """The session that a call to Gradio names. Raises Refusal."""
    call = _json(body)
    session = call.get("session_hash") if isinstance(call, dict) else None
    if not isinstance(session, str) or not session:
        raise Refusal(400, say("refused.session"))
    return session


def paths_in(body: bytes) -> tuple[str, ...]:
    """The uploaded files that a call to Gradio names, wherever they stand in it."""
    found: list[str] = []
    waiting = [_json(body)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
            found += [one["path"]] if isinstance(one.get("path"), str) else []
        elif isinstance(one, list):
            waiting += one
    return tuple(found)


def uploaded_in(answer: bytes) -> tuple[str, ...]:
    """The files that an answer to an upload names; none while it is not whole."""
    named = _json(answer)
    return tuple(one for one in named if isinstance(one, str)) if isinstance(named, list) else ()


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
