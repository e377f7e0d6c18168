"""What has arrived at this process: messages by their mark, and conversations before their id.

The browser gives each message a mark of its own. A message that arrives twice, because Enter was
pressed twice or a lost connection made somebody send again, is worked on once. Messages sent in a
row keep their order.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from types import TracebackType
from typing import Any

from agent.page.access import Person
from agent.records.replies import UserRole

_NOT_BEGUN = "new:"
"""How the mark of a conversation starts that has no message and so no id yet."""
_MOST = 1000


def new_mark(role: UserRole) -> str:
    """A mark for a conversation that is about to begin in this role."""
    return f"{_NOT_BEGUN}{role}:{secrets.token_urlsafe(16)}"


def role_of(mark: str, person: Person) -> UserRole:
    """The role in which a conversation begins: the mark's, if this person has it."""
    wanted = mark.removeprefix(_NOT_BEGUN).partition(":")[0] if mark.startswith(_NOT_BEGUN) else ""
    return next((role for role in person.roles if role == wanted), person.roles[0])


class Arrivals:
    """Marks of each user; the oldest are forgotten."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._messages: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._begun: OrderedDict[tuple[str, str], str] = OrderedDict()

    def is_new(self, user: str, mark: str) -> bool:
        """Whether this message arrives for the first time; one without a mark always does."""
        if not mark:
            return True
        if (user, mark) in self._messages:
            return False
        self._messages[user, mark] = None
        self._forget_oldest(self._messages)
        return True

    def was_not_kept(self, user: str, mark: str) -> None:
        """The message came to nothing; it may be sent again."""
        self._messages.pop((user, mark), None)

    def conversation(self, user: str, known: str) -> str:
        """The id of a conversation by its id or its mark; empty while it has not begun."""
        return self._begun.get((user, known), "") if known.startswith(_NOT_BEGUN) else known

    def began(self, user: str, known: str, id: str) -> None:
        """The conversation of this mark has an id now."""
        if known.startswith(_NOT_BEGUN):
            self._begun[user, known] = id
            self._forget_oldest(self._begun)

    def _forget_oldest(self, marks: OrderedDict[tuple[str, str], Any]) -> None:
        if len(marks) > self._most:
            marks.popitem(last=False)


class Line:
    """The messages of each user that are not handed to the coach yet, first come first served."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Future[None]] = {}

    def join(self, user: str) -> Place:
        """A place at the end of this user's line, taken at once."""
        place = Place(self, user, self._last.get(user))
        self._last[user] = place.left
        return place

    def forget(self, place: Place) -> None:
        """Nobody stands behind this place."""
        if self._last.get(place.user) is place.left:
            del self._last[place.user]


class Place:
    """One place in a line; leaving it, or its `with`, lets the next one come first."""

    def __init__(self, line: Line, user: str, before: asyncio.Future[None] | None) -> None:
        self._line = line
        self._before = before
        self.user = user
        self.left: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def first(self) -> None:
        """Waits until everybody who came earlier has left."""
        if self._before is not None:
            await asyncio.shield(self._before)

    def leave(self) -> None:
        """Lets the next one come first."""
        if not self.left.done():
            self.left.set_result(None)
            self._line.forget(self)

    def __enter__(self) -> Place:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()
