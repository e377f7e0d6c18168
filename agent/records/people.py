"""People in a roster, and what reading the file said about it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from agent.records.base import Record

Role = Literal["mentor", "mentee", "both"]


class Person(Record):
    """One person of a roster, in the canonical fields; what the roster does not say is empty.

    Contact data is never here: it lies in `Roster.contacts`, for the page alone.
    `extra` holds further columns that somebody ticked, by their name.
    """

    id: str
    name: str = ""
    role: Role = "mentor"
    approach: str = ""
    headline: str = ""
    bio: str = ""
    skills: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    location: str = ""
    zone: str = ""
    hours: tuple[str, ...] = ()
    hours_per_month: float | None = None
    capacity: int | None = None
    load: int | None = None
    formats: tuple[str, ...] = ()
    seniority: str = ""
    last_active: str = ""
    cost: str = ""
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    ideal_mentee: str = ""
    verified: tuple[str, ...] = ()
    extra: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def called(self) -> str:
        """The name as written, or the id where the roster gives no name."""
        return self.name or self.id


class SetAside(Record):
    """A column that is not evidence, and why."""

    column: str
    reason: str


class Problem(Record):
    """Something in a roster file that could not be used as it stands. Rows count from 1."""

    row: int
    field: str
    problem: str


class RosterReport(Record):
    """What reading a roster file found: the mapping is column → canonical field."""

    people: int
    mapping: dict[str, str]
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()


class Roster(Record):
    """The people of one file, with the report of its reading.

    `id` is a hash of the people; `contacts` (person id → address) is stored and shown on the
    page only, and is part of no other record.
    """

    id: str
    name: str
    people: tuple[Person, ...]
    report: RosterReport
    contacts: dict[str, str] = Field(default_factory=dict)

    def person(self, id: str) -> Person | None:
        """The person with this id, or None."""
        return next((person for person in self.people if person.id == id), None)
