"""Why these people: for each, the words that speak best to one wish. The order is not a model's."""

from __future__ import annotations

from collections.abc import Iterable

from agent.authors.base import Job, Result, is_shown
from agent.records.base import Record
from agent.records.matching import Evidence, Match, Shortlist
from agent.records.people import Person
from agent.roster.masking import mask

MOST_PEOPLE = 5
_MOST_ITEMS = 4
_MOST_NEEDS = 4


class Choice(Record):
    """For one person, one sentence and the wish it speaks to; all counted from 1."""

    person: int
    words: int
    wish: int


class Reasons(Record):
    """The choices, one for each person."""

    reasons: tuple[Choice, ...]


class ShortlistAuthor:
    """Chooses among the evidence that the ranking found; it can neither rank nor write."""

    prompt = "reasons"
    is_weighty = False
    schema = Reasons

    def is_wanted(self, job: Job) -> bool:
        """A list that is shown and leaves a choice between words."""
        shortlist: Shortlist = job.made
        first = shortlist.matches[0] if shortlist.matches else None
        offered = any(len(_items(job, match)) > 1 for match in _people(shortlist))
        return first is not None and offered and is_shown(first.name, job.draft)

    def inputs(self, job: Job) -> dict[str, object]:
        """Wishes, and at most five people's words without their names."""
        shortlist: Shortlist = job.made
        return {
            "needs": list(shortlist.needs[:_MOST_NEEDS]),
            "people": [[one.quote for one in _items(job, m)] for m in _people(shortlist)],
        }

    def result(self, job: Job, answer: Reasons) -> Result:
        """The same list with a reason at each person that was chosen rightly."""
        shortlist: Shortlist = job.made
        problems = tuple(_problems(job, answer))
        if problems:
            return Result(problems=problems)
        chosen = {one.person: one for one in answer.reasons}
        matches = tuple(
            _with_reason(job, match, chosen.get(place))
            for place, match in enumerate(shortlist.matches, start=1)
        )
        return Result(record=shortlist.model_copy(update={"matches": matches}))


def _people(shortlist: Shortlist) -> tuple[Match, ...]:
    return shortlist.matches[:MOST_PEOPLE]


def _items(job: Job, match: Match) -> tuple[Evidence, ...]:
    """The person's closest words that speak of nothing protected, each once."""
    roster = job.situation.roster
    person = roster.person(match.id) if roster else None
    ranked = sorted(match.evidence, key=lambda one: -one.score)
    once = {one.quote: one for one in reversed(ranked) if person and not _is_protected(one, person)}
    return tuple(one for one in ranked if once.get(one.quote) == one)[:_MOST_ITEMS]


def _is_protected(item: Evidence, person: Person) -> bool:
    """Whether the words speak of age, gender, family or origin, which are never a reason."""
    return mask(item.quote, person.name, item.field).split() != item.quote.split()


def _problems(job: Job, answer: Reasons) -> Iterable[str]:
    shortlist: Shortlist = job.made
    people = _people(shortlist)
    if not answer.reasons:
        yield "nobody has a reason"
    if len({one.person for one in answer.reasons}) != len(answer.reasons):
        yield "a person stands there twice"
    for one in answer.reasons:
        if not 1 <= one.person <= len(people):
            yield f"there is no person {one.person}"
        elif not 1 <= one.words <= len(_items(job, people[one.person - 1])):
            yield f"person {one.person} has no sentence {one.words}"
        elif not 1 <= one.wish <= min(len(shortlist.needs), _MOST_NEEDS):
            yield f"there is no wish {one.wish}"


def _with_reason(job: Job, match: Match, choice: Choice | None) -> Match:
    if choice is None:
        return match
    item = _items(job, match)[choice.words - 1]
    return match.model_copy(update={"reason": item.model_copy(update={"need": choice.wish - 1})})
