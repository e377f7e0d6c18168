"""The report to a mentor: what joins the steps is a model's, the steps are told word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.authors.base import Job, Result, is_shown
from agent.checks.written import Sources, unsupported
from agent.records.base import Record
from agent.records.progress import ProgressReport

_OWN = ("progress.report", "progress.milestone")
_MARK = re.compile(r"[\[(]\s*S\s*(\d+)\s*[\])]")
_MOST_WORDS = 25


class ReportWritten(Record):
    """What stands before, at and after the steps."""

    opening: str
    lines: tuple[str, ...]
    closing: str


class ReportAuthor:
    """Joins what the mentee told of each step; it cannot tell of anything else."""

    prompt = "report"
    is_weighty = True
    schema = ReportWritten

    def is_wanted(self, job: Job) -> bool:
        """A report that is shown and has something to tell."""
        report: ProgressReport = job.made
        lines = _lines(job)
        return bool(report.steps) and len(lines) > 0 and is_shown(lines[0], job.draft)

    def inputs(self, job: Job) -> dict[str, object]:
        """The steps as the guided report tells them."""
        report: ProgressReport = job.made
        thanks = [one.what.text for one in report.milestones if one.side == "mentor"][:3]
        given = {"name": report.name, "goal": report.goal}
        return {**given, "steps": list(_lines(job)), "thanks": thanks}

    def result(self, job: Job, answer: ReportWritten) -> Result:
        """The report with the model's joints."""
        problems = tuple(_problems(job, answer))
        if problems:
            return Result(problems=problems)
        report: ProgressReport = job.made
        return Result(record=report.model_copy(update=_update(job, report, answer)))


def _lines(job: Job) -> tuple[str, ...]:
    """The line of each step, as the catalogue tells it."""
    report: ProgressReport = job.made
    say = job.situation.say
    return tuple(say("progress.report_line", step=step) for step in report.steps)


def _problems(job: Job, answer: ReportWritten) -> Iterable[str]:
    count = len(_lines(job))
    marks = [int(mark) for line in answer.lines for mark in _MARK.findall(line)]
    if marks != list(range(1, count + 1)) or len(answer.lines) != count:
        yield f"the {count} steps must stand there once each, in their order, as [S1]"
    report: ProgressReport = job.made
    own = job.situation.catalogue.vocabulary(*_OWN)
    sources = Sources((report.goal, report.name), own, about=())
    for text in (answer.opening, *answer.lines, answer.closing):
        if len(text.split()) > _MOST_WORDS:
            yield "a sentence is too long"
        yield from unsupported(_MARK.sub("", text), sources)


def _update(job: Job, report: ProgressReport, answer: ReportWritten) -> dict[str, object]:
    """The text with greeting and signature of the guided report around the model's lines."""
    told = _lines(job)
    lines = [_MARK.sub(lambda mark: told[int(mark[1]) - 1], line) for line in answer.lines]
    start = report.text.find(told[0])
    end = report.text.find(told[-1]) + len(told[-1])
    head, tail = report.text[:start].rstrip("\n "), report.text[end:].lstrip("\n ")
    greeting, _, _ = head.partition("\n")
    body = [greeting, answer.opening, *lines, answer.closing, tail]
    return {"text": "\n".join(one for one in body if one), "author": "model"}
