"""The list of people: adding a file, and the report of what was read from it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.utils import get_upload_folder

from agent.errors import BadRoster
from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, filled, folded, heading, shown
from agent.page.words import named, say
from agent.records.people import Roster, RosterReport

if TYPE_CHECKING:
    from agent import Coach

FILE_TYPES = (".csv", ".json", ".yaml", ".yml", ".xlsx")
_MOST_PROBLEMS = 50


class RosterView:
    """The upload button and the roster report."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("roster-title", markup=heading(escaped(say("roster.title"))))
        self.about = shown("roster-about", markup=say("roster.about"))
        with gr.Row(elem_classes="actions"):
            self.upload = gr.UploadButton(
                say("roster.add"), file_types=list(FILE_TYPES), size="sm", elem_id="roster-file"
            )
            self.sample = gr.Button(say("roster.sample"), size="sm", elem_id="use-sample")
        self.report = shown("roster-report")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.about, self.report]

    def show(self, screen: Screen) -> Updates:
        """What is known of the list in use."""
        roster = screen.roster
        return {
            self.about: filled("" if roster else say("roster.about")),
            self.report: filled(report(roster) if roster else ""),
        }


def report(roster: Roster) -> str:
    """Which columns were read as what, what was set aside, and what to check."""
    read = roster.report
    count = say("roster.read", name=roster.name, people=read.people)
    parts = (_mapping(read), _set_aside(read), _problems(read), _duplicates(read))
    checks = len(read.problems) + len(read.duplicates)
    return f"<p>{escaped(count)}</p>" + folded(
        escaped(say("roster.report", checks=checks)), "".join(parts)
    )


def read_upload(coach: Coach, path: str | None) -> Roster:
    """The roster in an uploaded file, which is deleted whatever comes of it. Raises BadRoster.

    What is no upload of this process is neither read nor deleted. Reads a file: call it in a
    worker thread.
    """
    uploads = Path(get_upload_folder()).resolve()
    file = Path(path or "").resolve()
    if not path or not file.is_relative_to(uploads) or not file.is_file():
        raise BadRoster(say("roster.no_file"))
    try:
        return coach.read_roster(file)
    finally:
        file.unlink(missing_ok=True)
        with suppress(OSError):
            file.parent.rmdir()


def _mapping(read: RosterReport) -> str:
    lines = [
        f"{escaped(column)} → {escaped(named('field', field))}"
        for column, field in read.mapping.items()
    ]
    return _part(say("roster.mapping"), lines)


def _set_aside(read: RosterReport) -> str:
    lines = [f"{escaped(one.column)}: {escaped(one.reason)}" for one in read.set_aside]
    return _part(say("roster.set_aside"), lines)


def _problems(read: RosterReport) -> str:
    lines = [
        escaped(say("roster.problem", row=one.row, field=one.field, problem=one.problem))
        for one in read.problems[:_MOST_PROBLEMS]
    ]
    if (rest := len(read.problems) - _MOST_PROBLEMS) > 0:
        lines.append(escaped(say("roster.more_problems", count=rest)))
    return _part(say("roster.problems"), lines)


def _duplicates(read: RosterReport) -> str:
    lines = [escaped(", ".join(ids)) for ids in read.duplicates]
    return _part(say("roster.duplicates"), lines)


def _part(title: str, lines: list[str]) -> str:
    return heading(escaped(title), 4) + items(lines) if lines else ""
