"""Steering: the commands that any conversation has, each answered and then back to work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from agent.learning.impressions import impressions_of
from agent.records.base import Record, Words
from agent.records.plan import Plan
from agent.records.replies import Message
from agent.skills.base import CONFIRMATIONS, Draft, Situation, resumed


def steer(situation: Situation) -> Draft:
    """What a command does: stop, private, why, back, restart, erase, and questions about me."""
    return _COMMANDS[situation.heard.wish](situation)


def _stop(situation: Situation) -> Draft:
    return Draft(plan=situation.plan, says=(situation.say("steer.stop"),))


def _skip(situation: Situation) -> Draft:
    return resumed(
        situation, Draft(plan=situation.plan, says=(situation.say("steer.no_question"),))
    )


def _private(situation: Situation) -> Draft:
    """Marks what the person said last as private: in no message and no shared page."""
    turn = situation.source.turn - 1
    plan, count = _made_private(situation.plan, situation.source.conversation, turn)
    key = "steer.private" if count else "steer.nothing_private"
    return resumed(situation, Draft(plan=plan, says=(situation.say(key),)))


def _made_private(plan: Plan, conversation: str, turn: int) -> tuple[Plan, int]:
    count = 0

    def visit(value: object) -> object:
        nonlocal count
        if isinstance(value, Words):
            if (value.source.conversation, value.source.turn) == (conversation, turn):
                count += 1
                return value.model_copy(update={"private": True})
            return value
        if isinstance(value, Record):
            update = {name: visit(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update=update)
        if isinstance(value, tuple):
            return tuple(visit(item) for item in value)
        if isinstance(value, dict):
            return {key: visit(item) for key, item in value.items()}
        return value

    return Plan.model_validate(visit(plan)), count


def _why(situation: Situation) -> Draft:
    field = situation.open.asks if situation.open else None
    key = f"why.{field}"
    if field is None or not situation.catalogue.has(key):
        return resumed(situation, Draft(plan=situation.plan, says=(situation.say("steer.no_why"),)))
    said = situation.say(key)
    last = next((m for m in reversed(situation.messages) if m.role == "coach"), None)
    is_again = last is not None and last.text.startswith(said)
    says = situation.say("steer.why_again") if is_again else said
    return resumed(situation, Draft(plan=situation.plan, says=(says,)))


def _back(situation: Situation) -> Draft:
    """Puts the question before the last one again; a new answer replaces the old one."""
    asked = _path(situation.messages)
    if len(asked) < 2:
        return resumed(
            situation, Draft(plan=situation.plan, says=(situation.say("steer.no_back"),))
        )
    before: Message = asked[-2]
    field = before.asks or ""
    left = tuple(name for name in situation.plan.left if name != field)
    plan = situation.plan.model_copy(update={"left": left})
    draft = Draft(plan=plan, says=(situation.say("steer.back"),))
    return replace(
        draft, asks=field, question=before.question or "", suggestions=before.suggestions
    )


def _path(messages: tuple[Message, ...]) -> list[Message]:
    """The questions on the way to the open one; a question put again ends the detour after it."""
    path: list[Message] = []
    for message in messages:
        if message.role != "coach" or not message.asks or message.asks in CONFIRMATIONS:
            continue
        known = [before.asks for before in path]
        if message.asks in known:
            path = path[: known.index(message.asks)]
        path.append(message)
    return path


def _confirm(field: str) -> Callable[[Situation], Draft]:
    def ask_first(situation: Situation) -> Draft:
        return Draft(
            plan=situation.plan,
            asks=field,
            question=situation.say(f"ask.{field}.text"),
            suggestions=situation.catalogue.choices(f"ask.{field}.suggest"),
        )

    return ask_first


def _erase_confirmed(situation: Situation) -> Draft:
    text = situation.heard.text.lower()
    words = set(re.findall(r"\w+", text))
    what = "everything" if words & {"everything", "all", "data", "plan"} else "conversation"
    if "message" in text:
        what = "last-message"
    return Draft(plan=situation.plan, says=(situation.say(f"steer.erased.{what}"),), erase=what)


def _noted(situation: Situation) -> Draft:
    """Something about the person that was said beside the open question, played back."""
    said = dict.fromkeys(fact.words.text for fact in situation.heard.facts if fact.words)
    says = (situation.say("steer.noted", words=list(said)),)
    return resumed(situation, Draft(plan=situation.plan, says=says))


def _restarted(situation: Situation) -> Draft:
    plan = Plan(roster=situation.plan.roster, without_model=situation.plan.without_model)
    return Draft(plan=plan, says=(situation.say("steer.restarted"),), then="goals")


def _no_model(situation: Situation) -> Draft:
    """From now on nothing of this conversation goes to a language model."""
    plan, conversation = situation.plan, situation.source.conversation
    if conversation not in plan.without_model:
        plan = plan.model_copy(update={"without_model": (*plan.without_model, conversation)})
    says = (situation.say("model.off", model=situation.model),)
    return resumed(situation, Draft(plan=plan, says=says))


def _use_model(situation: Situation) -> Draft:
    conversation = situation.source.conversation
    others = tuple(one for one in situation.plan.without_model if one != conversation)
    plan = situation.plan.model_copy(update={"without_model": others})
    says = (situation.say("model.on", model=situation.model),)
    return resumed(situation, Draft(plan=plan, says=says))


def _declined(situation: Situation) -> Draft:
    return resumed(situation, Draft(plan=situation.plan, says=(situation.say("steer.declined"),)))


def _about_me(key: str) -> Callable[[Situation], Draft]:
    def answer(situation: Situation) -> Draft:
        says = (situation.say(key, readers=situation.readers),)
        return resumed(situation, Draft(plan=situation.plan, says=says))

    return answer


def _known(situation: Situation) -> Draft:
    """Everything in the plan that the person said, in their own words."""
    plan = situation.plan
    lines = [
        ("name", plan.profile.name),
        ("now", plan.profile.now),
        ("place", plan.profile.place),
        *(
            pair
            for goal in plan.goals
            for pair in (("goal", goal.aim), ("guidance", goal.guidance), ("by", goal.by))
        ),
        *((f"criteria.{name}", words) for name, words in plan.criteria.said.items()),
        ("commitment", plan.commitment),
    ]
    said = [
        situation.say(
            "steer.known_one",
            what=name.replace("criteria.", "").replace("_", " "),
            words=words.text,
            private=words.private,
        )
        for name, words in lines
        if words
    ]
    text = situation.say("steer.known", lines=said)
    return resumed(situation, Draft(plan=plan, says=(text,)))


def _edited(situation: Situation) -> Draft:
    """Something was changed in the plan itself; what rests on it is worked out anew."""
    room = situation.heard.notes[0] if situation.heard.notes else ""
    plan = _in_order(situation) if room in _OF_THE_ORDER else situation.plan
    draft = Draft(plan=plan, says=(situation.say("steer.edited"),))
    reaching = plan.reaching(plan.chosen)
    if reaching and reaching.pitch and not reaching.sent and room in _OF_A_LETTER:
        return replace(draft, then="pitch")
    if plan.shortlist and not plan.chosen and room in _OF_THE_ORDER:
        return replace(draft, then="shortlist")
    return resumed(situation, draft)


def _in_order(situation: Situation) -> Plan:
    """The plan with its people in the order that what is looked for gives them now."""
    plan, roster = situation.plan, situation.roster
    if plan.shortlist is None or roster is None:
        return plan
    if not plan.needs:
        return plan.model_copy(update={"shortlist": None})
    order = situation.prepare(roster, plan.needs).order(
        plan.criteria, now=situation.now, heard=impressions_of(plan)
    )
    return plan.model_copy(update={"shortlist": order})


_OF_A_LETTER = ("goals", "profile", "commitment", "outreach")
_OF_THE_ORDER = ("goals", "criteria")
"""Rooms of the plan that a letter, and the order of people, rest on."""

_COMMANDS: dict[str, Callable[[Situation], Draft]] = {
    "stop": _stop,
    "skip": _skip,
    "private": _private,
    "why": _why,
    "back": _back,
    "restart": _confirm("restart"),
    "erase": _confirm("erase"),
    "erase.confirmed": _erase_confirmed,
    "erase.declined": _declined,
    "restart.confirmed": _restarted,
    "restart.declined": _declined,
    "no_model": _no_model,
    "use_model": _use_model,
    "readers": _about_me("steer.readers"),
    "human": _about_me("steer.human"),
    "complaint": _about_me("steer.complaint"),
    "reminders": _about_me("steer.reminders"),
    "help": _about_me("steer.help"),
    "known": _known,
    "noted": _noted,
    "edited": _edited,
    "edit_unread": _about_me("steer.edit_unread"),
}
