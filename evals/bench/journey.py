"""What a model is asked in one journey, and what the plain way would ask of it.

The plain way: one request a turn whose prompt holds the whole roster and the whole history. Both
are counted by the same double, which answers at once, at three characters a token.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agent import Ask

CROWDS = (20, 300, 3_000)
"""People in the roster of a journey."""
_CHARACTERS_A_TOKEN = 3
_MESSAGES = (
    "I'm a warehouse clerk in Durban and I'd like to move into data analysis",
    "look at my first dashboards and say plainly what is wrong",
    "evenings after 19:00, I have a small child",
    "English is fine, or Portuguese",
    "nobody who charges money for it",
    "draft a message to the first",
    "you moved into it from another trade",
    "bring one question each time",
    "she said yes, Tuesday 19:30",
    "how do I ask somebody for honest feedback?",
)
_ANSWERS: dict[str, dict[str, Any]] = {
    "listen": {"language": "en", "intent": "answer", "facts": []},
    "endings": {"endings": ["show me the way", "tell me the first step", "help me begin"]},
    "reasons": {"reasons": [{"person": 1, "words": 1, "wish": 1}]},
}
"""What the double says; to a prompt that is not here it says nothing usable, which costs most."""


@dataclass
class Asked:
    """Prompt tokens and requests of a whole journey, and the most tokens of one request."""

    tokens: int = 0
    requests: int = 0
    most: int = 0

    def add(self, characters: int) -> None:
        """One more request."""
        tokens = -(-characters // _CHARACTERS_A_TOKEN)
        self.tokens += tokens
        self.requests += 1
        self.most = max(self.most, tokens)


async def journey(roster_file: Path) -> tuple[Asked, Asked]:
    """What the coach asks in a journey with this roster, and what the plain way asks."""
    from agent import Coach, ScriptedModel

    mine, plain = Asked(), Asked()
    whole = (await asyncio.to_thread(roster_file.stat)).st_size
    model = ScriptedModel(_answer, name="double")
    async with Coach.open(now="2026-11-21T19:00:00+00:00", model=model) as coach:
        await asyncio.to_thread(coach.warm)
        talk = await coach.conversation("bench")
        await talk.attach_roster(await asyncio.to_thread(coach.read_roster, roster_file))
        said = 0
        for message in _MESSAGES:
            reply = await talk.say(message)
            plain.add(whole + said + len(message))
            said += len(message) + len(reply.text)
    for ask in model.asked:
        mine.add(sum(len(part["content"]) for part in ask.messages))
    return mine, plain


def _answer(ask: Ask) -> str:
    return json.dumps(_ANSWERS.get(ask.prompt.partition("@")[0], {}))
