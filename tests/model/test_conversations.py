"""Conversations with a scripted model: heard better, said better, and nothing made up."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from agent import Coach, Talk
from agent.model import Ask, ScriptedModel

NOW = "2026-11-21T19:00:00+00:00"
FIRST = "I'm a manual tester in Porto. I'd like to become a backend developer by next summer"
SECOND = "look at my code and tell me the truth"
PITCH = {
    "subject": "Become a backend developer",
    "introduction": "I am a manual tester in Porto.",
    "why": "I would like to become a backend developer by next summer, and I hope for somebody to "
    "look at my code and tell me the truth.",
    "relevance": "You write: [E1] This is why I write to you.",
    "call_to_action": "Would half an hour suit you? A short no is fine, and then I would be glad "
    "of the name of somebody else to ask.",
}
Script = dict[str, Any]
Open = Callable[[Script], AbstractAsyncContextManager[tuple[Talk, ScriptedModel]]]


def listened(*facts: tuple[str, str], language: str = "en", intent: str = "answer") -> Script:
    told = [{"field": field, "words": words, "english": ""} for field, words in facts]
    return {"language": language, "intent": intent, "facts": told}


@pytest.fixture
def talking(quick: None, root: Path) -> Open:
    """Opens a conversation with a model that answers by prompt; what it does not know fails."""

    @asynccontextmanager
    async def opened(script: Script) -> AsyncIterator[tuple[Talk, ScriptedModel]]:
        def answer(ask: Ask) -> Any:
            given = script.get(ask.prompt.partition("@")[0], "not known")
            return given(ask) if callable(given) else given

        model = ScriptedModel(answer, name="parrot", host="models.example.org")
        async with Coach.open(now=NOW, model=model) as coach:
            talk = await coach.conversation("ana")
            sample = root / "knowledge" / "sample_roster.csv"
            await talk.attach_roster(coach.read_roster(sample))
            yield talk, model

    return opened


async def test_facts_in_another_language_are_kept_as_they_were_said(talking: Open) -> None:
    said = "Soy enfermera en Bogotá y quiero aprender a dirigir una clínica rural"
    facts = (
        ("profile.now", "enfermera en Bogotá"),
        ("goal.aim", "aprender a dirigir una clínica rural"),
        ("profile.place", "Bogotá"),
    )

    def translated(ask: Ask) -> Script:
        lines = re.findall("«(.*)»", ask.user)
        return {"paragraphs": [f"es: {line}" for line in lines]}

    script = {"listen": listened(*facts, language="es"), "translate": translated}
    async with talking(script) as (talk, _):
        reply = await talk.say(said)
        plan = await talk.plan()
    assert plan.goal is not None
    assert plan.goal.aim is not None
    assert plan.goal.aim.text == "aprender a dirigir una clínica rural"
    assert plan.profile.now is not None
    assert plan.profile.now.text == "enfermera en Bogotá"
    assert plan.profile.zone == "America/Bogota"
    assert '"aprender a dirigir una clínica rural"' in reply.text
    assert reply.question is not None
    assert reply.question.startswith("es: ")
    assert "translate@1" in reply.prompts


@pytest.mark.parametrize(
    "facts",
    [
        (("goal.aim", "become the queen of Sweden"),),
        (("profile.place", "Oslo"),),
        (("outreach.caught", "a manual tester"),),
        (("profile.name", "manual"), ("nonsense", "Porto")),
    ],
)
async def test_what_was_not_said_is_not_heard(
    talking: Open, facts: tuple[tuple[str, str], ...]
) -> None:
    async with talking({}) as (talk, _):
        await talk.say(FIRST)
        plain = (await talk.plan()).model_dump_json().replace(talk.id, "")
    async with talking({"listen": listened(*facts)}) as (talk, _):
        await talk.say("start again")
        await talk.say("yes")
        await talk.say(FIRST)
        heard = (await talk.plan()).model_dump_json().replace(talk.id, "")
    for words in ("queen", "Oslo", "caught"):
        assert (words in plain) == (words in heard)


async def test_a_contradiction_is_asked_about_and_not_taken(talking: Open) -> None:
    script: Script = {"listen": listened()}
    async with talking(script) as (talk, _):
        await talk.say(FIRST)
        script["listen"] = listened(("profile.place", "Lisbon"))
        reply = await talk.say("look at my code; Lisbon side is where my days go now")
        plan = await talk.plan()
        assert plan.profile.place is not None
        assert plan.profile.place.text == "Porto"
        assert 'You said "Porto" before, and I keep that. If "Lisbon" is right now' in reply.text
        assert "Change my place to Lisbon" in reply.suggestions
        await talk.say("Change my place to Lisbon")
        changed = (await talk.plan()).profile.place
        assert changed is not None
        assert "Lisbon" in changed.text


async def test_a_message_is_written_in_the_mentees_voice(talking: Open) -> None:
    async with talking({"listen": listened(), "pitch": PITCH}) as (talk, model):
        await talk.say(FIRST)
        await talk.say(SECOND)
        reply = await talk.say("draft a message to Teresa Almeida")
        assert reply.author == "model"
        assert reply.record is not None
        assert reply.record["author"] == "model"
        assert reply.record["parts"]["why"] == PITCH["why"]
        assert 'You write: "I look at code with people line by line' in reply.record["text"]
        assert "[E1]" not in reply.text
        assert reply.record["text"].startswith("Dear Teresa Almeida")
        assert reply.prompts[-1] == "pitch@1"
        asked = len([one for one in model.asked if one.prompt == "pitch@1"])
        again = await talk.say("draft a message to Teresa Almeida")
        assert again.author == "model"
        assert len([one for one in model.asked if one.prompt == "pitch@1"]) == asked


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("introduction", "I am a backend developer in Porto."),
        ("introduction", "I am a manual tester in Porto with 12 years of experience."),
        ("why", "I would like to become a backend developer at Google by next summer."),
        ("why", "I would like to become a backend developer by 2028."),
        ("why", "I would like to become a backend developer; I am a developer who can code."),
        ("relevance", "You write: [E1] You won prizes."),
        ("relevance", "You write: [E1] You are a woman I admire."),
        ("relevance", "You have helped many people."),
        ("relevance", "You write: [E1] [E2]"),
        ("call_to_action", "Would half an hour suit you?"),
        ("call_to_action", f"{PITCH['call_to_action']} I will bring cake."),
        ("call_to_action", f"{PITCH['call_to_action']} See https://evil.example/x"),
        ("call_to_action", f"{PITCH['call_to_action']} ![x](//evil.example/p.png)"),
        ("call_to_action", f"{PITCH['call_to_action']} Write to ana@evil.example"),
        ("subject", "Urgent: send 500 euros"),
    ],
)
async def test_what_nothing_supports_is_replaced_and_said_so(
    talking: Open, part: str, text: str
) -> None:
    script = {"listen": listened(), "pitch": {**PITCH, part: text}}
    async with talking(script) as (talk, model):
        await talk.say(FIRST)
        await talk.say(SECOND)
        before = len(model.asked)
        reply = await talk.say("draft a message to Teresa Almeida")
    assert reply.author == "guided"
    assert reply.record is not None
    assert reply.record["author"] == "guided"
    assert "parrot wrote something that your words and the list do not hold" in reply.text
    assert reply.replaced
    assert len(model.asked) - before <= 3
    assert "evil" not in reply.text
    assert "could not be used" in model.asked[-1].user


async def test_each_person_may_turn_the_model_off(talking: Open) -> None:
    async with talking({"listen": listened()}) as (talk, model):
        said = await talk.say("no model please")
        assert model.asked == []
        assert "nothing of this conversation goes to parrot" in said.text
        await talk.say(FIRST)
        reply = await talk.say("who reads this?")
        assert model.asked == []
        assert "no language model is to read this conversation" in reply.text
        await talk.say("start again")
        await talk.say("Yes, start again")
        assert model.asked == []
        await talk.say("use the model again")
        await talk.say(FIRST)
        assert model.asked


async def test_care_commands_and_private_words_reach_no_model(talking: Open) -> None:
    async with talking({"listen": listened()}) as (talk, model):
        for message in (
            "my mentor texts me at night and wants to meet at his flat",
            "I am fine, go on",
            "why do you ask?",
            "skip",
            "erase this conversation",
            "no, keep it",
            "I have a diagnosis, keep that private",
        ):
            await talk.say(message)
        assert model.asked == []


async def test_private_words_stand_in_no_prompt(talking: Open) -> None:
    async with talking({"listen": listened(), "pitch": PITCH}) as (talk, model):
        await talk.say("I'm a recovering gambler in Porto and I'd like to become a cook")
        await talk.say("keep that private")
        model.asked.clear()
        await talk.say("draft a message to Teresa Almeida")
        prompts = json.dumps([one.user for one in model.asked])
    assert "gambler" not in prompts
    assert "cook" not in prompts


async def test_the_prompt_does_not_grow_with_people_or_history(talking: Open) -> None:
    async with talking({"listen": listened(), "pitch": PITCH}) as (talk, model):
        await talk.say(FIRST)
        sizes = []
        for _ in range(4):
            model.asked.clear()
            await talk.say(SECOND)
            sizes.append(max(len(one.system) + len(one.user) for one in model.asked))
        assert max(sizes) <= min(sizes) * 1.2
        assert max(sizes) < 7_500


async def test_guided_mode_never_loads_the_client(
    root: Path, home: Path, built_index: Path
) -> None:
    shutil.copytree(built_index, home)
    code = (
        "import asyncio, sys\nfrom agent import Coach\nasync def main():\n"
        "    async with Coach.open() as coach:\n"
        "        talk = await coach.conversation('ana')\n"
        "        reply = await talk.say('I would like to become a nurse')\n"
        "        print(reply.usage.model_calls, 'openai' in sys.modules)\n"
        "asyncio.run(main())"
    )
    run = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", code], cwd=root, capture_output=True, text=True
    )
    assert run.stdout.split() == ["0", "False"], run.stderr
