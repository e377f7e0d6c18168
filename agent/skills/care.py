"""Care: the plan is set aside, the decision stays with the person, nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.care_contacts import Contact
from agent.records.replies import SkillName
from agent.skills.base import Draft, Situation, resumed

_MOST_OUTSIDE = 2


class Care:
    """Answers what was told of harm, and the steps offered after it. Never touches the plan."""

    name: SkillName = "care"
    fields = ()

    def work(self, situation: Situation) -> Draft:
        """The reply for this kind of harm, or for the step that was chosen."""
        heard = situation.heard
        if heard.care:
            return self._told(situation, heard.care)
        step = _STEPS.get(heard.wish)
        return step(situation) if step else resumed(situation, Draft(plan=situation.plan))

    def _told(self, situation: Situation, kind: str) -> Draft:
        again = situation.last_skill == "care"
        key = f"care.again.{kind}" if again else f"care.{kind}"
        return Draft(
            plan=situation.plan,
            says=(situation.say(key, **_values(situation, kind)),),
            suggestions=situation.catalogue.choices(f"care.offers.{kind}"),
        )


def _values(situation: Situation, kind: str) -> dict[str, Any]:
    def said(inside: bool) -> list[str]:
        return [c.say for c in situation.contacts if kind in c.kinds and c.inside is inside]

    emergency: list[Contact] = [c for c in situation.contacts if c.id == "emergency"]
    outside = [text for text in said(False) if text not in {c.say for c in emergency}]
    return {
        "inside": said(True),
        "outside": outside[:_MOST_OUTSIDE],
        "emergency": emergency[0].say if emergency else "",
        "readers": situation.readers,
        "name": "",
    }


def _other_steps(situation: Situation) -> tuple[str, ...]:
    """The steps that were offered, without the one just taken."""
    last = next((m for m in reversed(situation.messages) if m.role == "coach"), None)
    return tuple(
        step for step in (last.suggestions if last else ()) if step != situation.heard.wish
    )


def _ending(situation: Situation) -> Draft:
    """The message that ends it: no reason, no reply asked for."""
    message = situation.say("care.ending.message", name="")
    body = "\n".join(f"> {line}" if line else ">" for line in message.split("\n"))
    return Draft(
        plan=situation.plan,
        says=(body, situation.say("care.ending.intro")),
        suggestions=_other_steps(situation),
    )


def _readers(situation: Situation) -> Draft:
    return Draft(
        plan=situation.plan,
        says=(situation.say("care.readers", readers=situation.readers),),
        suggestions=_other_steps(situation),
    )


def _erase(situation: Situation) -> Draft:
    draft = Draft(plan=situation.plan, says=(situation.say("care.erase"),))
    return replace(
        draft,
        asks="erase",
        suggestions=situation.catalogue.choices("ask.erase.suggest"),
    )


def _go_on(situation: Situation) -> Draft:
    return resumed(situation, Draft(plan=situation.plan, says=(situation.say("care.go_on"),)))


def _programme(situation: Situation) -> Draft:
    message = situation.say("care.programme.message")
    body = "\n".join(f"> {line}" if line else ">" for line in message.split("\n"))
    return Draft(
        plan=situation.plan,
        says=(body, situation.say("care.programme.intro")),
        suggestions=_other_steps(situation),
    )


def _questions(situation: Situation) -> Draft:
    return resumed(situation, Draft(plan=situation.plan, says=(situation.say("care.questions"),)))


_STEPS = {
    "A message that ends it": _ending,
    "Who could read this?": _readers,
    "Erase this": _erase,
    "I am fine, go on": _go_on,
    "Go on": _go_on,
    "Write to a programme": _programme,
    "Put my questions in order": _questions,
}
