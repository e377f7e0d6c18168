"""Agendas of every kind and form: the minutes add up, and nobody is without a turn."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.checks import problems
from agent.errors import BadInput
from agent.prompts import load_catalogue
from agent.records.meetings import AgendaForm, AgendaKind
from agent.records.plan import Plan
from agent.skills.agenda_items import agenda, form_of

FORMS, KINDS = get_args(AgendaForm), get_args(AgendaKind)


@given(st.sampled_from(FORMS), st.sampled_from(KINDS), st.integers(15, 90))
def test_minutes_add_up_in_every_kind_and_form(
    form: AgendaForm, kind: AgendaKind, minutes: int
) -> None:
    made = agenda(kind, minutes, Plan(), "Amina Wekesa", load_catalogue(), form)
    assert sum(item.minutes for item in made.items) == minutes
    assert all(item.minutes >= 1 and item.title and item.purpose for item in made.items)
    if form != "group":
        assert problems(made, Plan(), None) == ()
    assert made.citations


@pytest.mark.parametrize("minutes", [0, 14, 91])
def test_a_meeting_is_no_shorter_and_no_longer(minutes: int) -> None:
    with pytest.raises(BadInput, match="15 to 90"):
        agenda("regular", minutes, Plan(), "Amina Wekesa", load_catalogue())


def test_a_review_stays_a_review_in_every_form() -> None:
    plain = agenda("review", 30, Plan(), "Amina Wekesa", load_catalogue())
    assert agenda("review", 30, Plan(), "Amina Wekesa", load_catalogue(), "peer") == plain


@pytest.mark.parametrize(
    ("formats", "form"),
    [
        ((), "talk"),
        (("reverse",), "reverse"),
        (("in writing",), "in writing"),
        (("single chat",), "single"),
        (("single chat", "season"), "talk"),
    ],
)
def test_the_form_is_the_one_that_was_asked_for(formats: tuple[str, ...], form: str) -> None:
    assert form_of(Plan.model_validate({"criteria": {"formats": formats}})) == form
