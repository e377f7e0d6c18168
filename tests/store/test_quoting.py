"""When a text counts as repeating words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.store.quoting import quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You would like to BECOME a baker.", "become a baker"),
        ("Look at my code and tell me: python.", "look at my code and tell the truth"),
        ("Quokka.", "quokka"),
        ("目标：我想学习钢琴。", "我想学习钢琴"),
        ("She said 🐝🐝 twice", "🐝🐝"),
    ],
)
def test_repeats(text: str, words: str) -> None:
    assert quotes(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Notice the retail shop", "no"),
        ("become a better baker", "become a baker"),
        ("I would like to", "I would like apples and pears"),
        ("anything", ""),
        ("anything", "  "),
    ],
)
def test_does_not_repeat(text: str, words: str) -> None:
    assert not quotes(text, words)


@given(before=st.text(), words=st.text(min_size=1), after=st.text())
def test_words_said_between_others_are_repeated(before: str, words: str, after: str) -> None:
    assert quotes(f"{before} {words} {after}", words) == bool(words.strip())
