"""Commands run as a program or a person would run them, in this process and in one of their own."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.__main__ import main

PEOPLE = [
    {
        "id": "amina",
        "name": "Amina Wekesa",
        "contact": "amina.wekesa@example.org",
        "headline": "midwife and trainer",
        "bio": "I moved from ward work to teaching midwives. I like questions about first jobs.",
        "skills": ["teaching", "clinical training"],
        "languages": ["English", "Swahili"],
        "zone": "Africa/Nairobi",
        "hours": ["Mon-Fri 18:00-20:00"],
        "hours_per_month": 3,
        "capacity": 2,
        "load": 0,
        "formats": ["single chat", "season"],
        "cost": "free",
    },
    {
        "id": "lucia",
        "name": "Lucía Ferrer",
        "contact": "lucia.ferrer@example.org",
        "headline": "joiner with a workshop of five",
        "bio": "I write offers and talk to customers, and I left employment ten years ago.",
        "skills": ["pricing", "writing offers"],
        "languages": ["Spanish"],
        "zone": "Europe/Madrid",
        "hours_per_month": 1,
        "formats": ["in writing"],
        "cost": "40 € an hour",
    },
    {
        "id": "tove",
        "name": "Tove Aas",
        "headline": "tester turned backend developer",
        "bio": "I went from manual testing to writing payment services in Python.",
        "skills": ["Python", "service design", "code review"],
        "languages": ["English", "Norwegian"],
        "zone": "Europe/Oslo",
        "hours": ["Tue 19:00-21:00"],
        "hours_per_month": 4,
        "capacity": 1,
        "load": 1,
        "formats": ["season"],
    },
    {
        "id": "hiroshi",
        "name": "Hiroshi Mori",
        "headline": "backend developer",
        "bio": "I review service designs every week and answer questions about Python.",
        "skills": ["Python", "databases"],
        "languages": ["Japanese", "English"],
        "zone": "Asia/Tokyo",
        "hours_per_month": 2,
        "formats": ["single chat"],
        "cost": "free",
    },
]
"""Invented people; one is full, one costs money."""

PLAN = {
    "profile": {"now": "a manual tester in Porto", "place": "Porto", "zone": "Europe/Lisbon"},
    "goals": [
        {
            "aim": {"text": "become a backend developer", "lead": "I would like to"},
            "guidance": {
                "text": "look at my code and tell me the truth",
                "lead": "I would like a mentor to",
            },
        }
    ],
}


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    @property
    def documents(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


class Keyboard(io.StringIO):
    """Standard input where a person sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run() -> Run:
    """Runs a command with these arguments and lines on standard input."""

    def run(*arguments: object, stdin: str = "", person: bool = False) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        keyboard = Keyboard(stdin) if person else io.StringIO(stdin)
        code = main([str(argument) for argument in arguments], keyboard, out, err)
        return Ran(code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def ready(home: Path, built_index: Path) -> Path:
    """This test's data directory, with the index in it."""
    shutil.copytree(built_index, home)
    return home


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "people.json"
    path.write_text(json.dumps({"people": PEOPLE}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")
    return path
