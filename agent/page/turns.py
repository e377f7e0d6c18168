"""One message of a person, from its arrival to the reply on the page or to what went wrong."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncGenerator, Awaitable, Coroutine
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import gradio as gr

from agent.errors import CoachError
from agent.page.access import name_of, person_of
from agent.page.arrivals import Arrivals, Line, Place, role_of
from agent.page.batches import batches
from agent.page.conversation import ConversationView
from agent.page.desk import Desk
from agent.page.rosterfile import read_upload
from agent.page.sample import SAMPLE_ROSTER
from agent.page.screen import Screen, Visit
from agent.page.views import Updates
from agent.page.words import say
from agent.records.edits import PlanEdit
from agent.records.people import Roster
from agent.records.replies import Reply

if TYPE_CHECKING:
    from agent import Coach, Talk

_LOG = logging.getLogger(__name__)
_BETWEEN_PIECES = 0.25
"""Seconds at least between two looks at a reply on its way; what comes sooner goes along."""


class Showing(Protocol):
    """Shows a whole screen."""

    def __call__(self, screen: Screen, *, note: str = "", draft: str = "") -> Updates:
        """The screen, with a note of the coach and a draft in the message box."""
        ...


@dataclass(frozen=True)
class Sent:
    """What a browser sent: a message, perhaps a file; `replacing` is the turn it stands in for.

    edit: the change in the plan that it stands for; mark: tells this message from any other, empty
    where the browser gave none; uses_sample: whether the invented people are to be the list; typed:
    whether it was in the message box.
    """

    text: str
    file: str | None = None
    edit: PlanEdit | None = None
    mark: str = ""
    replacing: int | None = None
    uses_sample: bool = False
    typed: bool = False

    @property
    def draft(self) -> str:
        """What is put back into the box when it comes to nothing."""
        return self.text if self.typed else ""

    def roster(self, coach: Coach) -> Roster | None:
        """The list that comes with the message. Raises BadRoster; call it in a worker thread."""
        if self.uses_sample:
            return coach.read_roster(SAMPLE_ROSTER)
        return None if self.file is None else read_upload(coach, self.file)


class Turns:
    """Takes messages in. Nothing of what they say is kept here."""

    def __init__(self, desk: Desk, view: ConversationView, show: Showing) -> None:
        self.desk = desk
        self._view = view
        self._show = show
        self._arrivals = Arrivals()
        self._line = Line()

    async def visit(self, request: gr.Request, conversation: str | None = "") -> Visit:
        """The call of one person about one conversation."""
        person = person_of(request)
        known = self._arrivals.conversation(person.name, conversation or "")
        return Visit(await self.desk.coach(), person, known, role_of(conversation or "", person))

    async def answer(
        self, request: gr.Request, conversation: str, sent: Sent
    ) -> AsyncGenerator[Updates]:
        """One message, and the file it hands in, up to the reply or to what went wrong.

        What went wrong is said in the conversation, and the message is put back into its box.
        A message that has arrived before is not worked on again.
        """
        user = name_of(request)
        if not self._arrivals.is_new(user, sent.mark):
            yield {self._view.id: gr.skip()}
            return
        try:
            with self._line.join(user) as place:
                async for updates in self._work(request, conversation, sent, place):
                    yield updates
        except Exception as error:  # noqa: BLE001 - the last place before the person
            self._arrivals.was_not_kept(user, sent.mark)
            yield await or_say(
                self._put_back(request, conversation, line_about(error), sent.draft), self._view
            )

    async def stop(self, request: gr.Request, conversation: str) -> None:
        """Stops what is being answered in this conversation; its message goes back to its box."""
        visit = await self.visit(request, conversation)
        if visit.conversation:
            (await visit.talk()).stop()

    async def _work(
        self, request: gr.Request, conversation: str, sent: Sent, place: Place
    ) -> AsyncGenerator[Updates]:
        visit = await self.visit(request, conversation)
        before = await visit.standing()
        if sent.replacing is not None:
            before = before.before(sent.replacing)
        line = say("chat.working") if sent.file is None else say("roster.reading")
        yield self._view.begin_waiting(before, sent.text, line, typed=sent.typed)
        await place.first()
        async for line in self.desk.getting_ready():
            yield self._view.wait(before, sent.text, line)
        roster = await asyncio.to_thread(sent.roster, visit.coach)
        talk = await self._talk(request, conversation)
        if roster:
            await talk.attach_roster(roster)
        reply: Reply | None = None
        async for event in _begun(self._events(talk, sent, before), place):
            if isinstance(event, Reply):
                reply = event
            else:
                yield event
        after = await replace(visit, conversation=talk.id).standing()
        if reply is None:
            self._arrivals.was_not_kept(visit.user, sent.mark)
            yield self._show(after, note=say("chat.stopped"), draft=sent.draft)
        else:
            yield self._show(after, note=reply.text if reply.erase else "")

    async def _events(
        self, talk: Talk, sent: Sent, before: Screen
    ) -> AsyncGenerator[Updates | Reply]:
        """What is shown while it works, then the reply; no reply when it was stopped."""
        from agent import Piece, Progress

        if sent.edit is not None or sent.replacing is not None:
            reply = await _at_once(_changing(talk, sent))
            if reply:
                yield reply
            return
        told = ""
        async for batch in batches(talk.stream(sent.text), _BETWEEN_PIECES):
            told += "".join(event.text for event in batch if isinstance(event, Piece))
            if isinstance(batch[-1], Reply):
                yield batch[-1]
            elif isinstance(batch[-1], Progress) and not told:
                yield self._view.wait(before, sent.text, line=batch[-1].line)
            else:
                yield self._view.wait(before, sent.text, told=told)

    async def _talk(self, request: gr.Request, conversation: str) -> Talk:
        """The open conversation; of several messages sent at once, the first begins it."""
        visit = await self.visit(request, conversation)
        talk = await visit.talk()
        self._arrivals.began(visit.user, conversation, talk.id)
        return talk

    async def _put_back(
        self, request: gr.Request, conversation: str, line: str, draft: str
    ) -> Updates:
        visit = await self.visit(request, conversation)
        return self._show(await visit.standing(), note=line, draft=draft)


async def _begun(
    events: AsyncGenerator[Updates | Reply], place: Place
) -> AsyncGenerator[Updates | Reply]:
    """The same events. Who stands behind comes first as soon as the coach has this message."""
    coming = asyncio.ensure_future(anext(events, None))
    await asyncio.sleep(0)
    place.leave()
    try:
        while (event := await coming) is not None:
            yield event
            coming = asyncio.ensure_future(anext(events, None))
    finally:
        coming.cancel()
        await asyncio.wait([coming])
        await events.aclose()


def _changing(talk: Talk, sent: Sent) -> Coroutine[Any, Any, Reply]:
    """A change in the plan, or what is said in the place of a turn."""
    if sent.edit is not None:
        return talk.change(sent.edit, sent.text)
    return talk.edit(sent.replacing or 0, sent.text)


async def _at_once(changing: Coroutine[Any, Any, Reply]) -> Reply | None:
    """The reply, whole; None when it was stopped."""
    working = asyncio.ensure_future(changing)
    await asyncio.wait([working])
    return None if working.cancelled() else working.result()


async def or_say(work: Awaitable[Updates], view: ConversationView) -> Updates:
    """What the work shows, or in its place the one line of what went wrong."""
    try:
        return await work
    except Exception as error:  # noqa: BLE001 - the last place before the person
        return view.fail(line_about(error))


def line_about(error: Exception) -> str:
    """What a person reads about an error; one that nobody foresaw is noted in the log.

    The log gets its kind and its place, never its text, in which words of a person may stand.
    """
    if isinstance(error, CoachError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    _LOG.error("a call of the page failed: %s at %s", type(error).__name__, place)
    return say("failed")
