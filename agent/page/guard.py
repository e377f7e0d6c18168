"""Who may ask the page's server for what, and what a browser may do with the answer.

Alone on this machine the page has one user and no sign-in; then only loopback names are answered
(a foreign name that resolves here is DNS rebinding), and nothing that a proxy passes on. With a
sign-in any name is answered, since no cookie follows a browser to a foreign name. Always, every
call must come from this very origin, and only the few routes the page uses exist at all: no Gradio
route hands out a file, forwards an address, or runs a function by name.

Gradio sends what a handler yields to whoever names its session, and reads whichever upload a call
names. So each session belongs to the person and the browser, told apart by a random cookie, that
named it first, and each upload to whoever brought it; any other finds nothing.

The content policy has scripts from this origin alone, none inline and no `eval`: Gradio's chat,
tabs and uploads work so, and fetch their configuration where its inline scripts are refused.
Styles may be inline, because Gradio writes them so. Nothing may be loaded from elsewhere.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.page.access import Access, Alone, Person, SignedIn, admit
from agent.page.calls import (
    API,
    COOKIE,
    OWN_FILES,
    SIGN_IN,
    SIGN_OUT,
    Call,
    Refusal,
    again,
    body_of,
    paths_in,
    session_in,
    unknown,
    uploaded_in,
)
from agent.page.entrance import Entrance
from agent.page.words import say

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names under which this machine reaches itself, as they stand in a Host header."""
_MOST_OWNED = 10_000
_KEEPABLE = ("/assets/", "/static/", OWN_FILES)


def _policy(forms: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            f"form-action {forms}",
            "frame-ancestors 'none'",
        )
    )


_HEADERS = {
    "Content-Security-Policy": _policy("'none'"),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SIGNING_IN = {
    **_HEADERS,
    "Content-Security-Policy": _policy("'self'"),
    "Referrer-Policy": "same-origin",
}
"""A form may be sent from here; a browser that keeps its referrer names no origin with one."""


@dataclass
class Owned:
    """Who named a session first; the longest unused is forgotten."""

    most: int = _MOST_OWNED
    _owners: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def belongs(self, thing: str, owner: str) -> bool:
        """Whether this thing is this owner's; a new one becomes so."""
        first = self._owners.setdefault(thing, owner)
        self._owners.move_to_end(thing)
        if len(self._owners) > self.most:
            self._owners.popitem(last=False)
        return secrets.compare_digest(first.encode(), owner.encode())


@dataclass
class Uploads:
    """Who brought which file. Two who bring the same file both have it, under one path."""

    most: int = _MOST_OWNED
    _brought: OrderedDict[tuple[str, str], None] = field(default_factory=OrderedDict)

    def note(self, path: str, owner: str) -> None:
        """The file of this path came from this owner; the oldest is forgotten."""
        self._brought[path, owner] = None
        if len(self._brought) > self.most:
            self._brought.popitem(last=False)

    def belongs(self, path: str, owner: str) -> bool:
        """Whether this owner brought the file of this path."""
        return (path, owner) in self._brought


class Guard:
    """ASGI middleware in front of everything that the page serves."""

    def __init__(self, app: ASGIApp, access: Access | None = None) -> None:
        """Without `access` there is one local user."""
        self._app = app
        self._access = access or Alone()
        self._hosts = LOOPBACK if isinstance(self._access, Alone) else None
        self._entrance = Entrance(self._access) if isinstance(self._access, SignedIn) else None
        self._owned = Owned()
        self._uploads = Uploads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with what it may do, or answers why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = Call(scope)
        guarded = _with_headers(send, call)
        try:
            call.check(self._hosts)
            answer = await self._before_entering(call, scope, receive)
            if answer is None:
                receive, guarded = await self._admitted(call, scope, receive, guarded)
        except Refusal as refusal:
            answer = PlainTextResponse(refusal.line, refusal.status)
        if answer is not None:
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    async def _before_entering(self, call: Call, scope: Scope, receive: Receive) -> Response | None:
        """The answer to who signs in or out, or has to; None for all else. Raises Refusal."""
        if self._entrance is None:
            if call.path in (SIGN_IN, SIGN_OUT):
                raise unknown()
            return None
        answer = await self._entrance.answer(call, scope, receive)
        is_visitor = answer is None and self._access.person(scope) is None
        return RedirectResponse(SIGN_IN, 303) if is_visitor and call.path == "/" else answer

    async def _admitted(
        self, call: Call, scope: Scope, receive: Receive, send: Send
    ) -> tuple[Receive, Send]:
        """Notes who asks, and refuses what somebody else named first. Raises Refusal."""
        person = self._access.person(scope)
        if person is None:
            if call.is_for_anybody and self._entrance:
                return receive, send
            raise Refusal(401 if self._entrance else 403, say(_why_not(self._access)))
        admit(scope, person)
        if not call.path.startswith(API):
            return receive, send
        owner = _owner(person, call)
        if call.names_a_session:
            body = await body_of(receive)
            self._refuse_foreign((session_in(body),), paths_in(body), owner)
            receive = again(body, receive)
        self._refuse_foreign(call.owned_in_address(), (), owner)
        return receive, self._noting_uploads(send, owner) if call.is_upload else send

    def _refuse_foreign(self, sessions: Iterable[str], paths: Iterable[str], owner: str) -> None:
        mine = all(self._owned.belongs(one, owner) for one in sessions)
        if not mine or not all(self._uploads.belongs(one, owner) for one in paths):
            raise unknown()

    def _noting_uploads(self, send: Send, owner: str) -> Send:
        """Notes whose the files are that the answer to an upload names."""
        answer = bytearray()

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.body":
                answer.extend(message.get("body", b""))
                for path in uploaded_in(bytes(answer)):
                    self._uploads.note(path, owner)
            await send(message)

        return noting


def _why_not(access: Access) -> str:
    if isinstance(access, SignedIn):
        return "refused.signed_out"
    return "refused.proxied" if isinstance(access, Alone) else "refused.nobody"


def _owner(person: Person, call: Call) -> str:
    return f"{person.name}\n{call.browser}"


def _with_headers(send: Send, call: Call) -> Send:
    issued = call.new_browser()

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in (_SIGNING_IN if call.path == SIGN_IN else _HEADERS).items():
                headers[name] = value
            if not call.path.startswith(_KEEPABLE):
                headers["Cache-Control"] = "no-store"
            if issued:
                headers.append(
                    "Set-Cookie", f"{COOKIE}={issued}; Path=/; HttpOnly; SameSite=Strict"
                )
        await send(message)

    return guarded
