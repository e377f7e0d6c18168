"""A journey with invented people, for whoever wants to see one before beginning their own."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.page.screen import Screen, Visit
from agent.page.words import choices

if TYPE_CHECKING:
    from agent import Coach

SAMPLE_ROSTER = Path(__file__).resolve().parents[2] / "knowledge" / "sample_roster.csv"


async def played(visit: Visit) -> AsyncGenerator[Screen]:
    """A new conversation of this person with the sample's messages; the screen after each."""
    talk = await replace(visit, conversation="").talk()
    await talk.attach_roster(await to_thread(visit.coach.read_roster, SAMPLE_ROSTER))
    for message in choices("sample.messages"):
        await talk.say(message)
        yield await replace(visit, conversation=talk.id).screen()


def is_of_sample(screen: Screen) -> bool:
    """Whether the open conversation is the sample journey."""
    first = screen.messages[0].text if screen.messages else ""
    named = screen.roster.name if screen.roster else ""
    return first == choices("sample.messages")[0] and named == SAMPLE_ROSTER.name


async def erased(coach: Coach, visit: Visit) -> None:
    """Erases the sample journey and its people; leaves every other conversation alone."""
    screen = await visit.screen()
    if not is_of_sample(screen) or screen.roster is None:
        return
    await coach.erase(visit.user, roster=screen.roster.id)
    await coach.erase(visit.user, conversation=visit.conversation)
