"""The conversation: what was said, the message box, and the suggestions after it."""

from __future__ import annotations

import secrets
from typing import Any

import gradio as gr

from agent.page.screen import Screen
from agent.page.text import escaped, formatted, plain
from agent.page.views import Updates, shown
from agent.page.words import say

MOST_SUGGESTIONS = 5
NOT_BEGUN = "new:"
"""How the mark of a conversation starts that has no message and so no id yet."""


class ConversationView:
    """The chat. The browser holds the id of its conversation; whose it is, the coach knows."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        self.id = gr.Textbox("", visible=False)
        self.chat = gr.Chatbot(
            elem_id="chat",
            label=say("chat.label"),
            show_label=False,
            buttons=[],
            feedback_options=None,
            latex_delimiters=[],
            height=None,
        )
        self.box = gr.Textbox(
            elem_id="message-box",
            label=say("box.label"),
            placeholder=say("box.placeholder"),
            max_lines=8,
            submit_btn=say("box.send"),
            html_attributes=gr.InputHTMLAttributes(autocapitalize="sentences"),
        )
        with gr.Row(elem_id="suggestions"):
            shown("suggestions-label", markup=say("suggestions.label"))
            self.suggestions = [
                gr.Button("", size="sm", visible=False, scale=0, elem_classes="suggestion")
                for _ in range(MOST_SUGGESTIONS)
            ]

    @property
    def components(self) -> list[Any]:
        """Everything that `show` and `wait` may change."""
        return [self.id, self.chat, self.box, *self.suggestions]

    def show(self, screen: Screen, note: str = "", draft: str = "") -> Updates:
        """The conversation as it stands; `note` is said by the coach and kept nowhere.

        draft: what is put back into the message box, which is otherwise left as it is, since
        the next message may be in the making there.
        """
        bubbles = _bubbles(screen)
        if note:
            bubbles.append(_bubble("assistant", formatted(note)))
        return {
            self.id: screen.conversation or f"{NOT_BEGUN}{secrets.token_urlsafe(16)}",
            self.chat: bubbles,
            **({self.box: draft} if draft else {}),
            **self._suggest(screen.suggestions),
        }

    def wait(self, screen: Screen, text: str, line: str) -> Updates:
        """The same with a message that is being answered; `line` says what is done."""
        bubbles = [
            *_bubbles(screen),
            _bubble("user", plain(text)),
            _bubble("assistant", f"<p><em>{escaped(line)}</em></p>"),
        ]
        return {self.chat: bubbles, self.box: "", **self._suggest(())}

    def fail(self, line: str) -> Updates:
        """One line where nothing else can be shown."""
        return {self.chat: [_bubble("assistant", plain(line))], **self._suggest(())}

    def _suggest(self, texts: tuple[str, ...]) -> Updates:
        padded = [*texts, *[""] * MOST_SUGGESTIONS]
        return {
            button: gr.update(value=text, visible=bool(text))
            for button, text in zip(self.suggestions, padded, strict=False)
        }


def _bubbles(screen: Screen) -> list[dict[str, str]]:
    said = [
        _bubble("user", plain(message.text))
        if message.role == "user"
        else _bubble("assistant", formatted(message.text))
        for message in screen.messages
    ]
    return [_bubble("assistant", formatted(screen.opening)), *said]


def _bubble(role: str, markup: str) -> dict[str, str]:
    return {"role": role, "content": markup}
