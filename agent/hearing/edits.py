"""A change of one sentence of a message: which one is meant, and what shall stand there.

"change the second sentence to …", "drop the line about trail running", "add: …", "replace 'half
an hour' with 'ten minutes'". Where it is not clear which words are meant, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.folding import fold
from agent.hearing.facts import Reader
from agent.hearing.patterns import one_of
from agent.hearing.sentences import is_own_sentence, tidy
from agent.learning import Fact
from agent.learning.letters import body, greeting
from agent.records.meetings import Edit, Outreach

_PLEASE = (
    r"^\W*(?:(?:please|now|then|and|ok(?:ay)?|also|but|can you|could you|would you|let's|i want to"
    r"|i(?:'d| would) (?:like|rather)(?: you)?(?: to)?)[\s,]+)*"
)
_UNIT = r"(?:sentence|line|phrase|part|bit|word(?:s|ing)?|paragraph|one|question|greeting|subject)"
_CHANGE = one_of(
    rf"{_PLEASE}(?:change|replace|rewrite|reword|swap|make|turn|correct|edit)\s+(?P<rest>[\s\S]+)$"
)
_SHOULD_SAY = one_of(
    rf"{_PLEASE}(?:in )?(?P<what>(?:the|my) [^:]{{0,40}}?{_UNIT}[^:]{{0,40}}?),?\s*"
    r"(?:should (?:be|say|read)|must say|could say|:|say|write)\s*:?\s*(?P<new>\S[\s\S]*)$"
)
_INSTEAD = one_of(
    rf"{_PLEASE}instead of (?P<what>.+?),?\s+(?:say|write|put|use)\s*:?\s*(?P<new>\S[\s\S]*)$"
)
_DROP = one_of(
    rf"{_PLEASE}(?:drop|remove|delete|take (?:out|away)|cut(?: out)?|leave (?:out|away)|omit|lose"
    r"|skip|strike(?: out)?|erase|get rid of|without)\s+(?P<what>[\s\S]+?)(?: out| away)?[\s.?!]*$"
)
_ADD = one_of(
    rf"{_PLEASE}(?:add|append|insert|put in|include|mention|also (?:say|mention|write)|say also)"
    r"(?: (?:a|one|this|another) (?:sentence|line|phrase))?(?P<that> that)?\s*[:,]?\s+"
    r"(?P<new>\S[\s\S]*)$"
)
_JOINT = re.compile(
    r"\s*(?:\b(?:into|to say|to|with|by|for|so that it says)\b|→|->|=>)\s*:?\s*", re.I
)
_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
    "fifth": 4, "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7,
    "ninth": 8, "9th": 8, "last": -1, "final": -1,
}  # fmt: skip
_NUMBERED = one_of(
    rf"\b(?P<word>{'|'.join(_ORDINALS)})\b(?: (?P<unit>{_UNIT}))?"
    r"|(?:sentence|line|number|no\.|#)\s*(?P<number>\d{1,2})\b|^(?P<bare>\d{1,2})$"
)
_QUOTED = re.compile(r"[\"“„'‘](?P<words>[^\"”“]{2,})[\"”“'’]")
_GREETS = one_of(r"^(?:the |my )?(?:greeting|salutation)$")
_SUBJECT = one_of(r"^(?:the |my )?subject(?: line)?$")
_ABOUT = one_of(
    rf"^(?:the |my |that )?(?:whole )?(?:{_UNIT} )?(?:(?:about|with|where|on|of|that says|saying"
    r"|which|that|when)\s+)?(?P<words>.+)$"
)
_SAYS_UNIT = one_of(r"\b(?:sentence|line|phrase|paragraph|greeting|subject(?: line)?|wording)s?\b")
_SYNONYMS = (
    (
        one_of(r"^(?:the |your |my )?(?:thanks|thank[- ]?you|gratitude)$"),
        re.compile(r"thank", re.I),
    ),
    (
        one_of(r"^(?:the |their |her |his )?(?:quot(?:e|ation)|own words|bio|entry)$"),
        re.compile(r'"'),
    ),
    (one_of(r"^(?:the |my )?promise$|^(?:the |my )?commitment$"), re.compile(r"^I will\b|side:")),
    (one_of(r"^(?:the |an? )?(?:easy )?(?:no|referral)$"), re.compile(r"\bno\b|somebody else")),
    (one_of(r"^what (?:caught|struck) me$"), re.compile(r"^What caught me")),
)
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM = 5
_UNDO = one_of(
    r"^\W*(?:please )?(?:undo(?: (?:that|it|my (?:last )?change))?|put (?:it|that) back"
    r"(?: (?:in|as it was))?|as it was(?: before)?|take (?:that|the) change back)\W*$"
)
_ASKS_ONLY = one_of(
    r"^\W*(?:i(?:'d| would) (?:like|want) to |can i |let me |how (?:can|do) i )?"
    r"(?:change|edit|rewrite|drop|remove) (?:a|one|some|another|the) (?:sentence|line|part)s?\W*$"
)


def names_a_sentence(text: str) -> bool:
    """Whether a message speaks of a sentence, a line or the subject of a letter."""
    return bool(_SAYS_UNIT.search(text))


def wants_a_change(text: str) -> bool:
    """Whether a message asks for a change of the letter, whether or not it is clear which."""
    asks = any(pattern.match(text) for pattern in (_CHANGE, _DROP, _ADD, _INSTEAD))
    return bool(_ASKS_ONLY.match(text)) or (asks and names_a_sentence(text))


def edit_in(reader: Reader, outreach: Outreach) -> Fact | None:
    """The change that this message asks for, or None where no words of the letter are meant."""
    if outreach.pitch is None:
        return None
    if outreach.edits and _UNDO.match(reader.text):
        return Fact("outreach.undone", True)
    for old, new in _changes(reader.text, _Letter(outreach)):
        return Fact("outreach.edits", Edit(old=old, new=reader.words(new)))
    return None


class _Letter:
    """The sentences of a message, found by what a person calls them."""

    def __init__(self, outreach: Outreach) -> None:
        pitch = outreach.pitch
        self.text = pitch.text if pitch else ""
        self.subject = pitch.subject if pitch else ""
        self.greeting = greeting(self.text, outreach.name)
        self.sentences = body(self.text, outreach.name)

    def meant(self, what: str) -> str:
        """The stretch of the letter that is called so; empty where it is not clear."""
        what = what.strip(" ,.:;?!")
        if _GREETS.match(what):
            return self.greeting
        if _SUBJECT.match(what):
            return self.subject
        return self._quoted(what) or self._numbered(what) or self._about(what)

    def _quoted(self, what: str) -> str:
        match = _QUOTED.search(what)
        words = match["words"].strip(" .…") if match else ""
        if not words or self.fragment(words) == "":
            return ""
        if _SAYS_UNIT.search(what):
            return next((one for one in self.sentences if words.lower() in one.lower()), "")
        return self.fragment(words)

    def _numbered(self, what: str) -> str:
        match = _NUMBERED.search(what)
        if match is None or not (match["number"] or match["bare"] or match["unit"]):
            return ""
        word = match["word"]
        at = _ORDINALS[word.lower()] if word else int(match["number"] or match["bare"]) - 1
        inside = -len(self.sentences) <= at < len(self.sentences)
        return self.sentences[at] if inside else ""

    def _about(self, what: str) -> str:
        match = _ABOUT.match(what)
        words = match["words"].strip() if match else what
        for said, sign in _SYNONYMS:
            if said.match(words):
                found = [one for one in self.sentences if sign.search(one)]
                return found[0] if found else ""
        return self._nearest(words)

    def _nearest(self, words: str) -> str:
        """The one sentence that shares most words with these; two alike are not clear."""
        wanted = _stems(words)
        shared = [(len(wanted & _stems(one)), one) for one in self.sentences]
        most = max((count for count, _ in shared), default=0)
        best = [one for count, one in shared if count == most]
        return best[0] if most and len(best) == 1 and 2 * most >= len(wanted) else ""

    def fragment(self, words: str) -> str:
        """These words as the letter has them; empty where it does not."""
        at = self.text.lower().find(words.lower())
        return self.text[at : at + len(words)] if at >= 0 and len(words) > 1 else ""


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text))}


def _changes(text: str, letter: _Letter) -> Iterator[tuple[str, str]]:
    """What is meant and what shall stand there, the likeliest reading first."""
    yield from _replaced(text, letter)
    if (match := _DROP.match(text)) and (old := letter.meant(match["what"])):
        yield old, ""
    if (match := _ADD.match(text)) and (new := _added(match)):
        yield "", new


def _replaced(text: str, letter: _Letter) -> Iterator[tuple[str, str]]:
    if match := _INSTEAD.match(text):
        what = match["what"]
        if old := letter.fragment(tidy(what)) or letter.meant(what):
            yield old, _new(match["new"])
    if (match := _SHOULD_SAY.match(text)) and (old := letter.meant(match["what"])):
        yield old, _new(match["new"])
    match = _CHANGE.match(text)
    for joint in _JOINT.finditer(match["rest"]) if match else ():
        what, new = match["rest"][: joint.start()], match["rest"][joint.end() :]  # type: ignore[index]
        whole = names_a_sentence(what) or bool(_QUOTED.search(what)) or what.strip().isdigit()
        old = letter.meant(what) if whole else letter.fragment(tidy(what))
        if old and new.strip():
            yield old, _new(new)


def _new(text: str) -> str:
    """What shall stand there: without quotes around it, and in one line."""
    said = " ".join(text.split())
    return said[1:-1].strip() if re.fullmatch(r"[\"“„'‘].+[\"”“'’]", said) else said


def _added(match: re.Match[str]) -> str:
    new = _new(match["new"])
    marked = ":" in match.group()[: match.start("new") - match.start()]
    return new if marked or match["that"] or is_own_sentence(new) else ""
