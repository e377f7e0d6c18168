"""My data: what is kept, resuming a conversation, export and erasing."""

from __future__ import annotations

from typing import Any

import gradio as gr

from agent.page.guard import DOWNLOADS
from agent.page.screen import Listed, Screen
from agent.page.text import escaped
from agent.page.views import Updates, heading, shown
from agent.page.words import say

EXPORT_FILE = "my-data.json"


class DataView:
    """Conversations to go on with, the export, and the two-step ways to erase."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("data-title", markup=heading(escaped(say("data.title")), 2))
        self.about = shown("data-about")
        shown("conversations-title", markup=heading(escaped(say("data.conversations"))))
        self.list = gr.Radio(
            [], show_label=False, label=say("data.conversations"), elem_id="conversations"
        )
        self.none = shown("no-conversations", markup=say("data.none"))
        with gr.Row(elem_classes="actions"):
            self.resume = gr.Button(say("data.resume"), size="sm", interactive=False)
            self.erase_one = gr.Button(say("data.erase_one"), size="sm", interactive=False)
        shown("export-title", markup=heading(escaped(say("data.export_title"))))
        shown("export-about", markup=say("data.export_about"))
        with gr.Row(elem_classes="actions"):
            gr.Button(say("data.export"), size="sm", link=f"{DOWNLOADS}{EXPORT_FILE}")
        shown("erase-title", markup=heading(escaped(say("data.erase_title"))))
        shown("erase-about", markup=say("data.erase_about"))
        with gr.Row(elem_classes="actions"):
            self.erase_all = gr.Button(say("data.erase_all"), size="sm", elem_id="erase-all")
        with gr.Row(elem_classes="actions", visible=False) as self.confirming:
            self.confirm = gr.Button(
                say("data.confirm"), size="sm", variant="stop", elem_id="erase-confirm"
            )
            self.keep = gr.Button(say("data.keep"), size="sm")
        self.done = shown("data-done")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        buttons = [self.resume, self.erase_one, self.confirming]
        return [self.about, self.list, self.none, *buttons, self.done]

    def show(self, screen: Screen, done: str = "") -> Updates:
        """The person's conversations as they stand; `done` says what has just happened."""
        mine = screen.conversations
        return {
            self.about: f"<p>{escaped(screen.opening)}</p>",
            self.list: gr.update(
                choices=[_choice(one) for one in mine], value=None, visible=bool(mine)
            ),
            self.none: gr.update(visible=not mine),
            self.resume: gr.update(interactive=False),
            self.erase_one: gr.update(interactive=False),
            self.confirming: gr.update(visible=False),
            self.done: gr.update(value=escaped(done), visible=bool(done)),
        }

    def connect(self) -> None:
        """What happens in the browser's view alone: choosing, and asking before erasing."""

        def chosen(conversation: str | None) -> tuple[Any, Any]:
            active = gr.update(interactive=bool(conversation))
            return active, active

        quietly: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        self.list.input(chosen, self.list, [self.resume, self.erase_one], **quietly)
        self.erase_all.click(lambda: gr.update(visible=True), None, self.confirming, **quietly)
        self.keep.click(lambda: gr.update(visible=False), None, self.confirming, **quietly)


def _choice(listed: Listed) -> tuple[str, str]:
    return say("data.listed", title=listed.title, day=listed.day), listed.id
