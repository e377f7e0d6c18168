"""The first line is true whatever is set: alone or a server, no model, a local or a distant one."""

from __future__ import annotations

from itertools import product

import pytest

from agent.opening import NOBODY, Eyes, opening_line
from agent.prompts import load_catalogue
from agent.settings import load_settings

READERS = {
    "none": NOBODY,
    "here": Eyes("qwen"),
    "elsewhere": Eyes("qwen", "models.example.org"),
    "off": Eyes("qwen", "models.example.org", is_off=True),
}


@pytest.mark.parametrize(
    ("shared", "operator", "reader"), list(product((False, True), ("", "Ada Guild"), READERS))
)
def test_it_says_who_reads_along(
    monkeypatch: pytest.MonkeyPatch, shared: bool, operator: str, reader: str
) -> None:
    if operator:
        monkeypatch.setenv("COACH_OPERATOR", operator)
    said = opening_line(load_settings(), load_catalogue(), shared=shared, eyes=READERS[reader])
    assert "I am a program, not a person" in said
    is_server = shared or bool(operator)
    assert ("This runs on your computer" in said) != is_server
    assert ("who could read what you write" in said) == is_server
    assert not operator or "Ada Guild" in said
    assert ("nothing is sent anywhere" in said) == (not is_server and reader in {"none", "here"})
    assert ("no language model is used" in said) == (is_server and reader == "none")
    assert ("qwen" in said) == (reader in {"here", "elsewhere"})
    assert ("models.example.org" in said) == (reader == "elsewhere")
    assert ("what you write goes there" in said) == (reader == "elsewhere")
    assert ('"no model please"' in said) == (reader in {"here", "elsewhere"})
    assert ("nothing more of it goes to one" in said) == (reader == "off")
    assert "365 days" in said
    assert ".." not in said
    assert " ," not in said
    assert " ." not in said
    assert "  " not in said
