"""Who may sign in: what is read, what is refused, and what is kept of a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.accounts import hashed, is_password, read_accounts, same_name
from agent.errors import BadSetting
from agent.records.accounts import Account
from agent.settings import load_settings

SENTENCE = "the lake freezes late"
KEPT = hashed(SENTENCE)


def test_accounts_are_read_from_lines_and_from_one_line() -> None:
    text = f"Ana Souza:mentee+mentor:{KEPT} # since May\n\nbenoît@example.org:organiser"
    ana = Account(name="Ana Souza", roles=("mentee", "mentor"), password=KEPT)
    ben = Account(name="benoît@example.org", roles=("organiser",))
    assert read_accounts(text) == (ana, ben)
    assert read_accounts(text.replace("# since May\n\n", ";")) == (ana, ben)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ana:secret words here:mentee", "role"),
        ("ana", "role"),
        ("ana:boss", "role"),
        ("ana:mentee:secret words here", "hash"),
        (f"ana:mentee:{KEPT}:more", "hash"),
        (f"ana:mentee:{KEPT}; ANA:mentor:{KEPT}", "twice"),
        ("Local:mentee", "choose another"),
        (":mentee", "NAME"),
        (f"{'a' * 129}:mentee", "NAME"),
    ],
)
def test_what_is_no_account_is_said_without_its_hash(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as refused:
        read_accounts(text)
    assert KEPT not in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=200))
def test_any_text_is_accounts_or_one_line(text: str) -> None:
    line = ""
    try:
        read_accounts(text)
    except ValueError as refused:
        line = str(refused)
    assert line.isprintable()


@settings(max_examples=5)
@given(st.text(min_size=1, max_size=40))
def test_a_password_is_known_by_its_hash_alone(password: str) -> None:
    kept = hashed(password)
    assert is_password(password, kept)
    assert not is_password(f"{password}x", kept)
    assert hashed(password) != kept


def test_what_is_no_hash_fits_no_password() -> None:
    assert not is_password("", "")
    assert not is_password("x", "x")


def test_one_name_has_many_spellings() -> None:
    assert same_name(" ANA ") == same_name("\uff21na") == "ana"


def test_the_settings_read_accounts_or_the_file_that_holds_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COACH_AUTH", f"ana:mentee:{KEPT}")
    assert [one.name for one in load_settings().accounts] == ["ana"]
    assert KEPT not in repr(load_settings())
    file = tmp_path / "people"
    file.write_text(f"ana:mentee:{KEPT}\nben:mentor:{KEPT}\n", encoding="utf-8")
    monkeypatch.setenv("COACH_AUTH", str(file))
    assert [one.name for one in load_settings().accounts] == ["ana", "ben"]
    assert load_settings().needs_sign_in


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COACH_AUTH", "nowhere.txt"),
        ("COACH_AUTH", "ana:mentee"),
        ("COACH_AUTH", "#:"),
        ("COACH_AUTH_HEADER", "X User"),
        ("COACH_AUTH_PROXY", "the proxy"),
    ],
)
def test_a_sign_in_that_cannot_work_is_said_before_anybody_is_let_in(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting, match=variable):
        load_settings()


def test_a_proxy_signs_people_in_without_passwords_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load_settings().needs_sign_in
    monkeypatch.setenv("COACH_AUTH_HEADER", "X-Forwarded-User")
    assert load_settings().needs_sign_in
    monkeypatch.setenv("COACH_AUTH", "ana:mentor;*:mentee")
    monkeypatch.setenv("COACH_AUTH_PROXY", "10.0.0.5, 10.1.0.0/16")
    assert [one.name for one in load_settings().accounts] == ["ana", "*"]
    assert len(load_settings().auth_proxy) == 2
