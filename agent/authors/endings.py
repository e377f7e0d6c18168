"""Ways to finish the coach's question, nearer to this person than those of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from agent.authors.base import Job, Result, said_by_mentee
from agent.checks.written import Sources, unsupported
from agent.prompts.templates import Ours
from agent.records.base import Record

_ASKED = frozenset(
    "goal.guidance assessment.strengths assessment.growth assessment.higher assessment.outside "
    "assessment.help".split()
)
_OFFERED = 3
_FEWEST_WORDS, _MOST_WORDS = 2, 8
_OWN = ("ask.goal", "ask.assessment", "goals.", "assessment.")
_MOST_SAID = 6


class Endings(Record):
    """What the person could say, as it would stand after the sentence beginning."""

    endings: tuple[str, ...]


class EndingsAuthor:
    """Goals and assessments are the person's own words; what a model writes is what is offered."""

    prompt = "endings"
    is_weighty = False
    schema = Endings

    def is_wanted(self, job: Job) -> bool:
        """A question for words, to somebody who has said something."""
        asked = job.draft.asks in _ASKED and bool(job.draft.suggestions)
        return asked and bool(said_by_mentee(job.plan))

    def inputs(self, job: Job) -> dict[str, object]:
        """The question, what was said, and the endings of the catalogue."""
        return {
            "question": job.draft.question,
            "said": list(said_by_mentee(job.plan)[:_MOST_SAID]),
            "endings": [Ours(text) for text in job.draft.suggestions],
        }

    def result(self, job: Job, answer: Endings) -> Result:
        """Suggestions in the place of those of the catalogue."""
        offered = tuple(dict.fromkeys(_plain(one) for one in answer.endings if one.strip()))
        problems = tuple(_problems(job, offered))
        return Result(problems=problems) if problems else Result(suggestions=offered)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .…,;:\"'")


def _problems(job: Job, offered: tuple[str, ...]) -> Iterable[str]:
    if len(offered) != _OFFERED:
        yield f"there must be {_OFFERED} different endings"
    own = job.situation.catalogue.vocabulary(*_OWN)
    sources = Sources(said_by_mentee(job.plan), own, about=())
    for place, text in enumerate(offered, start=1):
        if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS:
            yield f"ending {place} must have {_FEWEST_WORDS} to {_MOST_WORDS} words"
        if "?" in text:
            yield f"ending {place} asks something"
        yield from (f"ending {place}: {problem}" for problem in unsupported(text, sources))
