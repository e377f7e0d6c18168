"""How long a meeting lasts, and how much time a month, as a message says it. Rules only."""

from __future__ import annotations

import re

from agent.folding import fold

MOST_TEXT = 10_000
SHORTEST, LONGEST = 5, 8 * 60
"""Minutes that can be a meeting."""

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "sixty": 60, "ninety": 90, "a couple of": 2,
    "un": 1, "una": 1, "uma": 1, "um": 1, "une": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1,
    "dos": 2, "duas": 2, "dois": 2, "deux": 2, "zwei": 2, "tres": 3, "trois": 3, "drei": 3,
    "cuatro": 4, "quatro": 4, "quatre": 4, "vier": 4, "seis": 6, "sechs": 6, "diez": 10, "dez": 10,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

_FIXED_LENGTHS = (
    (90, r"(?:an|one|1) hour and a half|one and a half hours?|hora y media|hora e meia"),
    (90, r"une heure et demie|anderthalb stunden|eineinhalb stunden"),
    (45, r"three[ -]quarters of an hour|tres cuartos de hora|trois quarts d'heure"),
    (15, r"(?:a )?quarter of an hour|un cuarto de hora|un quart d'heure|eine viertelstunde"),
    (30, r"(?:a )?half (?:an |a )?hours?|half-hours?|media hora|meia hora"),
    (30, r"(?:une )?demi[- ]heure|(?:eine )?halbe stunde"),
)
_HOURS = r"hours?|hrs?|horas?|heures?|stunden?"
_MINUTES = r"minutes?|mins?|minutos?|minuten"
_LENGTH = re.compile(
    r"(?<![\w:.,-])(?:"
    + "|".join(f"(?P<fixed{place}>{words})" for place, (_, words) in enumerate(_FIXED_LENGTHS))
    + rf"|(?P<low>{NUMBER})(?: ?(?:-|to) ?{NUMBER})?[ -]?(?:{_MINUTES})"
    rf"|(?P<hours>{NUMBER})(?: ?(?:-|to) ?{NUMBER})?[ -]?(?:(?:full )?(?:{_HOURS})|(?<=\d)h)"
    rf"(?:(?: and | y | e | et | und | )?(?P<rest>[1-5]?\d)(?: ?(?:{_MINUTES}))?(?![\w:/-]))?"
    r")(?!\w)"
)
_PERIODS = (
    (365 / 12, r"day|dia|jour|tag"),
    (26 / 12, r"(?:two|2|other|second) weeks?|fortnight|dos semanas|duas semanas|deux semaines"),
    (26 / 12, r"zwei wochen"),
    (52 / 12, r"week|semana|semaine|woche"),
    (1 / 2, r"(?:two|2|other|second) months?|dos meses|deux mois"),
    (1 / 3, r"quarter"),
    (1.0, r"month|mes|mois|monat"),
)
_PERIOD = "|".join(f"(?P<period{place}>{words})" for place, (_, words) in enumerate(_PERIODS))
_EACH = (
    r"(?:a|an|per|every|each|al|a la|por|cada|par|chaque|pro|im|in der|jede[nrs]?|alle|todas? las?)"
)
_PER = re.compile(rf"(?: ?(?:total )?)(?:{_EACH} |/ ?)(?:{_PERIOD})(?!\w)")
_ADVERB = re.compile(r" ?(?:(?P<month>monthly|mensuales|mensais)|(?P<week>weekly|semanales))\b")
_OFTEN = re.compile(
    rf"\b(?P<times>once|twice|one time|two times|three times|{NUMBER} times?) {_EACH} (?:{_PERIOD})"
    rf"(?!\w)|\bevery (?:{_PERIOD.replace('?P<period', '?P<every')})(?!\w)"
)
_OFTEN_BEFORE = 24
_NOT_A_LENGTH = re.compile(r"^ ?(?:ago|before|after|later|away|behind|of (?:work|sleep|travel))\b")
_WAITING = re.compile(r"\b(?:in|within|after|every|last|past|dans|dentro de)(?: the)? $")
_ANOTHER_USE = re.compile(
    r"\b(?:stud(?:y|ied|ying)|cod(?:e|ing)|practi[cs]\w+|work(?:ed|ing)?|learn\w*|read(?:ing)?"
    r"|train\w*|commut\w+|sle(?:ep|pt)\w*|teach\w*|volunteer\w*|watch\w*|travel\w*|estudio|arbeite)\b"
)
_CLAUSE = re.compile(r"[.!?;\n,]| and | but ")


def duration_in(text: str) -> int | None:
    """Minutes of a meeting: "half an hour", "30 min", "an hour and a half", "1h"; else None."""
    folded = fold(text[:MOST_TEXT])
    for match in _LENGTH.finditer(folded):
        after = folded[match.end() : match.end() + 30]
        is_other = _NOT_A_LENGTH.match(after) or _PER.match(after) or _ADVERB.match(after)
        if is_other or _WAITING.search(folded[max(0, match.start() - 16) : match.start()]):
            continue
        minutes = _minutes(match)
        if match["hours"] and match[0].endswith("h") and minutes > 4 * 60:
            continue
        if SHORTEST <= minutes <= LONGEST:
            return round(minutes)
    return None


def hours_per_month_in(text: str) -> float | None:
    """Hours a month, one decimal: "two hours a month" is 2, "an hour every week" 4.3; else None.

    Of a range the lower end counts: it is what can be relied on.
    """
    folded = fold(text[:MOST_TEXT])
    for match in _LENGTH.finditer(folded):
        clause = _CLAUSE.split(folded[max(0, match.start() - 80) : match.start()])[-1]
        times = _times_a_month(folded, match)
        if times and not _ANOTHER_USE.search(clause):
            hours = _minutes(match) * times / 60
            return round(hours, 1) if hours <= 200 else None
    return None


def _times_a_month(folded: str, match: re.Match[str]) -> float | None:
    after = folded[match.end() : match.end() + 40]
    each = _PER.match(after)
    if each:
        return _in_a_month(each, "period")
    adverb = _ADVERB.match(after)
    if adverb:
        return 1.0 if adverb["month"] else 52 / 12
    before = folded[max(0, match.start() - 60) : match.start()]
    for often in [*_OFTEN.finditer(before)][-1:]:
        if len(before) - often.end() <= _OFTEN_BEFORE:
            return _frequency(often)
    often_after = re.compile(rf",? (?:{_OFTEN.pattern})").match(after)
    return _frequency(often_after) if often_after else None


def _frequency(match: re.Match[str]) -> float | None:
    if not match["times"]:
        return _in_a_month(match, "every")
    count = {"once": 1.0, "twice": 2.0}.get(match["times"])
    if count is None:
        count = number(match["times"].rsplit(" ", 1)[0])
    return count * _in_a_month(match, "period")


def _in_a_month(match: re.Match[str], name: str) -> float:
    return next(
        times for place, (times, _) in enumerate(_PERIODS) if match[f"{name}{place}"] is not None
    )


def number(word: str) -> float:
    """The value of something that NUMBER matched."""
    return float(NUMBERS[word]) if word in NUMBERS else float(word.replace(",", "."))


def _minutes(match: re.Match[str]) -> float:
    for place, (minutes, _) in enumerate(_FIXED_LENGTHS):
        if match[f"fixed{place}"]:
            return minutes
    if match["low"]:
        return number(match["low"])
    return number(match["hours"]) * 60 + float(match["rest"] or 0)
