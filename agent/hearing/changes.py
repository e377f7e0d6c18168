"""A clear change of topic: news of somebody who was asked, a choice, an imperative."""

from __future__ import annotations

from agent.hearing.answers import only_wants_a_mentor, read_answer
from agent.hearing.ear import OWN_LINES, Ear, stated
from agent.hearing.edits import edit_in, names_a_sentence, wants_a_change
from agent.hearing.lengths import length_in
from agent.hearing.naming import by_name, named_in_full, namesakes, told_apart
from agent.hearing.news import is_plainly_news, news, says_no, says_theirs, when_and_how_long
from agent.hearing.patterns import one_of
from agent.hearing.season_words import about_meeting, rhythm_in
from agent.hearing.topics import (
    Topic,
    is_question,
    pointer,
    topic_by_rule,
)
from agent.learning import Fact
from agent.records.plan import Plan
from agent.turns import Heard

_NO_NEWS_INSTEAD = frozenset({"goal.aim", "goal.guidance", "meeting.keep"})
_OF_A_LETTER = OWN_LINES | {"outreach.next", "outreach.answer"}
"""Questions about a letter, in which "change the sentence" can mean its own sentences."""
_RATHER = one_of(r"\b(?:rather|instead|prefer|ask|write to|choose|other|another)\b|^\W*\w+\W*$")
_ABOUT_LENGTH = one_of(
    r"^\W*(?:please |can you |could you )?(?:make|keep|cut|shorten|write|say) (?:it|this|that)\b"
    r"|^\W*(?:in |at most |under |max|no more than |only )?[\w-]+ (?:words|sentences?|characters)"
    r"\W*$"
    r"|^\W*(?:a (?:bit|little) )?(?:longer|shorter)\W*$"
)
_OF_SOMEBODY = frozenset({"silence", "short", "formal", "plain"})
"""What can be wished for once there is somebody to write to."""
_A_FEW_WORDS = 5
"""Up to so many words, a name alone is a choice."""


def change(ear: Ear) -> Heard | None:
    """A change of topic: news of a yes, or an imperative with a skill's object."""
    if heard := _of_the_letter(ear) or _news(ear) or _choice(ear):
        return heard
    topic = _topic(ear)
    if topic is None:
        return None
    person = ear.asked().person() if topic.skill in {"pitch", "agenda"} else None
    same = namesakes(ear.text, ear.turn.roster) if topic.skill == "pitch" and not person else ()
    if same:
        names = tuple(told_apart(one, same) for one in same)
        return Heard("topic", "shortlist", ear.text, wish="which", notes=names)
    facts = stated(ear) if topic.skill != "pitch" else ()
    if topic.wish in {"follow-up", "silence"} and not person:
        facts = whom_it_waits_for(ear.turn.plan)
    if person:
        facts = (*facts, Fact("outreach.mentor", {"id": person.id, "name": person.called}))
    if topic.skill == "agenda":
        facts = (*facts, *_of_the_meeting(ear, person is not None))
    return Heard("topic", topic.skill, ear.text, wish=topic.wish, facts=facts)


def _of_the_letter(ear: Ear) -> Heard | None:
    """Another sentence, or another length, for the message that is being written."""
    outreach = ear.turn.plan.reaching(ear.turn.plan.chosen)
    if outreach is None or outreach.pitch is None:
        return None
    last = ear.turn.last
    at_hand = ear.pending in _OF_A_LETTER or (last is not None and last.skill == "pitch")
    if not (at_hand or names_a_sentence(ear.text)):
        return None
    if edit := edit_in(ear.reader(), outreach):
        return Heard("topic", "pitch", ear.text, wish="edit", facts=(edit,))
    plainly = bool(_ABOUT_LENGTH.search(ear.text))
    may_be = at_hand and (plainly or not (is_question(ear.text) or ear.pending in OWN_LINES))
    length = length_in(ear.text, outreach) if may_be else None
    if length is None:
        asks = at_hand and wants_a_change(ear.text)
        return Heard("topic", "pitch", ear.text, wish="edit") if asks else None
    return Heard(
        "topic", "pitch", ear.text, wish="length", facts=(Fact("outreach.length", length),)
    )


def _topic(ear: Ear) -> Topic | None:
    """What the words of the domain name, where it can be meant now."""
    topic = topic_by_rule(ear.text)
    if topic is None or (ear.turn.plan.goal is None and only_wants_a_mentor(ear.text)):
        return None
    is_too_early = topic.wish in _OF_SOMEBODY and not ear.turn.plan.chosen
    is_no_letter = topic.wish == "edit" and ear.pending not in _OF_A_LETTER
    is_answer = ear.is_suggestion and _answers_itself(ear)
    if is_too_early or is_no_letter or is_answer or _is_outvoted(ear, topic):
        return None
    return topic


def _is_outvoted(ear: Ear, topic: Topic) -> bool:
    """Whether nothing is open and the examples speak for another skill than the words."""
    if ear.pending or ear.is_suggestion or topic.skill in {"criteria", "advice"}:
        return False
    return not pointer(ear.text, ear.predict).may_be(topic.skill)


def _of_the_meeting(ear: Ear, is_named: bool) -> tuple[Fact, ...]:
    """When a meeting is, how long, and of what kind, as far as the message says so."""
    said, now = ear.asked().said, ear.turn.now
    is_with_somebody = is_named or bool(ear.turn.plan.chosen)
    read = news if is_with_somebody else when_and_how_long
    return (*about_meeting(ear.text, ear.turn.plan), *read(ear.text, said, now))


def _choice(ear: Ear) -> Heard | None:
    """A person of the list named in a few words, whatever else was asked."""
    if ear.pending == "plan.chosen" or topic_by_rule(ear.text):
        return None
    if ear.pending in OWN_LINES and not _RATHER.search(ear.text):
        return None
    if len(ear.text.split()) > _A_FEW_WORDS:
        return None
    shown = ear.turn.plan.shortlist
    person = ear.asked().person() if shown else named_in_full(ear.text, ear.turn.roster)
    if person is None or (shown and shown.match(person.id) is None):
        return None
    fact = Fact("outreach.mentor", {"id": person.id, "name": person.called})
    return Heard("topic", "pitch", ear.text, wish="chosen", facts=(fact,))


def _answers_itself(ear: Ear) -> bool:
    return bool(ear.pending) and read_answer(ear.pending, ear.asked()) is not None


def _news(ear: Ear) -> Heard | None:
    """News of somebody who was asked: "she said yes, Tuesday 7pm", a no, or that it is sent."""
    if not ear.turn.plan.chosen or is_question(ear.text) or ear.pending in _NO_NEWS_INSTEAD:
        return None
    if ear.pending in OWN_LINES and not is_plainly_news(ear.text):
        return None
    about = _whom_it_is_about(ear) or whom_it_waits_for(ear.turn.plan)
    if says_no(ear.text):
        return Heard("topic", "pitch", ear.text, wish="declined", facts=about)
    if says_theirs(ear.text) and ear.turn.plan.meeting(ear.turn.plan.chosen):
        return Heard("topic", "agenda", ear.text, facts=(Fact("meeting.theirs", True),))
    facts = news(ear.text, ear.asked().said, ear.turn.now)
    if not facts:
        return None
    accepted = any(fact.field == "outreach.accepted" for fact in facts)
    if accepted:
        facts = (*facts, *rhythm_in(ear.text))
    else:
        about = _whom_it_is_about(ear)
    return Heard("topic", "agenda" if accepted else "pitch", ear.text, facts=(*about, *facts))


def _whom_it_is_about(ear: Ear) -> tuple[Fact, ...]:
    """The person whom news names, where that is somebody who was written to."""
    person = by_name(ear.text, ear.turn.roster)
    if person is None or ear.turn.plan.reaching(person.id) is None:
        return ()
    return (Fact("outreach.mentor", {"id": person.id, "name": person.called}),)


def whom_it_waits_for(plan: Plan) -> tuple[Fact, ...]:
    """Who was written to last and has not answered, where the chosen person was not written to."""
    chosen = plan.reaching(plan.chosen)
    meeting = plan.meeting(plan.chosen)
    under_way = meeting is not None and bool(meeting.start or meeting.held)
    under_way = under_way or (chosen is not None and chosen.accepted is not None)
    waiting = [one for one in plan.outreach if one.waits and one.mentor != plan.chosen]
    if under_way or not waiting or (chosen and chosen.waits):
        return ()
    latest = waiting[-1]
    return (Fact("outreach.mentor", {"id": latest.mentor, "name": latest.name}),)
