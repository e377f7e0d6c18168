"""Signing in and out: the form, the check of a password, and who has tried too often.

A wrong name costs the same time and gets the same words as a wrong password. After a few wrong ones
in a row a name waits, longer each time, whoever asks; who is signed in already stays so.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Receive, Scope

from agent import is_password, same_name
from agent.page.access import KEPT_SIGNED_IN, SIGNED_IN, SignedIn, cookie
from agent.page.calls import OWN_FILES, SIGN_IN, SIGN_OUT, Call, body_of
from agent.page.text import escaped
from agent.page.words import say

_LONGEST_FORM = 8_192
_CHECKED_AT_ONCE = 2
"""Passwords; each takes 16 MiB and a part of a second."""
_FREE = 5
"""Wrong passwords in a row before a name waits."""
_LONGEST_WAIT = 900.0
_MOST_NAMES = 10_000


class Attempts:
    """Wrong passwords in a row by name, whether or not anybody has that name."""

    def __init__(self, most: int = _MOST_NAMES) -> None:
        self._most = most
        self._tried: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def begin(self, name: str, now: float) -> float:
        """Seconds that this name still waits; with 0 the attempt counts as wrong until `right`."""
        count, until = self._tried.get(name, (0, 0.0))
        if now < until:
            return until - now
        wait = min(_LONGEST_WAIT, 2.0 ** (count + 1 - _FREE)) if count + 1 >= _FREE else 0.0
        self._tried[name] = (count + 1, now + wait)
        self._tried.move_to_end(name)
        if len(self._tried) > self._most:
            self._tried.popitem(last=False)
        return 0.0

    def right(self, name: str) -> None:
        """The password was right; what came before is forgotten."""
        self._tried.pop(name, None)


class Entrance:
    """Answers the routes of signing in and out."""

    def __init__(self, access: SignedIn) -> None:
        self._access = access
        self._attempts = Attempts()
        self._checking = asyncio.Semaphore(_CHECKED_AT_ONCE)

    async def answer(self, call: Call, scope: Scope, receive: Receive) -> Response | None:
        """The answer of a sign-in route; None for any other."""
        if call.path == SIGN_OUT:
            return self._sign_out(scope)
        if call.path == SIGN_IN and call.method == "POST":
            return await self._sign_in(call, receive)
        if call.path == SIGN_IN:
            return RedirectResponse("/", 303) if self._access.person(scope) else form()
        return None

    async def _sign_in(self, call: Call, receive: Receive) -> Response:
        fields = parse_qs((await body_of(receive, _LONGEST_FORM)).decode("utf-8", "replace"))
        name, password = (fields.get(key, [""])[0] for key in ("name", "password"))
        known_as = same_name(name)
        if wait := self._attempts.begin(known_as, time.monotonic()):
            return _wait(name, wait)
        account = self._access.accounts.get(known_as)
        async with self._checking:
            kept = account.password if account else ""
            right = await asyncio.to_thread(is_password, password, kept)
        if account is None or not right:
            return form(401, name, say("sign_in.wrong"))
        self._attempts.right(known_as)
        entered = RedirectResponse("/", 303)
        entered.set_cookie(
            SIGNED_IN,
            self._access.issue(account),
            max_age=int(KEPT_SIGNED_IN.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=call.is_safe,
        )
        return entered

    def _sign_out(self, scope: Scope) -> Response:
        self._access.end(cookie(scope, SIGNED_IN))
        left = RedirectResponse(SIGN_IN, 303)
        left.delete_cookie(SIGNED_IN, httponly=True, samesite="lax")
        left.headers["Clear-Site-Data"] = '"cache", "storage"'
        return left


def form(status: int = 200, name: str = "", line: str = "") -> HTMLResponse:
    """The page that asks for name and password; `line` says why it asks again."""
    told = f'<p role="alert">{escaped(line)}</p>' if line else ""
    markup = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escaped(say("sign_in.title"))}</title>
<link rel="stylesheet" href="{OWN_FILES}sign-in.css">
</head>
<body>
<main>
<h1>{escaped(say("title"))}</h1>
<p>{escaped(say("sign_in.about"))}</p>
{told}
<form method="post" action="{SIGN_IN}">
<label for="name">{escaped(say("sign_in.name"))}</label>
<input id="name" name="name" value="{escaped(name)}" dir="auto" autocomplete="username"
 autocapitalize="none" spellcheck="false" required maxlength="128">
<label for="password">{escaped(say("sign_in.password"))}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required
 maxlength="1024">
<button type="submit">{escaped(say("sign_in.enter"))}</button>
</form>
</main>
</body>
</html>
"""
    return HTMLResponse(markup, status)


def _wait(name: str, seconds: float) -> Response:
    whole = int(seconds) + 1
    answer = form(429, name, say("sign_in.wait", seconds=whole))
    answer.headers["Retry-After"] = str(whole)
    return answer
