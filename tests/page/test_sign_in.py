"""Signing in: with a password here, at a proxy, or not at all; and who is not let in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from agent import Settings, hashed
from agent.errors import StoreUnavailable
from agent.page.access import (
    KEPT_SIGNED_IN,
    SIGNED_IN,
    Access,
    Alone,
    Proxied,
    SignedIn,
    access,
    person_of,
)
from agent.page.entrance import Attempts
from agent.page.guard import Guard
from agent.records.accounts import Account

HERE = "http://coach.example"
SENTENCE = "the lake freezes late"
ANA = Account(name="Ana", roles=("mentee", "mentor"), password=hashed(SENTENCE))
BEN = Account(name="Ben", roles=("mentee",), password=hashed("a hill behind the mill"))
KEY = bytes(32)


async def whoever(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the name and the roles of who asks."""

    class Request:
        pass

    request: Any = Request()
    request.scope = scope
    person = person_of(request)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": f"{person.name} {person.roles}".encode()})


def visitor(access: Access, address: str = "192.0.2.7") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Guard(whoever, access), client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url=HERE)


class Clock:
    """A clock that a test moves."""

    now = datetime(2026, 11, 21, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def signed(clock: Clock) -> SignedIn:
    return SignedIn((ANA, BEN), KEY, clock)


@pytest.fixture
async def client(signed: SignedIn) -> AsyncIterator[httpx.AsyncClient]:
    async with visitor(signed) as one:
        yield one


async def enter(client: httpx.AsyncClient, name: str, password: str, **headers: str) -> Any:
    fields = {"name": name, "password": password}
    return await client.post("/sign-in", data=fields, headers=headers)


async def test_who_has_not_signed_in_finds_the_form_and_nothing_else(
    client: httpx.AsyncClient,
) -> None:
    opened = await client.get("/")
    assert (opened.status_code, opened.headers["location"]) == (303, "/sign-in")
    form = await client.get("/sign-in")
    assert '<label for="password">' in form.text
    assert form.headers["referrer-policy"] == "same-origin"
    assert "form-action 'self'" in form.headers["content-security-policy"]
    assert "script-src 'self'" in form.headers["content-security-policy"]
    for path in ("/config", "/download/my-data.json", "/gradio_api/info", "/page/page.js"):
        assert (await client.get(path)).status_code == 401
    assert (await client.post("/gradio_api/queue/join", content=b"{}")).status_code == 401


async def test_name_and_password_let_in_under_the_name_of_the_account(
    client: httpx.AsyncClient,
) -> None:
    entered = await enter(client, " ana", SENTENCE, Origin=HERE)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert (await client.get("/config")).text == "Ana ('mentee', 'mentor')"
    assert (await client.get("/sign-in")).status_code == 303


async def test_the_cookie_stays_on_an_encrypted_line(signed: SignedIn) -> None:
    async with visitor(signed) as client:
        client.base_url = "https://coach.example"
        entered = await enter(client, "ana", SENTENCE, Origin="https://coach.example")
    assert "Secure" in entered.headers["set-cookie"]


@pytest.mark.parametrize(
    ("name", "password"), [("Ana", "wrong"), ("Nobody", SENTENCE), ("", ""), ("Ben", SENTENCE)]
)
async def test_a_wrong_name_and_a_wrong_password_read_the_same(
    client: httpx.AsyncClient, name: str, password: str
) -> None:
    refused = await enter(client, name, password)
    assert refused.status_code == 401
    assert "do not go together" in refused.text
    assert "set-cookie" not in refused.headers
    unknown = await enter(client, "x", "x")
    assert refused.text.replace(f'value="{name}"', "") == unknown.text.replace('value="x"', "")


async def test_what_was_typed_as_a_name_is_shown_as_text(client: httpx.AsyncClient) -> None:
    refused = await enter(client, '"><script>alert(1)</script>', "x")
    assert "<script" not in refused.text


async def test_whoever_tries_too_often_waits_and_who_is_in_stays(
    client: httpx.AsyncClient, signed: SignedIn
) -> None:
    await enter(client, "Ana", SENTENCE)
    async with httpx.AsyncClient(transport=client._transport, base_url=HERE) as stranger:
        answers = [(await enter(stranger, "ana", "wrong")).status_code for _ in range(6)]
        assert answers == [401] * 5 + [429]
        waiting = await enter(stranger, "ANA", SENTENCE)
        assert waiting.status_code == 429
        assert int(waiting.headers["retry-after"]) >= 1
        assert (await enter(stranger, "Ben", "a hill behind the mill")).status_code == 303
    assert (await client.get("/config")).status_code == 200


def test_a_name_waits_longer_each_time_and_at_most_a_quarter_of_an_hour() -> None:
    attempts, now, waits = Attempts(), 0.0, []
    for _ in range(30):
        waits.append(attempts.begin("ana", now))
        now += waits[-1]
    assert waits[:10] == [0, 0, 0, 0, 0, 1, 0, 2, 0, 4]
    assert max(waits) == 900
    attempts.right("ana")
    assert attempts.begin("ana", now) == 0


async def test_a_foreign_page_signs_nobody_in_or_out(client: httpx.AsyncClient) -> None:
    foreign = await enter(client, "ana", SENTENCE, Origin="https://evil.example")
    assert foreign.status_code == 403
    await enter(client, "ana", SENTENCE)
    left = await client.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"})
    assert left.status_code == 403
    assert (await client.get("/sign-out")).status_code == 404
    assert (await client.get("/config")).status_code == 200


async def test_signing_out_ends_it_for_every_copy_of_the_cookie(
    client: httpx.AsyncClient,
) -> None:
    await enter(client, "ana", SENTENCE)
    token = client.cookies[SIGNED_IN]
    left = await client.post("/sign-out")
    assert left.headers["clear-site-data"] == '"cache", "storage"'
    assert SIGNED_IN not in client.cookies
    kept = {"Cookie": f"{SIGNED_IN}={token}"}
    assert (await client.get("/config", headers=kept)).status_code == 401


def asking(token: str) -> Scope:
    return {"type": "http", "headers": [(b"cookie", f"{SIGNED_IN}={token}".encode())]}


def test_a_sign_in_runs_out_and_ends_with_the_password_and_the_account(
    signed: SignedIn, clock: Clock
) -> None:
    token = signed.issue(ANA)
    assert signed.person(asking(token))
    again = SignedIn((ANA,), KEY, clock)
    assert again.person(asking(token))
    renewed = ANA.model_copy(update={"password": BEN.password})
    for other in (
        SignedIn((renewed,), KEY, clock),
        SignedIn((BEN,), KEY, clock),
        SignedIn((ANA,), bytes(31) + b"1", clock),
    ):
        assert other.person(asking(token)) is None
    clock.now += KEPT_SIGNED_IN - timedelta(seconds=1)
    assert signed.person(asking(token))
    clock.now += timedelta(seconds=1)
    assert signed.person(asking(token)) is None


def test_a_changed_cookie_names_nobody(signed: SignedIn) -> None:
    token = signed.issue(BEN)
    name, until, nonce, signature = token.split(".")
    of_ana = signed.issue(ANA).split(".")[0]
    for forged in (
        f"{of_ana}.{until}.{nonce}.{signature}",
        f"{name}.9{until}.{nonce}.{signature}",
        f"{name}.{until}.{nonce}.{signature[:-1]}",
        f"{name}.{until}.{nonce}.",
        f"{name}.{until}",
        "",
        "....",
        "\u00b2.\u00b2.x.y",
        f"{name}.{'9' * 5000}.{nonce}.{signature}",
    ):
        scope = {"type": "http", "headers": [(b"cookie", f"{SIGNED_IN}={forged}".encode())]}
        assert signed.person(scope) is None


def proxied(**settings: Any) -> Proxied:
    return Proxied(Settings(auth_header="X-Forwarded-User", **settings))


async def test_a_proxy_names_who_it_is() -> None:
    async with visitor(proxied(), "127.0.0.1") as client:
        answer = await client.get("/config", headers={"X-Forwarded-User": "ana@example.org"})
        assert answer.text == "ana@example.org ('mentee',)"
        assert (await client.get("/sign-in")).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("X-Forwarded-User", "")],
        [("X-Forwarded-User", "local")],
        [("X-Forwarded-User", "*")],
        [("X-Forwarded-User", "ana"), ("X-Forwarded-User", "ben")],
        [("X-Forwarded-User", "a" * 200)],
    ],
)
async def test_who_is_not_named_by_the_proxy_is_nobody(headers: Any) -> None:
    async with visitor(proxied(), "127.0.0.1") as client:
        for path in ("/", "/config", "/download/plan.json"):
            assert (await client.get(path, headers=headers)).status_code == 403


async def test_the_header_is_believed_from_the_proxy_alone() -> None:
    named = {"X-Forwarded-User": "ana"}
    only = proxied(auth_proxy=(ip_network("10.0.0.5/32"),))
    for address, status in (("10.0.0.5", 200), ("10.0.0.6", 403), ("127.0.0.1", 403), ("x", 403)):
        async with visitor(only, address) as client:
            assert (await client.get("/config", headers=named)).status_code == status


async def test_a_list_says_who_may_come_through_the_proxy_and_as_what() -> None:
    ana = Account(name="Ana", roles=("mentor",))
    everybody = Account(name="*", roles=("mentee",))
    for accounts, name, told in (
        ((ana,), "ana", "Ana ('mentor',)"),
        ((ana,), "ben", None),
        ((ana, everybody), "ben", "ben ('mentee',)"),
    ):
        async with visitor(proxied(accounts=accounts), "127.0.0.1") as client:
            answer = await client.get("/config", headers={"X-Forwarded-User": name})
            assert (answer.text if answer.status_code == 200 else None) == told


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
async def test_alone_nobody_comes_through_a_proxy(header: str) -> None:
    async with visitor(Alone()) as client:
        client.base_url = "http://127.0.0.1:7860"
        assert (await client.get("/")).text == "local ('mentee',)"
        refused = await client.get("/", headers={header: "192.0.2.1"})
        assert refused.status_code == 403
        assert "COACH_AUTH" in refused.text


def test_the_settings_choose_the_way_in_and_keep_one_key(tmp_path: Path) -> None:
    settings = Settings(home_path=tmp_path, accounts=(ANA,))
    assert isinstance(access(Settings(home_path=tmp_path)), Alone)
    assert isinstance(access(Settings(home_path=tmp_path, auth_header="X-User")), Proxied)
    first, second = access(settings), access(settings)
    assert isinstance(first, SignedIn)
    assert isinstance(second, SignedIn)
    assert second.person(asking(first.issue(ANA)))
    key = tmp_path / "sign-in.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_bytes(b"short")
    with pytest.raises(StoreUnavailable, match="delete it"):
        access(settings)
