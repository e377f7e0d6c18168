"""What a message says: the skill that is wanted, the facts it states, and the words for each.

The order: care; commands; a question to the coach; a correction; a clear change of topic; an
answer to the open question; then what the examples point to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from agent.folding import fold
from agent.hearing.answers import Answer, read_answer
from agent.hearing.care import hear_care
from agent.hearing.changes import change
from agent.hearing.commands import asked_of_coach, bare, hear_command, is_yes
from agent.hearing.ear import OWN_LINES, Ear, Predict, stated, with_zone
from agent.hearing.facts import without_by
from agent.hearing.looking import hear_looking
from agent.hearing.mentors import (
    hear_mentor,
    plainly_prepares,
    prepares_meeting,
    tells_of_trouble,
    wish_of_mentor,
)
from agent.hearing.naming import by_name
from agent.hearing.oneself import hear_oneself
from agent.hearing.patterns import one_of
from agent.hearing.plan_edits import EDITED, hear_edit
from agent.hearing.season import hear_agreed_line, hear_answer, hear_notes, hear_topic
from agent.hearing.sharing import hear_sharing
from agent.hearing.topics import (
    asks_about_mentoring,
    asks_in_general,
    is_question,
    pointer,
    topic_by_rule,
)
from agent.hearing.undertakings import hear_undertaking
from agent.hearing.unprompted import hear_offer, hear_unprompted, states_goal
from agent.hearing.when import by_in
from agent.learning import Fact
from agent.records.replies import SkillName
from agent.turns import Heard, TurnInput

_CORRECTION = one_of(
    r"^(?:no[,.!]?\s+(?:wait[,.]?\s+)?)?(?:(?:sorry|wait|well)[,.]?\s+)?"
    r"(?:(?:actually,?\s+)?(?:please )?change"
    r" (?:that|it|my (?P<what>goal|place|hours|city))(?: to)?"
    r"|actually|correction|i meant to say|i mean(?:t)?|not that"
    r"|(?:that(?:'s| is) )?not (?:what i (?:said|meant|want)|my goal|right)"
    r"|that(?:'s| is) (?:wrong|not it)"
    r"|you (?:got|have) (?:that|it) wrong)\b[:,.]?\s*(?P<rest>[\s\S]*)$"
)
_SAYS_WHAT = one_of(r"\b(?:everything|all|data|plan|conversation|chat|history|message)\b")
_CORRECTED = {"goal": "goal.aim", "place": "criteria.place", "city": "criteria.place"}
_AT_ONCE = ("share.", "meeting.wish", "circle.", "action_plan.", "criteria.reporting")
"""Questions whose answers are read before anything else is read out of them."""
_TO_CONFIRM = frozenset({"erase", "restart"})
_ONLY_WORDS = OWN_LINES | {"meeting.worked", "criteria.like_me"}
"""Fields whose answer is a line as it stands: nothing else is read out of it."""
_CHOICES = frozenset(
    {"plan.chosen", "plan.roster", "outreach.next", "outreach.answer", "meeting.keep"}
)
_OF_AN_AGREEMENT = "agreement."
_LONG_ENOUGH_TO_TELL = 4
"""Words from which a message that answers nothing may be about another skill."""


def listen(turn: TurnInput, predict: Predict, owner: Callable[[str], SkillName]) -> Heard:
    """What this message says.

    `predict` is the classifier over the example messages; `owner` names the skill that owns
    the question for a plan field.
    """
    ear = Ear(turn, cache(predict), owner)
    if turn.edit:
        return _care(Ear(replace(turn, text=turn.edit.text), predict, owner)) or hear_edit(
            ear, turn.edit
        )
    for hear in _IN_THIS_ORDER:
        if heard := hear(ear):
            return heard
    return hear_unprompted(ear)


def tells_of_being_minor(messages: Iterable[str]) -> bool:
    """Whether somebody says in any of these messages that they are under 18."""
    heard = (hear_care(text) for text in messages)
    return any(one and "minor" in (one.kind, *one.also) for one in heard)


def _care(ear: Ear) -> Heard | None:
    """Harm that is told of, or a step chosen from a reply about it."""
    last = ear.turn.last
    if last and last.skill == "care" and ear.is_suggestion:
        if beside := _told_beside(ear):
            return beside
        return Heard("care", "care", ear.text, wish=ear.text)
    earlier = tuple(message.text for message in ear.turn.messages if message.role == "user")
    heard = hear_care(ear.text, recent=earlier)
    return Heard("care", "care", ear.text, care=heard.kind) if heard else None


def _told_beside(ear: Ear) -> Heard | None:
    """The goal that was stated in the same message as the harm, once the person goes on."""
    if not ear.text.endswith(("go on", "Go on")):
        return None
    said = next((m.text for m in reversed(ear.turn.messages) if m.role == "user"), "")
    facts = stated(ear, said)
    if not any(fact.field.startswith("goal.") for fact in facts):
        return None
    return Heard("topic", "goals", said, facts=facts)


def _confirmation(ear: Ear) -> Heard | None:
    """The answer to "shall I erase?" and the like: a clear yes does it, all else leaves it."""
    if ear.pending not in _TO_CONFIRM:
        return None
    if ear.pending == "erase" and is_yes(ear.text):
        asked = next((m.text for m in reversed(ear.turn.messages) if m.role == "user"), "")
        wish = "erase.confirmed" if _SAYS_WHAT.search(asked) else "erase"
        return Heard("command", "goals", asked, wish=wish)
    agreed = is_yes(ear.text) or ear.text.lower().startswith(("erase", "yes", "start"))
    wish = f"{ear.pending}.{'confirmed' if agreed else 'declined'}"
    return Heard("command", "goals", ear.text, wish=wish)


def _command(ear: Ear) -> Heard | None:
    name = hear_command(ear.text)
    if not name:
        return None
    if name == "people":
        return Heard("topic", "shortlist", ear.text, wish="people")
    if name == "skip" and ear.pending:
        return Heard("answer", ear.skill, ear.text, wish="skipped", answered=ear.pending)
    return Heard("command", ear.skill, ear.text, wish=name)


def _to_the_coach(ear: Ear) -> Heard | None:
    """A question to the coach or about mentoring is answered, whatever is open."""
    if question := asked_of_coach(ear.text):
        return Heard("command", ear.skill, ear.text, wish=question, facts=stated(ear))
    if not is_question(ear.text):
        return None
    if topic_by_rule(ear.text) or not asks_about_mentoring(ear.text) or states_goal(ear):
        return None
    points = pointer(ear.text, ear.predict)
    is_other = points.sure not in {None, "advice", "goals"}
    if is_other or not (ear.pending or points.may_be("advice")):
        return None
    return Heard("topic", "advice", ear.text)


def _correction(ear: Ear) -> Heard | None:
    """A correction overrides what was said: where its words belong, or the last field asked."""
    match = _CORRECTION.match(ear.text)
    rest = match.group("rest").strip() if match else ""
    if not match or not rest:
        return None
    field = _CORRECTED.get((match.group("what") or "").lower(), "")
    facts = () if field else (stated(ear, rest) or _other_time_frame(ear, rest))
    if not facts:
        last = _last_answered(ear)
        answer = read_answer(field or ("" if last in _ONLY_WORDS else last), ear.asked(rest))
        facts = answer.facts if answer else ()
    if not facts:
        return None
    return Heard("correction", ear.owner(facts[0].field), ear.text, facts=facts)


def _other_time_frame(ear: Ear, rest: str) -> tuple[Fact, ...]:
    """A time frame alone corrects that of the goal ("no, I meant by summer 2028")."""
    if ear.turn.plan.goal is None:
        return ()
    by = by_in(rest, ear.turn.now) or by_in(f"by {rest}", ear.turn.now)
    return (Fact("goal.by", by.read, ear.reader(rest).words(without_by(by.phrase))),) if by else ()


def _last_answered(ear: Ear) -> str:
    """The field that the person's message before this one answered."""
    asked = [m.asks for m in ear.turn.messages if m.role == "coach" and m.asks]
    before = asked[:-1] if ear.pending else asked
    return before[-1] or "" if before else ""


def _about_the_list(ear: Ear) -> Heard | None:
    """A question about the people of the list, whatever is open."""
    if asked_of_coach(ear.text):
        return None
    return hear_looking(ear.text, ear.turn.roster, ear.turn.plan.shortlist)


def _sharing(ear: Ear) -> Heard | None:
    """What a mentor may see: a choice made at any time."""
    return hear_sharing(ear.asked())


def _at_once(ear: Ear) -> Heard | None:
    """The answer to a question on what is shared or started together."""
    field = ear.pending
    if not field.startswith(_AT_ONCE) or is_question(ear.text):
        return None
    if hear_command(ear.text) and not ear.is_suggestion:
        return None
    if hear_command(ear.text) == "skip" or _is_another_topic(ear):
        return None
    answer = read_answer(field, ear.asked())
    return _answered(ear, field, answer) if answer else None


def _is_another_topic(ear: Ear) -> bool:
    """Whether the words of the domain plainly name another skill than the one that asked."""
    topic = topic_by_rule(ear.text)
    own = {ear.owner(ear.pending), "goals", "advice", "brief", "criteria"}
    return topic is not None and topic.skill not in own and not ear.is_suggestion


def _in_general(ear: Ear) -> Heard | None:
    """A question about mentors or circles as such, before a goal is known."""
    if ear.pending or ear.turn.plan.goal or not asks_in_general(ear.text):
        return None
    return Heard("topic", "advice", ear.text)


def _together(ear: Ear) -> Heard | None:
    """A circle or an action plan: to begin, or a part of it."""
    last = ear.turn.last
    return hear_undertaking(ear.asked(), last.skill if last else None, ear.turn.role)


def _as_mentor(ear: Ear) -> Heard | None:
    """A mentor's question or meeting; in another role only what is plainly a mentor's."""
    wish, topic = wish_of_mentor(ear.text), topic_by_rule(ear.text)
    if not wish and not ear.pending and tells_of_trouble(ear.text):
        return Heard("topic", "advice", ear.text)
    if ear.turn.role != "mentor":
        if topic is None or topic.skill != "brief" or _of_a_season(ear):
            return None
        if not wish and not plainly_prepares(ear.text):
            return None
    elif not wish and (is_question(ear.text) or not prepares_meeting(ear.text)):
        return None
    earlier = tuple(message.text for message in ear.turn.messages if message.role == "user")
    return hear_mentor(ear.text, earlier, wish)


def _of_a_season(ear: Ear) -> Heard | None:
    """What is wanted of a mentoring under way ("what did we agree last time?")."""
    if ear.is_suggestion and ear.pending.startswith(_OF_AN_AGREEMENT):
        return None
    heard = hear_agreed_line(ear.asked()) or hear_topic(ear.reader(), ear.turn.plan)
    if heard is None or heard.skill not in {"agenda", "pitch", "progress"}:
        return heard
    return replace(heard, facts=(*_of_somebody(ear), *heard.facts))


def _of_somebody(ear: Ear) -> tuple[Fact, ...]:
    """The person whom a wish names, where the plan knows of them."""
    person = by_name(ear.text, ear.turn.roster)
    known = ear.turn.plan.reaching(person.id) if person else None
    if known is None:
        said = fold(ear.text)
        named = [one for one in ear.turn.plan.outreach if one.name and fold(one.name) in said]
        known = named[0] if len(named) == 1 else None
    return (Fact("outreach.mentor", {"id": known.mentor, "name": known.name}),) if known else ()


def _after_a_meeting(ear: Ear) -> Heard | None:
    """An answer about a meeting or an action, notes, or what came of something."""
    asked = ear.asked()
    return hear_answer(asked, ear.pending, ear.owner) or hear_notes(asked, ear.pending)


def _answer(ear: Ear) -> Heard | None:
    field = ear.pending
    if not field:
        return None
    if is_question(ear.text) and not _is_answerable(ear, field):
        wanted = pointer(ear.text, ear.predict).sure
        return Heard("topic", wanted if wanted and wanted != "goals" else "advice", ear.text)
    answer = read_answer(field, ear.asked())
    if answer is None:
        return _answers_nothing(ear, field)
    return _answered(ear, field, answer, _in_passing(ear, field, answer))


def _answered(ear: Ear, field: str, answer: Answer, besides: tuple[Fact, ...] = ()) -> Heard:
    return Heard(
        "answer",
        ear.owner(field),
        ear.text,
        wish=answer.wish or ("left" if answer.left else ""),
        facts=with_zone((*answer.facts, *besides)),
        answered=field,
        unsure=answer.unsure,
        notes=answer.notes,
        settled=answer.left,
    )


def _is_answerable(ear: Ear, field: str) -> bool:
    """Whether a question may be an answer: a goal asked as "how do I …?", or a choice."""
    if field == "goal.aim":
        return states_goal(ear)
    return field in _CHOICES and read_answer(field, ear.asked()) is not None


def _in_passing(ear: Ear, field: str, answer: Answer) -> tuple[Fact, ...]:
    """What an answer to one question says about others besides."""
    if field in _ONLY_WORDS:
        return ()
    answered = {fact.field for fact in answer.facts}
    rooms = ("criteria.", "profile.") + (("goal.",) if field == "goal.aim" else ())
    return tuple(
        fact for fact in stated(ear) if fact.field not in answered and fact.field.startswith(rooms)
    )


def _answers_nothing(ear: Ear, field: str) -> Heard:
    """Nothing answers the open question: other facts are kept, else it is asked again."""
    facts = stated(ear)
    if facts:
        about = ear.owner(facts[0].field)
        if any(fact.field == "goal.new" for fact in facts):
            return Heard("topic", "goals", ear.text, facts=facts)
        answers = about if field == "plan.chosen" and about == "criteria" else ear.owner(field)
        return Heard("answer", answers, ear.text, facts=facts)
    if len(bare(ear.text).split()) >= _LONG_ENOUGH_TO_TELL:
        wanted = pointer(ear.text, ear.predict).sure
        if wanted and wanted not in {ear.owner(field), "goals"}:
            return Heard("topic", wanted, ear.text)
    return Heard("nothing", ear.owner(field), ear.text)


def _for_another_role(ear: Ear) -> Heard | None:
    """Mentors and organisers begin with their own skills, not with a goal of theirs."""
    skills: dict[str, SkillName] = {"mentor": "brief", "organiser": "circles"}
    wanted = skills.get(ear.turn.role)
    if wanted == "brief" and not ear.pending and not states_goal(ear):
        asks = is_question(ear.text)
        return (
            Heard("topic", "advice", ear.text)
            if asks
            else Heard("topic", "brief", ear.text, wish="mentor.hello")
        )
    if wanted is None or ear.pending or states_goal(ear):
        return None
    return Heard("topic", wanted, ear.text)


_IN_THIS_ORDER = (
    _care,
    _confirmation,
    _sharing,
    _at_once,
    _command,
    _in_general,
    _together,
    hear_offer,
    _as_mentor,
    _of_a_season,
    _about_the_list,
    _to_the_coach,
    hear_oneself,
    _correction,
    _after_a_meeting,
    change,
    _for_another_role,
    _answer,
)

__all__ = ["EDITED", "Predict", "listen", "tells_of_being_minor"]
