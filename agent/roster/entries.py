"""Entries of a roster beside each other: their ids, who stands there twice, who has sent again.

Nothing is merged here: what looks like one person is proposed, and a person decides.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Any

from agent.folding import fold
from agent.records.people import Problem
from agent.roster.contact import email_in

_IDENTITY = ("name", "id")
_LONG_ENOUGH = 60
"""Characters of equal evidence that propose two entries as one person."""


@dataclass
class Entry:
    """A person on the way: the canonical fields, and what is kept apart from them.

    number: the row; title: the tab or file, where there are several; withdrawn: the words that
    say that this person takes no part any more; given: the id that the file gives; order: the
    place among all entries.
    """

    number: int
    id: str
    contact: str
    fields: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    withdrawn: str = ""
    given: str = ""
    order: int = 0

    @cached_property
    def evidence(self) -> str:
        """Everything but name and id, as one text to compare and to hash."""
        rest = {key: value for key, value in self.fields.items() if key not in _IDENTITY}
        return json.dumps(rest, sort_keys=True, ensure_ascii=False)

    @cached_property
    def address(self) -> str:
        """The e-mail address, in small letters, or an empty string."""
        return email_in(self.contact).lower()

    @property
    def place(self) -> str:
        """Where the entry stands, for a reader."""
        return f"row {self.number}" + (f" of {self.title}" if self.title else "")


def told(problem: Problem, title: str) -> Problem:
    """A problem that names its tab or file, where there are several."""
    if not title:
        return problem
    return problem.model_copy(update={"problem": f"{problem.problem} (in {title})"})


def hashed(text: str) -> str:
    """An id that stands for a text without telling it."""
    return "p-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def settle_ids(entries: Sequence[Entry]) -> list[Problem]:
    """Gives an id to who has none, and a suffix to an id that is taken; the latter is reported."""
    problems = []
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for order, entry in enumerate(entries):
        entry.order, entry.given = order, entry.id
        entry.id = wanted = entry.id or hashed(entry.evidence)
        while entry.id in seen:
            copies[wanted] += 1
            entry.id = f"{wanted}-{copies[wanted] + 1}"
        seen.add(entry.id)
        if entry.given and entry.id != wanted:
            problem = f"the id {wanted!r} is taken by an earlier row; called {entry.id!r} here"
            found = Problem(row=entry.number, field="id", problem=problem)
            problems.append(told(found, entry.title))
    return problems


def duplicates(entries: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids that may be one person: one address, id or name, or one long equal text."""
    found = {tuple(sorted(entry.id for entry in group)) for group in _groups(entries)}
    return tuple(sorted(found))


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        signs = {
            "address": entry.address,
            "id": entry.given,
            "name": fold(str(entry.fields.get("name", ""))),
            "evidence": entry.evidence if len(entry.evidence) > _LONG_ENOUGH else "",
        }
        for kind, sign in signs.items():
            if sign:
                groups[kind, sign].append(entry)
    yield from (group for group in groups.values() if len(group) > 1)


def submitted_again(entries: Sequence[Entry]) -> list[Problem]:
    """Later entries of one address in one role, proposed as replacing the earlier ones.

    A withdrawal takes back what the same address sent before it, which is proposed too.
    """
    by_sender: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        sender = entry.address or entry.given
        if sender and not entry.withdrawn:
            by_sender[sender, str(entry.fields.get("role", ""))].append(entry)
    again = [_again(*pair) for sent in by_sender.values() for pair in pairwise(_by_time(sent))]
    return [*again, *_taken_back(entries)]


def _again(earlier: Entry, later: Entry) -> Problem:
    problem = (
        f"sent after {earlier.place} from the same address; it may replace that one: "
        "delete one of the two, or keep both"
    )
    return told(Problem(row=later.number, field="", problem=problem), later.title)


def _taken_back(entries: Sequence[Entry]) -> Iterator[Problem]:
    left = {entry.address or entry.given: entry for entry in entries if entry.withdrawn}
    left.pop("", None)
    for entry in entries:
        withdrawal = left.get(entry.address or entry.given)
        if withdrawal and not entry.withdrawn and _by_time([entry, withdrawal])[-1] is withdrawal:
            problem = f"was withdrawn later, in {withdrawal.place}; delete it if that holds for it"
            yield told(Problem(row=entry.number, field="status", problem=problem), entry.title)


def _by_time(entries: Sequence[Entry]) -> list[Entry]:
    """The order in which entries were sent: by their times where all can be read, else as filed."""
    times = [_moment(str(entry.fields.get("last_active", ""))) for entry in entries]
    if any(time is None for time in times):
        return sorted(entries, key=lambda entry: entry.order)
    order = sorted(range(len(entries)), key=lambda at: (times[at], entries[at].order))
    return [entries[at] for at in order]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None
