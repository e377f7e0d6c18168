"""The scorers of pages, briefs and circles: what is right passes, each single fault does not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from evals.entries import entries_of
from evals.outputs import Output
from evals.scorers import score_with
from tests.evals.making import sample, turn

Record = dict[str, Any]

PAGE: Record = {
    "problem": "no street lights",
    "people": "two neighbours",
    "resources": "",
    "measure": "",
    "mentors": "",
    "steps": ["count the dark corners"],
    "gaps": ["resources", "measure", "mentors"],
}
TOLD = "no street lights; two neighbours; first we count the dark corners"
PAGE_EXPECTED = {
    "parts": {"problem": "no street lights"},
    "steps": ["count the dark corners"],
    "gaps": ["resources", "measure", "mentors"],
}

SHOWN = {"goal.aim": "lead a crew"}
BRIEF: Record = {
    "shared": SHOWN,
    "questions": ['What does "lead a crew" mean to you?', "What did you try?", "What now?"],
    "listen_for": ["the question behind the question"],
    "agenda": {"kind": "first", "minutes": 30, "items": [{"minutes": 10}, {"minutes": 20}]},
}

PEOPLE = [
    {"id": "a", "name": "Alma", "offers": ["knots"], "wants": ["bread"]},
    {"id": "b", "name": "Bo", "offers": ["bread"], "wants": ["knots"]},
]
CIRCLES: Record = {
    "circles": [
        {
            "members": ["a", "b"],
            "exchanges": [
                {"giver": "a", "taker": "b", "offer": "knots", "want": "knots"},
                {"giver": "b", "taker": "a", "offer": "bread", "want": "bread"},
            ],
        }
    ],
    "unplaced": [],
}


def page(record: Record) -> str:
    told = turn(said=TOLD, record=record, citations=("action-plan-two-questions",))
    return score_with("action_page", sample(), Output(turns=(told,)), PAGE_EXPECTED).value


def brief(record: Record) -> str:
    told = turn("Wish first. **Pick one.**", record=record, citations=("ask-before-advising",))
    expected = {"words": 20, "minutes": 30, "kind": "first", "first": "Wish"}
    return score_with("brief", sample(shared=SHOWN), Output(turns=(told,)), expected).value


def circles(record: Record) -> str:
    output = Output(turns=(turn(record=record),), entries=entries_of({"people": PEOPLE}))
    return score_with("groups", sample(), output, {"placed": 2, "unplaced": []}).value


def altered(record: Record, change: Callable[[Record], object]) -> Record:
    copied = copy.deepcopy(record)
    change(copied)
    return copied


def test_right_records_pass() -> None:
    assert [page(PAGE), brief(BRIEF), circles(CIRCLES)] == ["C", "C", "C"]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(problem="no lights at all"),
        lambda one: one.update(measure="fewer accidents"),
        lambda one: one.update(steps=[]),
        lambda one: one.update(gaps=["measure"]),
    ],
)
def test_a_page_that_says_more_or_less_is_noticed(change: Callable[[Record], object]) -> None:
    assert page(altered(PAGE, change)) == "I"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one["shared"].update({"goal.by": "June"}),
        lambda one: one.update(questions=one["questions"][:2]),
        lambda one: one["questions"].append('What about "my boss"?'),
        lambda one: one.update(listen_for=[]),
        lambda one: one["agenda"]["items"][0].update(minutes=11),
        lambda one: one["agenda"].update(kind="review"),
        lambda one: one.pop("agenda"),
    ],
)
def test_a_brief_with_more_than_was_shown_or_less_than_it_needs_is_noticed(
    change: Callable[[Record], object],
) -> None:
    assert brief(altered(BRIEF, change)) == "I"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one["circles"][0]["exchanges"].pop(),
        lambda one: one["circles"][0]["exchanges"][0].update(offer="sailing"),
        lambda one: one["circles"][0]["members"].pop(),
        lambda one: one.update(unplaced=[{"id": "b", "reason": ""}]),
        lambda one: one["circles"].append(one["circles"][0]),
    ],
)
def test_a_circle_in_which_somebody_is_missed_is_noticed(
    change: Callable[[Record], object],
) -> None:
    assert circles(altered(CIRCLES, change)) == "I"
