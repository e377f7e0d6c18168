"""The language model in one turn: what it may hear and write, and what is said about it.

It is asked after the rules have heard the message and after the guided author has written. Where
it fails, is late, or writes what nothing supports, the turn goes on as in guided mode and says so
in one line.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from agent.authors import Job, Result, Unfit, given, in_language, is_weighty, job_among, write
from agent.errors import ModelFailed
from agent.folding import fold
from agent.hearing.ear import Ear
from agent.hearing.listener import listen_closer, wants_model
from agent.learning import Fact, standing
from agent.model import Budget, Model
from agent.prompts import Catalogue
from agent.records.replies import Usage
from agent.skills.base import Draft, Situation
from agent.turns import Heard

_EVERY_WORDS = 20
"""Words between two lines of progress."""
_KEPT = 64
_NOT_AGAIN = frozenset({"unreachable", "timeout", "key", "unknown", "quota", "busy", "spent"})
"""Failures after which the same turn asks nothing more."""

Redraft = Callable[[Situation], Awaitable[tuple[Draft, ...]]]
Written = MutableMapping[str, Result]
"""What was written before, by a hash of what it was written from; kept in memory alone."""


@dataclass
class Along:
    """A model at work in one turn, within the turn's budget.

    notes: what is said about it; clashes: facts that differ from the plan and were not taken;
    language: of the message, where it is not English; wrote: whether a record is the model's;
    replaced: whether the guided author stood in for it.
    """

    model: Model
    catalogue: Catalogue
    written: Written
    user: str
    tell: Callable[[str], None] | None = None
    budget: Budget = field(default_factory=Budget)
    notes: list[str] = field(default_factory=list)
    clashes: list[tuple[str, str, str]] = field(default_factory=list)
    language: str = ""
    wrote: bool = False
    replaced: bool = False
    _given_up: bool = False

    async def hear(self, ear: Ear, heard: Heard) -> Heard:
        """What the rules heard, with what the model adds and the plan does not contradict."""
        if not wants_model(ear, heard):
            return heard
        self._progress("model.listening")
        try:
            closer = await listen_closer(ear, heard, self.model, self.budget)
        except ModelFailed as error:
            self._failed(error)
            return heard
        self.language = closer.language
        known = {(fact.field, _text(fact)) for fact in heard.facts}
        kept = [
            fact
            for fact in closer.heard.facts
            if (fact.field, _text(fact)) in known or not self._clashes(ear, fact)
        ]
        return replace(closer.heard, facts=tuple(kept))

    async def write(
        self, drafts: tuple[Draft, ...], situation: Situation, redraft: Redraft
    ) -> tuple[Draft, ...]:
        """The drafts with one record as the model writes it; as they are where it does not."""
        job = job_among(drafts, situation)
        if job is None or self._given_up or (self.language and not is_weighty(job)):
            return drafts
        try:
            result = await self._result(job)
        except ModelFailed as error:
            if is_weighty(job) or error.kind != "unusable":
                self._failed(error)
            return drafts
        except Unfit as unfit:
            self.stand_in(say_so=unfit.is_weighty)
            return drafts
        self.wrote = True
        if result.suggestions and job.draft is drafts[-1]:
            return (*drafts[:-1], replace(job.draft, suggestions=result.suggestions))
        if result.record is None:
            return drafts
        return await redraft(replace(situation, written=((job.made, result.record),)))

    def stand_in(self, *, say_so: bool = True) -> None:
        """The guided author's record is shown in the place of the model's."""
        self.wrote, self.replaced = False, True
        if say_so:
            self.notes.append(self.catalogue.say("model.replaced", model=self.model.name))

    async def in_their_language(self, says: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
        """The reply in the language of the message, as far as that can be done faithfully."""
        if not self.language or self._given_up or self.budget.is_spent:
            return tuple(says)
        try:
            return await in_language(self.language, says, names, self.model, self.budget)
        except ModelFailed as error:
            self._failed(error)
            return tuple(says)

    def told(self) -> tuple[str, ...]:
        """What is said about facts that were not taken, and about what went wrong."""
        asked = (
            self.catalogue.say("model.clash", before=before, now=now)
            for _, before, now in self.clashes
        )
        return (*asked, *self.notes)

    def used(self) -> str:
        """What the turn asked of the model, in one line; empty when nothing."""
        usage = self.budget.usage
        if not usage.model_calls:
            return ""
        tokens = usage.prompt_tokens + usage.completion_tokens
        return self.catalogue.say(
            "model.used", model=self.model.name, calls=usage.model_calls, tokens=f"{tokens:,}"
        )

    def offers(self) -> tuple[str, ...]:
        """One suggestion for each fact that was not taken: take it."""
        return tuple(self._take(place, now) for place, _, now in self.clashes)

    @property
    def usage(self) -> Usage:
        """What the turn has used so far."""
        return self.budget.usage

    async def _result(self, job: Job) -> Result:
        """What the model makes of a job; a job that was done before costs nothing."""
        key = _key(self.user, self.model.name, job)
        known = self.written.get(key)
        if known is None:
            known = await write(job, self.model, self.budget, self._count())
            if len(self.written) >= _KEPT:
                self.written.pop(next(iter(self.written)))
            self.written[key] = known
        return known

    def _count(self) -> Callable[[int], None]:
        shown = 0

        def tell(words: int) -> None:
            nonlocal shown
            if words >= shown + _EVERY_WORDS:
                shown = words
                self._progress("model.writing", words=words)

        self._progress("model.writing", words=0)
        return tell

    def _progress(self, key: str, **values: object) -> None:
        if self.tell:
            self.tell(self.catalogue.say(key, model=self.model.name, **values))

    def _failed(self, error: ModelFailed) -> None:
        self.replaced = True
        self._given_up = self._given_up or error.kind in _NOT_AGAIN
        why = self.catalogue.say(f"model.failed.{error.kind}")
        note = self.catalogue.say("model.failed", model=self.model.name, why=why)
        if note not in self.notes:
            self.notes.append(note)

    def _clashes(self, ear: Ear, fact: Fact) -> bool:
        """Whether the plan says otherwise; it is then asked about and not overwritten."""
        before, now = standing(ear.turn.plan, fact.field), _text(fact)
        if not (before and now) or fact.field == ear.pending or fold(before) == fold(now):
            return False
        self.clashes.append((fact.field, before, now))
        return True

    def _take(self, place: str, now: str) -> str:
        key = f"model.clash.take.{place}"
        return self.catalogue.say(key if self.catalogue.has(key) else "model.clash.take", now=now)


def _text(fact: Fact) -> str:
    return fact.words.text if fact.words else ""


def _key(user: str, model: str, job: Job) -> str:
    """Stands for what one user's record is written from, and by which model."""
    return f"{user}\0{sha256(f'{model}{given(job)}'.encode()).hexdigest()}"
