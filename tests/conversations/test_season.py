"""A whole season in the terminal under a moving clock: every record comes from the one before."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agent import Coach
from agent.__main__ import main
from agent.guidance import Guidance

ROSTER = "knowledge/sample_roster.csv"

SEASON = (
    (
        "2026-11-21T19:00:00+00:00",
        "I'm a manual tester in Porto. I'd like to become a backend developer by next summer",
        "look at my code and tell me the truth",
        "after 19:00",
        "costs money",
        "teresa",
        "know how it is to start from testing",
        "bring one question each time",
        "sent",
    ),
    ("2026-12-02T19:00:00+00:00", "hi", "Write the follow-up", "she said yes, tuesday 8pm"),
    (
        "2026-12-09T19:00:00+00:00",
        "hello",
        "good. she says build a small login service first. talked a lot though",
        "partly",
        "another talk",
        "a page with a form, 18 december, if I'm not too tired",
        "rest, and that is the plan",
        "22 december 20:00",
    ),
    ("2026-12-21T19:00:00+00:00", "hi", "done, it works on my machine"),
    (
        "2026-12-22T22:00:00+00:00",
        "hi",
        "she said write tests for the form. she will introduce me to Ana",
        "the first two tests, by 8 january",
        "the reading of my code",
        "less talking about companies",
        "yes",
        "12 january 20:00",
    ),
    (
        "2027-01-11T20:00:00+00:00",
        "prepare the next meeting",
        "not done, too tired after work",
        "smaller",
        "one test",
    ),
    (
        "2027-01-13T20:00:00+00:00",
        "the meeting was good, she told me to show the form to somebody",
        "It is small enough as it is",
        "2 february 20:00",
    ),
    ("2027-02-01T19:00:00+00:00", "what's next?", "done, one test runs", "I showed it to a tester"),
    ("2027-02-03T19:00:00+00:00", "hello", "it was short, nothing to do", "nothing"),
    ("2027-02-20T20:00:00+00:00", "prepare the review, 9 march 20:00"),
    ("2027-03-10T20:00:00+00:00", "hello", "the review was honest", "nothing", "End well"),
    (
        "2027-03-11T20:00:00+00:00",
        "the line by line reading of my code",
        "A message now and then",
        "show a tester their first form",
        "Thank Teresa Almeida",
        "my milestones",
        "progress report",
    ),
)


def spoken(root: Path, home: Path) -> list[list[dict[str, Any]]]:
    """The replies of each day; every day is a process's worth of its own, with its own clock."""
    days, conversation = [], ""
    for now, *messages in SEASON:
        arguments = ["--now", now, "chat", "--json", "--user", "ana"]
        arguments += ["--plan-out", str(home.parent / "plan.json")]
        if conversation:
            arguments += ["--conversation", conversation]
        else:
            arguments += ["--roster", str(root / ROSTER)]
        out, err = io.StringIO(), io.StringIO()
        code = main(arguments, io.StringIO("\n".join(messages) + "\n"), out, err)
        assert code == 0, err.getvalue()
        replies = [json.loads(line) for line in out.getvalue().splitlines()]
        assert len(replies) == len(messages)
        conversation = replies[-1]["conversation"]
        days.append(replies)
    return days


@pytest.fixture
def days(
    root: Path, home: Path, library: Guidance, monkeypatch: pytest.MonkeyPatch
) -> list[list[dict[str, Any]]]:
    monkeypatch.setattr(Coach, "library", library)
    return spoken(root, home)


@pytest.mark.statement("1.14", "1.15", "3.4", "3.9")
def test_a_season_from_the_first_message_to_a_good_ending(
    days: list[list[dict[str, Any]]],
) -> None:
    asked, silence, first, before, second, missed, third, fourth, _, review, reviewed, end = days
    assert asked[-1]["skill"] == "pitch"
    assert "Write the follow-up" in silence[0]["suggestions"]
    assert silence[1]["record"]["kind"] == "follow-up"
    assert silence[2]["record"]["kind"] == "first"
    assert "Tuesday 8 December" in silence[2]["text"]

    assert first[0]["asks"] == "meeting.notes"
    assert first[-1]["record"]["kind"] == "regular"
    looking_back = str(first[-1]["record"]["items"])
    assert "a page with a form" in looking_back
    assert before[0]["asks"] == "action.result"
    assert '"a page with a form"' in before[0]["question"]
    assert 'what Teresa Almeida said: "build a small login service first"' in before[1]["text"]
    assert before[1]["record"]["kind"] == "regular"

    assert [reply["asks"] for reply in second[2:6]] == [
        "pulse.useful",
        "pulse.change",
        "pulse.worth",
        "meeting.next",
    ]
    assert missed[1]["asks"] == "action.missed"
    assert missed[1]["suggestions"] == [
        "Smaller",
        "Another step",
        "Drop it",
        "Keep it as it is",
    ]
    assert "one test" in str(missed[3]["record"]["items"])
    assert third[-1]["record"]["kind"] == "regular"
    assert fourth[0]["asks"] == "action.result"
    assert review[0]["record"]["kind"] == "review"
    assert reviewed[2]["asks"] == "season.right"
    assert "5 meetings so far" in reviewed[2]["text"]

    assert "show a tester their first form" in end[2]["text"]
    thanks = end[3]["record"]
    assert thanks["kind"] == "thanks"
    assert "the line by line reading of my code" in thanks["text"]
    assert "You:" in end[4]["text"]
    assert "Teresa Almeida: said" in end[4]["text"]
    report = end[5]["record"]
    assert report["meetings"] == 5
    assert [step["step"] for step in report["steps"]][:2] == ["a page with a form", "one test"]
    assert report["steps"][0]["result"] == "done, it works on my machine"
    for private in ("partly", "talked a lot", "rest, and", "less talking"):
        assert private not in report["text"]

    _nothing_twice(days)


def _nothing_twice(days: list[list[dict[str, Any]]]) -> None:
    """One question at a time, each once; what belongs to every meeting is put for each."""
    replies = [reply for day in days for reply in day]
    each_time = {"outreach.next", "meeting.notes", "action.new"}
    anew = [reply for reply in replies if reply["asks"] and reply["asks"] not in each_time]
    put = Counter((reply["asks"], reply["question"]) for reply in anew)
    assert [question for question, count in put.items() if count > 1] == []
    for reply in replies:
        assert (reply["question"] or "").count("?") <= 1
        assert len(reply["suggestions"]) <= 5
        assert reply["problems"] == []
