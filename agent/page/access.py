"""Who is asking: the one user of this machine, whom a proxy names, or who signed in here.

Each of the three tells from a request alone who it is; no handler takes a name from what the
browser sends besides. A sign-in here is a cookie that this server signed, with a key from the data
directory and the hash of the person's password: changing the password, or taking the account away,
ends it.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol

from starlette.datastructures import Headers
from starlette.types import Scope

from agent import (
    Clock,
    Settings,
    is_name,
    same_name,
    system_clock,
)
from agent.errors import StoreUnavailable
from agent.records.accounts import EVERYBODY, LOCAL_USER, Account
from agent.records.replies import UserRole

SIGNED_IN = "coach_signed_in"
"""The cookie of a sign-in."""
KEPT_SIGNED_IN = timedelta(days=14)
_KEY_FILE = "sign-in.key"
_KEY_BYTES = 32
_PERSON = "coach.person"
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers by which a proxy shows itself."""


@dataclass(frozen=True)
class Person:
    """Who asks, and in which roles they may; the first is the one they begin with."""

    name: str
    roles: tuple[UserRole, ...] = ("mentee",)


LOCAL = Person(LOCAL_USER)


class Access(Protocol):
    """Tells who is asking."""

    def person(self, scope: Scope) -> Person | None:
        """Who sent this request; None for somebody unknown."""
        ...


class Alone:
    """No sign-in: the one user of this machine, and nobody through a proxy."""

    def person(self, scope: Scope) -> Person | None:
        """The local user, unless somebody else passes this request on."""
        headers = Headers(scope=scope)
        return None if any(name in headers for name in _FORWARDED) else LOCAL


class Proxied:
    """Whom a proxy in front names in its header; believed from the proxy's own addresses."""

    def __init__(self, settings: Settings) -> None:
        """`settings` name the header, the addresses, and who may come in; nobody means all."""
        self._header = settings.auth_header
        self._from = settings.auth_proxy
        self._accounts = by_name(settings.accounts)

    def person(self, scope: Scope) -> Person | None:
        """The person of the header, with their roles."""
        named = Headers(scope=scope).getlist(self._header)
        if len(named) != 1 or not self._is_proxy(scope):
            return None
        name = named[0].strip()
        if not is_name(name) or same_name(name) in (LOCAL_USER, EVERYBODY):
            return None
        if not self._accounts:
            return Person(name)
        account = self._accounts.get(same_name(name))
        if account:
            return Person(account.name, account.roles)
        everybody = self._accounts.get(EVERYBODY)
        return Person(name, everybody.roles) if everybody else None

    def _is_proxy(self, scope: Scope) -> bool:
        client = scope.get("client")
        try:
            address = ip_address(client[0]) if client else None
        except ValueError:
            return False
        return address is not None and any(address in network for network in self._from)


class SignedIn:
    """Who signed in here with a password."""

    def __init__(
        self, accounts: tuple[Account, ...], key: bytes, clock: Clock = system_clock
    ) -> None:
        """`key` signs what a browser keeps; who does not know it can name nobody."""
        self.accounts = by_name(accounts)
        self._key = key
        self._clock = clock
        self._ended: set[str] = set()

    def person(self, scope: Scope) -> Person | None:
        """The person of the cookie, if this server signed it and it has not run out."""
        account = self._account(cookie(scope, SIGNED_IN))
        return Person(account.name, account.roles) if account else None

    def issue(self, account: Account) -> str:
        """What the browser of somebody who has just signed in keeps."""
        until = int((self._clock() + KEPT_SIGNED_IN).timestamp())
        kept = f"{_text(account.name.encode())}.{until}.{secrets.token_urlsafe(16)}"
        return f"{kept}.{self._signature(kept, account)}"

    def end(self, token: str) -> None:
        """Signs out: this token names nobody any more, for as long as this process runs."""
        if self._account(token):
            self._ended.add(token)

    def _account(self, token: str) -> Account | None:
        kept, _, signature = token.rpartition(".")
        parts = kept.split(".")
        if len(parts) != 3 or token in self._ended or not parts[1].isdecimal():
            return None
        account = self.accounts.get(same_name(_name(parts[0])))
        if account is None or int(parts[1][:12]) <= self._clock().timestamp():
            return None
        own = self._signature(kept, account)
        return account if secrets.compare_digest(own.encode(), signature.encode()) else None

    def _signature(self, kept: str, account: Account) -> str:
        key = self._key + account.password.encode()
        return hmac.digest(key, kept.encode("utf-8", "replace"), "sha256").hex()


def access(settings: Settings) -> Access:
    """The way in that the settings name. Raises StoreUnavailable when its key cannot be kept."""
    if settings.auth_header:
        return Proxied(settings)
    if settings.accounts:
        return SignedIn(settings.accounts, _key(settings.home()))
    return Alone()


def admit(scope: Scope, person: Person) -> None:
    """Notes in a request who sent it; the guard alone does so."""
    scope[_PERSON] = person


def person_of(request: Any) -> Person:
    """Who sent a request, Gradio's or FastAPI's. Raises KeyError for one no guard has seen."""
    plain = getattr(request, "request", None) or request
    person: Person = plain.scope[_PERSON]
    return person


def name_of(request: Any) -> str:
    """Under whose name what the request is about is kept."""
    return person_of(request).name


def by_name(accounts: tuple[Account, ...]) -> Mapping[str, Account]:
    """The accounts by what all spellings of their names have in common."""
    return {same_name(one.name): one for one in accounts}


def cookie(scope: Scope, name: str) -> str:
    """A cookie of a request; empty where it has none."""
    try:
        morsel = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _key(home: Path) -> bytes:
    """The key of this data directory, made when it is first needed, for its owner alone."""
    file = home / _KEY_FILE
    try:
        if not file.exists():
            _make_key(file)
        key = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{file} cannot be kept: {reason}; it signs who has signed in"
        raise StoreUnavailable(message) from None
    if len(key) != _KEY_BYTES:
        message = f"{file} is damaged; delete it, and everybody signs in anew"
        raise StoreUnavailable(message)
    return key


def _make_key(file: Path) -> None:
    """Writes a new key and then gives it its name, so that no other process reads half of it."""
    with NamedTemporaryFile(dir=file.parent) as made:
        made.write(secrets.token_bytes(_KEY_BYTES))
        made.flush()
        with suppress(FileExistsError):
            file.hardlink_to(made.name)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _name(text: str) -> str:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""
