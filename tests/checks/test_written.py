"""What a model's text must pass: what was said gets through in other forms, nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.checks.written import Sources, unsupported

SAID = Sources(
    ("become a head nurse by 2028", "learn how people lead a ward in Manila"),
    about=("a nurse in Manila",),
)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéø", min_size=5, max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        "I would like to become a head nurse by 2028.",
        "I hope to learn how one leads a ward in Manila.",
        "Could we talk for half an hour? A short no is fine.",
        "I am a nurse in Manila.",
        "This is why I ask you.",
        "",
    ],
)
def test_what_was_said_gets_through(text: str) -> None:
    assert unsupported(text, SAID) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I would like to become a surgeon.",
        "I would like to become a head nurse by 2029.",
        "I would like to learn from Grace how people lead.",
        "I am a head nurse.",
        "You know how to lead a ward.",
        "I will learn.",
        "We promise to learn.",
        "See www.manila.example",
        "Write to nurse@manila.example",
        "[learn](http://manila.example)",
        "<img src=x>",
        "Learn!",
        "As a woman I would like to lead.",
        "You are older.",
    ],
)
def test_what_nobody_said_is_refused(text: str) -> None:
    assert unsupported(text, SAID)


def test_a_promise_that_was_made_may_be_said() -> None:
    kept = Sources(("bring one question each time",), promised="bring one question each time")
    assert unsupported("I will bring one question each time.", kept) == ()
    assert unsupported("I will bring cake each time.", kept)


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    unsupported(text, SAID)
    assert unsupported(text, Sources((text,))) is not None


@given(LETTERS)
def test_a_made_up_word_needs_a_source(word: str) -> None:
    text = f"I would like to {word}zqx."
    assert unsupported(text, SAID)
    assert unsupported(text, Sources((f"{word}zqx",))) == ()
