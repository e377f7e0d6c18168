"""Misspelt words and shared terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.guidance.spelling import Speller
from agent.guidance.terms import Terms, stem

SPELLER = Speller(["How do I find a mentor or a sponsor?", "feedback at our meeting"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("how do I find a menotr", "how do I find a mentor"),
        ("a sponser?", "a sponsor?"),
        ("feedbak", "feedback"),
        ("what does Spansor do", "what does Spansor do"),
        ("banana", "banana"),
        ("", ""),
    ],
)
def test_a_word_that_nobody_writes_becomes_the_nearest_of_the_library(
    written: str, meant: str
) -> None:
    assert SPELLER.corrected(written) == meant


@given(st.text(max_size=300))
def test_any_question_can_be_corrected_and_compared(question: str) -> None:
    assert isinstance(SPELLER.corrected(question), str)
    shared = Terms(["one mentor", "two mentors"]).shared([question])
    assert shared.shape == (1, 2)
    assert (shared >= 0).all()
    assert (shared <= 1 + 1e-9).all()


def test_a_text_shares_all_terms_with_itself_and_rare_ones_count_more() -> None:
    terms = Terms(["harbour boats", "harbour ropes", "harbour sails and ropes"])
    (row,) = terms.shared(["harbour boats"])
    assert row[0] == pytest.approx(1)
    assert row[0] > row[1] > 0


def test_endings_are_cut_off_and_short_words_left() -> None:
    assert stem("inviting") == stem("invited") == "invit"
    assert stem("used") == "used"
