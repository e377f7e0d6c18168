"""Answers about what a mentor may see, and whom it is for."""

from __future__ import annotations

import re

from agent.folding import fold
from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.naming import by_name
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.learning import Fact
from agent.prompts import load_catalogue
from agent.skills.shared_page import showable

_FIELDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("goal.aim", "goal.guidance"), words(r"goals?", r"aims?", r"what i want")),
    (
        ("goal.guidance",),
        words(r"i would like a mentor to", r"what i (?:want|wish) from (?:a|my) mentor"),
    ),
    (("goal.by",), words(r"by when", r"time ?frame", r"deadline", r"until when")),
    (("goal.measure",), words(r"how i will know", r"measure")),
    (
        ("assessment.strengths", "assessment.growth", "assessment.higher"),
        words(r"(?:self[- ]?)?assessment", r"where i stand"),
    ),
    (("assessment.strengths",), words(r"strengths?", r"what i (?:already )?bring")),
    (
        ("assessment.growth", "assessment.higher"),
        words(r"growth(?: areas?)?", r"where i want to grow", r"weakness(?:es)?", r"gaps?"),
    ),
    (("assessment.higher",), words(r"one higher")),
    (
        ("assessment.outside", "assessment.help"),
        words(r"challenges?", r"obstacles?", r"barriers?", r"harder from outside"),
    ),
    (("assessment.help",), words(r"who or what could help")),
    (("profile.name",), words(r"(?<!the )names?(?! of)")),
    (
        ("profile.now",),
        words(r"now", r"jobs?", r"work", r"studies", r"what i do", r"who i am", r"background"),
    ),
    (("profile.place",), words(r"place", r"city", r"where i (?:live|am|come from)", r"location")),
    (("criteria.hours",), words(r"hours", r"availability", r"times", r"when i (?:can|have)")),
    (("criteria.languages",), words(r"languages?")),
    (("criteria.formats",), words(r"formats?", r"what kind of mentoring")),
    (("criteria.interests",), words(r"interests?", r"hobb(?:y|ies)")),
    (("criteria.offers",), words(r"offers?", r"what i (?:can )?(?:offer|give)(?: back)?")),
    (
        ("actions",),
        words(
            r"steps?", r"actions?", r"progress", r"what i did", r"where things stand", r"results?"
        ),
    ),
    (("milestones",), words(r"milestones?", r"done so far", r"what i (?:have )?(?:done|achieved)")),
    (("commitment",), words(r"commitments?", r"promises?", r"i will")),
    (("meeting.start",), words(r"when", r"dates?")),
    (("meeting.wish",), words(r"for this meeting", r"wish(?:es)?", r"questions?")),
    (("meeting.worked",), words(r"it worked when")),
)
_EVERYTHING = words(r"everything|all of (?:it|them|my \w+)|the whole plan|my plan|all my \w+")
MINE_ALONE = words(r"notes?|how i felt|feelings?|pulse|impressions?")
_ENOUGH = one_of(
    r"^\W*(?:that(?:'s| is)? (?:all|it|enough)|nothing(?: else| more)?|no(?:thing)?|none|done"
    r"|enough)(?: for now)?\W*$"
)
_NOBODY = one_of(r"^\W*(?:nobody|no ?one|none)\b.{0,12}$")
_WITH_WHOM = re.compile(
    r"\b(?:with|to|from|let|show|tell|can|does|would|will|may)\s+"
    r"(?!(?:I|My|The|What|Goal|Mentor)\b)"
    r"((?:[A-ZÀ-Þ][\w’'-]+)(?:\s+[A-ZÀ-Þ][\w’'-]+){0,3})"
)
_A_NAME = re.compile(r"^\W*((?:[^\W\d_][\w’'-]*)(?:\s+[^\W\d_][\w’'-]*){0,3})\W*$")
_STRANGER = "known-"


def fields(asked: Asked) -> Answer | None:
    """The answer to what a mentor may see."""
    if _ENOUGH.search(asked.text) or is_no(asked.text):
        return Answer(wish="share.enough", left=True)
    share = asked.plan.shares[-1] if asked.plan.shares else None
    mentor, name = (share.mentor, share.name) if share else whom(asked)
    found, alone = fields_meant(asked, mentor), bool(MINE_ALONE.search(asked.text))
    if not (found or alone):
        return None
    about = {"mentor": mentor, "name": name, "fields": found}
    facts = (Fact("share.show", about, asked.said),) if found else ()
    notes = (mentor, name, "alone" if alone else "", *found)
    return Answer(facts, wish="share.show", notes=notes)


def with_whom(asked: Asked) -> Answer | None:
    """The answer to whom the page is for."""
    if _NOBODY.search(asked.text) or is_no(asked.text):
        return Answer((Fact("share.hide", _about(""), asked.said),), wish="share.enough", left=True)
    mentor, name = whom(asked)
    if not mentor and (match := _A_NAME.search(asked.text)):
        name = match.group(1)
        mentor = f"{_STRANGER}{name.lower()}"
    if not mentor:
        return None
    about = {"mentor": mentor, "name": name, "fields": ()}
    return Answer(
        (Fact("share.with", about, asked.said),), wish="share.show", notes=(mentor, name, "")
    )


_OF_THE_MEETING = one_of(r"^from (?:this|the|our) meeting,? (?:i (?:would|'d) like|i want)\s+")


def wish(asked: Asked) -> Answer | None:
    """What the mentee wants of the next meeting."""
    if says_nothing(asked.text):
        return None
    said = tidy(_OF_THE_MEETING.sub("", asked.text.strip()))
    words_of_it = asked.reader.words(said, "From this meeting I would like")
    mentor = asked.plan.chosen
    notes = (mentor, asked.plan.name_of(mentor), "")
    return Answer((Fact("meeting.wish", words=words_of_it),), wish="share.show", notes=notes)


def _about(mentor: str) -> dict[str, object]:
    return {"mentor": mentor, "name": "", "fields": ()}


def fields_meant(asked: Asked, mentor: str) -> tuple[str, ...]:
    """The plan fields that are named; everything means what the plan holds at this moment."""
    if _EVERYTHING.search(asked.text) and not _BUT_NOT.search(asked.text):
        return tuple(showable(asked.plan, mentor, load_catalogue()))
    wanted, _, kept_back = _BUT_NOT.sub("\0", asked.text, count=1).partition("\0")
    back = fields_in(kept_back) if kept_back else ()
    return tuple(field for field in fields_in(wanted) if field not in back)


_BUT_NOT = one_of(r"\b(?:but|and|just|only)?,? ?\b(?:not|except|without|never|no)\b|\bhide\b")


def fields_in(text: str) -> tuple[str, ...]:
    """The plan fields that a message names, each once."""
    said = re.sub(
        r"\b(?:with|to|from)\s+(?:my )?(?:mentor|(?-i:[A-ZÀ-Þ])\S+)", " ", text, flags=re.I
    )
    found = (field for fields, pattern in _FIELDS if pattern.search(said) for field in fields)
    return tuple(dict.fromkeys(found))


def whom(asked: Asked) -> tuple[str, str]:
    """The id and name of the mentor who is meant; two empty texts when nobody is clear."""
    if person := by_name(asked.text, asked.roster):
        return person.id, person.called
    known = asked.plan.names
    said = set(re.findall(r"[^\W_]+", fold(asked.text)))
    named = [(mentor, name) for mentor, name in known.items() if said & _parts(name)]
    if len(named) == 1:
        return named[0]
    if match := _WITH_WHOM.search(asked.text):
        return f"{_STRANGER}{match.group(1).lower()}", match.group(1)
    if asked.plan.chosen in known:
        return asked.plan.chosen, known[asked.plan.chosen]
    return next(iter(known.items())) if len(known) == 1 else ("", "")


def _parts(name: str) -> set[str]:
    return {part for part in re.findall(r"[^\W_]+", fold(name)) if len(part) > 2}
