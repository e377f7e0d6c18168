"""Hearing what a mentee chooses to show a mentor, or wants to know of what is shown."""

from __future__ import annotations

from agent.hearing.answers.asked import Asked
from agent.hearing.answers.sharing import MINE_ALONE, fields_in, fields_meant, whom
from agent.hearing.patterns import one_of
from agent.learning import Fact
from agent.turns import Heard

_SEEING = r"(?:see|sees|seen|read|reads|get to (?:see|know)|gets to (?:see|know)|know about me)"
_ASKS_WHAT = one_of(
    rf"\bwhat (?:would|does|do|can|could|will|did|has|have|may|might) (?!you\b)"
    rf"[^.?!]{{1,40}}\b{_SEEING}\b",
    r"\bwhat (?:is|am i|are we|have i|did i|was)\b[^.?!]{0,20}\b(?:shar(?:e|ed|ing)|shown?)\b",
    r"\b(?:show|preview|see)\b[^.?!]{0,20}\b(?:what|the page|page)\b[^.?!]{0,30}"
    r"\b(?:mentor|sees?|reads?|shared)\b",
    r"^\W*(?:what is |show )?(?:the )?shared page\W*$",
)
_TAKES_BACK = one_of(
    r"\b(?:stop sharing|un-?share|no longer share|hide)\b",
    r"\b(?:do not|don't|not|never)\b[^.?!]{0,12}\b(?:share|show)\b(?! (?:that|this|it)\W*$)",
    r"\b(?:don't|do not|not|never)\s+(?:want|let|allow|like)\b[^.?!]{1,40}\b(?:see|read|know)\b",
    r"\btake\b[^.?!]{0,40}\b(?:back from|off (?:the|his|her|their) page)\b",
    r"\b(?:should not|shouldn't|must not|mustn't|may not)\b[^.?!]{0,30}\b(?:see|read)\b",
)
_SHARES = one_of(
    r"^\W*(?:(?:please|can you|could you|i want to|i would like to|i'd like to|let's|yes,?)\s+)*"
    r"(?:share|show|hand over|pass on)\b(?! me\b)[^?!]{0,90}\b(?:with|to)\b",
    r"^\W*(?:(?:please|can you|could you|i want to|i would like to|i'd like to)\s+)*"
    r"(?:show|tell) (?:my mentor|(?-i:[A-ZÀ-Þ])[\w-]+(?: (?-i:[A-ZÀ-Þ])[\w-]+)?)\s+"
    r"(?:my|what i|where i)\b",
    r"\b(?:let|allow)\b[^.?!]{2,40}\b(?:see|read)\b[^.?!]{0,20}\bmy\b",
    r"\b(?:may|can) see my\b",
)


def hear_sharing(asked: Asked) -> Heard | None:
    """A choice of what a mentor may see, one taken back, or the wish to read the page."""
    text = asked.text
    for wish, pattern in _WISHES:
        if pattern.search(text):
            return _heard(asked, wish)
    return None


_WISHES = (("share.what", _ASKS_WHAT), ("share.hide", _TAKES_BACK), ("share.show", _SHARES))


def _heard(asked: Asked, wish: str) -> Heard | None:
    mentor, name = whom(asked)
    read = fields_in(asked.text) if wish == "share.hide" else fields_meant(asked, mentor)
    fields, alone = read, bool(MINE_ALONE.search(asked.text))
    about = {"mentor": mentor, "name": name, "fields": fields}
    facts: tuple[Fact, ...] = ()
    if wish == "share.show" and not (fields or alone or mentor):
        return None
    if wish == "share.show" and fields:
        facts = (Fact("share.show", about, asked.said),)
    elif wish == "share.hide":
        if not (fields or mentor or asked.plan.shares):
            return None
        facts = (Fact("share.hide", about, asked.said),)
    notes = (mentor, name, "alone" if alone else "", *fields)
    return Heard("topic", "brief", asked.text, wish=wish, facts=facts, notes=notes)
