"""Calls the page's handlers as Gradio does, and reads what they show."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

from agent.page.access import LOCAL, Person, admit
from agent.page.layout import Page


def asked_by(person: Person) -> Any:
    """A request that the guard has let in."""
    scope: dict[str, Any] = {}
    admit(scope, person)
    return SimpleNamespace(request=SimpleNamespace(scope=scope))


LOCAL_REQUEST = asked_by(LOCAL)


async def last(updates: AsyncIterator[Any]) -> dict[Any, Any]:
    shown: dict[Any, Any] = {}
    async for update in updates:
        shown |= update
    return shown


def send(
    page: Page, text: str, conversation: str = "", mark: str = "", replacing: str = ""
) -> AsyncIterator[Any]:
    return page._send(text, conversation, mark, replacing, LOCAL_REQUEST)


def bubbles(page: Page, shown: dict[Any, Any]) -> list[tuple[str, str]]:
    return [(one["role"], one["content"]) for one in shown[page.conversation.chat]]


def suggested(page: Page, shown: dict[Any, Any]) -> list[str]:
    return buttons(shown[page.conversation.suggestions])


def buttons(markup: str) -> list[str]:
    """The labels of the buttons in this markup."""
    return [html.unescape(label) for label in re.findall(r"<button[^>]*>([^<]*)<", markup)]
