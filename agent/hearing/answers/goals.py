"""Answers about the goal and about who is writing."""

from __future__ import annotations

from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.facts import purpose_of
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import names_person_or_thing, tidy
from agent.hearing.when import by_in
from agent.learning import Fact
from agent.records.plan import Plan

_UNKNOWN = one_of(
    r"^\s*(?:idk|i (?:really )?(?:do not|don't) (?:really )?know|not sure|no idea|no clue)\b",
    r"^\s*(?:just )?think aloud",
)


_ONLY_A_MENTOR = one_of(
    r"(?:(?:hi|hello|hey)[,.!]? )?(?:i think |maybe |please )?"
    r"(?:i(?:'m| am|'d| would)? (?:want|need|like|look(?:ing)?)(?: to (?:find|have|get))?(?: for)?"
    r"|looking for|find|get|want|need)?(?: me)? ?(?:an? |some )?"
    r"(?:mentor|mentors|mentoring|help|advice|someone|somebody)(?: please)?"
)
_ASKS_THE_COACH = one_of(
    r"^\W*(?:please |can you |could you )?(?:write|tell|show|give|make|sing|draw) me\b"
)
_HARDLY_MORE = 4
"""Words beside what somebody is, up to which nothing but that was said."""


def only_wants_a_mentor(text: str) -> bool:
    """Whether a message says that a mentor is wanted and nothing else."""
    return bool(_ONLY_A_MENTOR.fullmatch(tidy(text)))


def says_only_who(facts: tuple[Fact, ...], text: str) -> bool:
    """Whether a message says what somebody is and next to nothing besides."""
    said = " ".join(fact.words.text for fact in facts if fact.field == "profile.now" and fact.words)
    return bool(said) and len(text.split()) - len(said.split()) < _HARDLY_MORE


def aim(asked: Asked) -> Answer | None:
    """What the goal is."""
    facts = asked.reader.facts()
    if _UNKNOWN.search(asked.text):
        return Answer(facts, wish="unknown")
    if any(fact.field in {"goal.aim", "goal.guidance", "goal.new"} for fact in facts):
        return Answer(facts)
    if says_nothing(asked.text) or _ASKS_THE_COACH.match(asked.text):
        return None
    if says_only_who(facts, asked.text) or only_wants_a_mentor(asked.text):
        return Answer(facts)
    aim = asked.completing("I would like to", "This is about:")
    unsure = aim.lead != "I would like to"
    purpose = purpose_of(aim.text) or ("open" if _began_open(asked.plan) else None)
    because = (Fact("goal.purpose", purpose),) if purpose else ()
    return Answer((*facts, Fact("goal.aim", words=aim), *because), unsure=unsure)


def _began_open(plan: Plan) -> bool:
    """Whether the person said before that they do not know yet."""
    return plan.asked.get("goal.aim", 0) > 0 and plan.goal is None


def guidance(asked: Asked) -> Answer | None:
    """What a mentor should do."""
    if says_nothing(asked.text):
        return None
    heard = asked.reader.facts()
    if any(fact.field == "goal.guidance" for fact in heard):
        return Answer(heard)
    profile = tuple(fact for fact in heard if fact.field.startswith("profile."))
    noun = names_person_or_thing(tidy(asked.text))
    otherwise = "I am looking for" if noun else "What I am looking for:"
    guidance = asked.completing("I would like a mentor to", otherwise)
    return Answer((*profile, Fact("goal.guidance", words=guidance)))


_NO_DATE = words(r"no date")


def by(asked: Asked) -> Answer | None:
    """By when."""
    if is_no(asked.text) or _NO_DATE.search(asked.text):
        return Answer(left=True)
    heard = by_in(asked.text, asked.reader.now)
    if heard is None and says_nothing(asked.text):
        return None
    return Answer((Fact("goal.by", heard.read if heard else "", asked.said),))


_AFTER_I_AM = one_of(r"^(?:an?|the|in|from|at|one)\b")
_MYSELF = words(r"i|i'm|my")


def now(asked: Asked) -> Answer | None:
    """Who is writing."""
    if says_nothing(asked.text):
        return None
    facts = tuple(fact for fact in asked.reader.facts() if fact.field.startswith("profile."))
    if any(fact.field == "profile.now" for fact in facts):
        return Answer(facts)
    text = tidy(asked.text)
    lead = "I am" if _AFTER_I_AM.search(text) else "About me:"
    if _MYSELF.search(text):
        lead = ""
    return Answer((*facts, Fact("profile.now", words=asked.reader.words(text, lead))))


def like_me(asked: Asked) -> Answer | None:
    """What "like me" means; kept private."""
    if says_nothing(asked.text):
        return None
    private = asked.said.model_copy(update={"private": True})
    return Answer((Fact("criteria.like_me", (private.text,), private),))
