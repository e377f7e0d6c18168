"""What a mentor sees: the pages that were chosen for each, and those handed to this person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from agent import chosen_page
from agent.page.calls import DOWNLOADS
from agent.page.papers import SHARED_FILE
from agent.page.screen import Screen
from agent.page.text import escaped, formatted
from agent.page.views import Updates, card, filled, heading, saying, shown
from agent.page.words import say
from agent.records.plan import Plan
from agent.records.sharing import SharedPage


class MentorView:
    """For a mentee what each mentor may see; for a mentor what was shown to them."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        self.pages = shown("shared-pages")
        with gr.Row(elem_classes="actions"):
            self.file = gr.Button(
                say("mentor.file"), size="sm", link=f"{DOWNLOADS}{SHARED_FILE}", visible=False
            )
        self.received = shown("received-pages")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.pages, self.file, self.received]

    def show(self, screen: Screen) -> Updates:
        """The pages as they stand; what is empty takes no room."""
        plan = screen.plan
        page = chosen_page(plan)
        mine = "".join(_mine(plan, page))
        theirs = "".join(_received(one) for one in reversed(plan.received))
        return {
            self.pages: filled(card(mine) if mine else ""),
            self.file: gr.update(visible=bool(page.shared)),
            self.received: filled(card(theirs) if theirs else ""),
        }


def _mine(plan: Plan, page: SharedPage) -> Iterator[str]:
    """What the mentor who is being written to would read, or that it is nothing."""
    name = plan.name_of(page.mentor)
    if not name:
        return
    yield heading(escaped(say("mentor.title", name=name)))
    if page.shared:
        yield f"<p>{escaped(say('mentor.whole', name=name))}</p>{formatted(page.page)}"
        yield f"<p>{escaped(say('mentor.no_call_back'))}</p>"
    else:
        yield f"<p>{escaped(say('mentor.nothing', name=name))}</p>"
    yield saying(say("mentor.choose"), say("mentor.choose_words", name=name))


def _received(page: SharedPage) -> str:
    """A page that a mentee handed to this person."""
    title = heading(escaped(say("mentor.received")))
    button = saying(say("mentor.prepare"), say("mentor.prepare_words"))
    return f"{title}{formatted(page.page)}{button}"
