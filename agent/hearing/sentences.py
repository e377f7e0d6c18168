"""Sentence beginnings: which one a person's words complete, so that both read as one sentence."""

from __future__ import annotations

import re

from agent.hearing.verbs import BASE_VERBS

_OWN_SUBJECT = re.compile(
    r"^(?:(?:and|but|so|well|honestly|because|maybe|perhaps|hi|hello)\W+)?"
    r"(?:i|im|we|my \w+|our \w+|it|its|there|she|he|they|you|this|that)(?:['’]\w+)?\b",
    re.I,
)
_PERSON_OR_THING = re.compile(
    r"^(?:an?|the|some(?:one|body)?|any(?:one|body)|people|honest|regular|more)\b", re.I
)
_REPEATED = re.compile(
    r"^(?:(?:i(?:['’]d| would)? (?:like|want|need)|i(?:['’]m| am) looking for)"
    r"(?: an?)? (?:mentor|someone|somebody|person|one) (?:to|who can|who could|that can)"
    r"|i(?:['’]d| would)? (?:like|want|love) to|my goal is to|i(?:['’]ll| will)"
    r"|what caught me is that you|what caught me is|that you|i am|i['’]m|to)\s+",
    re.I,
)
_LONGEST_SUBJECT = 6
_PRONOUNS = frozenset(
    "i me my mine we us our you your it its this that these those he him his she her they them "
    "what who whom where when why how which is are was were please".split()
)
_SIGNS = re.compile(r"[\"“”]")


_VERB_ENDINGS = ("ify", "ise", "ize")
_LONG_VERB = 5


def first_word(text: str) -> str:
    """The first word in lower case, empty when there is none."""
    match = re.match(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.strip())
    return match.group().lower() if match else ""


def begins_with_verb(text: str) -> bool:
    """Whether the words can follow "to …" or "I will …"."""
    word = first_word(text)
    return word in BASE_VERBS or (len(word) > _LONG_VERB and word.endswith(_VERB_ENDINGS))


def is_own_sentence(text: str) -> bool:
    """Whether the words bring their own subject and stand alone."""
    return bool(_OWN_SUBJECT.match(text.strip()))


def names_person_or_thing(text: str) -> bool:
    """Whether the words can follow "I am looking for …"."""
    return bool(_PERSON_OR_THING.match(text.strip()))


def names_a_subject(text: str) -> bool:
    """Whether a few words name a thing ("public speaking"), and ask or tell nothing."""
    said = re.findall(r"[^\W\d_]+", text.lower())
    is_short = 0 < len(said) <= _LONGEST_SUBJECT and not text.rstrip().endswith("?")
    return is_short and not _PRONOUNS & set(said) and not begins_with_verb(text)


def without_beginning(text: str) -> str:
    """The words without a repeated sentence beginning ("I would like a mentor to …")."""
    stripped = text.strip().strip("…").strip()
    return stripped[match.end() :] if (match := _REPEATED.match(stripped)) else stripped


def completed(text: str, lead: str, otherwise: str) -> tuple[str, str]:
    """The beginning that fits the words, and the words, both to be read as one sentence.

    `lead` fits words that begin with a verb; words with their own subject need none; anything
    else follows `otherwise`, which ends in a colon and so fits whatever comes.
    """
    words = tidy(without_beginning(text))
    if begins_with_verb(words):
        return lead, words
    whole = tidy(text)
    if is_own_sentence(whole):
        return "", whole
    return otherwise, words


def tidy(text: str) -> str:
    """The words without surrounding space, quotes of their own, or a full stop at the end."""
    one_line = re.sub(r"\s+", " ", text).strip()
    if len(_SIGNS.findall(one_line)) == 2 and one_line[0] in '"“' and one_line[-1] in '"”':
        one_line = one_line[1:-1]
    return one_line.rstrip(" .,;…")
