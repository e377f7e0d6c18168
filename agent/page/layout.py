"""The page as a whole: where each view stands, and which handler answers which control."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import replace
from typing import Any

import gradio as gr
from pydantic import ValidationError

from agent.page import sample
from agent.page.access import Alone, SignedIn, person_of
from agent.page.arrivals import new_mark, role_of
from agent.page.conversation import ConversationView
from agent.page.desk import Desk
from agent.page.library import LibraryView, look_up
from agent.page.meetings import MeetingsView
from agent.page.mentor import MentorView
from agent.page.my_data import EVERYTHING, LAST_MESSAGE, LIST, MEETING, MESSAGE, DataView
from agent.page.people import PeopleView
from agent.page.plan import PlanView
from agent.page.rosterfile import RosterView
from agent.page.screen import Screen, Visit
from agent.page.text import escaped
from agent.page.turns import Sent, Turns, line_about, or_say
from agent.page.views import QUIET, Updates, filled, heading, shown
from agent.page.words import choices, say
from agent.records.edits import PlanEdit

_MOST_WAITING = 256
_MOST_AT_ONCE = 64
VIEWS = ("chat", "plan", "library", "data")


class Page:
    """The views of one page and what they do. Nothing of a user is kept here or in Gradio."""

    def __init__(self, desk: Desk) -> None:
        self._access, self._model = desk.access, desk.model
        with gr.Blocks(title=say("title"), fill_width=True, delete_cache=(3600, 3600)) as blocks:
            self._lay_out()
            self.turns = Turns(desk, self.conversation, self._show)
            self._connect(blocks)
        blocks.queue(max_size=_MOST_WAITING, default_concurrency_limit=_MOST_AT_ONCE)
        self.blocks = blocks

    def _lay_out(self) -> None:
        with gr.Row(elem_id="header"):
            shown("title", markup=heading(escaped(say("title")), 1))
            mode = say("with_model", model=self._model) if self._model else say("guided")
            shown("mode", markup=f"<p>{escaped(mode)}</p>")
            self.who = shown("who", visible=False)
            if isinstance(self._access, SignedIn):
                gr.Button(say("sign_out"), size="sm", elem_id="sign-out", scale=0)
            self.new = gr.Button(say("new"), size="sm", elem_id="new", scale=0)
        with gr.Row(elem_id="tabs"):
            self.tabs = {
                view: gr.Button(say(f"tab.{view}"), size="sm", elem_id=f"show-{view}", scale=0)
                for view in VIEWS
            }
        with gr.Row(elem_id="views"):
            with gr.Column(elem_id="chat-view"):
                self.conversation = ConversationView()
            with gr.Column(elem_id="plan-view"):
                self.plan = PlanView()
                self.meetings = MeetingsView()
                self.mentor = MentorView()
                self.people = PeopleView()
                self.roster = RosterView()
            with gr.Column(elem_id="library-view"):
                self.library = LibraryView()
            with gr.Column(elem_id="data-view"):
                self.data = DataView()
        shown("copied", markup=escaped(say("copied")))

    @property
    def _all(self) -> list[Any]:
        return [
            self.who,
            *self.conversation.components,
            *self.plan.components,
            *self.meetings.components,
            *self.mentor.components,
            *self.people.components,
            *self.roster.components,
        ]

    def _connect(self, blocks: gr.Blocks) -> None:
        everything, open_one = self._all, self.conversation.id
        blocks.load(self._open, None, everything, **QUIET)
        self.new.click(self._begin, None, everything, **QUIET)
        self._connect_conversation(everything)
        upload = self.roster.upload
        upload.upload(self._add_roster, [upload, open_one], everything, **QUIET)
        self.roster.sample.click(self._add_sample_roster, open_one, everything, **QUIET)
        library, data = self.library, self.data
        library.box.submit(self._search, library.box, library.components, **QUIET)
        for question in library.questions:
            question.click(self._search, question, library.components, **QUIET)
        data.connect()
        self.tabs["data"].click(self._show_data, open_one, data.components, **QUIET)
        kept = [*everything, *data.components]
        data.resume.click(self._resume, data.list, everything, **QUIET)
        data.erase_one.click(self._erase, [data.list, open_one], kept, **QUIET)
        data.name.submit(self._rename, [data.list, data.name, open_one], kept, **QUIET)
        data.confirm.click(self._erase_what, [data.what, open_one], kept, **QUIET)

    def _connect_conversation(self, everything: list[Any]) -> None:
        chat = self.conversation
        typed = [chat.box, chat.id, chat.mark, chat.replacing]
        several: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
        chat.box.submit(self._send, typed, everything, **several)
        chat.box.stop(self._stop, chat.id, None, **QUIET)
        chat.say_words.click(self._choose, [chat.words, chat.id], everything, **QUIET)
        chat.say_edit.click(self._edit, [chat.edit, chat.id], everything, **QUIET)
        changing = [chat.replacing, chat.replacing_note, chat.box]
        chat.role.input(self._choose_role, chat.role, chat.id, **QUIET)
        chat.change.click(self._change_last, chat.id, changing, **QUIET)
        chat.keep.click(self._keep_last, None, changing, **QUIET)
        chat.again.click(self._again, chat.id, everything, **QUIET)
        chat.sample.click(self._play_sample, chat.id, everything, **QUIET)
        chat.sample_over.click(self._erase_sample, chat.id, everything, **QUIET)

    def _show(self, screen: Screen, *, note: str = "", draft: str = "") -> Updates:
        return {
            self.who: filled(self._name(screen)),
            **self.conversation.show(screen, note, draft),
            **self.plan.show(screen),
            **self.meetings.show(screen),
            **self.mentor.show(screen),
            **self.people.show(screen),
            **self.roster.show(screen),
        }

    def _show_all(self, screen: Screen, done: str = "") -> Updates:
        """The same, and what is kept; which nobody sees while they chat."""
        return {**self._show(screen), **self.data.show(screen, done)}

    def _name(self, screen: Screen) -> str:
        if isinstance(self._access, Alone):
            return ""
        return f"<p>{escaped(say('signed_in_as', name=screen.person.name))}</p>"

    async def _or_say(self, work: Awaitable[Updates]) -> Updates:
        return await or_say(work, self.conversation)

    async def _open(self, request: gr.Request) -> Updates:
        """The conversation this person used last, or the beginning of a first one."""

        async def opened() -> Updates:
            visit = await (await self.turns.visit(request)).latest()
            screen = await visit.screen()
            due = visit.coach.due(screen.plan) if screen.messages else ""
            return self._show(screen, note=say("due", line=due) if due else "")

        return await self._or_say(opened())

    async def _begin(self, request: gr.Request) -> Updates:
        """The beginning of a new conversation, which is kept from its first message on."""
        return await self._resume("", request)

    async def _resume(self, conversation: str | None, request: gr.Request) -> Updates:
        async def resumed() -> Updates:
            return self._show(await (await self.turns.visit(request, conversation)).screen())

        return await self._or_say(resumed())

    async def _show_data(self, conversation: str, request: gr.Request) -> Updates:
        """What is kept, at the moment somebody looks at it."""
        try:
            visit = await self.turns.visit(request, conversation)
            return self.data.open(await visit.standing())
        except Exception as error:  # noqa: BLE001 - the last place before the person
            return self.data.tell(line_about(error))

    async def _send(
        self, text: str, conversation: str, mark: str, replacing: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        turn = int(replacing) if replacing.isdecimal() else None
        sent = Sent(text, mark=mark, replacing=turn, typed=True)
        async for updates in self.turns.answer(request, conversation, sent):
            yield updates

    async def _choose(
        self, text: str, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        async for updates in self.turns.answer(request, conversation, Sent(text)):
            yield updates

    async def _edit(
        self, change: str, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        """A change in the plan, as the page's script sends it."""
        try:
            edit = PlanEdit.model_validate_json(change)
        except ValidationError:
            yield {self.conversation.id: gr.skip()}
            return
        kind = "edit.took_out" if not edit.text.strip() else "edit.changed"
        said = say(kind, before=edit.before, now=edit.text.strip())
        async for updates in self.turns.answer(request, conversation, Sent(said, edit=edit)):
            yield updates

    async def _add_roster(
        self, path: str | None, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        sent = Sent(say("roster.said"), file=path or "")
        async for updates in self.turns.answer(request, conversation, sent):
            yield updates

    async def _add_sample_roster(
        self, conversation: str, request: gr.Request
    ) -> AsyncGenerator[Updates]:
        sent = Sent(say("roster.said_sample"), uses_sample=True)
        async for updates in self.turns.answer(request, conversation, sent):
            yield updates

    async def _again(self, conversation: str, request: gr.Request) -> AsyncGenerator[Updates]:
        """The last message once more, with what is in the plan and the list by now."""
        screen = await (await self.turns.visit(request, conversation)).standing()
        if last := screen.last_said:
            sent = Sent(last.text, replacing=last.turn)
            async for updates in self.turns.answer(request, conversation, sent):
                yield updates

    async def _stop(self, conversation: str, request: gr.Request) -> None:
        await self.turns.stop(request, conversation)

    async def _change_last(self, conversation: str, request: gr.Request) -> Updates:
        visit = await self.turns.visit(request, conversation)
        return self.conversation.change_last(await visit.standing())

    async def _choose_role(self, role: str | None, request: gr.Request) -> str:
        """The mark of a new conversation in this role."""
        return new_mark(role_of(f"new:{role}:", person_of(request)))

    async def _keep_last(self) -> Updates:
        return {**self.conversation.change_nothing(), self.conversation.box: ""}

    async def _play_sample(self, conversation: str, request: gr.Request) -> AsyncGenerator[Updates]:
        """A journey with invented people, in a conversation of its own."""
        try:
            visit = await self.turns.visit(request, conversation)
            before, first = await visit.standing(), choices("sample.messages")[0]
            yield self.conversation.begin_waiting(before, first, say("chat.working"), typed=False)
            async for line in self.turns.desk.getting_ready():
                yield self.conversation.wait(before, first, line)
            async for screen in sample.played(visit):
                yield self._show(screen)
        except Exception as error:  # noqa: BLE001 - the last place before the person
            yield self.conversation.fail(line_about(error))

    async def _erase_sample(self, conversation: str, request: gr.Request) -> Updates:
        async def gone() -> Updates:
            visit = await self.turns.visit(request, conversation)
            await sample.erased(visit.coach, visit)
            return self._show(await replace(visit, conversation="").screen())

        return await self._or_say(gone())

    async def _search(self, question: str, request: gr.Request) -> AsyncGenerator[Updates]:
        """What the library says to a question."""
        if not question.strip():
            yield self.library.tell(say("library.empty"))
            return
        yield self.library.tell(say("library.searching"))
        try:
            coach = (await self.turns.visit(request)).coach
            async for line in self.turns.desk.getting_ready():
                yield self.library.tell(line)
            yield self.library.show(await asyncio.to_thread(look_up, coach, question))
        except Exception as error:  # noqa: BLE001 - the last place before the person
            yield self.library.tell(line_about(error))

    async def _erase(self, erased: str | None, conversation: str, request: gr.Request) -> Updates:
        """Erases one conversation and what the plan took from it."""

        async def gone() -> Updates:
            visit = await self.turns.visit(request, conversation)
            if erased:
                await visit.coach.erase(visit.user, conversation=erased)
            return self._show_all(await visit.standing(), done=say("data.erased_one"))

        return await self._or_say(gone())

    async def _rename(
        self, renamed: str | None, name: str, conversation: str, request: gr.Request
    ) -> Updates:
        """Gives one conversation another name."""

        async def done() -> Updates:
            visit = await self.turns.visit(request, conversation)
            if renamed:
                await visit.coach.rename(visit.user, renamed, name)
            return self._show_all(await visit.standing(), done=say("data.renamed"))

        return await self._or_say(done())

    async def _erase_what(self, what: str, conversation: str, request: gr.Request) -> Updates:
        """Erases the last message, the list of people, or everything."""

        async def gone() -> Updates:
            visit = await self.turns.visit(request, conversation)
            await _erase(visit, what)
            told = what if what in (LAST_MESSAGE, LIST, EVERYTHING) else "one"
            return self._show_all(await visit.standing(), done=say(f"data.erased.{told}"))

        return await self._or_say(gone())


async def _erase(visit: Visit, what: str) -> None:
    if what == LAST_MESSAGE:
        one = visit.conversation or None
        await visit.coach.erase(visit.user, conversation=one, last_message=True)
    elif what == LIST:
        roster = (await visit.standing()).roster
        if roster:
            await visit.coach.erase(visit.user, roster=roster.id)
    elif what == EVERYTHING:
        await visit.coach.erase(visit.user)
    else:
        await _erase_one(visit, what)


async def _erase_one(visit: Visit, what: str) -> None:
    """Erases one message of the open conversation, or one meeting with what was said of it."""
    kind, _, which = what.partition(":")
    number, _, mentor = which.partition(":")
    if not number.isdecimal():
        return
    if kind == MEETING:
        await visit.coach.erase(visit.user, meeting=(mentor, int(number)))
    elif kind == MESSAGE and visit.conversation:
        await visit.coach.erase(visit.user, conversation=visit.conversation, message=int(number))
