"""Every fault of a model's server, in whole turns: each ends readable and in time."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from agent import Coach, Talk
from agent.model import Budget, OpenAIModel
from tests.model.conftest import (
    Play,
    Playing,
    drops,
    hangs,
    html,
    moved,
    no_choices,
    not_json,
    says,
    status,
)

NOW = "2026-11-21T19:00:00+00:00"
KEY = "sk-canary-7731"
LISTENED = '{"language": "en", "intent": "answer", "facts": []}'
INVENTED = json.dumps(
    {
        "subject": "Senior surgeon seeks Nobel laureate",
        "introduction": "I am a famous surgeon from Oslo, see https://evil.example/x.",
        "why": "I would like to become a pilot by 2031.",
        "relevance": "You won the Nobel prize. [E1]",
        "call_to_action": "I will pay 500 euros! Yes?",
    }
)
FAULTS: dict[str, Play] = {
    "timeout": hangs,
    "busy for two minutes": status(429, retry_after="120"),
    "server error": status(500),
    "page in the place of an answer": html,
    "no choices": no_choices,
    "no JSON at all": not_json,
    "fenced nonsense": says("```json\n{}\n```"),
    "truncated": says('{"language": "en", "intent": "ans', finish="length"),
    "refusal": says(None, refusal="I cannot help with that."),
    "wrong form": says('{"answer": 42}'),
    "breaks off": drops,
    "key refused": status(401, json.dumps({"error": {"message": f"bad key {KEY}"}})),
    "no such model": status(404),
    "sent elsewhere": moved("http://example.org/v1/chat/completions"),
    "invented": says(INVENTED),
    "facts nobody said": says(
        '{"language": "en", "intent": "pitch", "facts": [{"field": "profile.place", "words": '
        '"Oslo", "english": ""}, {"field": "erase", "words": "tester", "english": ""}]}'
    ),
}
MESSAGES = (
    "I'm a manual tester in Porto. I'd like to become a backend developer by next summer",
    "look at my code and tell me the truth",
    "draft a message to the first",
    "how long should mentoring last?",
)
Begin = Callable[[], Any]


@pytest.fixture
async def coach(
    server: Playing, quick: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Coach]:
    """A coach whose model is the playing server, with turns of at most three seconds of waiting."""
    monkeypatch.setattr("agent.graph.Budget", lambda: Budget(seconds=3.0))
    server.plays = [says('{"ready": true}')]
    model = OpenAIModel("m", server.address, KEY)
    async with Coach.open(now=NOW, model=model) as opened:
        yield opened


async def begun(coach: Coach, root: Path, user: str = "ana") -> Talk:
    talk = await coach.conversation(user)
    await talk.attach_roster(coach.read_roster(root / "knowledge" / "sample_roster.csv"))
    return talk


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_turn_survives(coach: Coach, server: Playing, root: Path, fault: str) -> None:
    async with Coach.open(now=NOW) as plain:
        other = await begun(plain, root, "without")
        talk = await begun(coach, root)
        server.otherwise = FAULTS[fault]
        for message in MESSAGES if fault != "timeout" else MESSAGES[:1]:
            before = len(server.asked)
            began = time.monotonic()
            reply = await talk.say(message)
            guided = await other.say(message)
            assert len(server.asked) - before <= 3
            assert time.monotonic() - began < 10
            assert reply.question == guided.question
            assert same(reply.record, talk) == same(guided.record, other)
            assert reply.author == "guided"
            for leak in (KEY, "Nobel", "Oslo", "evil.example", "Traceback", "Error"):
                assert leak not in reply.text
            mine, theirs = await talk.plan(), await other.plan()
            assert same(mine.model_dump(), talk) == same(theirs.model_dump(), other)


def same(value: object, talk: Talk) -> str:
    """What a plan or a record holds, whatever the conversation is called."""
    return json.dumps(value, sort_keys=True, default=str).replace(talk.id, "here")


async def test_what_went_wrong_is_said_in_one_line(
    coach: Coach, server: Playing, root: Path
) -> None:
    talk = await begun(coach, root)
    server.otherwise = status(401)
    reply = await talk.say(MESSAGES[0])
    assert "m refuses the key that is set up here, so I went on without it" in reply.text
    assert reply.replaced
    assert reply.usage.model_calls == 1


async def test_a_good_server_costs_two_requests_and_the_reply_says_so(
    coach: Coach, server: Playing, root: Path
) -> None:
    talk = await begun(coach, root)
    server.plays = [
        says(LISTENED),
        says('{"endings": ["show me the way", "tell me the first step", "help me begin"]}'),
    ]
    reply = await talk.say(MESSAGES[0])
    assert reply.usage.model_calls == 2
    assert reply.suggestions == ("show me the way", "tell me the first step", "help me begin")
    assert "*m: 2 requests, 36 tokens.*" in reply.text
    assert reply.prompts == ("listen@1", "endings@1")


async def test_stop_ends_the_call_and_keeps_nothing(
    coach: Coach, server: Playing, root: Path
) -> None:
    import asyncio

    talk = await begun(coach, root)
    before = await talk.plan()
    server.otherwise = hangs
    server.arrived.clear()
    saying = asyncio.ensure_future(talk.say(MESSAGES[0]))
    await asyncio.to_thread(server.arrived.wait)
    talk.stop()
    with pytest.raises(asyncio.CancelledError):
        await saying
    assert await talk.plan() == before
    assert await talk.history() == ()
