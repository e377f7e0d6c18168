"""Which record of a turn a model writes, and how it is asked, checked and asked once more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from agent import checks
from agent.authors.advice import AdviceAuthor
from agent.authors.agenda import AgendaAuthor
from agent.authors.base import Author, Job, Result, Unfit
from agent.authors.endings import EndingsAuthor
from agent.authors.pitch import PitchAuthor
from agent.authors.report import ReportAuthor
from agent.authors.shortlist import ShortlistAuthor
from agent.model import Ask, Budget, Model
from agent.model.protocol import Tell
from agent.prompts.templates import prompt
from agent.records.assessment import SelfAssessment
from agent.records.matching import Shortlist
from agent.records.meetings import Agenda, Pitch
from agent.records.plan import Goal
from agent.records.progress import ProgressReport
from agent.records.replies import AdvicePoints
from agent.skills.base import Draft, Situation

_AUTHORS: Mapping[type, Author] = {
    Pitch: PitchAuthor(),
    Agenda: AgendaAuthor(),
    Shortlist: ShortlistAuthor(),
    AdvicePoints: AdviceAuthor(),
    ProgressReport: ReportAuthor(),
    Goal: EndingsAuthor(),
    SelfAssessment: EndingsAuthor(),
}
_MOST_PROBLEMS = 6


def job_among(drafts: Sequence[Draft], situation: Situation) -> Job | None:
    """The last record of these drafts that a model can write anew; None where there is none."""
    for draft in reversed(drafts):
        author = _AUTHORS.get(type(draft.made))
        job = Job(draft.made, draft, situation.with_plan(draft.plan))
        if author and author.is_wanted(job):
            return job
    return None


async def write(job: Job, model: Model, budget: Budget, tell: Tell | None = None) -> Result:
    """The same record as a model writes it, checked. Raises ModelFailed or Unfit."""
    author = _AUTHORS[type(job.made)]
    asked = prompt(author.prompt)
    inputs = author.inputs(job)
    wrong = ""
    for last in (False, True):
        task, material = asked.render(**inputs, wrong=wrong)
        weighty = author.is_weighty
        ask = Ask(system=task, user=material, prompt=asked.title, mends=weighty)
        answer = await model.parse(ask, author.schema, budget, tell)
        result = author.result(job, answer)
        found = result.problems or _checked(result, job)
        if not found:
            return result
        if last or budget.is_spent or not author.is_weighty:
            raise Unfit(found, is_weighty=author.is_weighty)
        wrong = "; ".join(found[:_MOST_PROBLEMS])
    raise AssertionError


def is_weighty(job: Job) -> bool:
    """Whether what a model writes here is worth a repair, and a failure a line."""
    return _AUTHORS[type(job.made)].is_weighty


def given(job: Job) -> str:
    """Everything that a model is given for a job, with the guided record."""
    inputs = _AUTHORS[type(job.made)].inputs(job)
    return f"{job.made.model_dump_json()}{json.dumps(inputs, sort_keys=True)}"


def _checked(result: Result, job: Job) -> tuple[str, ...]:
    return checks.problems(result.record, job.plan, job.situation.roster) if result.record else ()
