"""The plan beside the conversation: what is wanted, looked for and under way, in own words.

Each line can be changed where it stands: `page.js` opens its words, and the change goes to the
coach as a message of the conversation, which works out anew what rests on it and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from agent.page.calls import DOWNLOADS
from agent.page.lines import line, part
from agent.page.papers import AGREEMENT_DOCUMENT, DATES_FILE
from agent.page.screen import Screen
from agent.page.season import my_people, outcomes, reflections
from agent.page.text import escaped
from agent.page.views import Updates, card, filled, heading, removing, shown
from agent.page.words import say
from agent.records.plan import Goal, Plan


class PlanView:
    """What the coach has understood so far, in the person's own words."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("plan-title", markup=heading(say("plan.title"), 2))
        shown("edit-words", markup=_words_of_the_form())
        self.empty = shown("plan-empty", markup=say("plan.empty"))
        self.goals = shown("plan-goals")
        self.under_way = shown("plan-under-way")
        with gr.Row(elem_classes="actions"):
            self.dates = _download(say("plan.dates"), DATES_FILE)
            self.agreement = _download(say("plan.agreement"), AGREEMENT_DOCUMENT)

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.empty, self.goals, self.under_way, self.dates, self.agreement]

    def show(self, screen: Screen) -> Updates:
        """The plan as it stands; what is empty takes no room."""
        plan = screen.plan
        wanted = goals(plan) + assessments(plan) + criteria(plan)
        begun = outcomes(plan) + my_people(plan) + steps(plan) + reflections(plan)
        empty = plan.shortlist is None and not (wanted or begun)
        return {
            self.empty: filled(say("plan.empty") if empty else ""),
            self.goals: filled(card(wanted) if wanted else ""),
            self.under_way: filled(card(begun) if begun else ""),
            self.dates: gr.update(visible=_has_dates(plan)),
            self.agreement: gr.update(visible=plan.agreement(plan.chosen) is not None),
        }


def _download(label: str, name: str) -> gr.Button:
    return gr.Button(label, size="sm", link=f"{DOWNLOADS}{name}", visible=False)


def _has_dates(plan: Plan) -> bool:
    """Whether something of the plan has a day that a calendar could hold."""
    days = [one.on for one in plan.actions] + [one.sent for one in plan.outreach]
    return any(days) or any(one.start for one in plan.meetings) or bool(plan.steps)


def goals(plan: Plan) -> str:
    """The goals with who the person is, in their own words."""
    return part("plan.goals", _goals(plan))


def _goals(plan: Plan) -> Iterator[str]:
    profile = plan.profile
    yield line("plan.name", profile.name, "profile.name")
    yield line("plan.now", profile.now, "profile.now")
    yield line("plan.place", profile.place, "profile.place")
    for at, goal in enumerate(plan.goals):
        yield from _goal(goal, f"goals.{at}")


def _goal(goal: Goal, path: str) -> Iterator[str]:
    read = say("plan.read_as", read=goal.by_read) if goal.by_read else ""
    yield line("plan.goal", goal.aim, f"{path}.aim")
    yield line("plan.guidance", goal.guidance, f"{path}.guidance")
    yield line("plan.by", goal.by, f"{path}.by", read)
    yield line("plan.measure", goal.measure, f"{path}.measure")


def assessments(plan: Plan) -> str:
    """Where the person stands with each goal, as far as said."""
    return part(
        "plan.assessment",
        (
            line(f"assessment.{name}", getattr(one, name), f"assessments.{at}.{name}")
            for at, one in enumerate(plan.assessments)
            for name in ("strengths", "growth", "higher", "outside", "help")
        ),
    )


def criteria(plan: Plan) -> str:
    """What the person looks for, as they said it, and what rules somebody out."""
    return part("plan.criteria", _criteria(plan))


def _criteria(plan: Plan) -> Iterator[str]:
    for name, words in plan.criteria.said.items():
        yield line(f"criteria.{name}", words, f"criteria.said.{name}")
    told = plan.criteria.said.get("deal_breakers")
    for at, rule in enumerate(plan.criteria.deal_breakers):
        if rule.words and (told is None or rule.words.text != told.text):
            text = rule.words.text
            label = say("plan.rules_out")
            button = removing(f"criteria.deal_breakers.{at}", text, label.rstrip(":"))
            yield f'<em>{escaped(label)}</em> <q dir="auto">{escaped(text)}</q> {button}'


def steps(plan: Plan) -> str:
    """Small steps towards people within reach, with their days."""
    return part("plan.steps", _steps(plan))


def _steps(plan: Plan) -> Iterator[str]:
    for at, step in enumerate(plan.steps):
        told = say("plan.step", what=step.what, day=step.on) if step.on else step.what
        yield f"{escaped(told)} {removing(f'steps.{at}', step.what, step.what)}"


def _words_of_the_form() -> str:
    """What the form that changes a line says, and who speaks, for the page's script."""
    keys = ("save", "take_out", "keep", "you", "coach")
    return "".join(f'<span class="word-{key}">{escaped(say(f"edit.{key}"))}</span>' for key in keys)
