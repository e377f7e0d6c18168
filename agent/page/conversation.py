"""The conversation: what was said, the message box, and what can be answered with one click."""

from __future__ import annotations

from typing import Any

import gradio as gr

from agent.page.arrivals import new_mark
from agent.page.sample import is_of_sample
from agent.page.screen import Screen
from agent.page.text import escaped, formatted, plain
from agent.page.views import Updates, saying, shown
from agent.page.words import say

MOST_SUGGESTIONS = 5
STEERING = ("skip", "why", "private", "people")
"""What can be said to any question: a key of `page.steer` each."""


class ConversationView:
    """The chat. The browser holds the id of its conversation; whose it is, the coach knows."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        self.id = gr.Textbox("", visible=False)
        self.replacing = gr.Textbox("", visible=False)
        self.mark = gr.Textbox("", visible="hidden", elem_id="message-mark", interactive=True)
        self.words = gr.Textbox("", visible="hidden", elem_id="words", interactive=True)
        self.say_words = gr.Button("", visible="hidden", elem_id="say-words")
        self.role = gr.Radio([], label=say("role"), elem_id="role", visible=False)
        self.edit = gr.Textbox("", visible="hidden", elem_id="edit", interactive=True)
        self.say_edit = gr.Button("", visible="hidden", elem_id="say-edit")
        self.chat = gr.Chatbot(
            elem_id="chat",
            label=say("chat.label"),
            show_label=False,
            buttons=[],
            feedback_options=None,
            latex_delimiters=[],
            height=None,
            autoscroll=False,
        )
        with gr.Row(elem_id="replacing", visible=False) as self.replacing_note:
            shown("replacing-note", markup=escaped(say("replacing.note")))
            self.keep = gr.Button(say("replacing.keep"), size="sm", scale=0, elem_classes="quiet")
        self.box = gr.Textbox(
            elem_id="message-box",
            label=say("box.label"),
            placeholder=say("box.placeholder"),
            max_lines=8,
            submit_btn=say("box.send"),
            html_attributes=gr.InputHTMLAttributes(autocapitalize="sentences"),
        )
        with gr.Row(elem_id="suggestions", elem_classes="choices"):
            shown("suggestions-label", markup=say("suggestions.label"))
            self.suggestions = shown("suggested")
        self._lay_out_steering()

    def _lay_out_steering(self) -> None:
        with gr.Row(elem_id="steering", elem_classes="choices"):
            shown("steering-label", markup=say("steer.label"))
            self.steering = shown("steers")
            self.change = _choice("quiet", say("turn.change"), "change-last")
            self.again = _choice("quiet", say("turn.again"), "answer-again")
        with gr.Row(elem_id="sample", elem_classes="choices"):
            self.sample_about = shown("sample-about")
            self.sample = _choice("quiet", say("sample.watch"), "sample-journey")
            self.sample_over = _choice("suggestion", say("sample.erase"), "sample-over")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` and `wait` may change."""
        changing = [self.replacing, self.replacing_note]
        choices = [self.suggestions, self.steering, self.sample_about]
        return [self.id, self.role, self.chat, self.box, *changing, *choices]

    def show(self, screen: Screen, note: str = "", draft: str = "") -> Updates:
        """The conversation as it stands; `note` is said by the coach and kept nowhere.

        draft: what is put back into the message box, which is otherwise left as it is, since
        the next message may be in the making there.
        """
        bubbles = _bubbles(screen)
        if note:
            bubbles.append(_bubble("assistant", formatted(note)))
        return {
            self.id: screen.conversation or new_mark(screen.role),
            **({self.role: _roles(screen)} if len(screen.person.roles) > 1 else {}),
            self.chat: bubbles,
            self.box: _box(draft),
            **self.change_nothing(),
            self.suggestions: _suggested(screen),
            self.steering: _steers(screen),
            self.sample_about: _about_sample(screen),
        }

    def wait(self, screen: Screen, text: str, line: str = "", told: str = "") -> Updates:
        """The same with a message that is being answered.

        line: what is being done; told: the reply as far as it has come.
        """
        answer = formatted(told) if told else f"<p><em>{escaped(line)}</em></p>"
        bubbles = [
            *_bubbles(screen),
            _bubble("user", plain(text)),
            _bubble("assistant", f'<div class="working">{answer}</div>'),
        ]
        return {self.chat: bubbles}

    def begin_waiting(self, screen: Screen, text: str, line: str, *, typed: bool) -> Updates:
        """The first moment of waiting: a box whose message was sent is free for the next one."""
        stop = say("box.stop")
        return {
            **self.wait(screen, text, line),
            self.box: gr.update(value="", stop_btn=stop) if typed else gr.update(stop_btn=stop),
            **self.change_nothing(),
            **self._offer_nothing(),
        }

    def change_last(self, screen: Screen) -> Updates:
        """The last message back in its box; the next one is said in its place."""
        last = screen.last_said
        if last is None:
            return {self.replacing: ""}
        return {
            self.replacing: str(last.turn),
            self.replacing_note: gr.update(visible=True),
            self.box: last.text,
        }

    def change_nothing(self) -> Updates:
        """The next message is a new one."""
        return {self.replacing: "", self.replacing_note: gr.update(visible=False)}

    def fail(self, line: str) -> Updates:
        """One line where nothing else can be shown."""
        return {
            self.chat: [_bubble("assistant", plain(line))],
            **self._offer_nothing(),
        }

    def _offer_nothing(self) -> Updates:
        return {self.suggestions: "", self.steering: "", self.sample_about: ""}


def _suggested(screen: Screen) -> str:
    """Messages one click away, and a mark for whether anything was said."""
    offered = screen.suggestions[:MOST_SUGGESTIONS]
    return "".join(saying(text, text, kind="saying suggestion") for text in offered)


def _steers(screen: Screen) -> str:
    """What can be said to any question, unless it is among the suggestions."""
    known = {text.casefold().rstrip(".?") for text in screen.suggestions}
    offered = [say(f"steer.{key}") for key in STEERING] if screen.question else []
    if screen.model:
        offered.append(say("model.use" if screen.is_without_model else "model.none"))
    shown_ones = [text for text in offered if text.casefold().rstrip(".?") not in known]
    said = '<span class="has-said"></span>' if screen.messages else ""
    return said + "".join(saying(text, text, kind="says quiet") for text in shown_ones)


def _about_sample(screen: Screen) -> str:
    """What the buttons of the sample are about, with the class that shows the right one."""
    if is_of_sample(screen):
        return f'<p class="of-sample">{escaped(say("sample.over"))}</p>'
    if screen.is_untouched:
        return f'<p class="untouched">{escaped(say("sample.about"))}</p>'
    return ""


def _box(draft: str) -> dict[str, Any]:
    """The box without its stop button; what is in the making there stays without a draft."""
    return gr.update(stop_btn=False, value=draft) if draft else gr.update(stop_btn=False)


def _roles(screen: Screen) -> dict[str, Any]:
    """In which role to begin, where there is a choice and nothing has been said yet."""
    roles = screen.person.roles
    offered = [(say(f"role.{role}"), role) for role in roles]
    visible = len(roles) > 1 and not screen.messages
    return gr.update(choices=offered, value=screen.role, visible=visible)


def _choice(classes: str, label: str = "", id: str | None = None) -> gr.Button:
    kinds = classes.split()
    return gr.Button(label, size="sm", scale=0, elem_classes=kinds, elem_id=id)


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
