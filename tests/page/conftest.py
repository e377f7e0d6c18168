"""A coach for the page's tests that answers from memory, under the real one's names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from agent import Piece, Progress
from agent.errors import BadMessage, BadRoster, NotFound
from agent.page.app import web_app
from agent.page.arrivals import Arrivals
from agent.page.desk import Desk
from agent.page.layout import Page
from agent.records.base import Source, Words
from agent.records.edits import PlanEdit
from agent.records.matching import Evidence, Excluded, FactorFinding, Match, Shortlist
from agent.records.meetings import Agenda, AgendaItem, Claim, Meeting, Outreach, Pitch, PitchParts
from agent.records.people import Person, Problem, Roster, RosterReport, SetAside
from agent.records.plan import Goal, Plan, Profile
from agent.records.replies import Message, Reply

HOSTILE = "<img src=https://evil.example/x> ![x](https://evil.example/y) **b**"


@dataclass(frozen=True)
class FakeEntry:
    id: str
    title: str
    say: str
    text: str
    strength: str
    as_of: str = ""
    disagrees_with: tuple[str, ...] = ()


ENTRIES = {
    "ask-early": FakeEntry(
        id="ask-early",
        title=f"Ask early {HOSTILE}",
        say="Ask before it is urgent.",
        text="Somebody who is asked early has time to think.",
        strength="practice",
        as_of="2024",
        disagrees_with=("ask-late",),
    ),
    "ask-late": FakeEntry("ask-late", "Ask late", "Know first what you want.", "Wait.", "claim"),
}


@dataclass(frozen=True)
class FakePassage:
    entry: FakeEntry


@dataclass(frozen=True)
class FakeFound:
    covered: bool
    passages: tuple[FakePassage, ...]


class FakeLibrary:
    def entry(self, id: str) -> FakeEntry:
        if id not in ENTRIES:
            raise NotFound(f"The library has no entry {id!r}.")
        return ENTRIES[id]

    def references(self, entry: FakeEntry) -> list[Any]:
        return [SimpleNamespace(in_full="A. Author: A post, 2020", where="a.txt")]


@dataclass(frozen=True)
class Summary:
    id: str
    title: str
    last_used: datetime
    turns: int


@dataclass
class FakeTalk:
    coach: FakeCoach
    user: str
    id: str

    async def history(self) -> tuple[Message, ...]:
        return tuple(self.coach.said[self.id])

    async def plan(self) -> Plan:
        return self.coach.plans.get(self.user, Plan())

    async def roster(self) -> Roster | None:
        return self.coach.rosters.get(self.user)

    async def attach_roster(self, roster: Roster) -> None:
        self.coach.rosters[self.user] = roster

    def stop(self) -> None:
        self.coach.stopped.append(self.id)

    async def say(self, text: str) -> Reply:
        async for event in self.stream(text):
            if isinstance(event, Reply):
                return event
        raise AssertionError

    async def edit(self, turn: int, text: str) -> Reply:
        if text == "stopped":
            raise asyncio.CancelledError
        self.coach.said[self.id] = [m for m in self.coach.said[self.id] if m.turn < turn]
        return await self.say(text)

    async def change(self, edit: PlanEdit, text: str) -> Reply:
        self.coach.edits.append(edit)
        return await self.say(text)

    async def stream(self, text: str) -> AsyncIterator[Any]:
        if text == "stopped":
            return
        if not text.strip():
            raise BadMessage("The message is empty; a word or two is enough.")
        if text == "break":
            raise RuntimeError("canary of a person")
        turn = len(self.coach.said[self.id]) // 2 + 1
        yield Progress("Looking at people")
        await asyncio.sleep(0.01)
        yield Piece(f"You said: {text}")
        reply = Reply(
            conversation=self.id,
            turn=turn,
            text=f"You said: {text}",
            skill="goals",
            question="When could you meet?" if text.startswith("I ") else None,
            suggestions=("Skip", "Any time"),
            erase="conversation" if text == "erase" else None,
        )
        if reply.erase:
            await self.coach.erase(self.user, conversation=self.id)
        else:
            self.coach.said[self.id] += [
                Message(role="user", turn=turn, text=text),
                Message(
                    role="coach",
                    turn=turn,
                    text=reply.text,
                    question=reply.question,
                    suggestions=reply.suggestions,
                ),
            ]
        yield reply


def _beginning(messages: list[Message]) -> str:
    return messages[0].text if messages else ""


def _set() -> Event:
    event = Event()
    event.set()
    return event


@dataclass
class FakeCoach:
    """Conversations by id, each with its owner."""

    owners: dict[str, str] = field(default_factory=dict)
    said: dict[str, list[Message]] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    rosters: dict[str, Roster] = field(default_factory=dict)
    warmed: Event = field(default_factory=Event)
    may_warm: Event = field(default_factory=_set)
    stopped: list[str] = field(default_factory=list)
    erased: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    edits: list[PlanEdit] = field(default_factory=list)

    def opening(self) -> str:
        return "Hello. I am a program."

    model = ""

    def readers(self, with_model: bool = True) -> str:
        return "Kept on this computer."

    def now(self) -> datetime:
        return datetime(2026, 11, 21, tzinfo=UTC)

    def guidance(self, text: str, *, top: int = 5) -> FakeFound:
        return FakeFound("mentor" in text, (FakePassage(ENTRIES["ask-early"]),))

    @property
    def library(self) -> FakeLibrary:
        return FakeLibrary()

    def first_suggestions(self) -> tuple[str, ...]:
        return ("I want a mentor", "I don't know yet")

    async def conversation(
        self, user: str, role: str = "mentee", id: str | None = None
    ) -> FakeTalk:
        name = id or f"c{len(self.owners) + 1}"
        if id is None:
            self.owners[name], self.said[name] = user, []
        elif self.owners.get(name) != user:
            raise NotFound("There is no such conversation.")
        return FakeTalk(self, user, name)

    async def conversations(self, user: str) -> tuple[Summary, ...]:
        mine = [name for name, owner in reversed(self.owners.items()) if owner == user]
        moment = datetime(2026, 11, 21, tzinfo=UTC)
        said = {name: self.said[name] for name in mine}
        return tuple(
            Summary(
                name,
                self.names.get(name) or (messages[0].text if messages else ""),
                moment,
                len(messages),
            )
            for name, messages in said.items()
        )

    async def rename(self, user: str, conversation: str, name: str) -> None:
        if self.owners.get(conversation) != user:
            raise NotFound("There is no such conversation.")
        self.names[conversation] = name

    def due(self, plan: Plan) -> str:
        return "On Tuesday you meet Wanjiku Otieno." if plan.meetings else ""

    async def export(self, user: str) -> dict[str, Any]:
        return {"user": user, "plan": self.plans.get(user, Plan()).model_dump(mode="json")}

    async def erase(
        self,
        user: str,
        *,
        conversation: str | None = None,
        last_message: bool = False,
        message: int | None = None,
        meeting: tuple[str, int] | None = None,
        roster: str | None = None,
    ) -> None:
        if message:
            self.erased.append({"message": message, "conversation": conversation})
            return
        if meeting:
            self.erased.append({"meeting": meeting})
            return
        if roster:
            assert self.rosters.pop(user).id == roster
            return
        if last_message and conversation:
            del self.said[conversation][-2:]
            return
        mine = [name for name, owner in self.owners.items() if owner == user]
        if conversation and conversation not in mine:
            raise NotFound("There is no such conversation.")
        for name in [conversation] if conversation else mine:
            del self.owners[name], self.said[name]
        if conversation is None:
            self.plans.pop(user, None)
            self.rosters.pop(user, None)

    def read_roster(self, path: Path) -> Roster:
        text = path.read_text(encoding="utf-8")
        if "name" not in text:
            raise BadRoster(f"Nobody was found in {path.name}.")
        return a_roster()

    def warm(self) -> None:
        self.may_warm.wait(5)
        self.warmed.set()


def a_roster() -> Roster:
    person = Person(id="p1", name="Wanjiku Otieno", headline="hydrologist", bio="I map wells.")
    report = RosterReport(
        people=1,
        mapping={"Full name": "name", HOSTILE: "bio"},
        set_aside=(SetAside(column="Birthday", reason="private"),),
        problems=(Problem(row=3, field="capacity", problem='"many" is not a number'),),
        duplicates=(("p1", "p2"),),
    )
    contacts = {"p1": "wanjiku@example.org"}
    return Roster(id="r1", name="people.csv", people=(person,), report=report, contacts=contacts)


def a_plan() -> Plan:
    said = Source(kind="conversation", conversation="c1", turn=1)
    match = Match(
        id="p1",
        name="Wanjiku Otieno",
        score=0.7,
        confidence=0.5,
        covers=(0,),
        evidence=(Evidence(need=0, quote="I map wells.", field="bio", score=0.8),),
        factors=(
            FactorFinding(factor="active_listening", finding="unknown", ask="How do you listen?"),
        ),
    )
    shortlist = Shortlist(
        needs=("find water",),
        roster="r1",
        matches=(match,),
        excluded=(
            Excluded(id="p2", name="Petra Vance", deal_breaker="cost", reason="costs money"),
        ),
    )
    pitch = Pitch(
        kind="ask",
        channel="email",
        subject="Half an hour?",
        parts=PitchParts(introduction="I am a student."),
        gaps=("relevance", "commitment"),
        text=(
            'Dear Wanjiku Otieno,\nYou write: "I map wells." What caught me is that you …\nI will …'
        ),
        words=14,
        claims=(
            Claim(
                text="I map wells.",
                source=Source(kind="roster", field="bio", quote="I map wells."),
            ),
        ),
    )
    items = (
        AgendaItem(minutes=1, title="Arrive", purpose="Say hello.", owner="both"),
        AgendaItem(minutes=29, title=HOSTILE, purpose="In your words.", owner="mentee"),
    )
    agenda = Agenda(kind="first", minutes=30, items=items, citations=("ask-early", "gone"))
    return Plan(
        profile=Profile(now=Words(text="a student in Kisumu", source=said)),
        goals=(Goal(aim=Words(text=f"find water {HOSTILE}", private=True), by_read="2027"),),
        shortlist=shortlist,
        roster="r1",
        chosen="p1",
        outreach=(Outreach(mentor="p1", name="Wanjiku Otieno", pitch=pitch),),
        meetings=(
            Meeting(
                mentor="p1",
                name="Wanjiku Otieno",
                agenda=agenda,
                start=datetime(2026, 11, 24, 19, 0),  # noqa: DTZ001 - on the clock of the zone
                zone="Africa/Nairobi",
            ),
        ),
    )


@pytest.fixture
def plan() -> Plan:
    """A plan with a goal, a person, a message with open lines, and an agenda."""
    return a_plan()


@pytest.fixture
def roster() -> Roster:
    """One invented person, whose file had something to check."""
    return a_roster()


@pytest.fixture
def coach() -> FakeCoach:
    """A coach in memory."""
    return FakeCoach()


@pytest.fixture
def opening(coach: FakeCoach) -> Callable[[], Any]:
    """What a desk opens instead of the real coach."""

    @asynccontextmanager
    async def opened(tell: Callable[[str], None]) -> AsyncIterator[FakeCoach]:
        tell("Building the index")
        yield coach

    return opened


@pytest.fixture
async def desk(opening: Callable[[], Any]) -> AsyncIterator[Desk]:
    desk = Desk(opening)
    async with desk.staffed():
        yield desk


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(web_app(desk))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as one:
        yield one


@pytest.fixture(scope="session")
def laid_out() -> Page:
    """A page, made once because that takes long; Gradio makes its locks in a running loop."""

    async def lay_out() -> Page:
        return Page(Desk())

    return asyncio.run(lay_out())


@pytest.fixture
async def page(laid_out: Page, desk: Desk) -> Page:
    laid_out.turns.desk = desk
    laid_out.turns._arrivals = Arrivals()
    return laid_out
