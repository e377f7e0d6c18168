"""Questions about the people of a list: one of them, several side by side, more, or the order."""

from __future__ import annotations

import re

from agent.hearing.naming import by_name, named
from agent.hearing.patterns import one_of, words
from agent.hearing.topics import is_question
from agent.records.matching import Shortlist
from agent.records.people import Person, Roster
from agent.turns import Heard

_TELL = one_of(
    r"^\W*(?:please |can you |could you |will you )?(?:tell|show|give) me\b[^.?!]{0,20}?"
    r"\b(?:about|on)\b|^\W*(?:more|details?) (?:about|on)\b"
)
_OF_A_NAME = words(r"who|why|what|where|is|does|how")
_OF_A_RANK = one_of(
    r"\bwhy\b|\bwho(?: is|'s)\b|\b(?:what|how) about\b|\bwhat (?:do|did) you know\b"
    r"|\bwhat (?:does|do) (?:the (?:list|roster|file)|it|they|you) (?:say|have|know)\b"
)
_SIDE_BY_SIDE = words(
    r"compare|side by side|differences? between|differs?|different from|versus|vs|or"
)
_BETWEEN = re.compile(r"\b(?:and|or|with|between|compare|versus|vs|to|from)\b\.?|[,&?]", re.I)
_MORE = one_of(
    r"^\W*(?:and |but )?(?:who|anybody|anyone|somebody|someone) else\b[^.]{0,30}$",
    r"^\W*(?:please )?(?:just )?(?:show|give|name|tell) me (?:some |a few |the )?"
    r"(?:more|others?|other|different|further|next)(?: (?:people|persons|mentors|names|ones"
    r"|candidates|three|few))?\W*$",
    r"^\W*(?:some |any )?(?:more|other|further) (?:people|mentors|names|candidates)\W*$",
    r"^\W*(?:are|is) there (?:any )?(?:more|others|other (?:people|mentors)"
    r"|(?:any|some)(?:body|one) else)\W*$",
)
_EACH = one_of(
    r"\bwho (?:covers|brings|gives|can (?:give|cover|bring|help with)) (?:me )?(?:what|which)\b",
    r"\bwhat (?:can|could|would|do|does) (?:each|every ?one|they|these people|all)\b.{0,20}"
    r"\b(?:give|bring|offer|cover|do for me)\b",
    r"\bwhat (?:do|would) i need from (?:each|whom|them|everyone)\b",
    r"\bfor how long\b.{0,20}\beach\b",
    r"\bwhat (?:do )?i need,? (?:and )?what (?:this person|they|each) can give\b",
)
_WHY_NOT = one_of(
    r"^\W*(?:and |but )?why not (?:some|any)(?:body|one) else\b|\bwho (?:is|comes) near(?:ly|est)\b"
)
_ORDER = one_of(
    r"\bhow (?:did|do|have) you (?:rank|order|choos|chose|pick|select|match|sort|find|found|decide"
    r"|come up with)\w*(?: (?:on|who))?"
    r"(?: (?:them|these|those|people|mentors|this|the (?:people|list|order|ranking|mentors)))?\b",
    r"\bhow (?:is|was|are|were) (?:the|this|these|they) ?(?:list|order|ranking|people|mentors)?"
    r" ?(?:made|chosen|ranked|ordered|picked|selected|sorted|matched)\b",
    r"\bwhat(?: is|'s) (?:the|this) (?:order|ranking|list) (?:based|built) on\b",
    r"^\W*why (?:this|that|the) (?:order|ranking|list)\W*$",
    r"^\W*why (?:them|these(?: (?:people|three|two|names|ones|mentors))?|those)\W*$",
)


_WISHES = (("more", _MORE), ("order", _ORDER), ("each", _EACH), ("why_not", _WHY_NOT))


def hear_looking(text: str, roster: Roster | None, shortlist: Shortlist | None) -> Heard | None:
    """What is asked about the people of this list; None when the message asks nothing of it."""
    if roster is None:
        return None
    if ids := _side_by_side(text, roster, shortlist):
        return Heard("topic", "shortlist", text, wish="compare", notes=ids)
    if person := _one(text, roster, shortlist):
        return Heard("topic", "shortlist", text, wish="about", notes=(person.id,))
    if shortlist is None or not shortlist.matches:
        return None
    for wish, pattern in _WISHES:
        if pattern.search(text):
            return Heard("topic", "shortlist", text, wish=wish)
    return None


def _side_by_side(text: str, roster: Roster, shortlist: Shortlist | None) -> tuple[str, ...]:
    """The ids of two people or more whom the message wants compared."""
    compares = re.search(r"\bcompare\b|\?\s*$", text, re.I) or is_question(text)
    if not (compares and _SIDE_BY_SIDE.search(text)):
        return ()
    parts = (part for part in _BETWEEN.split(text) if part.strip())
    people = (named(part, roster, shortlist) for part in parts)
    ids = tuple(dict.fromkeys(person.id for person in people if person))
    return ids if len(ids) > 1 else ()


def _one(text: str, roster: Roster, shortlist: Shortlist | None) -> Person | None:
    """The one person a question or a "tell me about …" is about."""
    if _TELL.search(text):
        return named(text, roster, shortlist)
    if not is_question(text):
        return None
    if _OF_A_NAME.search(text) and (person := by_name(text, roster)):
        return person
    return named(text, roster, shortlist) if _OF_A_RANK.search(text) else None
