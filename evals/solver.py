"""Plays samples against the coach, through its public door, and keeps what came back."""

from __future__ import annotations

import json
import time
from asyncio import to_thread
from collections.abc import Generator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from evals.entries import Entry, entries_of, read_entries
from evals.loading import find_roster
from evals.outputs import Found, Output, Passage, Turn
from evals.results import Lane
from evals.samples import MeetingPlan, Play, Rank, Sample, Write

if TYPE_CHECKING:
    from agent import Coach, Settings, Talk
    from agent.records.people import Roster
    from agent.records.replies import Reply

_RECORD_OF = {"look": "matches", "message": "parts", "agenda": "items"}
"""The key by which a reply's record shows that a play has come so far."""


_WITH_A_MODEL = 1_800.0
"""Seconds of a whole conversation with a model: twenty turns of at most 90."""


class Solver:
    """Coaches over one data directory of the run's own, one for each moment samples ask for."""

    def __init__(self, folder: Path, cases: Path | None = None, lane: Lane = "offline") -> None:
        """folder: for conversations and rosters of this run; cases: where rosters may lie."""
        self._lane = lane
        self._folder = folder
        self._cases = cases
        self._coaches: dict[str, Coach] = {}
        self._open = AsyncExitStack()
        self._files = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._open.aclose()

    def patience(self, sample: Sample) -> float:
        """Seconds that this sample may take; a model may use all of each turn's budget."""
        return sample.time_limit if self._lane == "offline" else _WITH_A_MODEL

    async def warm(self) -> None:
        """Builds the index and loads what the first sample would otherwise wait for."""
        coach = await self.coach("2026-11-21T19:00:00+00:00")
        await to_thread(coach.warm)

    async def solve(self, task: str, sample: Sample) -> Output:
        """What the coach makes of this sample. Raises whatever the coach raises."""
        from agent import read_plan
        from agent.records.sharing import SharedPage

        coach = await self.coach(sample.now)
        path, entries = self._roster(task, sample)
        roster = await to_thread(coach.read_roster, path) if path else None
        if sample.rank and roster:
            return await self._ranked(coach, sample.rank, roster, entries)
        if sample.write and roster:
            return await to_thread(self._written, coach, sample.write, roster, entries)
        if sample.ask:
            return Output(found=await to_thread(_asked, coach, sample.ask))
        if sample.meeting:
            return self._met(coach, sample.meeting)
        user = f"eval-{sample.id}-{time.monotonic_ns()}"
        talk = await coach.conversation(user, sample.role)
        if sample.shared:
            page = SharedPage(
                mentor=user, shared=sample.shared, page="\n".join(sample.shared.values())
            )
            await coach.receive(user, page)
        if sample.plan:
            await talk.replace_plan(read_plan(self._file(sample.plan)))
        return await _Conversation(self, talk, sample, roster, entries).held()

    async def coach(self, now: str) -> Coach:
        """The coach of this run at one moment, opened when first asked for."""
        from agent import Coach

        if now not in self._coaches:
            opened = Coach.open(settings=self._settings(), now=now)
            self._coaches[now] = await self._open.enter_async_context(opened)
        return self._coaches[now]

    def _settings(self) -> Settings:
        from pydantic import SecretStr

        from agent import load_settings

        own = {"database_url": SecretStr(f"sqlite:///{self._folder / 'evals.db'}")}
        nobodys = {"roster": None, "care_contacts": (), "operator": ""}
        guided = {"model": ""} if self._lane == "offline" else {}
        return load_settings().model_copy(update={**own, **nobodys, **guided})

    def _roster(self, task: str, sample: Sample) -> tuple[Path | None, tuple[Entry, ...]]:
        if sample.roster is None:
            return None, ()
        if isinstance(sample.roster, str):
            path = find_roster(sample.roster, task, self._cases)
            return path, read_entries(path)
        return self._file(sample.roster), entries_of(sample.roster)

    def _file(self, data: dict[str, Any]) -> Path:
        self._files += 1
        path = self._folder / f"given-{self._files}.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    async def _ranked(
        self, coach: Coach, asked: Rank, roster: Roster, entries: tuple[Entry, ...]
    ) -> Output:
        from agent import read_criteria

        criteria = read_criteria(self._file(asked.criteria))
        rosters = [roster, *(coach.read_roster(self._file(one)) for one in asked.again)]
        found = [
            (await to_thread(coach.rank, one, asked.needs, criteria)).model_dump(mode="json")
            for one in rosters
        ]
        return Output(
            entries=entries,
            shortlist=found[0],
            again=tuple(found[1:]),
            given=asked.model_dump(mode="json"),
        )

    def _written(
        self, coach: Coach, asked: Write, roster: Roster, entries: tuple[Entry, ...]
    ) -> Output:
        from agent import read_plan
        from agent.records.meetings import Channel, Manner, PitchKind

        pitch = coach.pitch(
            read_plan(self._file(asked.plan)),
            roster,
            asked.mentor,
            kind=cast(PitchKind, asked.kind),
            channel=cast(Channel, asked.channel),
            manner=cast(Manner, asked.manner),
            max_chars=asked.max_chars,
        )
        return Output(entries=entries, pitch=pitch.model_dump(mode="json"), given=asked.plan)

    def _met(self, coach: Coach, asked: MeetingPlan) -> Output:
        from agent import read_plan
        from agent.records.meetings import AgendaForm, AgendaKind

        agenda = coach.agenda(
            read_plan(self._file(asked.plan)),
            cast(AgendaKind, asked.kind),
            minutes=asked.minutes,
            name=asked.name,
            form=cast(AgendaForm, asked.form) if asked.form else None,
        )
        return Output(agenda=agenda.model_dump(mode="json"), given=asked.plan)


class _Conversation:
    """One conversation of a user of its own."""

    def __init__(
        self,
        solver: Solver,
        talk: Talk,
        sample: Sample,
        roster: Roster | None,
        entries: tuple[Entry, ...],
    ) -> None:
        self._solver = solver
        self._talk = talk
        self._sample = sample
        self._roster = roster
        self._entries = entries
        self._turns: list[Turn] = []

    async def held(self) -> Output:
        """The whole conversation."""
        sample = self._sample
        messages = _played(sample.play) if sample.play else _scripted(sample.talk)
        message: str | None = next(messages)
        while message is not None:
            number = len(self._turns) + 1
            if self._roster and number == sample.roster_at:
                await self._talk.attach_roster(self._roster)
            if number in sample.clock:
                later = await self._solver.coach(sample.clock[number])
                self._talk = await later.conversation(self._talk.user, id=self._talk.id)
            self._turns.append(await _turn(self._talk, message))
            message = _send(messages, self._turns[-1])
        turns = tuple(self._turns)
        return Output(turns=turns, entries=self._entries, given=sample.plan)


def _asked(coach: Coach, question: str) -> Found:
    found = coach.guidance(question, top=5)
    return Found(
        found.covered,
        tuple(Passage(one.entry.id, one.entry.covers) for one in found.passages),
    )


def _send(messages: Generator[str, Turn, None], turn: Turn) -> str | None:
    try:
        return messages.send(turn)
    except StopIteration:
        return None


async def _turn(talk: Talk, message: str) -> Turn:
    began = time.perf_counter()
    reply: Reply = await talk.say(message)
    seconds = time.perf_counter() - began
    plan = (await talk.plan()).model_dump(mode="json")
    return Turn(
        said=message,
        text=reply.text,
        skill=reply.skill,
        asks=reply.asks,
        question=reply.question,
        suggestions=reply.suggestions,
        record=reply.record,
        citations=tuple(citation.id for citation in reply.citations),
        problems=reply.problems,
        plan=plan,
        seconds=seconds,
        replaced=reply.replaced,
        model_calls=reply.usage.model_calls,
        tokens=reply.usage.prompt_tokens + reply.usage.completion_tokens,
    )


def _scripted(messages: tuple[str, ...]) -> Generator[str, Turn, None]:
    for message in messages:  # noqa: UP028 - a tuple cannot be sent replies
        yield message


def _played(play: Play) -> Generator[str, Turn, None]:
    """What this mentee says next, given the reply to what they said before."""
    then = iter(play.then)
    turn = yield play.first
    for _ in range(play.at_most - 1):
        if turn.record and _RECORD_OF.get(play.until, "") in turn.record:
            return
        message = play.answers.get(turn.asks, play.otherwise) if turn.asks else next(then, None)
        if message is None:
            return
        turn = yield message
