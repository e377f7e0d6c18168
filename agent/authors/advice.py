"""An answer to a question about mentoring: each point from one passage that was found."""

from __future__ import annotations

from collections.abc import Iterable

from agent.authors.base import Job, Result, is_shown
from agent.checks.written import Sources, unsupported
from agent.records.base import Record
from agent.records.replies import AdvicePoint, AdvicePoints

_OWN = ("advice.point", "advice.sides")
_MOST_WORDS = 40


class Point(Record):
    """One sentence and the number of the passage that it rests on, from 1."""

    text: str
    passage: int


class Answered(Record):
    """The points in the order in which they are said."""

    points: tuple[Point, ...]


class AdviceAuthor:
    """Says what the passages say, nearer to the question; cites each of them."""

    prompt = "answer"
    is_weighty = True
    schema = Answered

    def is_wanted(self, job: Job) -> bool:
        """Points that are shown."""
        points: AdvicePoints = job.made
        return bool(points.points) and is_shown(points.points[0].text, job.draft)

    def inputs(self, job: Job) -> dict[str, object]:
        """The question and the passages behind the guided points."""
        return {"question": job.situation.heard.text, "passages": list(_passages(job))}

    def result(self, job: Job, answer: Answered) -> Result:
        """The model's points, each of which its own passage supports."""
        guided: AdvicePoints = job.made
        problems = tuple(_problems(job, answer))
        if problems:
            return Result(problems=problems)
        points = tuple(
            AdvicePoint(text=" ".join(one.text.split()), entry=guided.points[one.passage - 1].entry)
            for one in answer.points
        )
        return Result(record=AdvicePoints(points=points, author="model"))


def _passages(job: Job) -> Iterable[str]:
    points: AdvicePoints = job.made
    for point in points.points:
        entry = job.situation.guidance.entry(point.entry)
        yield f"{entry.say} {entry.text}"


def _problems(job: Job, answer: Answered) -> Iterable[str]:
    passages = list(_passages(job))
    own = job.situation.catalogue.vocabulary(*_OWN)
    cited = [one.passage for one in answer.points]
    if sorted(cited) != list(range(1, len(passages) + 1)):
        yield f"each of the {len(passages)} passages needs one point"
        return
    for place, point in enumerate(answer.points, start=1):
        if not point.text.strip() or len(point.text.split()) > _MOST_WORDS:
            yield f"point {place} must have 1 to {_MOST_WORDS} words"
        sources = Sources((passages[point.passage - 1],), own)
        yield from (f"point {place}: {problem}" for problem in unsupported(point.text, sources))
