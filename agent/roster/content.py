"""What a column holds, from its cells: used where the header says nothing, or says it wrongly.

Two questions. Is it private, whatever it is called? And which field could it be? Both need most
of the filled cells to agree, so one odd cell decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from agent.folding import fold
from agent.roster import headers
from agent.roster.cells import texts
from agent.roster.contact import is_contact
from agent.roster.languages import language_codes
from agent.roster.values import money, role_of, states_monthly_hours

SAMPLE = 200
"""Cells that are looked at; they are taken from the whole length of the column."""

LONGEST_READ = 2_000
"""Characters of a cell that are looked at."""

_BIRTH = re.compile(
    r"(?:(?:19[2-9]\d|200\d|201[0-2])[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19[2-9]\d|200\d|201[0-2])"
    r"|\d{1,2}\.? [a-z]{3,10}\.? (?:19[2-9]\d|200\d)|[a-z]{3,10}\.? \d{1,2},? (?:19[2-9]\d|200\d))"
    r"(?:[ t]\d\d:\d\d.*)?"
)
_PROTECTED = re.compile(
    r"(?:cis |trans |transgender )?(?:male|female|man|woman|m|f|w|d|nb|enby|non ?-?binary"
    r"|genderfluid|agender|diverse?"
    r"|mannlich|weiblich|hombre|mujer|homme|femme|homem|mulher|masculino|feminino|femenino"
    r"|prefer not to (?:say|answer|disclose))"
    r"|(?:she|he|they|ze|xe|any)(?: ?/ ?(?:her|him|them|his|hers|theirs|hir|zir|they|she|he))+"
    r"|christian|muslim|islam|hindu|jewish|buddhist|sikh|atheist|agnostic|catholic|protestant"
    r"|roman catholic|orthodox|evangelical|jain|no religion"
    r"|white|black|asian|hispanic|latin[oax]|caucasian|african american|mixed race|black african"
    r"|black british|white british|south asian|east asian|indigenous|roma|arab|pacific islander"
    r"|mrs?|ms|miss|mx|herr|frau|senora?|mme|madame|monsieur"
    r"|straight|heterosexual|homosexual|gay|lesbian|bisexual|queer|pansexual|asexual"
    r"|single|married|divorced|widowed|ledig|verheiratet|casad[oa]|solter[oa]|celibataire|marie"
)
_HEALTH = re.compile(
    r"\b(?:diabet\w+|depress\w+|anxiety|asthma|cancer|epilep\w+|wheelchair|adhd|autis\w+|dyslexi\w+"
    r"|bipolar|migraine\w*|hiv|allerg\w+|chronic|disab\w+|deaf|blind|hearing (?:loss|impaired)"
    r"|chemotherapy|insulin|medication|dialysis|arthritis|ptsd|burnout|surgery|crohn\w*|lupus"
    r"|multiple sclerosis|diagnos\w+|panic attacks?|sick leave|therapy|prescri\w+|schizo\w+)\b"
)
_PAY = re.compile(
    r"(?:[€$£¥₹]|\b(?:eur|usd|gbp|chf|inr|ngn|kes|brl|zar|pln|cad|aud|sek)\b)?\s?"
    r"(?:\d{2,3}[.,' ]?\d{3}(?:[.,]\d{2})?|\d{2,3} ?k)\s?"
    r"(?:[€$£¥₹]|\b(?:eur|usd|gbp|chf|inr|ngn|kes|brl|zar|pln|cad|aud|sek|euros?|dollars?)\b)?"
    r"\s?(?:(?:/|a|per|pro|p\.?)\s?(?:y|yr|year|annum|a\.?|jahr|ano|an|month"
    r"|monat))?\.?(?: gross| net| brutto| netto)?"
)
_CURRENCY_OR_YEARLY = re.compile(r"[€$£¥₹]|\b(?:eur|usd|gbp|chf|inr|k)\b|\dk\b|year|annum|jahr|/y")
_RATING = re.compile(
    r"[★☆⭐]{1,5}|[0-5](?:[.,]\d{1,2})? ?(?:/|out of|of|von|de) ?(?:5|10)(?: stars?)?"
    r"|[0-5](?:[.,]\d)? stars?"
    r"|(?:10|\d)(?:[.,]\d)? ?/ ?10"
)
_IDENTITY = re.compile(
    r"\d{3}-\d{2}-\d{4}|[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?"
    r"|\d{3}\.\d{3}\.\d{3}-\d{2}"
    r"|(?:\d{4}[ -]?){3}\d{4}"
)
_PICTURE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)|data:image/.*")
_HOURS = re.compile(
    r"\d{1,2}[:.h]\d{2}|\b\d{1,2} ?(?:am|pm)\b|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:day)?s?\b"
    r"|\b(?:weekdays?|weekends?|evenings?|mornings?|afternoons?|lunch ?times?)\b"
)
_ZONE = re.compile(
    r"(?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::?\d{2})?)?|[a-z]+/[a-z_]+(?:/[a-z_]+)?|[a-z]{1,2}[sd]?t"
    r"|cest|cet"
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")
_FORMAT = re.compile(
    r"\b(?:in writing|single (?:chat|talk|session)|coffee|season|peer|reverse|circle|group"
    r"|one[- ]to[- ]one"
    r"|1:1|video|async\w*|long[- ]term|short[- ]term|one[- ]off)\b"
)


def sample_of(column: Iterable[object]) -> list[str]:
    """The texts of at most SAMPLE filled cells, spread over the column; of each its beginning."""
    filled = [cell for cell in column if cell is not None and cell != ""]
    cells = (" ".join(texts(cell))[:LONGEST_READ] for cell in filled[:: _step(len(filled))])
    return [cell for cell in cells if cell][:SAMPLE]


def _step(cells: int) -> int:
    return max(1, cells // SAMPLE)


def private_content(cells: Sequence[str], field: str) -> str:
    """Why most of these cells are private, or an empty string. `field` is what the header says."""
    if not cells:
        return ""
    for reason, test in _PRIVATE_TESTS:
        exempt = field in _EXPECTED.get(reason, ())
        if not exempt and _share(cells, test) > 0.5:
            return reason
    return ""


def field_by_content(cells: Sequence[str]) -> str:
    """The field that most of these cells could fill, or an empty string."""
    if not cells:
        return ""
    return next((field for field, test in _FIELD_TESTS if _share(cells, test) >= 0.7), "")


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _whole(pattern: re.Pattern[str], longest: int = 60) -> Callable[[str], bool]:
    return lambda cell: len(cell) <= longest and pattern.fullmatch(fold(cell).strip()) is not None


def _is_protected(cell: str) -> bool:
    return _whole(_PROTECTED)(cell)


def _is_pay(cell: str) -> bool:
    folded = fold(cell).strip()
    whole = len(folded) <= 40 and _PAY.fullmatch(folded) is not None
    return whole and _CURRENCY_OR_YEARLY.search(folded) is not None


def _is_health(cell: str) -> bool:
    return len(cell) <= 200 and _HEALTH.search(fold(cell)) is not None


def _is_name(cell: str) -> bool:
    return len(cell) <= 50 and cell[:1].isupper() and _NAME.fullmatch(cell) is not None


def _is_prose(cell: str) -> bool:
    return len(cell.split()) >= 8


def _is_list(cell: str) -> bool:
    pieces = re.split(r"[,;|\n]", cell)
    return len(pieces) > 1 and all(len(piece.split()) <= 4 for piece in pieces)


def _is_languages(cell: str) -> bool:
    pieces = [piece for piece in re.split(r"[,;|/\n]| and ", cell) if piece.strip()]
    said_no = cell.strip().lower() in {"no", "it", "is"}
    return bool(pieces) and not said_no and all(language_codes(piece) for piece in pieces)


def _is_free_or_hourly(cell: str) -> bool:
    return (
        len(cell) <= 40
        and money(cell) is not None
        and re.search(r"[€$£]|free|hour", cell) is not None
    )


_PRIVATE_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (headers.PICTURE, _whole(_PICTURE, 500)),
    (headers.IDENTITY, _whole(_IDENTITY)),
    (headers.CONTACT, is_contact),
    (headers.BIRTH, _whole(_BIRTH)),
    (headers.PROTECTED, _is_protected),
    (headers.PAY, _is_pay),
    (headers.RATING, _whole(_RATING)),
    (headers.HEALTH, _is_health),
)
_EXPECTED = {
    headers.BIRTH: ("last_active",),
    headers.CONTACT: ("id", "contact"),
    headers.PAY: ("capacity", "load", "id"),
    headers.HEALTH: (
        "bio",
        "skills",
        "headline",
        "experience",
        "offers",
        "wants",
        "ideal_mentee",
        "interests",
    ),
}
_FIELD_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("role", lambda cell: len(cell.split()) <= 3 and role_of(cell) is not None),
    ("languages", _is_languages),
    ("hours_per_month", lambda cell: len(cell) <= 40 and states_monthly_hours(cell)),
    ("hours", lambda cell: len(cell) <= 80 and _HOURS.search(fold(cell)) is not None),
    ("zone", _whole(_ZONE, 40)),
    ("cost", _is_free_or_hourly),
    ("formats", lambda cell: len(cell) <= 80 and _FORMAT.search(fold(cell)) is not None),
    ("bio", _is_prose),
    ("skills", _is_list),
    ("name", _is_name),
)
