"""What an earlier message of a conversation told and the rest of it has to know.

It is worked out from the messages that are kept, remembered in this process alone and written
nowhere: in no plan, report, log or metric. Once the message is erased it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from agent.store import Standing, Store

Tells = Callable[[Iterable[str]], bool]
"""Whether any of somebody's messages tells it."""

_MOST = 512
"""Conversations of which is remembered how far their messages were looked through."""


@dataclass
class Watch:
    """Looks through each message of a conversation once, as long as the process lives."""

    store: Store
    tells: Tells | None
    _seen: dict[str, tuple[int, bool]] = field(default_factory=dict)

    async def told_before(self, user: str, conversation: str, standing: Standing) -> bool:
        """Whether a message before this turn told it. Raises NotFound like the store."""
        before = standing.number - 1
        seen, found = self._seen.pop(conversation, (0, False))
        if seen > before:
            seen, found = 0, False
        if self.tells and not found and seen < before:
            found = self.tells(await self._since(user, conversation, standing, seen))
        while len(self._seen) >= _MOST:
            self._seen.pop(next(iter(self._seen)))
        self._seen[conversation] = (before, found)
        return found

    def forget(self, conversation: str) -> None:
        """Looks through this conversation anew, since a message of it has gone or changed."""
        self._seen.pop(conversation, None)

    async def _since(
        self, user: str, conversation: str, standing: Standing, seen: int
    ) -> tuple[str, ...]:
        """The person's messages after turn `seen` and before this one."""
        mine = [one for one in standing.messages if one.role == "user" and one.turn > seen]
        if len(mine) < standing.number - 1 - seen:
            kept = await self.store.history(user, conversation)
            mine = [one for one in kept if one.role == "user" and one.turn > seen]
        return tuple(one.text for one in mine if one.turn < standing.number)
