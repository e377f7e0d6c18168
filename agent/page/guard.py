"""Who may ask the page's server for what, and what a browser may do with the answer.

Alone on this machine the page has one user, LOCAL_USER, and no sign-in. What keeps other web pages
out: only loopback names are answered (a foreign name that resolves here is DNS rebinding), every
call must come from this very origin, and only the few routes the page uses exist at all: no
Gradio route hands out a file, forwards an address, or runs a function by name.

A random cookie tells browsers apart. Gradio sends what a handler yields to whoever names its
session, so each session belongs to the browser that named it first, and any other finds nothing.

The content policy has scripts from this origin alone, none inline and no `eval`: Gradio's chat,
tabs and uploads work so, and fetch their configuration where its inline scripts are refused.
Styles may be inline, because Gradio writes them so. Nothing may be loaded from elsewhere.
"""

from __future__ import annotations

import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_USER = "local"
"""Under whose name everything is kept while there is no sign-in."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which this machine reaches itself, as they stand in a Host header."""
DOWNLOADS = "/download/"
OWN_FILES = "/page/"

COOKIE = "coach_browser"
_LARGEST_CALL = 1_000_000
"""Bytes of one call; the longest message that is taken has 80 kB."""
LARGEST_UPLOAD = 20 * 1024 * 1024
"""Bytes of one upload with everything around the file."""
_MOST_SESSIONS = 10_000

_API = "/gradio_api/"
_READ = re.compile(
    r"/|/config|/theme\.css|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/(?:assets|static)/[\w./-]+|/page/[\w.-]+|/download/[\w.-]+"
    r"|/gradio_api/(?:info|startup-events|upload_progress|queue/data|heartbeat/[\w-]+)"
)
_WRITE = re.compile(r"/gradio_api/(?:queue/join|cancel|reset|upload)")
_WITH_SESSION = re.compile(r"/gradio_api/(?:queue/join|cancel|reset)")
_ISSUING = ("/", "/config")
_KEEPABLE = ("/assets/", "/static/", OWN_FILES)

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def user_of(_request: object) -> str:
    """Whose data a request is about: without sign-in, those of the one local user."""
    return LOCAL_USER


class Refusal(Exception):
    """Why a request is not passed on: an HTTP status and one line."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status
        self.line = line


def _unknown() -> Refusal:
    return Refusal(404, "There is nothing here.")


@dataclass
class Sessions:
    """Which browser named which of Gradio's sessions first; the longest unused is forgotten."""

    most: int = _MOST_SESSIONS
    _owners: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def belongs(self, session: str, browser: str) -> bool:
        """Whether this session is this browser's; a new one becomes so."""
        owner = self._owners.setdefault(session, browser)
        self._owners.move_to_end(session)
        if len(self._owners) > self.most:
            self._owners.popitem(last=False)
        return secrets.compare_digest(owner.encode(), browser.encode())


class Guard:
    """ASGI middleware in front of everything that the page serves."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._sessions = Sessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with what it may do, or answers why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Request(scope)
        issued = request.new_browser()
        guarded = _with_headers(send, request.path, issued)
        try:
            request.check(self._hosts)
            if request.path.startswith(_API):
                receive = await self._same_browser(request, receive)
        except Refusal as refusal:
            answer = PlainTextResponse(refusal.line, refusal.status)
            await answer(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    async def _same_browser(self, request: _Request, receive: Receive) -> Receive:
        """Refuses a session that another browser named first."""
        session = request.session_in_address()
        if request.method == "POST" and _WITH_SESSION.fullmatch(request.path):
            body = await _body(receive)
            session = _session_in(body)
            receive = _again(body, receive)
        if session and not self._sessions.belongs(session, request.browser):
            raise _unknown()
        return receive


class _Request:
    """What a request says about where it comes from and what it wants."""

    def __init__(self, scope: Scope) -> None:
        self.path: str = scope["path"]
        self.method: str = scope["method"]
        self._query: str = scope.get("query_string", b"").decode("latin-1")
        self._headers = Headers(scope=scope)
        self._host = self._headers.get("host", "")
        self._site = self._headers.get("sec-fetch-site", "none")
        self.browser = _browser(self._headers.get("cookie", ""))

    def check(self, hosts: frozenset[str]) -> None:
        """Raises Refusal for a foreign name, a foreign page, or a route that is not there."""
        if re.sub(r":\d+$", "", self._host).lower() not in hosts:
            raise Refusal(421, "This page answers under its own address only.")
        wanted = _READ if self.method in ("GET", "HEAD") else _WRITE
        known = self.method in ("GET", "HEAD", "POST") and wanted.fullmatch(self.path)
        if not known or ".." in self.path:
            raise _unknown()
        if self._is_foreign():
            raise Refusal(403, "This page takes calls from itself only.")
        if self.path == f"{_API}upload":
            self._check_length()

    def _check_length(self) -> None:
        """Refuses what is too large before a byte of it is written anywhere."""
        length = self._headers.get("content-length", "")
        if not length.isdecimal():
            raise Refusal(411, "An upload must say how long it is.")
        if int(length) > LARGEST_UPLOAD:
            raise Refusal(413, "That file is too large; at most 20 MB fit.")

    def _is_foreign(self) -> bool:
        origin = self._headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != self._host.lower():
            return True
        calls = self.method == "POST" or self.path.startswith((_API, DOWNLOADS))
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

    def session_in_address(self) -> str | None:
        """Gradio's session, where the address names it."""
        if self.path.startswith(f"{_API}heartbeat/"):
            return self.path.rsplit("/", 1)[1]
        return parse_qs(self._query).get("session_hash", [None])[0]


def _browser(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


async def _body(receive: Receive) -> bytes:
    parts = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, "The call broke off.")
        parts += message.get("body", b"")
        more = message.get("more_body", False)
        if len(parts) > _LARGEST_CALL:
            raise Refusal(413, "That is too long for one call; send it in parts.")
    return bytes(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, and then what else comes."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay


def _session_in(body: bytes) -> str:
    try:
        call = json.loads(body)
    except (ValueError, RecursionError):
        call = None
    session = call.get("session_hash") if isinstance(call, dict) else None
    if not isinstance(session, str) or not session:
        raise Refusal(400, "The call names no session.")
    return session


def _with_headers(send: Send, path: str, issued: str | None) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if not path.startswith(_KEEPABLE):
                headers["Cache-Control"] = "no-store"
            if issued:
                headers.append(
                    "Set-Cookie", f"{COOKIE}={issued}; Path=/; HttpOnly; SameSite=Strict"
                )
        await send(message)

    return guarded
