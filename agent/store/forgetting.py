"""Taking facts out of a plan: what rests on erased turns goes, and what quotes it goes too.

The walk is over records as they are, so a record that is added later is covered: words whose
source is gone are dropped wherever they stand, a record that cannot be without them goes with
them, and drafts (a message, an agenda, a shortlist) that quote them are dropped whole, since
the coach can write them again from what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from agent.records.agreement import Agreement
from agent.records.base import Record, Source, Words, all_words
from agent.records.matching import Criteria, DealBreaker, Shortlist
from agent.records.meetings import Agenda, Edit, Meeting, Outreach, Pitch
from agent.records.plan import Goal, Plan, Profile, Step
from agent.records.progress import Action
from agent.records.replies import Reply
from agent.records.sharing import Shown
from agent.store.quoting import quotes

R = TypeVar("R", bound=Record)

WITHHELD = "This reply repeated words that have been erased, so it was erased with them."

_DRAFTS = (Pitch, Agenda, Shortlist, Step, Edit)
_RESTS_ON: dict[type[Record], str] = {DealBreaker: "words", Meeting: "said", Shown: "said"}
_READ_FROM: dict[type[Record], dict[str, tuple[str, ...]]] = {
    Profile: {"place": ("zone",)},
    Goal: {"by": ("by_read",), "aim": ("purpose",)},
    Agreement: {"period": ("until",), "rhythm": ("every",)},
    Action: {"by": ("on",), "result": ("state", "told")},
}
_NOT_OF_A_ROSTER = "known-"


@dataclass(frozen=True)
class Erased:
    """A conversation from turn `since` on, the messages said there, and those that remain.

    until: the last turn of it, None for all later ones.
    """

    conversation: str
    since: int = 1
    spoken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    until: int | None = None

    def covers(self, source: Source) -> bool:
        """Whether something with this source was said in what is erased."""
        return (
            source.kind == "conversation"
            and source.conversation == self.conversation
            and self.has(source.turn)
        )

    def has(self, turn: int) -> bool:
        """Whether this turn of the conversation is erased."""
        return turn >= self.since and (self.until is None or turn <= self.until)


def forgotten_words(plan: Plan, erased: Erased) -> tuple[str, ...]:
    """What the plan holds from the erased turns and nobody said elsewhere."""
    words = list(all_words(plan))
    remaining = [one.text for one in words if not erased.covers(one.source)]
    gone = (one.text for one in words if erased.covers(one.source))
    said_again = (*remaining, *erased.kept)
    return tuple(dict.fromkeys(text for text in gone if not _said(text, said_again)))


def forget(plan: Plan, erased: Erased) -> Plan:
    """The plan without what rests on the erased turns."""
    gone = forgotten_words(plan, erased)
    walk = _Walk(erased, gone)
    left = walk.without(plan)
    if left is None:
        return Plan(roster=plan.roster)
    left = _without_strangers(left, erased)
    if (left.goals, left.criteria) != (plan.goals, plan.criteria):
        left = left.model_copy(update={"shortlist": None})
    if walk.lost and not any(all_words(left)):
        return Plan(roster=left.roster)
    return left.model_copy(
        update={
            "asked": {
                key: count for key, count in left.asked.items() if _last(key) not in walk.lost
            },
            "left": tuple(key for key in left.left if _last(key) not in walk.lost),
        }
    )


def withhold(reply: Reply, gone: Iterable[str]) -> Reply:
    """The reply, or a line in its place when it repeats any of these words."""
    plain = reply.model_dump(mode="json", exclude={"conversation", "citations"})
    return withheld(reply) if _repeats(plain, gone) else reply


def withheld(reply: Reply) -> Reply:
    """The line that stands in the place of this reply once its words are erased."""
    return Reply(conversation=reply.conversation, turn=reply.turn, text=WITHHELD, skill=reply.skill)


class _Walk:
    """One pass over a plan; `lost` collects the names of the fields that lost their words."""

    def __init__(self, erased: Erased, gone: tuple[str, ...]) -> None:
        self._erased = erased
        self._gone = gone
        self.lost: set[str] = set()

    def without(self, record: R) -> R | None:
        """The record without the erased facts, or None when it cannot stand without them."""
        if isinstance(record, Source):
            return None if self._erased.covers(record) else record
        if isinstance(record, Words):
            return None if self._erased.covers(record.source) else record
        kind = type(record)
        left = {name: self._left(getattr(record, name)) for name in kind.model_fields}
        missing = {
            name
            for name, value in left.items()
            if value is None and getattr(record, name) is not None
        }
        self.lost |= missing
        if missing and not self._can_stand(record, missing):
            return None
        changed = record.model_copy(
            update={name: _default(kind, name) if name in missing else left[name] for name in left}
        )
        return self._settled(record, _with_readings(changed, missing))

    def _left(self, value: Any) -> Any:
        if isinstance(value, Record):
            return self.without(value)
        if isinstance(value, tuple):
            return tuple(one for one in map(self._left, value) if one is not None)
        if isinstance(value, Mapping):
            entries = {key: self._left(one) for key, one in value.items()}
            self.lost |= {str(key) for key, one in entries.items() if one is None}
            return {key: one for key, one in entries.items() if one is not None}
        return value

    def _can_stand(self, record: Record, missing: set[str]) -> bool:
        kind = type(record)
        required = {name for name, field in kind.model_fields.items() if field.is_required()}
        return not missing & (required | {_RESTS_ON.get(kind, "")})

    def _settled(self, record: R, left: R) -> R | None:
        if isinstance(left, _DRAFTS):
            untouched = left == record and not self._is_quoted_in(left)
            return left if untouched else None
        if isinstance(left, Criteria) and isinstance(record, Criteria):
            return self._criteria(record, left)  # type: ignore[return-value]
        if isinstance(left, Goal) and left != record and not left.needs:
            return None
        if isinstance(left, Outreach) and left != record and _is_empty(left):
            return None
        return left

    def _criteria(self, before: Criteria, left: Criteria) -> Criteria:
        unsaid = {key.partition(".")[0] for key in before.said.keys() - left.said.keys()}
        if "hours" in unsaid and "hours_fixed" not in left.said:
            unsaid.add("hours_fixed")
        fields = unsaid & set(Criteria.model_fields) - {"said"}
        left = left.model_copy(update={name: _default(Criteria, name) for name in fields})
        quoting = {
            name: tuple(one for one in value if not self._is_quoted_in(one))
            for name, value in left
            if isinstance(value, tuple)
        }
        return left.model_copy(update=quoting)

    def _is_quoted_in(self, value: Any) -> bool:
        said = tuple(
            _strings(value.model_dump(mode="json") if isinstance(value, Record) else value)
        )
        return any(quotes(text, words) for words in self._gone for text in said)


def _with_readings(record: R, missing: set[str]) -> R:
    kind = type(record)
    readings = _READ_FROM.get(kind, {})
    stale = [name for lost in missing for name in readings.get(lost, ())]
    return record.model_copy(update={name: _default(kind, name) for name in stale})


def _without_strangers(plan: Plan, erased: Erased) -> Plan:
    """Without people whom only the erased messages named; they come from no roster."""
    met = [(one.mentor, one.name) for one in plan.outreach]
    met += [(one.mentor, one.name) for one in plan.meetings]
    met += [(one.mentor, one.name) for one in plan.shares]
    gone = {
        mentor
        for mentor, name in met
        if mentor.startswith(_NOT_OF_A_ROSTER)
        and _said(name, erased.spoken)
        and not _said(name, erased.kept)
    }
    return plan.model_copy(
        update={
            "outreach": tuple(one for one in plan.outreach if one.mentor not in gone),
            "meetings": tuple(one for one in plan.meetings if one.mentor not in gone),
            "shares": tuple(one for one in plan.shares if one.mentor not in gone),
            "chosen": "" if plan.chosen in gone else plan.chosen,
        }
    )


def _said(text: str, messages: Iterable[str]) -> bool:
    return any(quotes(message, text) for message in messages)


def _repeats(plain: Any, gone: Iterable[str]) -> bool:
    texts = tuple(_strings(plain))
    return any(quotes(text, words) for words in gone for text in texts)


def _is_empty(outreach: Outreach) -> bool:
    return not (outreach.caught or outreach.pitch or outreach.sent or outreach.accepted)


def _default(kind: type[Record], name: str) -> Any:
    return kind.model_fields[name].get_default(call_default_factory=True)


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in (*value.keys(), *value.values()):
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
