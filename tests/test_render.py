"""Markdown as a terminal shows it, and what a terminal must never get."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.records.replies import Citation, Reply
from agent.render import escaped, plain, reply_text, visible


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**1. Teresa Almeida**, engineer.", "1. Teresa Almeida, engineer."),
        ("*Now:* here", "Now: here"),
        ("***both***", "both"),
        ("an **inner *one* too** here", "an inner one too here"),
        ("> **Subject:** A question", "    Subject: A question"),
        (">", ""),
        ("# A heading", "A heading"),
        ("- a list stays", "- a list stays"),
        ("start with `--roster FILE`", "start with --roster FILE"),
        ("[the pitch](https://example.org/a)", "the pitch (https://example.org/a)"),
        ("[the pitch, 001]", "[the pitch, 001]"),
        ("2 * 3 * 4 and C**", "2 * 3 * 4 and C**"),
        ("snake_case_name and __init__", "snake_case_name and __init__"),
        ("#1 in sales", "#1 in sales"),
    ],
)
def test_markdown_becomes_readable(markdown, shown):
    assert plain(markdown) == shown


def test_what_steers_a_terminal_or_hides_is_left_out():
    assert visible("a\u001b[31mb\u0007\u202ec\u200bd\ud800\r\ne\tf") == "a[31mbcd\ne f"
    assert visible("می\u200cخواهم 👩\u200d🏫") == "می\u200cخواهم 👩\u200d🏫"


@given(text=st.text(max_size=300))
def test_nothing_unseen_passes_and_letters_stay(text):
    shown = plain(text)
    assert visible(shown) == shown
    assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]


def test_a_long_line_of_signs_takes_no_time():
    assert plain("*" * 20_000)
    assert plain("*a" * 10_000)
    assert plain("[" * 20_000)
    assert plain("`" * 20_001)


@given(text=st.text(max_size=100))
def test_escaped_words_stay_in_their_line(text):
    assert "\n" not in escaped(text)


def test_a_reply_names_its_sources_and_numbers_its_suggestions():
    reply = Reply(
        conversation="c",
        turn=1,
        text="**Ask** once.",
        skill="advice",
        citations=(Citation(id="a", title="Ask once", sources=("An author, a book, 2020",)),),
        suggestions=("Go on", "*Stop*"),
    )
    assert reply_text(reply) == (
        "Ask once.\n\n[Ask once (An author, a book, 2020)]\n\n  1. Go on\n  2. Stop"
    )
