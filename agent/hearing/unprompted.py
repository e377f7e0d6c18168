"""A message while no question is open: plain words of a goal, what the examples say, or two offers.

What the examples are not sure of is not acted on: the two likeliest skills are offered, and the
message is read again for the one that is chosen.
"""

from __future__ import annotations

from agent.hearing.answers import only_wants_a_mentor, read_answer, says_only_who
from agent.hearing.commands import says_nothing
from agent.hearing.ear import Ear, stated, with_zone
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import names_a_subject
from agent.hearing.topics import Pointer, is_question, pointer, topic_by_rule
from agent.learning import Fact
from agent.records.replies import SkillName
from agent.roster.languages import seems_foreign
from agent.turns import Heard

_AIM = "goal.aim"
_OFFERED = 2
_ASKS_TO_DO = one_of(r"^\W*(?:can|could|will|would|shall) (?:you|we)\b")
_OF_A_RELATION = words(
    r"her|him|she|he|mentors?|mentees?|meetings?|sessions?|messages?|e-?mails?|letters?"
)
"""What a mentoring that goes on speaks of, rather than a goal."""
_ONE_QUESTION = one_of(r"\bi (?:only |just )?have (?:only |just )?(?:one|a) question\b")
_WHO = frozenset({"profile.name", "profile.now", "profile.place", "profile.zone", "criteria.zone"})
_ONLY_ASKS = one_of(
    r"^\W*(?:do|does|did|is|are|should|must|what|when|why|which|will|would)\b[^.!?]*\?\s*$"
)


def hear_unprompted(ear: Ear) -> Heard:
    """What a message asks for or tells when nothing was asked."""
    if _is_at_a_loss(ear):
        return _begin(ear)
    if says_nothing(ear.text):
        return Heard("nothing", ear.skill, ear.text)
    points, facts = pointer(ear.text, ear.predict), stated(ear)
    if _tells_a_goal(ear, points):
        return _begin(ear)
    wanted = points.sure or _of_facts(ear, points, facts)
    if wanted:
        return Heard("topic", wanted, ear.text, facts=facts)
    return _unsure(ear, points, facts)


def hear_offer(ear: Ear) -> Heard | None:
    """One of two skills that were offered is chosen: the message before is read for it."""
    last, before = ear.turn.last, ear.before
    offers = _offered_before(ear)
    if last is None or before is None or not offers or not ear.is_suggestion:
        return None
    chosen = offers[last.suggestions.index(ear.text)]
    return _begin(before) if chosen == "goals" else _for(before, chosen)


def _offered_before(ear: Ear) -> tuple[SkillName, ...]:
    """The two skills that the last reply offered for the message before; empty when it did not."""
    last, before = ear.turn.last, ear.before
    if last is None or before is None or last.asks or len(last.suggestions) != _OFFERED:
        return ()
    points = pointer(before.text, ear.predict)
    offers = () if points.sure else _offers(before, points)
    named = [_named_by(one, ear) for one in last.suggestions]
    return offers if named == list(offers) else ()


def _named_by(offer: str, ear: Ear) -> str:
    """The skill that an offer names."""
    topic = topic_by_rule(offer)
    return topic.skill if topic else pointer(offer, ear.predict).two[0]


def states_goal(ear: Ear) -> bool:
    """Whether the message says what the person is after; "do I need to …?" only asks."""
    if _ONLY_ASKS.match(ear.text):
        return False
    return any(fact.field.startswith("goal.") for fact in ear.reader().facts())


def _tells_a_goal(ear: Ear, points: Pointer) -> bool:
    """Whether the words, the examples, or both together, say that this is about a goal.

    The examples are English: the first message in another language is taken for a goal, which
    keeps it as it stands.
    """
    if ear.turn.plan.goal is None and "?" not in ear.text and seems_foreign(ear.text):
        return True
    if points.sure:
        return points.sure == "goals"
    if states_goal(ear):
        is_of_a_relation = bool(_OF_A_RELATION.search(ear.text))
        doubtful = is_of_a_relation or (points.is_likely and not _says_who(ear))
        return points.is_near("goals") or not doubtful
    if ear.turn.plan.goal:
        return False
    if names_a_subject(ear.text):
        return not (points.is_off_topic or points.is_likely)
    tells_who = _says_who(ear) and points.is_near("goals")
    is_all = says_only_who(ear.reader().facts(), ear.text) and points.may_be("goals")
    return tells_who or is_all


def _says_who(ear: Ear) -> bool:
    """Whether the person says who they are, or has said so."""
    known = ear.turn.plan.profile.now is not None
    return known or any(fact.field == "profile.now" for fact in ear.reader().facts())


def _is_at_a_loss(ear: Ear) -> bool:
    """Whether there is no goal yet and the message has none: only a wish for one, or a question."""
    if ear.turn.plan.goal:
        return False
    if says_nothing(ear.text) or only_wants_a_mentor(ear.text) or _ONE_QUESTION.search(ear.text):
        return True
    answer = read_answer(_AIM, ear.asked())
    return answer is not None and answer.wish == "unknown"


def _for(ear: Ear, skill: SkillName) -> Heard:
    return Heard("topic", skill, ear.text, facts=stated(ear))


def _begin(ear: Ear) -> Heard:
    """A goal, in whatever words, or that there is none yet."""
    answer = read_answer(_AIM, ear.asked())
    if answer is None:
        return Heard("nothing", "goals", ear.text, facts=stated(ear))
    answered = {fact.field for fact in answer.facts}
    besides = tuple(fact for fact in stated(ear) if fact.field not in answered)
    return Heard(
        "answer",
        "goals",
        ear.text,
        wish=answer.wish,
        facts=with_zone((*answer.facts, *besides)),
        answered=_AIM,
        unsure=answer.unsure,
        notes=answer.notes,
    )


def _of_facts(ear: Ear, points: Pointer, facts: tuple[Fact, ...]) -> SkillName | None:
    """Who owns what was plainly stated, where the examples do not speak against it.

    Of who is writing and where alone nothing follows.
    """
    told = [fact for fact in facts if fact.field not in _WHO]
    owner = ear.owner(told[0].field) if told else None
    return owner if owner and (points.is_off_topic or points.is_near(owner)) else None


def _unsure(ear: Ear, points: Pointer, facts: tuple[Fact, ...]) -> Heard:
    if _asks_to_know(ear.text) and points.may_be("advice"):
        return Heard("topic", "advice", ear.text)
    if points.is_off_topic:
        return Heard("nothing", ear.skill, ear.text, facts=facts)
    if told := _told_in_two(ear):
        return told
    besides = tuple(fact for fact in facts if not fact.field.startswith("goal."))
    return Heard("nothing", ear.skill, ear.text, facts=besides, likely=_offers(ear, points))


def _told_in_two(ear: Ear) -> Heard | None:
    """Who tells on instead of choosing an offer told what it is about, and now what would help."""
    before = ear.before
    if ear.turn.plan.goal or before is None or not _offered_before(ear):
        return None
    aim = read_answer(_AIM, before.asked())
    guidance = read_answer("goal.guidance", ear.asked())
    if aim is None or guidance is None:
        return None
    facts = with_zone((*aim.facts, *guidance.facts))
    return Heard("answer", "goals", ear.text, facts=facts, answered="goal.guidance")


def _asks_to_know(text: str) -> bool:
    """Whether the message asks for knowledge rather than for a service ("can you …?")."""
    return is_question(text) and not _ASKS_TO_DO.match(text)


def _offers(ear: Ear, points: Pointer) -> tuple[SkillName, ...]:
    """Two skills to choose from: the likeliest, and what the form of the message speaks for."""
    topic = topic_by_rule(ear.text)
    if topic and topic.skill not in points.two:
        return (points.two[0], topic.skill)
    if states_goal(ear) and "goals" not in points.two:
        return (points.two[0], "goals")
    if is_question(ear.text) and not points.is_near(points.two[1]):
        return (points.two[0], "advice")
    return points.two
