"""Notes after a meeting in Spanish, French, Portuguese and German, at a first level.

Each language gives three patterns: what the other person will do, what they advised, and what the
writer will do. The words stay as they were written; unsure, nothing is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.hearing.patterns import words

_NAME = r"(?-i:[A-ZÀ-Þ][\w’-]+)(?:\s+(?-i:[A-ZÀ-Þ][\w’-]+)){0,2}"
_WHAT = r"(?P<what>\S.+)$"


@dataclass(frozen=True)
class Told:
    """How one language tells of actions: theirs, advised, mine; each gives `what`."""

    theirs: re.Pattern[str]
    advised: re.Pattern[str]
    mine: re.Pattern[str]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.I)


LANGUAGES = (
    Told(
        theirs=_pattern(
            rf"\b(?:ella|[ée]l|mi mentora?|{_NAME})\s+"
            rf"(?:me )?(?:va a|prometi[oó]|ofreci[oó]) {_WHAT}"
            r"|\bme va a (?P<more>\S.+)$"
        ),
        advised=_pattern(
            r"\b(?:me )?(?:dijo|dice|ha dicho|aconsej(?:[oó]|a)|recomend[oó]|recomienda|sugiri[oó]"
            r"|sugiere|propuso|propone)\s+(?:que )?(?:debo |deber[ií]a |tengo que |hay que )?"
            + _WHAT
        ),
        mine=_pattern(rf"\b(?:voy a|vamos a|tengo que|tenemos que|debo)\s+{_WHAT}"),
    ),
    Told(
        theirs=_pattern(
            rf"\b(?:elle|il|mon mentor|ma mentore|{_NAME})\s+(?:va|m['’]a promis de) {_WHAT}"
        ),
        advised=_pattern(
            r"\b(?:m['’]a|me|a)\s+(?:dit|conseill[ée]e?|recommand[ée]e?|sugg[ée]r[ée]|propos[ée]"
            r"|conseille|recommande|sugg[èe]re|propose)\s+(?:de |d['’]|que je |qu['’]il faut )?"
            + _WHAT
        ),
        mine=_pattern(rf"\b(?:je vais|je dois|il faut que je|nous allons|on va)\s+{_WHAT}"),
    ),
    Told(
        theirs=_pattern(
            rf"\b(?:ela|ele|(?:a )?minha mentora|(?:o )?meu mentor|{_NAME})\s+"
            rf"(?:vai|prometeu) {_WHAT}"
        ),
        advised=_pattern(
            r"\b(?:disse|diz|aconselhou|recomendou|sugeriu|prop[ôo]s)(?:-me)?\s+"
            r"(?:que |para )?(?:eu )?(?:devo |devia |tenho (?:que|de) )?" + _WHAT
        ),
        mine=_pattern(rf"\b(?:vou|vamos|devo|tenho (?:que|de)|preciso de)\s+{_WHAT}"),
    ),
    Told(
        theirs=_pattern(
            rf"\b(?:sie|er|meine mentorin|mein mentor|{_NAME})\s+"
            rf"(?:wird|hat versprochen,?)\s+{_WHAT}"
        ),
        advised=_pattern(
            r"\b(?:sagte?|meinte?|r[äa]t|riet|empfiehlt|empfahl|schl[äa]gt vor|schlug vor"
            r"|hat (?:mir )?(?:gesagt|geraten|empfohlen|vorgeschlagen))(?: mir)?,?\s+"
            r"(?:dass ich |ich soll(?:e|te)? )?" + _WHAT
        ),
        mine=_pattern(rf"\b(?:ich soll|ich muss|ich werde|wir werden|wir wollen)\s+{_WHAT}"),
    ),
)

WENT = words(
    r"(?:fue|estuvo) (?:muy )?(?:bien|buena?|[úu]til|duro)|hablamos|nos vimos",
    r"c'[ée]tait (?:bien|bon|utile|dur)|on a parl[ée]|nous avons parl[ée]",
    r"foi (?:muito )?(?:bom|boa|bem|[úu]til|duro)|fal[áa]mos|conversamos",
    r"(?:es )?war (?:sehr )?(?:gut|hilfreich|sch[öo]n|schwer)|wir haben (?:gesprochen|geredet)",
)
"""Tells that a meeting took place."""
PARTLY = words(
    r"en parte|m[áa]s o menos|a medias|en partie|plus ou moins|[àa] moiti[ée]|em parte"
    r"|mais ou menos|teilweise|zum teil|halb"
)
MISSED = words(
    r"no lo hice|no pude|no tuve tiempo|todav[íi]a no|pas (?:encore|fait)|pas eu le temps"
    r"|n[ãa]o (?:fiz|consegui|tive tempo)|ainda n[ãa]o|nicht (?:gemacht|geschafft|fertig)"
    r"|noch nicht|keine zeit"
)
DONE = words(
    r"hecho|hecha|lo hice|termin[ée]|c'est fait|j'ai (?:fait|fini|termin[ée])|feito|feita|fiz"
    r"|terminei|erledigt|fertig|gemacht|geschafft"
)
HEARD_PARTLY = words(
    r"en parte|m[áa]s o menos|en partie|plus ou moins|em parte|mais ou menos|teilweise|zum teil"
)
HEARD_NOT = words(
    r"no mucho|pas (?:vraiment|trop|tellement)|n[ãa]o muito|nem por isso|nicht (?:wirklich|so)|kaum"
    r"|nein|n[ãa]o|non"
)
HEARD = words(r"s[íi]|oui|sim|ja|mucho|muito|beaucoup|sehr|tout [àa] fait|completamente")


def told_in(sentence: str) -> tuple[str, str]:
    """Which of `theirs`, `advised`, `mine` a sentence tells, and its words; empty for none."""
    for language in LANGUAGES:
        for kind in ("theirs", "advised", "mine"):
            if match := getattr(language, kind).search(sentence):
                groups = match.groupdict()
                return kind, groups["what"] or groups.get("more") or ""
    return "", ""
