"""The coach: the only door for the page, the command line, the evals and other programs."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from agent.care_contacts import Contact, load_contacts, own_contacts
from agent.checks import passed
from agent.clock import Clock, fixed_clock, system_clock
from agent.embedding import Served, load_embedder, load_served
from agent.errors import NotFound
from agent.guidance import Found, Guidance, open_guidance
from agent.handed_in import read_report
from agent.learning.impressions import impressions_of
from agent.model import Model, load_model
from agent.opening import Eyes, opening_line, readers
from agent.prompts import load_catalogue
from agent.records.matching import Criteria, Shortlist
from agent.records.meetings import (
    Agenda,
    AgendaForm,
    AgendaKind,
    Channel,
    Manner,
    Outreach,
    Pitch,
    PitchKind,
)
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.progress import ProgressReport
from agent.records.replies import UserRole
from agent.roster import Ranker, ranker_of, read_roster, read_roster_files
from agent.sessions import Sessions, Talk
from agent.settings import Settings, load_settings, quiet_libraries
from agent.skills.agenda_items import agenda, form_of
from agent.skills.due import due, line
from agent.skills.pitch import write
from agent.skills.progress_report import report
from agent.skills.slots import lies_outside
from agent.store import ConversationSummary, Store
from agent.together import Together
from agent.turns import TurnInput, TurnResult

T = TypeVar("T")

if TYPE_CHECKING:
    from agent.graph import Tools


def _tells_of_being_minor(messages: Iterable[str]) -> bool:
    from agent.hearing import tells_of_being_minor

    return tells_of_being_minor(messages)


class Coach(Together):
    """One open coach. Make it with `async with Coach.open() as coach`."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Clock,
        *,
        shared: bool,
        tell: Callable[[str], None] | None = None,
        model: Model | None = None,
    ) -> None:
        """Used by `open`, which also closes what is opened here."""
        self._model = model
        self._tell = tell
        self._told = -1
        self._settings = settings
        self._store = store
        self._clock = clock
        self._shared = shared
        self._catalogue = load_catalogue()
        self._sessions = Sessions(store, self._turn, clock, _tells_of_being_minor)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        settings: Settings | None = None,
        now: str | None = None,
        shared: bool = False,
        tell: Callable[[str], None] | None = None,
        model: Model | None = None,
    ) -> AsyncIterator[Coach]:
        """Opens the data directory and hands out a coach; closes both at the end.

        now: ISO 8601, fixes the clock; shared: others than the person at this computer can
        reach it; tell: given a line now and then while the library's index is built, which
        happens once; model: a language model in the place of the one that the settings name.
        Raises BadSetting, BadInput or StoreUnavailable, each with one line.
        """
        quiet_libraries()
        chosen = settings or load_settings()
        clock = fixed_clock(now) if now else system_clock
        async with await Store.open(chosen) as store:
            used = model or load_model(chosen)
            coach = cls(chosen, store, clock, shared=shared, tell=tell, model=used)
            await coach._sessions.purge(chosen.retention_days)
            try:
                yield coach
            finally:
                await coach._close()

    async def _close(self) -> None:
        if self._model is not None:
            await self._model.close()
        if "library" in self.__dict__:
            self.library.close()

    def now(self) -> datetime:
        """The present moment, as this coach's clock gives it."""
        return self._clock()

    def opening(self) -> str:
        """The first line: a program, where the words are kept, who could read them."""
        return opening_line(self._settings, self._catalogue, shared=self._shared, eyes=self._eyes())

    def readers(self, with_model: bool = True) -> str:
        """Where the words are kept and who could read them, true for these settings.

        with_model: whether the language model, where there is one, takes part.
        """
        eyes = self._eyes(with_model=with_model)
        return readers(self._settings, self._catalogue, shared=self._shared, eyes=eyes)

    @property
    def model(self) -> str:
        """The name of the language model; empty in guided mode."""
        return self._model.name if self._model else ""

    def _eyes(self, *, with_model: bool = True) -> Eyes:
        """The programs elsewhere, and the language model, that read what is said."""
        host = self._served.host if self._served else ""
        if self._model is None:
            return Eyes(compared_at=host)
        return Eyes(self._model.name, self._model.host, is_off=not with_model, compared_at=host)

    @cached_property
    def _served(self) -> Served | None:
        return load_served(self._settings)

    def first_suggestions(self) -> tuple[str, ...]:
        """What a new conversation can begin with, one click each."""
        return self._catalogue.choices("opening.first")

    async def conversation(
        self, user: str, role: UserRole = "mentee", id: str | None = None
    ) -> Talk:
        """A new conversation of this user, or one of their own by its id.

        A new user of a programme gets the programme's list. Raises NotFound for an id that is
        unknown or somebody else's, BadInput for a name that cannot be used.
        """
        if self._model is not None:
            await self._model.find_out()
        talk = await self._sessions.conversation(user, role, id)
        if self._settings.roster and not (await talk.plan()).roster:
            roster = await to_thread(read_roster, self._settings.roster)
            await talk.attach_roster(roster)
        return talk

    async def conversations(self, user: str) -> tuple[ConversationSummary, ...]:
        """This user's conversations, last used first."""
        return await self._sessions.conversations(user)

    async def rename(self, user: str, conversation: str, name: str) -> None:
        """Names a conversation; an empty name takes it away. Raises NotFound."""
        await self._sessions.rename(user, conversation, name)

    def due(self, plan: Plan) -> str:
        """The one thing of a plan that is due first, in a sentence; empty where nothing is."""
        first = due(plan, self._clock())
        return line(first, self._catalogue) if first else ""

    async def export(self, user: str) -> dict[str, Any]:
        """Everything that is kept of a user, ready for JSON."""
        return await self._sessions.export(user)

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
        """Erases a conversation, its last message, a roster, or with none of them everything.

        message: one turn of the conversation instead; meeting: a meeting, by the person's id and
        its number with them, and every message about it. Raises NotFound for what is not this
        user's.
        """
        if roster is not None:
            await self._sessions.erase_roster(user, roster)
        elif meeting is not None:
            await self._sessions.erase_meeting(user, *meeting)
        elif message is not None:
            latest = await self._latest(user, conversation)
            await self._sessions.erase_message(user, latest, message)
        elif last_message:
            await self._sessions.erase_last_message(user, await self._latest(user, conversation))
        elif conversation is not None:
            await self._sessions.erase_conversation(user, conversation)
        else:
            await self._sessions.erase(user)

    async def erase_person(self, person: str) -> int:
        """Erases somebody of the rosters who asks for it; gives how many rosters had them."""
        self.__dict__.pop("_in_memory", None)
        return await self._sessions.erase_person(person)

    async def _latest(self, user: str, conversation: str | None) -> str:
        if conversation is not None:
            return conversation
        mine = await self._sessions.conversations(user)
        if not mine:
            message = "There is no conversation of this user."
            raise NotFound(message)
        return mine[0].id

    def read_roster(
        self,
        path: Path,
        mapping: Mapping[str, str] | None = None,
        use_columns: Sequence[str] = (),
        *,
        more: Sequence[Path] = (),
        like: Path | None = None,
    ) -> Roster:
        """The people of a file, and of `more`, with the report of its reading.

        mapping: FIELD → COLUMN; like: a report of an earlier file, whose mapping is taken over.
        Raises BadRoster.
        """
        return read_roster_files(
            [path, *more],
            mapping=mapping,
            use_columns=use_columns,
            before=read_report(like) if like else None,
        )

    def rank(
        self,
        roster: Roster,
        needs: Sequence[str],
        criteria: Criteria | None = None,
        *,
        top: int | None = None,
        plan: Plan | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Shortlist:
        """The roster ranked for these needs; `top` None for everyone.

        plan: the mentee's, for what they felt after talks with somebody of the list. Vectors stay
        in this process's memory alone, until it ends or somebody asks to be erased.
        """
        prepared = self._in_memory.prepare(roster, tuple(needs), progress=progress)
        if prepared.note and self._tell:
            self._tell(self._catalogue.say("shortlist.spare", failed=prepared.note))
        wishes, heard = criteria or Criteria(), impressions_of(plan or Plan())
        return prepared.order(wishes, now=self._clock(), top=top, heard=heard)

    def pitch(
        self,
        plan: Plan,
        roster: Roster,
        mentor: str,
        *,
        kind: PitchKind = "ask",
        channel: Channel = "email",
        manner: Manner = "plain",
        max_chars: int | None = None,
    ) -> Pitch:
        """The message to one person of the roster. Raises NotFound, BadInput."""
        person = roster.person(mentor)
        if person is None:
            message = f"nobody in this roster has the id {mentor}"
            raise NotFound(message)
        if plan.needs:
            shortlist = self.rank(roster, plan.needs, plan.criteria, plan=plan)
            plan = plan.model_copy(update={"shortlist": shortlist})
        known = plan.reaching(mentor) or Outreach(mentor=mentor, name=person.called)
        outreach = known.model_copy(update={"kind": kind, "channel": channel, "manner": manner})
        pitch = write(plan, outreach, person, self._catalogue, max_chars)
        return passed(pitch, plan.model_copy(update={"chosen": mentor}), roster)

    def agenda(
        self,
        plan: Plan,
        kind: AgendaKind = "first",
        *,
        minutes: int = 30,
        name: str = "",
        form: AgendaForm | None = None,
    ) -> Agenda:
        """The agenda of one meeting of 15 to 90 minutes, by default in the form the plan looks for.

        Raises BadInput.
        """
        who = name or self._catalogue.say("agenda.the_mentor")
        made = agenda(kind, minutes, plan, who, self._catalogue, form or form_of(plan))
        return passed(made, plan, None)

    def outside_hours(self, plan: Plan, start: datetime) -> str:
        """The mentee's stated hours where a meeting at this moment lies outside them, else ""."""
        return ", ".join(plan.criteria.hours) if lies_outside(plan, start) else ""

    def progress(self, plan: Plan, mentor: str | None = None) -> ProgressReport:
        """Advice, step and result for one mentor, by default the one last met or written to.

        Raises NotFound when the plan knows nobody of that id.
        """
        known = [one.mentor for one in plan.outreach]
        known += [one.mentor for one in plan.meetings]
        known += [one.mentor for one in plan.actions]
        if mentor is not None and mentor not in known:
            message = f"the plan does not say who {mentor} is"
            raise NotFound(message)
        whom = mentor or plan.chosen or (known[-1] if known else "")
        return passed(report(plan, whom, self._catalogue), plan, None)

    def guidance(self, text: str, *, top: int = 5) -> Found:
        """What the library says to a question. Raises IndexUnusable."""
        return self.library.search(text, top=top)

    def warm(self) -> None:
        """Loads what the first message would otherwise wait for; call it in a worker thread."""
        from agent.graph import compiled

        compiled()
        self.library.search("a first question")

    @cached_property
    def library(self) -> Guidance:
        """The guidance library, opened (and built, the first time) when first used."""
        progress = self._building if self._tell else None
        return open_guidance(
            self._settings.home(),
            load_embedder(),
            own=self._settings.knowledge,
            progress=progress,
        )

    def _building(self, done: int, of: int) -> None:
        quarter = 4 * done // max(1, of)
        if self._tell and quarter > self._told:
            self._told = quarter
            self._tell(self._catalogue.say("progress.building", done=done, of=of))

    async def _turn(self, turn: TurnInput) -> TurnResult:
        from agent.graph import workflow

        tools = await to_thread(lambda: self._tools)
        return await workflow(tools)(turn)

    @cached_property
    def _tools(self) -> Tools:
        from agent.graph import Tools

        return Tools(
            guidance=self.library,
            ranker=self._ranker,
            grouping=self._grouping,
            catalogue=self._catalogue,
            readers=self.readers,
            contacts=self._contacts,
            model=self._model,
        )

    @cached_property
    def _in_memory(self) -> Ranker:
        return ranker_of(self._served)

    def _ranker(self, user: str) -> Ranker:
        return ranker_of(self._served, partial(self._store.vectors, user))

    @cached_property
    def _contacts(self) -> tuple[Contact, ...]:
        return (*own_contacts(self._settings.care_contacts), *load_contacts())
