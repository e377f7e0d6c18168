"""The page as a whole: where each view stands, and which handler answers which control."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from agent.errors import CoachError
from agent.page.conversation import NOT_BEGUN, ConversationView
from agent.page.desk import Desk
from agent.page.guard import user_of
from agent.page.meetings import MeetingsView
from agent.page.my_data import DataView
from agent.page.people import PeopleView
from agent.page.plan import PlanView
from agent.page.rosterfile import RosterView, read_upload
from agent.page.screen import Screen, Visit
from agent.page.text import escaped
from agent.page.views import Updates, heading, shown
from agent.page.words import say
from agent.records.replies import Reply

if TYPE_CHECKING:
    from agent import Talk

_LOG = logging.getLogger(__name__)
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_MOST_WAITING = 256
_MOST_AT_ONCE = 64
_MOST_BEGUN = 1000


class Page:
    """The views of one page and what they do. Nothing of a user is kept here or in Gradio."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._begun: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._beginning = asyncio.Lock()
        with gr.Blocks(title=say("title"), fill_width=True, delete_cache=(3600, 3600)) as blocks:
            self._lay_out()
            self._connect(blocks)
        blocks.queue(max_size=_MOST_WAITING, default_concurrency_limit=_MOST_AT_ONCE)
        self.blocks = blocks

    def _lay_out(self) -> None:
        with gr.Row(elem_id="header"):
            shown("title", markup=heading(escaped(say("title")), 1))
            shown("mode", markup=f"<p>{escaped(say('guided'))}</p>")
            self.new = gr.Button(say("new"), size="sm", elem_id="new", scale=0)
        with gr.Row(elem_id="tabs"):
            for view in ("chat", "plan", "data"):
                gr.Button(say(f"tab.{view}"), size="sm", elem_id=f"show-{view}", scale=0)
        with gr.Row(elem_id="views"):
            with gr.Column(elem_id="chat-view"):
                self.conversation = ConversationView()
            with gr.Column(elem_id="plan-view"):
                self.plan = PlanView()
                self.meetings = MeetingsView()
                self.people = PeopleView()
                self.roster = RosterView()
            with gr.Column(elem_id="data-view"):
                self.data = DataView()
        shown("copied", markup=escaped(say("copied")))

    @property
    def _all(self) -> list[Any]:
        return [
            *self.conversation.components,
            *self.plan.components,
            *self.meetings.components,
            *self.people.components,
            *self.roster.components,
            *self.data.components,
        ]

    def _connect(self, blocks: gr.Blocks) -> None:
        chat, everything = self.conversation, self._all
        blocks.load(self._open, None, everything, **_QUIET)
        self.new.click(self._begin, None, everything, **_QUIET)
        several: dict[str, Any] = {**_QUIET, "trigger_mode": "multiple"}
        chat.box.submit(self._send, [chat.box, chat.id], everything, **several)
        for button in chat.suggestions:
            button.click(self._send, [button, chat.id], everything, **_QUIET)
        upload = self.roster.upload
        upload.upload(self._add_roster, [upload, chat.id], everything, **_QUIET)
        data = self.data
        data.connect()
        data.resume.click(self._resume, data.list, everything, **_QUIET)
        data.erase_one.click(self._erase, [data.list, chat.id], everything, **_QUIET)
        data.confirm.click(self._erase_all, None, everything, **_QUIET)

    def _show(self, screen: Screen, *, note: str = "", draft: str = "", done: str = "") -> Updates:
        return {
            **self.conversation.show(screen, note, draft),
            **self.plan.show(screen),
            **self.meetings.show(screen),
            **self.people.show(screen),
            **self.roster.show(screen),
            **self.data.show(screen, done),
        }

    async def _visit(self, request: gr.Request, conversation: str | None = "") -> Visit:
        user, known = user_of(request), conversation or ""
        if known.startswith(NOT_BEGUN):
            known = self._begun.get((user, known), "")
        return Visit(await self._desk.coach(), user, known)

    async def _talk(self, request: gr.Request, conversation: str) -> Talk:
        """The open conversation; of several messages sent at once, the first begins it."""
        async with self._beginning:
            visit = await self._visit(request, conversation)
            talk = await visit.talk()
            if conversation.startswith(NOT_BEGUN):
                self._begun[visit.user, conversation] = talk.id
            if len(self._begun) > _MOST_BEGUN:
                self._begun.popitem(last=False)
            return talk

    async def _open(self, request: gr.Request) -> Updates:
        """The conversation this person used last, or the beginning of a first one."""

        async def opened() -> Updates:
            visit = await (await self._visit(request)).latest()
            return self._show(await visit.screen())

        return await self._or_say(opened())

    async def _begin(self, request: gr.Request) -> Updates:
        """The beginning of a new conversation, which is kept from its first message on."""
        return await self._resume("", request)

    async def _resume(self, conversation: str | None, request: gr.Request) -> Updates:
        async def resumed() -> Updates:
            return self._show(await (await self._visit(request, conversation)).screen())

        return await self._or_say(resumed())

    async def _erase(self, erased: str | None, conversation: str, request: gr.Request) -> Updates:
        """Erases one conversation and what the plan took from it."""

        async def gone() -> Updates:
            visit = await self._visit(request, conversation)
            if erased:
                await visit.coach.erase(visit.user, conversation=erased)
            return self._show(await visit.standing(), done=say("data.erased_one"))

        return await self._or_say(gone())

    async def _erase_all(self, request: gr.Request) -> Updates:
        async def gone() -> Updates:
            visit = await self._visit(request)
            await visit.coach.erase(visit.user)
            return self._show(await visit.screen(), done=say("data.erased_all"))

        return await self._or_say(gone())

    async def _send(
        self, text: str, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        async for updates in self._turn(request, conversation, text):
            yield updates

    async def _add_roster(
        self, path: str | None, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        async for updates in self._turn(request, conversation, say("roster.said"), path or ""):
            yield updates

    async def _turn(
        self, request: gr.Request, conversation: str, text: str, file: str | None = None
    ) -> AsyncGenerator[Updates]:
        """One message, and the file it hands in, up to the reply or to what went wrong.

        What went wrong is said in the conversation, and the message is put back into its box.
        """
        try:
            async for updates in self._work(request, conversation, text, file):
                yield updates
        except Exception as error:  # noqa: BLE001 - the last place before the person
            draft = text if file is None else ""
            yield await self._or_say(self._put_back(request, conversation, _line(error), draft))

    async def _work(
        self, request: gr.Request, conversation: str, text: str, file: str | None
    ) -> AsyncGenerator[Updates]:
        from agent import Progress

        visit = await self._visit(request, conversation)
        before = await visit.standing()
        line = say("chat.working") if file is None else say("roster.reading")
        yield self.conversation.wait(before, text, line)
        roster = None
        if file is not None:
            roster = await asyncio.to_thread(read_upload, visit.coach, file)
        talk = await self._talk(request, conversation)
        if roster:
            await talk.attach_roster(roster)
        reply: Reply | None = None
        async for event in talk.stream(text):
            if isinstance(event, Progress):
                yield self.conversation.wait(before, text, event.line)
            elif isinstance(event, Reply):
                reply = event
        after = await replace(visit, conversation=talk.id).standing()
        yield self._show(after, note=reply.text if reply and reply.erase else "")

    async def _put_back(
        self, request: gr.Request, conversation: str, line: str, draft: str
    ) -> Updates:
        visit = await self._visit(request, conversation)
        return self._show(await visit.standing(), note=line, draft=draft)

    async def _or_say(self, work: Awaitable[Updates]) -> Updates:
        """What the work shows, or in its place the one line of what went wrong."""
        try:
            return await work
        except Exception as error:  # noqa: BLE001 - the last place before the person
            return self.conversation.fail(_line(error))


def _line(error: Exception) -> str:
    """What a person reads about an error; one that nobody foresaw is noted in the log.

    The log gets its kind and its place, never its text, in which words of a person may stand.
    """
    if isinstance(error, CoachError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    _LOG.error("a call of the page failed: %s at %s", type(error).__name__, place)
    return say("failed")
