"""Erasing people of a roster: from the roster, and wherever a plan or a reply speaks of them."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from agent.errors import NotFound
from agent.records.people import Person, Roster
from agent.records.plan import Plan
from agent.records.replies import Reply
from agent.store.forgetting import withheld
from agent.store.packing import pack, unpack
from agent.store.plans import read_plan, write_plan
from agent.store.rosters import delete_vectors
from agent.store.same_person import Standing, same_person, standings
from agent.store.tables import CONVERSATIONS, PLANS, ROSTERS, TURNS

ERASED = "[erased]"
_SHORT_MESSAGE_WORDS = 5
_SHORTEST_PART = 3
_SHORTEST_ID = 6


@dataclass(frozen=True)
class Traces:
    """What speaks of some people: their ids, and the words that name them.

    `always` matches full names, addresses and long ids in any capitals; `alone` matches one
    part of a name as the roster writes it, and `briefly` the same in any capitals, for a
    message of a few words that chooses a person.
    """

    ids: frozenset[str]
    always: re.Pattern[str]
    alone: re.Pattern[str]
    briefly: re.Pattern[str]

    @classmethod
    def of(cls, people: Iterable[Person], contacts: Iterable[str], parts: bool) -> Traces:
        """The traces of these people; `parts` of names count only where one person asks."""
        found = tuple(people)
        ids = frozenset(person.id for person in found)
        names = [person.name for person in found]
        pieces = [part for name in names for part in re.findall(r"\w+", name)] if parts else []
        pieces = [part for part in pieces if len(part) >= _SHORTEST_PART]
        long_ids = [one for one in ids if len(one) >= _SHORTEST_ID]
        whole = [*names, *contacts, *long_ids]
        return cls(
            ids, _any_of(whole, re.IGNORECASE), _any_of(pieces), _any_of(pieces, re.IGNORECASE)
        )

    def out_of(self, text: str) -> str:
        """The text with a mark wherever it names one of them."""
        part = self.briefly if len(text.split()) <= _SHORT_MESSAGE_WORDS else self.alone
        return part.sub(ERASED, self.always.sub(ERASED, text))

    def stand_in(self, plain: Any) -> bool:
        """Whether anything in this JSON speaks of one of them."""
        return any(text in self.ids or self.out_of(text) != text for text in strings(plain))


def strings(plain: Any) -> Iterator[str]:
    """Every string in a JSON value, keys included."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Mapping):
        for key, value in plain.items():
            yield key
            yield from strings(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from strings(value)


def erase_person(connection: Connection, who: str, now: datetime) -> int:
    """Erases the person meant by an id, an address or a whole name, for every user.

    Gives how many rosters had them. Raises NotFound, and BadInput when it means several people.
    """
    rows = connection.execute(select(ROSTERS.c.owner, ROSTERS.c.id, ROSTERS.c.body)).all()
    everybody = [one for row in rows for one in standings(row.owner, unpack(Roster, row.body))]
    found = same_person(everybody, who)
    named = set(_owners_of_plans_naming(connection, who))
    owners = sorted({one.owner for one in found} | named)
    if not owners:
        message = f"There is nobody with the id {who!r} in any list, nor with that address or name."
        raise NotFound(message)
    places = {(one.owner, one.roster) for one in found}
    for row in rows:
        if (row.owner, row.id) in places:
            gone = {one.id for one in found if (one.owner, one.roster) == (row.owner, row.id)}
            _rewrite(connection, row.owner, roster_without(unpack(Roster, row.body), gone))
    for owner in owners:
        ids = {one.id for one in found if one.owner == owner} | _ids(found, who, named)
        _forget_people(connection, owner, _traces_of(found, ids), now)
    delete_vectors(connection, owners)
    return len(places)


def _ids(found: Sequence[Standing], who: str, named: Collection[str]) -> set[str]:
    """The id by which somebody was asked for, where it is one."""
    return {who} if named or any(one.id == who for one in found) else set()


def _traces_of(found: Sequence[Standing], ids: Collection[str]) -> Traces:
    """What speaks of the person: all names and addresses, and the ids that hold for one user."""
    people = [Person(id=each) for each in sorted(ids)]
    names = sorted({one.name for one in found if one.name})
    people += [Person(id=people[0].id, name=name) for name in names]
    return Traces.of(people, [one.address for one in found], parts=True)


def erase_roster(connection: Connection, owner: str, id: str, now: datetime) -> None:
    """Erases a roster of this user, and its people out of plan, messages and replies.

    Raises NotFound.
    """
    mine = (ROSTERS.c.owner == owner, ROSTERS.c.id == id)
    body = connection.execute(select(ROSTERS.c.body).where(*mine)).scalar()
    if body is None:
        message = "There is no such roster."
        raise NotFound(message)
    roster = unpack(Roster, body)
    connection.execute(delete(ROSTERS).where(*mine))
    delete_vectors(connection, [owner])
    named = _all_strings(connection, owner)
    spoken_of = [one for one in roster.people if one.id in named or one.name in named]
    contacts = [roster.contacts.get(one.id, "") for one in spoken_of]
    traces = Traces.of(spoken_of, contacts, parts=False)
    _forget_people(connection, owner, traces, now)
    _put_away(connection, owner, id, now)


def roster_without(roster: Roster, gone: Collection[str]) -> Roster:
    """The roster without the people of these ids, its report and contacts included."""
    duplicates = (
        tuple(one for one in same if one not in gone) for same in roster.report.duplicates
    )
    people = tuple(person for person in roster.people if person.id not in gone)
    report = roster.report.model_copy(
        update={
            "people": len(people),
            "duplicates": tuple(same for same in duplicates if len(same) > 1),
            "problems": (),
        }
    )
    contacts = {key: contact for key, contact in roster.contacts.items() if key not in gone}
    return roster.model_copy(update={"people": people, "report": report, "contacts": contacts})


def plan_without(plan: Plan, traces: Traces) -> Plan:
    """The plan without these people; where the user's own words name them, a mark stands."""
    ids = traces.ids
    left = plan.model_copy(
        update={
            "shortlist": None
            if plan.shortlist and traces.stand_in(plan.shortlist.model_dump(mode="json"))
            else plan.shortlist,
            "outreach": tuple(one for one in plan.outreach if one.mentor not in ids),
            "meetings": tuple(one for one in plan.meetings if one.mentor not in ids),
            "shares": tuple(one for one in plan.shares if one.mentor not in ids),
            "chosen": "" if plan.chosen in ids else plan.chosen,
        }
    )
    plain = left.model_dump(mode="json")
    return Plan.model_validate(_marked(plain, traces)) if traces.stand_in(plain) else left


def _forget_people(connection: Connection, owner: str, traces: Traces, now: datetime) -> None:
    current = read_plan(connection, owner)
    left = plan_without(current.plan, traces)
    if left != current.plan:
        write_plan(connection, owner, left, current.version, now)
    for row in _turns_of(connection, owner):
        reply = unpack(Reply, row.reply)
        plan = unpack(Plan, row.plan_before) if row.plan_before else None
        values = {
            "text": traces.out_of(row.text),
            "reply": pack(withheld(reply) if traces.stand_in(_spoken(reply)) else reply),
            "plan_before": pack(plan_without(plan, traces)) if plan else None,
        }
        change = update(TURNS).where(
            TURNS.c.conversation == row.conversation, TURNS.c.number == row.number
        )
        connection.execute(change.values(values))


def _put_away(connection: Connection, owner: str, roster: str, now: datetime) -> None:
    current = read_plan(connection, owner)
    if current.plan.roster == roster:
        plan = current.plan.model_copy(update={"roster": "", "shortlist": None})
        write_plan(connection, owner, plan, current.version, now)


def _turns_of(connection: Connection, owner: str) -> list[Any]:
    query = (
        select(TURNS)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(CONVERSATIONS.c.owner == owner)
    )
    return list(connection.execute(query).all())


def _owners_of_plans_naming(connection: Connection, id: str) -> list[str]:
    named = json.dumps(id, ensure_ascii=False).encode()
    rows = connection.execute(select(PLANS.c.owner, PLANS.c.body))
    return [row.owner for row in rows if named in zlib.decompress(row.body)]


def _all_strings(connection: Connection, owner: str) -> set[str]:
    plan = (read_plan(connection, owner)).plan
    found = set(strings(plan.model_dump(mode="json")))
    for row in _turns_of(connection, owner):
        found |= set(strings(json.loads(zlib.decompress(row.reply))))
        if row.plan_before:
            found |= set(strings(json.loads(zlib.decompress(row.plan_before))))
    return found


def _rewrite(connection: Connection, owner: str, roster: Roster) -> None:
    change = update(ROSTERS).where(ROSTERS.c.owner == owner, ROSTERS.c.id == roster.id)
    values = {"body": pack(roster), "revision": ROSTERS.c.revision + 1}
    connection.execute(change.values(values))


def _spoken(reply: Reply) -> Any:
    return reply.model_dump(mode="json", exclude={"conversation", "citations"})


def _marked(plain: Any, traces: Traces) -> Any:
    if isinstance(plain, str):
        return traces.out_of(plain)
    if isinstance(plain, dict):
        return {key: _marked(value, traces) for key, value in plain.items()}
    return [_marked(value, traces) for value in plain] if isinstance(plain, list) else plain


def _any_of(words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    wanted = sorted({re.escape(word) for word in words if word.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)" if wanted else r"(?!)", flags)
