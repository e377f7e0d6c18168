"""After many turns of care nothing of them stands anywhere but in the conversation itself."""

from __future__ import annotations

import asyncio
import json
import logging
import zlib
from pathlib import Path

import pytest

from agent import Coach, json_file, load_settings
from agent.skills.brief_record import brief_text
from tests.conversations.conftest import NOW, Said

TELLINGS = (
    "my mentor touched my knee, canary{n} happened in the store room",
    "he wants 400 euros before he introduces me to canary{n}",
    "I want to die, canary{n} is all I think about",
    "my boss said women cannot do canary{n}",
    "I cry every morning before work because of canary{n}",
    "my old coach waits outside my house near canary{n}",
)
TURNS = 60


@pytest.fixture
async def told(coach: Coach, caplog: pytest.LogCaptureFixture) -> Said:
    """Sixty turns of care in the middle of a plan, everything logged."""
    caplog.set_level(logging.DEBUG)
    said = Said(await coach.conversation("kim"))
    await said("I want to get better at public speaking", "listen to me rehearse")
    for n in range(TURNS):
        reply = await said(TELLINGS[n % len(TELLINGS)].format(n=n))
        assert reply.skill == "care"
        assert reply.record is None
        assert "canary" not in reply.text
    return said


async def test_no_trace_outside_the_conversation_and_none_after_erasing(
    told: Said, coach: Coach, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = await told.plan()
    assert "canary" not in plan.model_dump_json()
    assert "canary" not in caplog.text
    out = capsys.readouterr()
    assert "canary" not in out.out + out.err
    made = [
        coach.agenda(plan).model_dump_json(),
        coach.progress(plan).model_dump_json(),
        coach.action_plan(plan).model_dump_json(),
        brief_text(coach.brief(coach.preview(plan).shared)),
        json_file(plan).decode(),
    ]
    assert not any("canary" in one for one in made)
    export = await coach.export("kim")
    spoken = json.dumps(export.pop("conversations"), ensure_ascii=False)
    assert "canary" in spoken
    assert "canary" not in json.dumps(export, ensure_ascii=False)
    assert "canary" in _kept()
    await coach.erase("kim", conversation=told.talk.id)
    await asyncio.sleep(0)
    assert "canary" not in _kept()


async def test_what_was_said_before_is_still_there_after_care(told: Said) -> None:
    back = await told("I am fine, go on")
    assert "We go on where we were" in back.text
    assert back.suggestions
    plan = await told.plan()
    assert plan.goal is not None
    assert plan.goal.aim is not None
    assert plan.goal.aim.text == "get better at public speaking"


def _kept() -> str:
    """Every byte of the data directory, read as text; turns are packed, so unpacked first."""
    home = load_settings().home()
    files = [path for path in home.rglob("*") if path.is_file() and "guidance" not in path.parts]
    return "".join(map(_unpacked, files))


def _unpacked(path: Path) -> str:
    data = path.read_bytes()
    found = [data.decode("latin-1")]
    for start in range(len(data) - 1):
        if data[start] == 0x78 and data[start + 1] in (0x01, 0x5E, 0x9C, 0xDA):
            try:
                found.append(zlib.decompressobj().decompress(data[start:]).decode("latin-1"))
            except zlib.error:
                continue
    return "".join(found)


async def test_a_programmes_own_contact_stands_beside_outside_ones(
    monkeypatch: pytest.MonkeyPatch, library: object
) -> None:
    monkeypatch.setattr(Coach, "library", library)
    monkeypatch.setenv("COACH_CARE_CONTACTS", "the safeguarding team, room 12")
    async with Coach.open(now=NOW) as coach:
        reply = await Said(await coach.conversation("kim"))("my mentor keeps touching me")
    assert "the safeguarding team, room 12" in reply.text
    assert "findahelpline.com" in reply.text
