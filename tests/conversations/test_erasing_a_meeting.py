"""A meeting is erased with every message about it."""

from __future__ import annotations

import pytest

from agent import Coach
from agent.errors import NotFound
from tests.conversations.conftest import Begin

SEASON = (
    "I'm a tester and I'd like to become a backend developer",
    "look at my code and tell me the truth",
    "evenings",
    "Teresa Almeida",
    "know how it is to start",
    "bring one question",
    "she said yes, tuesday 7pm",
    "keep it",
    "good. she says build a small login service first",
    "partly",
)


async def test_nothing_of_a_meeting_is_left(begin: Begin, coach: Coach) -> None:
    said = await begin()
    await said(*SEASON)
    meeting = (await said.plan()).meetings[0]
    assert "login service" in str(await coach.export("ana"))
    with pytest.raises(NotFound):
        await coach.erase("ana", meeting=(meeting.mentor, 7))
    await coach.erase("ana", meeting=(meeting.mentor, meeting.number))
    plan = await said.plan()
    assert (plan.meetings, plan.actions) == ((), ())
    assert plan.goal is not None
    export = str(await coach.export("ana"))
    assert "login service" not in export
    assert "tuesday 7pm" not in export
    assert "look at my code" in export
    await said("hello")
