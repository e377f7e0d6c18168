"""What has arrived at this process: messages by their mark, and conversations before their id.

The browser gives each message a mark of its own. A message that arrives twice, because Enter was
pressed twice or a lost connection made somebody send again, is worked on once.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

NOT_BEGUN = "new:"
"""How the mark of a conversation starts that has no message and so no id yet."""
_MOST = 1000


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
        return self._begun.get((user, known), "") if known.startswith(NOT_BEGUN) else known

    def began(self, user: str, known: str, id: str) -> None:
        """The conversation of this mark has an id now."""
        if known.startswith(NOT_BEGUN):
            self._begun[user, known] = id
            self._forget_oldest(self._begun)

    def _forget_oldest(self, marks: OrderedDict[tuple[str, str], Any]) -> None:
        if len(marks) > self._most:
            marks.popitem(last=False)
