"""Answers about what came of a meeting: notes, first pieces, results, the mentoring itself."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.hearing import notes_elsewhere as elsewhere
from agent.hearing.answers.asked import Answer, Asked, wished
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.notes import actions_in
from agent.hearing.patterns import one_of, words
from agent.hearing.season_words import rhythm_in
from agent.hearing.sentences import tidy
from agent.hearing.when import DateHeard, date_in
from agent.learning import Fact
from agent.records.base import Words


def _private(said: Words) -> Words:
    return said.model_copy(update={"private": True})


def noted(asked: Asked, *, bare: bool = False) -> tuple[Fact, ...]:
    """A meeting that took place, its notes for the mentee alone, and the actions in them."""
    actions = tuple(
        Fact(
            "action.new",
            {"owner": "mentee" if one.mine else "mentor", "advised": one.advised},
            asked.reader.words(one.what),
        )
        for one in actions_in(asked.text, bare=bare)
    )
    today = asked.reader.now.date()
    notes = Fact("meeting.notes", words=_private(asked.reader.words(asked.text.strip())))
    return (Fact("meeting.held", today), notes, *actions)


_NOT_HELD = words(
    r"(?:it |we |that )?(?:did not|didn't|never) (?:happen|meet|take place|talk)",
    r"cancell?ed|postponed|moved|no[- ]show|fell through|not yet|didn't (?:come|show up)",
    r"(?:she|he|they) (?:had to cancel|did not come|forgot)",
)


def notes(asked: Asked) -> Answer | None:
    """What came out of a meeting."""
    if _NOT_HELD.search(asked.text) or is_no(asked.text):
        return Answer(wish="not_held", left=True)
    if len(asked.text.split()) < _A_REPORT and says_nothing(asked.text):
        return None
    return Answer(noted(asked, bare=True))


_A_REPORT = 3
_FELT = (
    (elsewhere.HEARD_PARTLY, "partly"),
    (elsewhere.HEARD_NOT, "no"),
    (elsewhere.HEARD, "yes"),
    (words(r"partly|part(?:ly)?|somewhat|so[- ]so|a bit|sort of|mostly|half"), "partly"),
    (words(r"not really|no|not much|not at all|hardly|nope|barely"), "no"),
    (words(r"yes|yeah|very|fully|i did|really|totally|definitely|completely"), "yes"),
)


def felt(asked: Asked) -> Answer | None:
    """Whether the person felt heard; for them alone."""
    known = any(pattern.search(asked.text) for pattern, _ in _FELT)
    if not known and says_nothing(asked.text):
        return None
    return Answer((Fact("meeting.felt", words=_private(asked.said)),))


_ONWARD = (
    (words(r"enough|thank (?:her|him|them|\w+)|no more|end it|stop there|that was it"), "thanks"),
    (words(r"another|again|more|go on|continue|season|second|keep|regular(?:ly)?"), "again"),
    (words(r"next(?: person)?|some(?:body|one) else|other person|different person"), "next_person"),
)


def after(asked: Asked) -> Answer | None:
    """How to go on after a first meeting."""
    found = wished(asked.text, _ONWARD)
    return replace(found, left=True) if found else None


_ALL_OF_IT = words(r"small enough|as it is|all of it|the whole(?: thing)?|no smaller")
_NOT_MINE = words(r"(?:drop|forget) it|not (?:mine|a step|for me)|only advice|not a step for me")
_ON = r"(?:(?:by|on|until|till|before|for|at the latest|not later than)\s+)?"
_JOINT = re.compile(r"^[\s,;:.–-]+|[\s,;:.–-]+$")
_UNLESS = one_of(
    r"[,;]?\s*\b(?:(?P<unless>unless)|if|as long as|provided(?: that)?)\s+"
    r"(?P<lead>i(?:'m| am)|it(?:'s| is)|there(?:'s| is))?\s*(?P<not>not\s+)?(?P<what>[^,.;]+)"
)


def step(asked: Asked) -> Answer | None:
    """The first piece of an action, with a date and with what could come in between."""
    if _NOT_MINE.search(asked.text):
        return Answer((Fact("action.state", "dropped"),), wish="dropped")
    if _ALL_OF_IT.search(asked.text):
        action = asked.plan.action_in_hand()
        return Answer((Fact("action.step", words=action.what),)) if action else None
    if says_nothing(asked.text):
        return None
    date = date_in(asked.text, asked.reader.now)
    obstacle = _UNLESS.search(asked.text)
    what = _without(asked.text, date, obstacle)
    facts = [Fact("action.step", words=asked.reader.words(what))] if what else []
    if date:
        facts.append(Fact("action.by", date.date, asked.reader.words(date.words)))
    if obstacle and (hindrance := _hindrance(asked, obstacle)):
        facts.append(hindrance)
    return Answer(tuple(facts))


def _without(text: str, date: DateHeard | None, obstacle: re.Match[str] | None) -> str:
    """The text without its date and its "if", where one piece of it remains; else the whole."""
    spans = [obstacle.span()] if obstacle else []
    if date:
        before = re.search(_ON + "$", text[: date.span[0]], re.I)
        spans.append((before.start() if before else date.span[0], date.span[1]))
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    left = [tidy(_JOINT.sub("", piece)) for piece in (*pieces, text[at:])]
    said = [piece for piece in left if piece]
    return said[0] if len(said) == 1 else (tidy(text) if said else "")


def _hindrance(asked: Asked, match: re.Match[str]) -> Fact | None:
    """What could come in between, as the beginning of an "if" sentence: "I am too tired"."""
    lead = re.sub(r"['’]m$", " am", match["lead"] or "")
    lead = re.sub(r"['’]s$", " is", lead)
    lead = lead[:1].upper() + lead[1:] if lead.lower().startswith("i ") else lead
    if not (match["not"] or match["unless"]):
        return None
    words_of_it = asked.reader.words(tidy(match["what"]), lead)
    return Fact("action.obstacle", words=_private(words_of_it))


_LEAVE_OPEN = words(r"leave (?:it|that) open|open|decide then|no plan")


def then(asked: Asked) -> Answer | None:
    """What the person does when the obstacle comes; rest is an answer."""
    if _LEAVE_OPEN.search(asked.text):
        return Answer(left=True, wish="left_open")
    if says_nothing(asked.text):
        return None
    text = tidy(re.sub(r"^(?:then )?i(?:'ll| will)?\s+", "", asked.text.strip(), flags=re.I))
    return Answer((Fact("action.then", words=_private(asked.reader.words(text, "I"))),))


def helping(asked: Asked) -> Answer | None:
    """Who or what could help with something that is in nobody's own hands."""
    if is_no(asked.text) or says_nothing(asked.text) or _LEAVE_OPEN.search(asked.text):
        return Answer(left=True, wish="left_open")
    return Answer((Fact("action.then", words=_private(asked.said)),))


_MISSED = words(
    r"not (?:done|yet|started|at all|this time|really)|nothing|missed|forgot(?:ten)?|no time"
    r"|(?:did not|didn't|could not|couldn't|have not|haven't) (?:do|manage|start|get|find|make|have"
    r"|begin|finish)\w*",
    r"no|nope|never|too (?:tired|busy|much)",
)
_PARTLY = words(
    r"partly|half|halfway|almost|nearly|some of it|started|begun|in part|not (?:quite|all|fully)"
)
_DID = (
    r"did|done|finished|completed|built|made|wrote|written|sent|managed|talked|asked|read|tried"
    r"|learn(?:ed|t)|passed|gave|given|showed|shown|called|visited|published|shipped|rehearsed"
)
_DONE = one_of(
    rf"^\W*(?:yes|yep|{_DID}|works|it works?|all of it|ready)\b",
    rf"\b(?:i|we)(?:'ve| have)?(?: now| just| finally)? (?:{_DID})\b",
    r"\b(?:it|that|this|\w+) (?:works|worked|is (?:done|finished|ready|online|live|there))\b",
)


def result(asked: Asked) -> Answer | None:
    """What came of an action, planned or not."""
    state = state_of(asked.text)
    if not state:
        return None
    value = {"state": state, "on": asked.reader.now.date()}
    return Answer((Fact("action.result", value, asked.said),), wish=state)


def state_of(text: str) -> str:
    """`done`, `partly`, `missed`, or `told` for other words; empty when they tell nothing."""
    for pattern, state in _STATES:
        if pattern.search(text):
            return state
    return "" if says_nothing(text) or len(text.split()) < _A_REPORT else "told"


_STATES = (
    (_PARTLY, "partly"),
    (elsewhere.PARTLY, "partly"),
    (_MISSED, "missed"),
    (elsewhere.MISSED, "missed"),
    (_DONE, "done"),
    (elsewhere.DONE, "done"),
)

_MISSED_WAYS = (
    (words(r"smaller|less|half|a piece|shorter|tiny"), "smaller"),
    (words(r"other|another|different|something else|change"), "other"),
    (words(r"drop(?:ped)?|leave it|let it go|forget|give (?:it )?up|cancel|no longer"), "dropped"),
    (words(r"keep|as it is|same|still|again|later|next (?:week|time)|move"), "kept"),
)


def missed(asked: Asked) -> Answer | None:
    """What becomes of a missed step: the mentee chooses."""
    found = wished(asked.text, _MISSED_WAYS)
    if found and found.wish == "dropped":
        return Answer((Fact("action.state", "dropped"),), wish="dropped")
    return found


def smaller(asked: Asked) -> Answer | None:
    """The step that takes the place of a missed one."""
    answer = step(asked)
    if answer and any(fact.field == "action.step" for fact in answer.facts):
        return Answer((*answer.facts, Fact("action.state", "open")), wish="replaced")
    return answer


def new(asked: Asked) -> Answer | None:
    """An action in the person's own words."""
    if is_no(asked.text) or _NOTHING.search(asked.text):
        return Answer(left=True, wish="no_action")
    if says_nothing(asked.text):
        return None
    facts = tuple(fact for fact in noted(asked, bare=True) if fact.field == "action.new")
    return Answer(facts or (Fact("action.new", {}, asked.said),))


_NOTHING = words(r"nothing|none|no action|not now")


def next_start(asked: Asked) -> Answer | None:
    """When the next meeting is."""
    rhythm = rhythm_in(asked.text)
    text = _EVERY_WEEKDAY.sub("on ", asked.text) if rhythm else asked.text
    date = date_in(text, asked.reader.now)
    if date:
        return Answer((Fact("meeting.start", date.start, asked.said), *rhythm))
    if is_no(asked.text) or _NOT_AGREED.search(asked.text):
        return Answer(left=True, wish="no_date")
    return None


_EVERY_WEEKDAY = one_of(r"\b(?:on )?every (?:second |other |third )?(?=\w{3,6}day\b)")
_NOT_AGREED = words(r"not (?:agreed|fixed|yet|planned)|no date|open|later|don't know")
