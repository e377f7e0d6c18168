"""Languages in a roster: the codes that a cell names, and the language a text is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from agent.languages import language_code, languages_in

_APART = re.compile(r"[,;|/\n]|\band\b|\bund\b|\by\b|\bet\b")
_CODE = re.compile(r"[a-z]{2}")

_COMMON = {
    "en": "the and of to in is with for my that you are have people how would like from what i me it on",
    "es": "el la los las de que y en con para mi una un soy trabajo como personas por mas quiero sobre años del al",
    "pt": "o a os as de que e em com para meu minha uma um sou trabalho como pessoas por mais quero anos do da no na não",
    "fr": "le la les des de et en avec pour mon ma une un je suis travail comme personnes plus dans du au est sur vous",
    "de": "der die das und in mit für mein meine eine ein ich bin arbeit als menschen mehr zu von auf ist nicht wie den",
    "it": "il lo la gli di che e in con per mio mia una un sono lavoro come persone più vorrei anni del della non",
    "nl": "de het een en van in met voor mijn ik ben werk als mensen meer op is niet hoe wat dat zijn aan",
    "pl": "i w na z do jest się nie jak jestem praca dla moje ludzi przez od oraz to po",
}  # fmt: skip


def language_codes(text: str) -> frozenset[str]:
    """The codes of the languages that a cell names ("English (fluent), pt-BR" gives en, pt)."""
    named = set(languages_in(text))
    alone = (language_code(piece) for piece in _APART.split(text) if len(piece.strip()) <= 8)
    return frozenset(named | {code for code in alone if _CODE.fullmatch(code)})


_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The code of the language a text is written in, or "" where its short words do not tell.

    Knows eight languages in Latin script, and scripts that stand for one language.
    """
    scripted = _by_script(text)
    if scripted:
        return scripted
    found = [word.lower() for word in _WORD.findall(text[:4_000])]
    counts = Counter(
        {code: sum(word in words for word in found) for code, words in _common().items()}
    )
    (first, most), (_, second) = counts.most_common(2)
    return first if most >= 3 and most >= second * 1.5 else ""


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _COMMON.items()}


_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)


def _by_script(text: str) -> str:
    part = text[:1_000]
    letters = sum(letter.isalpha() for letter in part)
    found = (code for code, script in _SCRIPTS if len(script.findall(part)) * 3 > letters)
    return next(found, "") if letters >= 4 else ""


def languages_named(sentence: str) -> tuple[str, ...]:
    """The codes of the languages a sentence names in full, in its order; codes alone are words."""
    spoken = sorted((name for name in _codes() if len(name) > 2), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, spoken))})(?!\w)"
    found = (_codes()[match.group()] for match in re.finditer(pattern, fold(sentence)))
    return tuple(dict.fromkeys(found))


def language_name(code: str) -> str:
    """The English name of a code ("pt" gives Portuguese); the code itself when unknown."""
    return _NAMES.get(code, code).split("|")[0].title()
