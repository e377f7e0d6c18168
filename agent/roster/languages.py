"""Languages in a roster: the codes that a cell names, and the language a text is written in.

Codes are ISO 639-1; names are the English one, the language's own and a few neighbours'.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from agent.folding import fold

_NAMES = """
    af Afrikaans; am Amharic; ar Arabic|arabe|arabisch|العربية|عربي; az Azerbaijani; be Belarusian;
    bg Bulgarian|български; bn Bengali|Bangla|বাংলা; bs Bosnian|bosanski; ca Catalan|català;
    cs Czech|čeština|tschechisch; cy Welsh|Cymraeg; da Danish|dansk|dänisch;
    de German|Deutsch|alemán|allemand|alemão|tedesco; el Greek|ελληνικά|griechisch;
    en English|inglés|inglês|anglais|englisch|inglese; eo Esperanto;
    es Spanish|español|castellano|espagnol|spanisch|espanhol|Castilian; et Estonian|eesti;
    eu Basque|euskara; fa Persian|Farsi|Dari|فارسی; fi Finnish|suomi|finnisch;
    fr French|français|francés|francês|französisch|francese; ga Irish|Gaeilge; gl Galician|galego;
    gu Gujarati|ગુજરાતી; ha Hausa; he Hebrew|Ivrit|עברית; hi Hindi|हिन्दी|हिंदी; hr Croatian|hrvatski;
    hu Hungarian|magyar|ungarisch; hy Armenian|հայերեն; id Indonesian|Bahasa Indonesia|Bahasa;
    ig Igbo; is Icelandic|íslenska; it Italian|italiano|italien|italienisch; ja Japanese|日本語;
    ka Georgian|ქართული; kk Kazakh; km Khmer; kn Kannada|ಕನ್ನಡ; ko Korean|한국어; ku Kurdish|kurdî;
    ky Kyrgyz; lt Lithuanian|lietuvių; lv Latvian|latviešu; mk Macedonian; ml Malayalam|മലയാളം;
    mn Mongolian; mr Marathi|मराठी; ms Malay|Bahasa Melayu; mt Maltese; my Burmese; ne Nepali|नेपाली;
    nl Dutch|Nederlands|Flemish|niederländisch|holandés|néerlandais; no Norwegian|norsk|bokmål;
    pa Punjabi|Panjabi|ਪੰਜਾਬੀ; pl Polish|polski|polnisch; ps Pashto;
    pt Portuguese|português|portugués|portugais|portugiesisch|Brazilian Portuguese;
    ro Romanian|română|rumänisch; ru Russian|русский|russisch|russe|ruso; rw Kinyarwanda;
    si Sinhala|Sinhalese; sk Slovak|slovenčina; sl Slovenian|Slovene|slovenščina; so Somali;
    sq Albanian|shqip; sr Serbian|srpski|српски; sv Swedish|svenska|schwedisch;
    sw Swahili|Kiswahili; ta Tamil|தமிழ்; te Telugu|తెలుగు; th Thai|ไทย; ti Tigrinya;
    tl Tagalog|Filipino; tr Turkish|Türkçe|türkisch; uk Ukrainian|українська; ur Urdu|اردو;
    uz Uzbek; vi Vietnamese|tiếng Việt; wo Wolof; xh Xhosa|isiXhosa; yo Yoruba;
    zh Chinese|Mandarin|Cantonese|中文|普通话|廣東話|chinesisch|chino; zu Zulu|isiZulu
"""
_LEVEL = re.compile(
    r"\b(?:native|fluent(?:ly)?|basics?|conversational|intermediate|advanced|beginner|proficien\w+"
    r"|mother tongue|a bit of|some|good|working|professional|bilingual|speaker|[abc][12]|the"
    r"|languages?|level|business|full|limited)\b"
)
_APART = re.compile(r"[,;|/\n()&+:–-]|\band\b|\bund\b|\by\b|\bet\b|\be\b")

_COMMON = """
    en the and of to in is with for my that you are have people how would like from what i me on
    es el la los las de que y en con para mi una un soy trabajo como personas por mas quiero del al
    pt o a os as de que e em com para meu minha uma um sou trabalho como pessoas por mais do da no
    fr le la les des de et en avec pour mon ma une un je suis travail comme plus dans du au est sur
    de der die das und in mit für mein meine eine ein ich bin als mehr zu von auf ist nicht wie den
    it il lo la gli di che e in con per mio mia una un sono lavoro come più vorrei anni del non
    nl de het een en van in met voor mijn ik ben werk als meer op is niet hoe wat dat zijn aan
    pl i w na z do jest się nie jak jestem praca dla moje ludzi przez od oraz to po
"""
_WORD = re.compile(r"[^\W\d_]+")
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


@cache
def _codes() -> dict[str, str]:
    entries = (entry.strip().partition(" ") for entry in _NAMES.split(";"))
    named = [(code, names.split("|")) for code, _, names in entries]
    return {fold(name): code for code, names in named for name in (code, *names)}


@cache
def _names() -> dict[str, str]:
    entries = (entry.strip().partition(" ") for entry in _NAMES.split(";"))
    return {code: names.split("|")[0] for code, _, names in entries}


def language_name(code: str) -> str:
    """The English name of a code; the code itself where it is not known."""
    return _names().get(code, code)


def language_codes(text: str) -> frozenset[str]:
    """The codes of the languages that a cell names ("English (fluent), pt-BR" gives en, pt)."""
    pieces = _APART.split(_LEVEL.sub(" ", fold(text).replace("_", "-")))
    codes = (_codes().get(" ".join(piece.split())) for piece in pieces)
    return frozenset(code for code in codes if code)


@cache
def _any_name() -> re.Pattern[str]:
    names = sorted((name for name in _codes() if len(name) > 3), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def languages_named(text: str) -> tuple[str, ...]:
    """The codes of the languages that a sentence names in words, in its order, each once."""
    found = (_codes()[match.group()] for match in _any_name().finditer(fold(text)))
    return tuple(dict.fromkeys(found))


def language_of(text: str) -> str:
    """The code of the language a text is written in, or "" where its short words do not tell.

    Knows eight languages in Latin script, and scripts that stand for one language.
    """
    scripted = _by_script(text)
    if scripted:
        return scripted
    (first, most), (_, second) = _short_words(text).most_common(2)
    return first if most >= 3 and most >= second * 1.5 else ""


def seems_foreign(text: str) -> bool:
    """Whether a text is not English, as far as few words can tell."""
    counts = _short_words(text)
    return bool(_by_script(text)) or max(counts.values()) >= counts["en"] + 2


def _short_words(text: str) -> Counter[str]:
    """How many of the short words of each language a text has."""
    found = [word.lower() for word in _WORD.findall(text[:2_000])]
    return Counter({code: sum(w in common for w in found) for code, common in _common().items()})


@cache
def _common() -> dict[str, frozenset[str]]:
    lines = (line.split() for line in _COMMON.strip().splitlines())
    return {code: frozenset(words) for code, *words in lines}


def _by_script(text: str) -> str:
    part = text[:1_000]
    if part.isascii():
        return ""
    letters = sum(letter.isalpha() for letter in part)
    found = (code for code, script in _SCRIPTS if len(script.findall(part)) * 3 > letters)
    return next(found, "") if letters >= 4 else ""
