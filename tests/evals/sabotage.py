"""Runs the evals over a product with one deliberate fault: `sabotage.py FAULT run --offline …`.

A fault is put in the place of something at the product's door or inside it, in this process alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable
from typing import Any

from agent import Coach, Talk
from agent.records.matching import Criteria
from evals import __main__ as command
from evals import running
from evals.samples import Sample
from evals.solver import Solver


def none() -> None:
    """No fault."""


def deal_breaker_ignored() -> None:
    rank = Coach.rank

    def faulty(coach: Coach, roster: Any, needs: Any, criteria: Any = None, **more: Any) -> Any:
        lax = (criteria or Criteria()).model_copy(update={"deal_breakers": ()})
        return rank(coach, roster, needs, lax, **more)

    Coach.rank = faulty  # type: ignore[method-assign]


def capacity_ignored() -> None:
    rank = Coach.rank

    def faulty(coach: Coach, roster: Any, *rest: Any, **more: Any) -> Any:
        people = tuple(one.model_copy(update={"capacity": None}) for one in roster.people)
        return rank(coach, roster.model_copy(update={"people": people}), *rest, **more)

    Coach.rank = faulty  # type: ignore[method-assign]


def quote_altered() -> None:
    def altered(match: Any) -> Any:
        evidence = tuple(
            one.model_copy(update={"quote": f"{one.quote} Truly."}) for one in match.evidence
        )
        return match.model_copy(update={"evidence": evidence})

    _after_rank(lambda one: {"matches": tuple(altered(match) for match in one.matches)})


def name_in_the_score() -> None:
    def scored(match: Any) -> Any:
        return match.model_copy(update={"score": match.score + len(match.name) / 1000})

    _after_rank(lambda one: {"matches": tuple(scored(match) for match in one.matches)})


def part_left_out() -> None:
    def faulty(pitch: Any) -> dict[str, Any]:
        return {"text": pitch.text.replace(pitch.parts.call_to_action, "")}

    _after("pitch", faulty)


def claim_unsupported() -> None:
    def faulty(pitch: Any) -> dict[str, Any]:
        relevance = f"{pitch.parts.relevance} You are known for your patience."
        parts = pitch.parts.model_copy(update={"relevance": relevance})
        return {"parts": parts, "text": pitch.text.replace(pitch.parts.relevance, relevance)}

    _after("pitch", faulty)


def private_word_in_message() -> None:
    def faulty(pitch: Any) -> dict[str, Any]:
        return {"text": pitch.text.replace("Thank you", "I use a wheelchair. Thank you")}

    _after("pitch", faulty)


def minutes_wrong() -> None:
    def faulty(agenda: Any) -> dict[str, Any]:
        first, *rest = agenda.items
        return {"items": (first.model_copy(update={"minutes": first.minutes + 1}), *rest)}

    _after("agenda", faulty)


def mentor_silent() -> None:
    def faulty(agenda: Any) -> dict[str, Any]:
        return {"items": tuple(i.model_copy(update={"owner": "mentee"}) for i in agenda.items)}

    _after("agenda", faulty)


def stop_taken_for_an_answer() -> None:
    _everywhere("hear_command", lambda text: "")


def care_missed() -> None:
    _everywhere("hear_care", lambda *given, **more: None)


def question_asked_again() -> None:
    say = Talk.say

    async def faulty(talk: Talk, text: str, *rest: Any) -> Any:
        reply = await say(talk, text, *rest)
        return reply.model_copy(update={"asks": reply.asks and "goal.guidance"})

    Talk.say = faulty  # type: ignore[method-assign]


def stale_index() -> None:
    """The library answers every question with what it has for another, as stale vectors would."""
    from agent.guidance.search import Guidance

    search = Guidance.search

    def faulty(guidance: Guidance, text: str, *rest: Any, **more: Any) -> Any:
        return search(guidance, "how do I end mentoring kindly?", *rest, **more)

    Guidance.search = faulty  # type: ignore[method-assign]


def one_crash() -> None:
    solve = Solver.solve

    async def faulty(solver: Solver, task: str, sample: Sample) -> Any:
        if sample.id == "first-30":
            message = "sabotaged"
            raise ZeroDivisionError(message)
        return await solve(solver, task, sample)

    Solver.solve = faulty  # type: ignore[method-assign]


def one_time_out() -> None:
    solve, timeout = Solver.solve, asyncio.timeout

    async def faulty(solver: Solver, task: str, sample: Sample) -> Any:
        if sample.id == "first-30":
            await asyncio.sleep(600)
        return await solve(solver, task, sample)

    Solver.solve = faulty  # type: ignore[method-assign]
    asyncio.timeout = lambda seconds: timeout(min(seconds or 1.0, 1.0))  # type: ignore[assignment]


def scorer_raises() -> None:
    score = running.score_with

    def faulty(name: str, sample: Sample, *rest: Any) -> Any:
        if sample.id == "first-30":
            message = "sabotaged"
            raise LookupError(message)
        return score(name, sample, *rest)

    running.score_with = faulty


def network_reached() -> None:
    import socket

    solve = Solver.solve

    async def faulty(solver: Solver, task: str, sample: Sample) -> Any:
        with contextlib.suppress(OSError):
            socket.getaddrinfo("telemetry.example", 443)
        return await solve(solver, task, sample)

    Solver.solve = faulty  # type: ignore[method-assign]


def _after(method: str, change: Callable[[Any], dict[str, Any]]) -> None:
    right = getattr(Coach, method)

    def faulty(*given: Any, **more: Any) -> Any:
        made = right(*given, **more)
        return made.model_copy(update=change(made))

    setattr(Coach, method, faulty)


def _after_rank(change: Callable[[Any], dict[str, Any]]) -> None:
    _after("rank", change)


def _everywhere(name: str, fake: Any) -> None:
    from agent.graph import compiled

    compiled()
    places = [
        module
        for key, module in list(sys.modules.items())
        if key.startswith("agent") and callable(module.__dict__.get(name))
    ]
    if not places:
        message = f"there is no {name} to sabotage"
        raise SystemExit(message)
    for module in places:
        setattr(module, name, fake)


if __name__ == "__main__":
    globals()[sys.argv[1]]()
    command._leave(command.main(sys.argv[2:]))
