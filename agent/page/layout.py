"""The page as a whole: where each view stands, and which handler answers which control."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace
from typing import Any

import gradio as gr

from agent import Progress
from agent.errors import CoachError
from agent.page.conversation import ConversationView
from agent.page.desk import Desk
from agent.page.guard import user_of
from agent.page.meetings import MeetingsView
from agent.page.my_data import DataView
from agent.page.plan import PlanView
from agent.page.rosterfile import RosterView, read_upload
from agent.page.screen import Screen, Visit
from agent.page.text import escaped
from agent.page.views import Updates, heading, shown
from agent.page.words import say
from agent.records.replies import Reply

_LOG = logging.getLogger(__name__)
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_MOST_WAITING = 256
_MOST_AT_ONCE = 64


class Page:
    """The views of one page and what they do. Nothing of a user is kept here or in Gradio."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
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
        with gr.Tabs(elem_id="views"):
            with gr.Tab(say("tab.chat"), id="chat", elem_id="chat-view"):
                self.conversation = ConversationView()
            with gr.Tab(say("tab.plan"), id="plan", elem_id="plan-view", render_children=True):
                self.plan = PlanView()
                self.meetings = MeetingsView()
                self.roster = RosterView()
            with gr.Tab(say("tab.data"), id="data", elem_id="data-view", render_children=True):
                self.data = DataView()
        shown("copied", markup=escaped(say("copied")))

    @property
    def _all(self) -> list[Any]:
        beside = [self.plan, self.meetings, self.roster, self.data]
        return [*self.conversation.components, *(one for view in beside for one in view.components)]

    def _connect(self, blocks: gr.Blocks) -> None:
        chat, everything = self.conversation, self._all
        blocks.load(self._open, None, everything, **_QUIET)
        self.new.click(self._begin, None, everything, **_QUIET)
        chat.box.submit(self._send, [chat.box, chat.id], everything, **_QUIET)
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
            **self.roster.show(screen),
            **self.data.show(screen, done),
        }

    async def _visit(self, request: gr.Request, conversation: str = "") -> Visit:
        return Visit(await self._desk.coach(), user_of(request), conversation)

    async def _open(self, request: gr.Request) -> Updates:
        """The conversation this person used last, or the beginning of a first one."""
        try:
            visit = await self._visit(request)
            return self._show(await (await visit.latest()).screen())
        except CoachError as error:
            return self._failed(error)

    async def _begin(self, request: gr.Request) -> Updates:
        """The beginning of a new conversation, which is kept from its first message on."""
        return await self._resume("", request)

    async def _resume(self, conversation: str | None, request: gr.Request) -> Updates:
        try:
            visit = await self._visit(request, conversation or "")
            return self._show(await visit.screen())
        except CoachError as error:
            return self._failed(error)

    async def _erase(self, erased: str | None, conversation: str, request: gr.Request) -> Updates:
        """Erases one conversation and what the plan took from it."""
        try:
            visit = await self._visit(request, conversation)
            if erased:
                await visit.coach.erase(visit.user, conversation=erased)
            return self._show(await visit.standing(), done=say("data.erased_one"))
        except CoachError as error:
            return self._failed(error)

    async def _erase_all(self, request: gr.Request) -> Updates:
        try:
            visit = await self._visit(request)
            await visit.coach.erase(visit.user)
            return self._show(await visit.screen(), done=say("data.erased_all"))
        except CoachError as error:
            return self._failed(error)

    async def _send(
        self, text: str, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        try:
            visit = await self._visit(request, conversation)
        except CoachError as error:
            yield self._failed(error)
            return
        async for updates in self._safely(self._turn(visit, text), visit, text):
            yield updates

    async def _add_roster(
        self, path: str | None, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        try:
            visit = await self._visit(request, conversation)
        except CoachError as error:
            yield self._failed(error)
            return
        async for updates in self._safely(self._read(visit, path), visit):
            yield updates

    async def _read(self, visit: Visit, path: str | None) -> AsyncGenerator[Updates]:
        """Takes a file into use and tells the coach, so that people are seen at once."""
        said = say("roster.said")
        yield self.conversation.wait(await visit.standing(), said, say("roster.reading"))
        roster = await asyncio.to_thread(read_upload, visit.coach, path)
        talk = await visit.talk()
        await talk.attach_roster(roster)
        async for updates in self._turn(replace(visit, conversation=talk.id), said):
            yield updates

    async def _turn(self, visit: Visit, text: str) -> AsyncGenerator[Updates]:
        """Progress while the coach works, then everything as it stands after the reply."""
        before = await visit.standing()
        yield self.conversation.wait(before, text, say("chat.working"))
        talk = await visit.talk()
        reply: Reply | None = None
        async for event in talk.stream(text):
            if isinstance(event, Progress):
                yield self.conversation.wait(before, text, event.line)
            elif isinstance(event, Reply):
                reply = event
        after = await replace(visit, conversation=talk.id).standing()
        yield self._show(after, note=reply.text if reply and reply.erase else "")

    async def _safely(
        self, work: AsyncIterator[Updates], visit: Visit, text: str = ""
    ) -> AsyncGenerator[Updates]:
        """Says in the conversation what went wrong, and puts the message back into its box."""
        try:
            async for updates in work:
                yield updates
        except CoachError as error:
            yield await self._put_back(visit, str(error), text)
        except Exception as error:  # noqa: BLE001 - the last place before the person
            _LOG.error("a turn failed: %s at %s", type(error).__name__, _place(error))
            yield await self._put_back(visit, say("failed"), text)

    async def _put_back(self, visit: Visit, line: str, text: str) -> Updates:
        try:
            return self._show(await visit.standing(), note=line, draft=text)
        except CoachError as error:
            return self._failed(error)

    def _failed(self, error: CoachError) -> Updates:
        """The one line of an error where nothing else can be shown."""
        bubble = {"role": "assistant", "content": f"<p>{escaped(str(error))}</p>"}
        return {self.conversation.chat: [bubble]}


def _place(error: Exception) -> str:
    """Where it was raised; never what was said, which stands in the exception's own text."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
