"""Finds the words for days and hours in a text: English, and the plain ones of es, fr, pt, de.

`scan` gives tokens with their spans; what they amount to together is `hours.py`'s business (a cell)
or that of hearing (a message). Minutes are counted from midnight, weekdays from Monday = 0.

Vague words need numbers. They are choices of this project, meant for finding an hour to talk:
morning 8–12, lunch 12–14, afternoon 13–18, evening 18–22, night 20–23, daytime 9–17. Where a day
is left open it runs from EARLIEST (6:00) to LATEST (23:00).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from agent.folding import fold

EARLIEST, LATEST, MIDNIGHT = 6 * 60, 23 * 60, 24 * 60
WORKDAYS, WEEKEND, EVERY_DAY = tuple(range(5)), (5, 6), tuple(range(7))
MOST_WORDS = 400
"""Words about time that are read in one text; no message about time holds as many."""

Kind = Literal[
    "days", "part", "range", "after", "before", "at", "not", "only", "good", "bad", "too", "but",
    "break",
]  # fmt: skip
TELLING = frozenset(["days", "part", "range", "after", "before", "at"])
"""Kinds that say something about time by themselves."""

Half = Literal["am", "pm", "noon", ""]
"""What the words around a number say about its half of the day."""


@dataclass(frozen=True)
class Clock:
    """One time as said. `hour` is 0 to 24 as written.

    `sure` when it can only mean one time of day, `exact` when its minutes are written.
    """

    hour: int
    minute: int
    half: Half
    sure: bool
    exact: bool = False

    def minutes(self, hint: Half = "") -> int | None:
        """Minutes after midnight, or None when it could be morning or evening."""
        half = self.half or ("" if self.sure else hint)
        if half == "noon":
            half = "pm" if self.hour <= 4 else "am"
        if half == "am":
            return self.hour % (12 if self.half else 25) * 60 + self.minute
        if half == "pm" and self.hour <= 12:
            return (self.hour % 12 + 12) * 60 + self.minute
        if half or self.sure or self.hour == 12:
            return self.hour * 60 + self.minute
        return None


@dataclass(frozen=True)
class Word:
    """A piece of a text about time; `[start:end]` is its span.

    kind: "days" (`days`), "part" (`begin` to `stop`, `half`, maybe `days`), "range", "after",
    "before", "at" (`first`, `last`) tell something; "not" rules out what follows, or what stands
    before it when nothing follows; "only" lets in what follows or stands before; "good" and "bad"
    are verdicts on what stands before, "too" repeats the last one; "but" and "break" part two
    groups. `short` marks an abbreviation that is another word too (sat, sun, do), `bare` a time
    that is a number alone; a message needs more than these to be about time.
    """

    kind: Kind
    start: int
    end: int
    days: tuple[int, ...] = ()
    first: Clock | None = None
    last: Clock | None = None
    begin: int = 0
    stop: int = 0
    half: Half = ""
    short: bool = False
    bare: bool = False

    @property
    def tells(self) -> bool:
        """Whether it says something about time by itself."""
        return self.kind in TELLING


_DAY_NAMES = (
    "mondays? lunes lundis? segundas?-feiras? segundas montags?",
    "tuesdays? martes mardis? tercas?-feiras? tercas dienstags?",
    "wednesdays? miercoles mercredis? quartas?-feiras? quartas mittwochs?",
    "thursdays? jueves jeudis? quintas?-feiras? quintas donnerstags?",
    "fridays? viernes vendredis? sextas?-feiras? sextas freitags?",
    "saturdays? sabados? samedis? samstags? sonnabends?",
    "sundays? domingos? dimanches? sonntags?",
)
_SO_ONLY = (
    r"\s(?:as?|aos?|em|de|d[ao]s?|n[ao]s?|pel[ao]s?|depois|apos|segundas?|tercas?|quartas?|quintas?"
    r"|sextas?|sabados?|domingos?|manhas?|tardes?|noites?|after|before|only|from|any|in|on)\b"
)
"""After these words "so" is no Sunday: pt "só às segundas", "so after six"."""
_DAY_SHORTS = (
    "mons? mo lun segunda seg",
    "tues? tu mar terca ter di",
    "weds? we mie mer quarta qua mi",
    "thurs? thu th jue jeu quinta qui do",
    "fris? fr vie ven sexta sex",
    "sats? sa sab sam",
    rf"suns? su dom dim so(?!{_SO_ONLY})",
)
_WORKDAYS = (
    r"(?:week|work|working |business )[ -]?days?(?: only)?|monday to friday|m ?- ?f"
    r"|during the week|wochentags|werktags|entre semana|dias laborables|en semaine"
    r"|dias (?:uteis|de semana)"
)
_WEEKEND = r"week[ -]?ends?|wochenenden?|fin(?:es|s)? de semana|fi(?:m|ns|nais) de semana"
_WEEKNIGHTS = r"week[ -]?nights?"
_EVERY_DAY = (
    r"daily|(?:every|each|any|all) ?days?|(?:7|seven) days(?: a week)?|todos los dias"
    r"|todos os dias|tous les jours|jeden tag|taglich|diario|diariamente"
)
_DAY_GROUPS = ((WORKDAYS, _WORKDAYS), (WEEKEND, _WEEKEND), (EVERY_DAY, _EVERY_DAY))
_PARTS: tuple[tuple[int, int, Half, str], ...] = (
    (18 * 60, 22 * 60, "pm", _WEEKNIGHTS),
    (EARLIEST, 9 * 60, "am", r"early (?:in the )?mornings?|before work"),
    (8 * 60, 12 * 60, "am", r"mornings?|por la manana|(?:las )?mananas|(?:le |du )?matins?"),
    (8 * 60, 12 * 60, "am", r"(?:de|pela) manha|manhas|morgens|vormittags?|matinees?"),
    (
        12 * 60,
        14 * 60,
        "noon",
        r"lunch(?:[ -]?(?:breaks?|times?|hours?))?|lunches|mittags|les? midis?",
    ),
    (12 * 60, 14 * 60, "noon", r"(?:al )?mediodia|pause dejeuner|hora d[eo] almoco|mittagspausen?"),
    (16 * 60, 18 * 60, "pm", r"late afternoons?"),
    (
        13 * 60,
        18 * 60,
        "pm",
        r"afternoons?|por la tarde|tardes|(?:a|de|pela|cada|cualquier|qualquer) tarde",
    ),
    (13 * 60, 18 * 60, "pm", r"(?:l'|d')?apres-midis?|nachmittags?"),
    (17 * 60, 20 * 60, "pm", r"early (?:in the )?evenings?"),
    (20 * 60, LATEST, "pm", r"late (?:in the )?evenings?|(?:late )?(?:at )?nights?"),
    (18 * 60, 22 * 60, "pm", r"evenings?|after[ -]?work|(?:le |du )?soirs?|soirees?|abends?"),
    (18 * 60, 22 * 60, "pm", r"(?:por la |de )?noches?|(?:de |a |pela )?noites?|nach feierabend"),
    (18 * 60, 22 * 60, "pm", r"nach der arbeit|despues del trabajo|apres le travail"),
    (18 * 60, 22 * 60, "pm", r"depois do trabalho"),
    (9 * 60, 17 * 60, "", r"day[ -]?times?|(?:during|in) the day|tagsuber|en journee"),
    (9 * 60, 17 * 60, "", r"(?:business|working|office|work) hours|heures de bureau"),
    (9 * 60, 17 * 60, "", r"durante (?:el|o) dia|horario (?:laboral|comercial)"),
    (0, MIDNIGHT, "", r"24/7|around the clock|24 hours"),
    (EARLIEST, LATEST, "", r"any ?time|whenever|all day|a cualquier hora|jederzeit"),
    (EARLIEST, LATEST, "", r"n'importe quand|a qualquer hora|(?:fully |very )?flexible"),
)
_CAN_NOT = (
    r"can'?t|can ?not|couldn'?t|won'?t|wouldn'?t|isn'?t|aren'?t|(?:am|are|is|'m|will) not"
    r"|unable to|no puedo|nao (?:posso|consigo|da)|(?:je )?ne peux pas|kann (?:ich )?nicht"
)
_GOES_WITH_NOT = (
    r"do|make|work|works|have|meet|talk|call|chat|be|manage|good|great|possible|ideal|available"
    r"|free|really|usually|ever|at all|an option|so|very|convenient"
)
_ENDS = r"(?= *(?:$|[,.;:!?()\n]| (?:and|but|or|so|because|since|as|for|with|on|y|e|et|und)\b))"
_NOT = (
    rf"(?:{_CAN_NOT})(?: (?:{_GOES_WITH_NOT})\b)*"
    r"|(?:but )?(?:never|nothing|not?(?! (?:only|just|solo|solamente))|nao(?! so))|except(?: for)?"
    r"|excluding|other than|apart from|aside from"
    rf"|(?:don'?t|doesn'?t|do not|does not)(?:(?: (?:{_GOES_WITH_NOT})\b)+|{_ENDS})"
    r"|nunca|jamais|excepto|salvo|menos|sauf|au(?:ss|\xdf)er|nicht(?! nur)|nie|exceto"
    r"|pas(?! seulement)|(?:every|any)thing (?:but|except)|all but"
)
_ONLY = rf"only|solo|solamente|nur|seulement|uniquement|somente|apenas|just|so(?={_SO_ONLY})"
_GOOD = (
    r"(?:(?:are|is|would be|'s) )?(?:also |usually |always |much |both )?(?:fine|ok|okay|good"
    rf"|great|best|better|possible|easier|perfect|ideal)"
    rf"|(?<!i )(?<!we )(?:works?|suits?)|do(?:es)?{_ENDS}"
    rf"|(?:are|is|can){_ENDS}|geht|gehen|passt"
)
_BAD = (
    r"(?:(?:are|is) )?(?:out(?! of)|impossible|hard|difficult|bad|busy|taken|blocked|full|off"
    r"|no good|tricky|not (?:an option|good))"
    r"|(?:are|is) (?:for|with) (?:my|the|our|work|family|church)"
    r"|(?:are|is) (?:family|work)(?: time)?"
    r"|i (?:always |usually |mostly )?(?:work|teach|study|sleep|have (?:class(?:es)?|work))"
    rf"{_ENDS}|i(?:'m| am) (?:always |usually )?(?:busy|at work|working|away|teaching){_ENDS}"
)
_TOO = (
    r"(?:(?:is|are) )?(?:too|as well|either|neither|likewise|auch(?: nicht)?|tambien|tambem)"
    rf"{_ENDS}"
)
_RESETS = r"otherwise|instead|sonst|sinon|de resto|por lo demas"
_AFTER = (
    r"after|from|since|past|starting(?: at| from)?|(?<!no )later than"
    r"|no earlier than|despues de(?: las?)?|a partir d[aeo]s?(?: las?)?|apres|des|nach|ab"
    r"|depois d[aeo]s?|apos(?: as?)?|desde(?: las?| as)?"
)
_BEFORE = (
    r"before|until|till?|up to|no later than|(?<!no )earlier than|antes d[aeo]s?(?: las?)?|avant"
    r"|jusqu'a|vor|bis|ate(?: as?)?|hasta(?: las?)?"
)
_TO = r"-|to|till?|until|through|thru|a|al|au|as|bis|ate|hasta"
_AT = r"at|@|around|about|as|a las?|a|um|gegen|vers"


_SPOKEN_HOURS = "two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN = rf"{'|'.join(_SPOKEN_HOURS)}|one(?= ?(?:[ap]\.?m|o'clock|in the))"
_MARKS = r" ?(?:a\.?m\b\.?|p\.?m\b\.?|h(?:rs?|eures?|oras?)?\b|uhr\b|o'?clock\b)"
_NOT_A_TIME = r"(?! (?:or (?:two|three|four|five)|of|more|other)\b)"


def _clock(name: str, spoken: str = "") -> str:
    """A time of day. spoken: what has to follow an hour in words, when nothing stands before it."""
    return (
        rf"(?:(?P<{name}word>noon|midday|midnight|midi|minuit|mitternacht)"
        rf"|(?:(?P<{name}past>half past|quarter past|quarter to) )?"
        rf"(?:(?P<{name}hour>[01]?\d|2[0-4])(?:(?P<{name}sep>[:.h])(?P<{name}minute>[0-5]\d)(?!\d))?"
        rf"|(?P<{name}spoken>{_SPOKEN})\b{_NOT_A_TIME}{spoken})(?P<{name}mark>{_MARKS})?)"
    )


def _names(words: tuple[str, ...]) -> str:
    return "|".join("|".join(each.split()) for each in words)


_SAYS_WHEN = rf"(?=(?:{_MARKS}|,? (?:in the|at night)\b))"
_EVERY_SECOND = r"(?:(?:every|each) (?:second|other)|alternate|alternating) "
_ANY_DAY = f"(?:{_names(_DAY_NAMES)}|{_names(_DAY_SHORTS)})"
_TOKEN = re.compile(
    rf"(?<!\w)(?<!\d[:.,/-])(?<![+#$€£])(?:"
    rf"(?P<range>(?:(?:from|between|von|zwischen|entre|de|das|desde) (?:las? |as )?)?"
    rf"{_clock('a')}(?: ?- ?| (?:{_TO}|and|und|y|e|et) (?:las? |as )?){_clock('b', _SAYS_WHEN)})"
    rf"|(?P<later>{_clock('f', _SAYS_WHEN)}"
    rf" ?(?:\+|onwards?|(?:and|or) (?:later|after)|on(?= *(?:$|[,.;!?)]))))"
    rf"|(?P<part>{'|'.join(f'(?:{words})' for *_, words in _PARTS)})"
    rf"|(?P<after>(?:{_AFTER}) {_clock('c')}(?: onwards?)?)"
    rf"|(?P<before>(?:{_BEFORE}) {_clock('d')})"
    rf"|(?P<group>{'|'.join(f'(?:{words})' for _, words in _DAY_GROUPS)})"
    rf"|(?P<span>(?P<one>{_ANY_DAY})\.?(?: ?- ?| (?:{_TO}) )(?P<two>{_ANY_DAY}))"
    rf"|(?P<day>(?:{_EVERY_SECOND})?(?P<named>{_ANY_DAY}))"
    rf"|(?P<at>(?P<mark>(?:{_AT}) ?){_clock('e')}|{_clock('g', _SAYS_WHEN)})"
    rf"|(?P<bad>{_BAD})|(?P<not>{_NOT})|(?P<only>{_ONLY})|(?P<good>{_GOOD})|(?P<but>but)|(?P<too>{_TOO})"
    rf"|(?P<reset>{_RESETS})"
    r")(?!\w|[-:/]\d|\.\d|,\d(?![\d:h-])|%)"
    r"|(?P<break>[;,\n/&+]|\.(?= |$)|\b(?:and|or|y|e|et|ou|und|oder|o)\b)"
)
_DAY_OF = tuple(
    (re.compile(f"(?:{'|'.join(names.split())})"), number)
    for table in (_DAY_NAMES, _DAY_SHORTS)
    for number, names in enumerate(table)
)
_FULL_NAME = re.compile(_names(_DAY_NAMES))
_PART_OF = tuple((re.compile(words), start, stop, half) for start, stop, half, words in _PARTS)
_GROUP_OF = tuple((re.compile(words), days) for days, words in _DAY_GROUPS)


_PLAIN_KINDS: tuple[Kind, ...] = ("not", "only", "good", "bad", "too", "but", "break")
_HALVES: dict[str, Half] = {"am": "am", "pm": "pm"}


def scan(text: str) -> tuple[Word, ...]:
    """The words about days and hours in `text`, in order, without overlaps (MOST_WORDS)."""
    return tuple(_word(match) for match in islice(_TOKEN.finditer(fold(text)), MOST_WORDS))


def _word(match: re.Match[str]) -> Word:
    start, end = match.span()
    for kind in _PLAIN_KINDS:
        if match[kind] is not None:
            return Word(kind, start, end)
    if match["reset"]:
        return Word("break", start, end)
    if match["part"]:
        return _part(match)
    if match["group"] or match["span"] or match["day"]:
        return _days(match)
    return _times(match)


def _part(match: re.Match[str]) -> Word:
    for words, begin, stop, half in _PART_OF:
        if words.fullmatch(match["part"]):
            days = WORKDAYS if words.pattern == _WEEKNIGHTS else ()
            return Word("part", *match.span(), days, begin=begin, stop=stop, half=half)
    raise AssertionError(match["part"])


def _days(match: re.Match[str]) -> Word:
    if match["group"]:
        days = next(days for words, days in _GROUP_OF if words.fullmatch(match["group"]))
        return Word("days", *match.span(), days=days)
    if match["day"]:
        short = not _FULL_NAME.fullmatch(match["named"])
        return Word("days", *match.span(), days=(_number(match["named"]),), short=short)
    one, two = _number(match["one"]), _number(match["two"])
    days = tuple((one + step) % 7 for step in range((two - one) % 7 + 1))
    return Word("days", *match.span(), days=tuple(sorted(days)))


def _number(name: str) -> int:
    return next(number for words, number in _DAY_OF if words.fullmatch(name))


def _times(match: re.Match[str]) -> Word:
    span = match.span()
    if match["range"]:
        first, last = _read(match, "a"), _read(match, "b")
        return Word("range", *span, first=first, last=last, bare=_is_bare(match, "a", "b"))
    for kind, name in (("later", "f"), ("after", "c")):
        if match[kind]:
            return Word("after", *span, first=_read(match, name), bare=_is_bare(match, name))
    if match["before"]:
        return Word("before", *span, last=_read(match, "d"), bare=_is_bare(match, "d"))
    name = "e" if match["mark"] else "g"
    bare = _is_bare(match, name)
    return Word("at", *span, first=_read(match, name), bare=bare, short=bare and name == "g")


def _is_bare(match: re.Match[str], *names: str) -> bool:
    """Whether every time in it is a number alone: no minutes, no am or pm, no "h"."""
    parts = ("word", "minute", "mark", "past")
    return not any(match[name + part] for name in names for part in parts)


def _read(match: re.Match[str], name: str) -> Clock:
    word = match[name + "word"]
    if word:
        hour = 24 if word in ("midnight", "minuit", "mitternacht") else 12
        return Clock(hour, 0, "", sure=True)
    mark = (match[name + "mark"] or "").replace(".", "").strip()
    if match[name + "spoken"] or match[name + "past"]:
        return _spoken(match, name, _HALVES.get(mark, ""))
    digits, minute = match[name + "hour"], int(match[name + "minute"] or 0)
    hour, half = int(digits), _HALVES.get(mark, "")
    in_24_hours = match[name + "sep"] == "h" or ("h" in mark and hour >= 6)
    whole_day = hour > 12 or digits[0] == "0" or in_24_hours
    half = half if hour <= 12 else ""
    exact = match[name + "minute"] is not None
    return Clock(hour, minute if hour < 24 else 0, half, whole_day, exact)


_PAST: dict[str | None, int] = {None: 0, "half past": 30, "quarter past": 15, "quarter to": -15}


def _spoken(match: re.Match[str], name: str, half: Half) -> Clock:
    """A time in words: "six", "half past seven", "quarter to 8"."""
    said = match[name + "spoken"]
    hour = int(match[name + "hour"]) if not said else ([*_SPOKEN_HOURS, "one"].index(said) + 2)
    minutes = (1 if said == "one" else hour) * 60 + _PAST[match[name + "past"]]
    return Clock(minutes // 60 % 24 or 12, minutes % 60, half if hour <= 13 else "", hour > 13)
