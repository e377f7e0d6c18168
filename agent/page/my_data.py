"""My data: who could read it, resuming a conversation, export and erasing."""

from __future__ import annotations

from typing import Any

import gradio as gr

from agent.page.calls import DOWNLOADS
from agent.page.papers import PLAN_FILE
from agent.page.screen import Listed, Screen
from agent.page.text import escaped
from agent.page.views import QUIET, Updates, heading, shown
from agent.page.words import say
from agent.records.meetings import Meeting

EXPORT_FILE = "my-data.json"
LAST_MESSAGE, LIST, EVERYTHING = "last-message", "list", "everything"
"""What can be erased, beside a conversation."""
MESSAGE, MEETING = "message", "meeting"
"""How the name of one thing begins that is to be erased."""
MOST_PARTS = 50
_LONGEST_LINE = 80


class DataView:
    """Conversations to go on with, the export, and the two-step ways to erase."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("data-title", markup=heading(escaped(say("data.title")), 2))
        shown("readers-title", markup=heading(escaped(say("data.readers"))))
        self.readers = shown("data-about")
        self._lay_out_conversations()
        shown("export-title", markup=heading(escaped(say("data.export_title"))))
        shown("export-about", markup=say("data.export_about"))
        with gr.Row(elem_classes="actions"):
            gr.Button(say("data.export"), size="sm", link=f"{DOWNLOADS}{EXPORT_FILE}")
            gr.Button(say("data.plan"), size="sm", link=f"{DOWNLOADS}{PLAN_FILE}")
        self._lay_out_erasing()
        self.done = shown("data-done")

    def _lay_out_conversations(self) -> None:
        shown("conversations-title", markup=heading(escaped(say("data.conversations"))))
        self.list = gr.Radio(
            [], show_label=False, label=say("data.conversations"), elem_id="conversations"
        )
        self.none = shown("no-conversations", markup=say("data.none"))
        with gr.Row(elem_classes="actions"):
            self.resume = gr.Button(
                say("data.resume"), size="sm", interactive=False, elem_id="resume"
            )
            self.erase_one = gr.Button(say("data.erase_one"), size="sm", interactive=False)
        with gr.Row(elem_id="naming", visible=False) as self.naming:
            self.name = gr.Textbox(
                label=say("data.name"),
                elem_id="name-box",
                max_length=60,
                submit_btn=say("data.rename"),
            )

    def _lay_out_erasing(self) -> None:
        shown("erase-title", markup=heading(escaped(say("data.erase_title"))))
        shown("erase-about", markup=say("data.erase_about"))
        self.what = gr.Textbox("", visible=False)
        with gr.Row(elem_classes="actions"):
            self.erase_last = gr.Button(say("data.erase.last-message"), size="sm")
            self.erase_list = gr.Button(say("data.erase.list"), size="sm")
            self.erase_all = gr.Button(say("data.erase.everything"), size="sm", elem_id="erase-all")
        with gr.Accordion(say("data.one"), open=False, elem_id="one-thing") as self.choosing:
            self.one = gr.Radio([], show_label=False, label=say("data.one"), elem_id="one-of-many")
            with gr.Row(elem_classes="actions"):
                self.erase_it = gr.Button(say("data.erase_it"), size="sm", interactive=False)
        with gr.Row(elem_id="erasing", elem_classes="actions", visible=False) as self.confirming:
            self.question = shown("erase-question")
            self.confirm = gr.Button(
                say("data.confirm"), size="sm", variant="stop", elem_id="erase-confirm"
            )
            self.keep = gr.Button(say("data.keep"), size="sm")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        buttons = [self.resume, self.erase_one, self.erase_last, self.erase_list, self.confirming]
        return [
            self.choosing,
            self.one,
            self.erase_it,
            self.readers,
            self.list,
            self.none,
            self.naming,
            self.name,
            *buttons,
            self.done,
        ]

    def show(self, screen: Screen, done: str = "") -> Updates:
        """The person's conversations as they stand; `done` says what has just happened."""
        mine = screen.conversations
        return {
            self.readers: f"<p>{escaped(screen.readers)}</p>",
            self.list: gr.update(
                choices=[_choice(one) for one in mine], value=None, visible=bool(mine)
            ),
            self.none: gr.update(visible=not mine),
            self.naming: gr.update(visible=False),
            self.name: "",
            self.resume: gr.update(interactive=False, visible=bool(mine)),
            self.erase_one: gr.update(interactive=False, visible=bool(mine)),
            self.erase_last: gr.update(visible=bool(screen.messages)),
            self.erase_list: gr.update(visible=screen.roster is not None),
            self.choosing: gr.update(visible=bool(_parts(screen))),
            self.one: gr.update(choices=_parts(screen), value=None),
            self.erase_it: gr.update(interactive=False),
            self.confirming: gr.update(visible=False),
            self.done: gr.update(value=escaped(done), visible=bool(done)),
        }

    def open(self, screen: Screen) -> Updates:
        """The same for somebody who comes to look; what they have begun meanwhile stays."""
        begun = (self.confirming, self.naming, self.name, self.done)
        return {one: new for one, new in self.show(screen).items() if one not in begun}

    def tell(self, line: str) -> Updates:
        """One line where nothing else can be shown."""
        return {self.done: gr.update(value=escaped(line), visible=True)}

    def connect(self) -> None:
        """What happens in the browser's view alone: choosing, and asking before erasing."""

        def chosen(conversation: str | None) -> tuple[Any, ...]:
            active = gr.update(interactive=bool(conversation))
            return active, active, gr.update(visible=bool(conversation))

        def asks(what: str) -> Any:
            question = escaped(say("data.confirm_what", what=say(f"data.erase.{what}")))
            return lambda: (what, question, gr.update(visible=True))

        self.list.input(chosen, self.list, [self.resume, self.erase_one, self.naming], **QUIET)
        asking = [self.what, self.question, self.confirming]
        self.erase_last.click(asks(LAST_MESSAGE), None, asking, **QUIET)
        self.erase_list.click(asks(LIST), None, asking, **QUIET)
        self.erase_all.click(asks(EVERYTHING), None, asking, **QUIET)
        self.one.input(
            lambda one: gr.update(interactive=bool(one)), self.one, self.erase_it, **QUIET
        )
        about_one = escaped(say("data.confirm_what", what=say("data.erase.one")))
        self.erase_it.click(
            lambda one: (one, about_one, gr.update(visible=True)), self.one, asking, **QUIET
        )
        self.keep.click(lambda: gr.update(visible=False), None, self.confirming, **QUIET)


def _parts(screen: Screen) -> list[tuple[str, str]]:
    """Each meeting, and each message of the open conversation, latest first."""
    met = [
        (_meeting_line(one), f"{MEETING}:{one.number}:{one.mentor}")
        for one in reversed(screen.plan.meetings)
    ]
    said = [
        (say("data.message", text=_cut(one.text)), f"{MESSAGE}:{one.turn}")
        for one in reversed(screen.messages)
        if one.role == "user"
    ]
    return [*met, *said[:MOST_PARTS]]


def _meeting_line(one: Meeting) -> str:
    day = one.held or (one.start.date() if one.start else None)
    return say("data.meeting", name=one.name, number=one.number, day=day.isoformat() if day else "")


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_LINE else f"{words[: _LONGEST_LINE - 1]}…"


def _choice(listed: Listed) -> tuple[str, str]:
    return say("data.listed", title=listed.title, day=listed.day), listed.id
