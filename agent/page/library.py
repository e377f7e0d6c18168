"""The library: a question, and the entries that answer it, with sources and who says otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from agent.page.text import escaped, formatted, items
from agent.page.views import Updates, filled, heading, shown
from agent.page.words import choices, named, say

if TYPE_CHECKING:
    from agent import Coach

MOST_ENTRIES = 6
_WRAPPED = re.compile(r"(?<!\n)\n(?![\n>-])")
"""A line end within a paragraph, where the file of an entry was wrapped."""


@dataclass(frozen=True)
class Entry:
    """What is read of one entry: in words where it comes from, and which entries disagree.

    otherwise: the title and the sentence of each entry that says otherwise.
    """

    title: str
    say: str
    text: str
    strength: str
    as_of: str
    sources: tuple[str, ...]
    otherwise: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """The entries nearest to a question, best first; `covered` tells whether they answer it."""

    question: str
    covered: bool
    entries: tuple[Entry, ...]


class LibraryView:
    """The search box, questions to begin with, and what was found."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("library-title", markup=heading(escaped(say("library.title")), 2))
        shown("library-about", markup=escaped(say("library.about")))
        self.box = gr.Textbox(
            elem_id="library-box",
            label=say("library.box"),
            placeholder=say("library.placeholder"),
            max_lines=2,
            submit_btn=say("library.search"),
        )
        with gr.Row(elem_id="library-questions", elem_classes="choices"):
            shown("library-questions-label", markup=say("library.begin"))
            self.questions = [
                gr.Button(question, size="sm", scale=0, elem_classes=["suggestion"])
                for question in choices("library.questions")
            ]
        self.found = shown("library-found")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.found]

    def show(self, answer: Answer) -> Updates:
        """What was found."""
        return {self.found: filled(found(answer))}

    def tell(self, line: str) -> Updates:
        """One line in the place of what was found."""
        return {self.found: filled(f'<p class="status">{escaped(line)}</p>')}


def look_up(coach: Coach, question: str) -> Answer:
    """What the library says to a question. Opens the library: call it in a worker thread.

    Raises IndexUnusable.
    """
    answer = coach.guidance(question, top=MOST_ENTRIES)
    library = coach.library
    entries = []
    for passage in answer.passages:
        entry = passage.entry
        others = [library.entry(one) for one in entry.disagrees_with]
        entries.append(
            Entry(
                title=entry.title,
                say=entry.say,
                text=_WRAPPED.sub(" ", entry.text),
                strength=entry.strength,
                as_of=entry.as_of,
                sources=sources_of(coach, entry.id),
                otherwise=tuple((other.title, other.say) for other in others),
            )
        )
    return Answer(question, answer.covered, tuple(entries))


def sources_of(coach: Coach, id: str) -> tuple[str, ...]:
    """The sources of an entry in words. Raises NotFound; call it in a worker thread."""
    library = coach.library
    return tuple(
        say("library.source", source=one.in_full, where=one.where)
        for one in library.references(library.entry(id))
    )


def found(answer: Answer) -> str:
    """The entries as parts that open, the first one open."""
    told = "library.found" if answer.covered else "library.not_covered"
    summary = heading(escaped(say(told, question=answer.question, count=len(answer.entries))))
    return summary + "".join(
        _entry(entry, is_open=place == 0 and answer.covered)
        for place, entry in enumerate(answer.entries)
    )


def _entry(entry: Entry, *, is_open: bool) -> str:
    founded = [escaped(named("strength", entry.strength))]
    if entry.as_of:
        founded.append(escaped(say("library.as_of", day=entry.as_of)))
    otherwise = [
        f"<strong>{escaped(title)}</strong>: {escaped(sentence)}"
        for title, sentence in entry.otherwise
    ]
    parts = [
        f"<p><strong>{escaped(entry.say)}</strong></p>",
        formatted(entry.text),
        _part("library.founded", founded),
        _part("library.sources", [escaped(source) for source in entry.sources]),
        _part("library.otherwise", otherwise),
    ]
    summary = f"<summary>{heading(escaped(entry.title), 4)}</summary>"
    begun = '<details class="card" open>' if is_open else '<details class="card">'
    return f"{begun}{summary}{''.join(parts)}</details>"


def _part(key: str, lines: list[str]) -> str:
    return heading(escaped(say(key)), 5) + items(lines) if lines else ""
