"""What a period of an agreement comes to, and its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hearing.answers.agreement import until

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("three months", date(2027, 2, 21)),
        ("for half a year, then we look", date(2027, 5, 21)),
        ("12 weeks", date(2027, 2, 13)),
        ("until the end of March", date(2027, 3, 31)),
        ("by end", None),
        ("till february 2028", date(2028, 2, 29)),
        ("a year", date(2027, 11, 21)),
        ("as long as it helps", None),
    ],
)
def test_a_period_is_read_as_a_day_or_not_at_all(said: str, day: date | None) -> None:
    assert until(said, TODAY) == day


def test_a_month_without_that_day_ends_with_the_month() -> None:
    assert until("three months", date(2026, 11, 30)) == date(2027, 2, 28)


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_words_are_read_without_harm(text: str, today: date) -> None:
    read = until(text, today)
    assert read is None or read.year < 2200


@given(st.integers(0, 999_999), st.sampled_from(["weeks", "months", "years"]))
def test_a_period_has_an_end_that_a_calendar_knows(count: int, unit: str) -> None:
    read = until(f"{count} {unit}", TODAY)
    assert read is None or TODAY <= read < date(2033, 1, 1)
