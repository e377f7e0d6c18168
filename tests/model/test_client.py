"""The client: forms from json_schema down, one repair, one repeat, one budget for all of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from agent.errors import ModelFailed
from agent.model import Ask, Budget, OpenAIModel, ScriptedModel
from agent.model.client import host_of
from tests.model.conftest import Playing, drops, hangs, html, moved, no_choices, says, status

GOOD = '{"word": "yes"}'
ASK = Ask(system="Answer in JSON.", user="Well?", prompt="try@1")
NO_SCHEMA = '{"error": {"message": "response_format json_schema is not supported"}}'


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid")

    word: str


Make = Callable[..., OpenAIModel]


@pytest.fixture
async def model() -> AsyncIterator[Make]:
    """Makes clients, and closes them at the end."""
    made: list[OpenAIModel] = []

    def make(server: Playing | str, remembered: Path | None = None) -> OpenAIModel:
        address = server if isinstance(server, str) else server.address
        made.append(OpenAIModel("m", address, remembered=remembered))
        return made[-1]

    yield make
    for one in made:
        await one.close()


async def test_an_answer_is_a_record_and_its_usage_is_counted(server: Playing, model: Make) -> None:
    server.plays = [says(GOOD)]
    budget = Budget()
    assert await model(server).parse(ASK, Word, budget) == Word(word="yes")
    assert budget.usage.model_calls == 1
    assert (budget.usage.prompt_tokens, budget.usage.completion_tokens) == (11, 7)
    assert budget.prompts == ("try@1",)
    assert server.asked[0]["response_format"]["json_schema"]["strict"] is True


async def test_words_are_told_while_an_answer_streams(server: Playing, model: Make) -> None:
    server.plays = [says('{"word": "a b c"}')]
    told: list[int] = []
    budget = Budget()
    await model(server).parse(ASK, Word, budget, told.append)
    assert told == [1, 2, 3, 4]
    assert budget.usage.prompt_tokens == 11


async def test_running_text_streams(server: Playing, model: Make) -> None:
    server.plays = [says("one two three")]
    pieces = [piece async for piece in model(server).stream(ASK, Budget())]
    assert "".join(pieces).split() == ["one", "two", "three"]


@pytest.mark.parametrize(
    "text", [f"```json\n{GOOD}\n```", f"Sure! Here it is: {GOOD}", f"<think>hm {{}}</think>{GOOD}"]
)
async def test_what_stands_around_the_json_costs_no_request(
    server: Playing, text: str, model: Make
) -> None:
    server.plays = [says(text)]
    assert (await model(server).parse(ASK, Word, Budget())).word == "yes"


@pytest.mark.parametrize("broken", ['{"word": "ye', '{"wrod": 1}', "", "I would rather not"])
async def test_a_broken_answer_is_repaired_once(server: Playing, broken: str, model: Make) -> None:
    server.plays = [says(broken), says(GOOD)]
    assert (await model(server).parse(ASK, Word, Budget())).word == "yes"
    assert "cannot be used" in server.asked[1]["messages"][-1]["content"]
    server.plays = [says(broken), says(broken)]
    with pytest.raises(ModelFailed, match="unusable"):
        await model(server).parse(ASK, Word, Budget())


@pytest.mark.parametrize(
    ("play", "kind"),
    [
        (status(401), "key"),
        (status(403), "key"),
        (status(404), "unknown"),
        (status(429, '{"error": {"code": "insufficient_quota"}}'), "quota"),
        (status(429, retry_after="120"), "busy"),
        (status(413), "unusable"),
        (html, "unusable"),
        (no_choices, "unusable"),
        (says(None, refusal="I can't help with that."), "declined"),
        (says("", finish="content_filter"), "declined"),
        (moved("http://example.org/v1/chat/completions"), "unusable"),
    ],
)
async def test_what_cannot_be_mended_is_asked_once(
    server: Playing,
    play: object,
    kind: str,
    model: Make,
) -> None:
    server.plays = [play]  # type: ignore[list-item]
    with pytest.raises(ModelFailed) as failed:
        await model(server).parse(ASK, Word, Budget())
    assert failed.value.kind == kind
    assert len(server.asked) == 1


@pytest.mark.parametrize("fault", [status(500), status(503), drops, status(429, retry_after="0")])
@pytest.mark.parametrize("streams", [False, True])
async def test_what_may_pass_is_asked_once_more(
    server: Playing,
    fault: object,
    streams: bool,
    model: Make,
) -> None:
    server.plays = [fault, says(GOOD)]  # type: ignore[list-item]
    tell = (lambda _: None) if streams else None
    assert (await model(server).parse(ASK, Word, Budget(), tell)).word == "yes"
    server.plays = [fault, fault]  # type: ignore[list-item]
    with pytest.raises(ModelFailed):
        await model(server).parse(ASK, Word, Budget(), tell)
    assert len(server.asked) == 4


async def test_a_wait_is_honoured_where_the_budget_has_room(server: Playing, model: Make) -> None:
    clock = [0.0]
    budget = Budget(clock=lambda: clock[0])
    server.plays = [status(429, retry_after="0.2"), says(GOOD)]
    began = asyncio.get_running_loop().time()
    await model(server).parse(ASK, Word, budget)
    assert asyncio.get_running_loop().time() - began >= 0.2
    clock[0] = 60.0
    server.plays = [status(429, retry_after="0.2")]
    with pytest.raises(ModelFailed, match="busy"):
        await model(server).parse(ASK, Word, budget)


async def test_time_and_requests_are_limited(server: Playing, model: Make) -> None:
    server.otherwise = hangs
    with pytest.raises(ModelFailed, match="timeout"):
        await model(server).parse(ASK, Word, Budget(seconds=2.3))
    server.otherwise = says("{")
    budget = Budget(requests=1)
    with pytest.raises(ModelFailed, match="spent"):
        await model(server).parse(ASK, Word, budget)
    assert budget.usage.model_calls == 1


async def test_nobody_answers_at_that_address(loopback: None, model: Make) -> None:
    with pytest.raises(ModelFailed, match="unreachable"):
        await model("http://127.0.0.1:9/v1").parse(ASK, Word, Budget())


async def test_the_form_is_found_out_outside_a_turn_and_remembered(
    server: Playing,
    tmp_path: Path,
    model: Make,
) -> None:
    ready = says('{"ready": true}')
    server.plays = [status(400, NO_SCHEMA), says("no form at all"), ready]
    first = model(server, tmp_path / "model.json")
    await first.find_out()
    await first.find_out()
    assert len(server.asked) == 3
    server.plays = [says(GOOD)]
    await model(server, tmp_path / "model.json").parse(ASK, Word, Budget())
    assert "response_format" not in server.asked[-1]
    assert "word" in server.asked[-1]["messages"][0]["content"]
    assert "Well?" not in json.dumps(server.asked[:3])


@pytest.mark.parametrize(
    ("complaint", "without"),
    [
        ("Use max_completion_tokens instead", "max_tokens"),
        ("temperature is not supported", "temperature"),
        ("unknown field stream_options", "stream_options"),
        (NO_SCHEMA, "json_schema"),
    ],
)
async def test_an_option_that_a_server_refuses_is_left_out(
    server: Playing,
    complaint: str,
    without: str,
    model: Make,
) -> None:
    server.plays = [status(400, complaint), says(GOOD)]
    assert (await model(server).parse(ASK, Word, Budget(), lambda _: None)).word == "yes"
    assert without in json.dumps(server.asked[0])
    assert f'"{without}"' not in json.dumps(server.asked[1])


async def test_a_prompt_that_is_too_long_is_not_tried_in_other_forms(
    server: Playing, model: Make
) -> None:
    server.plays = [status(400, "maximum context length is 512 tokens")]
    with pytest.raises(ModelFailed, match="unusable"):
        await model(server).parse(ASK, Word, Budget())


async def test_stopping_breaks_the_request_off(server: Playing, model: Make) -> None:
    server.otherwise = hangs
    asking = asyncio.ensure_future(model(server).parse(ASK, Word, Budget()))
    await asyncio.to_thread(server.arrived.wait)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_the_double_is_held_to_the_same_rules() -> None:
    double = ScriptedModel(["{", Word(word="yes"), {"word": "no"}])
    budget = Budget()
    assert (await double.parse(ASK, Word, budget)).word == "yes"
    assert budget.usage.model_calls == 2
    assert (await double.parse(ASK, Word, budget)).word == "no"
    with pytest.raises(ModelFailed, match="spent"):
        await double.parse(ASK, Word, budget)
    with pytest.raises(ModelFailed, match="unreachable"):
        await double.parse(ASK, Word, Budget())


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://localhost:11434/v1", ""),
        ("http://127.0.0.1:8080/v1", ""),
        ("http://[::1]:8080/v1", ""),
        ("https://api.openai.com/v1", "api.openai.com"),
        ("http://192.168.1.7:8000/v1", "192.168.1.7"),
        ("https://localhost.example.org/v1", "localhost.example.org"),
        ("https://127.0.0.1.nip.io/v1", "127.0.0.1.nip.io"),
    ],
)
def test_another_machine_is_named(address: str, host: str) -> None:
    assert host_of(address) == host
