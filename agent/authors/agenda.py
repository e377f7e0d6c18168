"""The items of a meeting, said for this mentee; which items and how long stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from agent.authors.base import Job, Result, is_shown, open_text
from agent.checks.written import Sources, unsupported
from agent.prompts.templates import Ours
from agent.records.base import Record
from agent.records.meetings import Agenda

_OWN = ("agenda.", "ask.meeting", "progress.")
_MOST_WORDS = 40
_MOST_QUOTES = 3


class AgendaWritten(Record):
    """What is to be done in each item, in the order of the items."""

    purposes: tuple[str, ...]


class AgendaAuthor:
    """Says what each item is for; minutes, titles and owners are the guided author's."""

    prompt = "agenda"
    is_weighty = True
    schema = AgendaWritten

    def is_wanted(self, job: Job) -> bool:
        """An agenda that is shown, for somebody of whom something is known."""
        agenda: Agenda = job.made
        return bool(job.plan.goal) and is_shown(agenda.items[0].purpose, job.draft)

    def inputs(self, job: Job) -> dict[str, object]:
        """The aim, what was agreed, and a few words of the mentor's."""
        agenda: Agenda = job.made
        goal = job.plan.goal
        return {
            "kind": Ours(agenda.kind),
            "minutes": agenda.minutes,
            "aim": open_text(goal.aim if goal else None),
            "guidance": open_text(goal.guidance if goal else None),
            "steps": list(_steps(job)),
            "quotes": list(_quotes(job)),
            "items": [{"title": one.title, "purpose": one.purpose} for one in agenda.items],
        }

    def result(self, job: Job, answer: AgendaWritten) -> Result:
        """The agenda with the model's purposes."""
        agenda: Agenda = job.made
        problems = tuple(_problems(job, answer))
        if problems:
            return Result(problems=problems)
        items = tuple(
            item.model_copy(update={"purpose": " ".join(text.split())})
            for item, text in zip(agenda.items, answer.purposes, strict=True)
        )
        return Result(record=agenda.model_copy(update={"items": items, "author": "model"}))


def _problems(job: Job, answer: AgendaWritten) -> Iterable[str]:
    agenda: Agenda = job.made
    if len(answer.purposes) != len(agenda.items):
        yield f"there are {len(agenda.items)} items, and {len(answer.purposes)} texts"
        return
    goal = job.plan.goal
    said = (open_text(goal.aim if goal else None), open_text(goal.guidance if goal else None))
    own = job.situation.catalogue.vocabulary(*_OWN)
    names = tuple(f"{item.title} {item.purpose}" for item in agenda.items)
    sources = Sources((*said, *_steps(job), *_quotes(job), *names), own, about=tuple(_steps(job)))
    for place, text in enumerate(answer.purposes, start=1):
        if not text.strip():
            yield f"item {place} is empty"
        if len(text.split()) > _MOST_WORDS:
            yield f"item {place} is too long"
        yield from (f"item {place}: {problem}" for problem in unsupported(text, sources))


def _steps(job: Job) -> Iterable[str]:
    mine = (one for one in job.plan.actions if one.is_mine)
    yield from (one.now.text for one in list(mine)[:3] if not one.now.private)


def _quotes(job: Job) -> Iterable[str]:
    shortlist = job.plan.shortlist
    match = shortlist.match(job.plan.chosen) if shortlist else None
    items = sorted(match.evidence, key=lambda one: -one.score) if match else ()
    yield from dict.fromkeys(one.quote for one in list(items)[:_MOST_QUOTES])
