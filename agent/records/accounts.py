"""Who may come in, and under which names nobody signs in."""

from __future__ import annotations

from agent.records.base import Record
from agent.records.replies import UserRole

LOCAL_USER = "local"
"""Under whose name everything is kept while there is no sign-in; nobody may sign in as it."""
EVERYBODY = "*"
"""The name of an account for whomever a proxy signs in and no other account names."""
SHORTEST_PASSWORD = 12
"""Characters; a sentence is easier to keep in mind than a riddle."""


class Account(Record):
    """One person who may come in, in which roles; the first role is the one they begin with.

    password: its hash, empty where a proxy signs them in.
    """

    name: str
    roles: tuple[UserRole, ...]
    password: str = ""
