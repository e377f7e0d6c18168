"""Single values as rosters write them: a number of hours, of places, a role, an amount of money."""

from __future__ import annotations

import re

from agent.folding import fold
from agent.records.people import Role

WEEKS_A_MONTH = 4
"""Weeks that "2 hours a week" is read as; meetings fall out, so not 4.33."""

_NUMBER = r"\d+(?:[.,]\d{1,2})?"
_HOURS = re.compile(
    rf"({_NUMBER})\s*(?:(?:-|to|bis|a|à|until)\s*{_NUMBER}\s*)?\+?\s*"
    r"(h\b|hrs?\b|hours?\b|horas?\b|heures?\b|stunden?\b|std\b|min(?:ute)?s?\b|minuten\b"
    r"|minutos?\b)?"
    r"(.{0,40})",
    re.DOTALL,
)
_WEEKLY = re.compile(
    r"(?:/|\bper |\ba |\beach |\bevery |\bpro |\bpor |\bpar )\s*(?:w\b|wk\b|week|woche|semana"
    r"|semaine)"
    r"|\bweekly\b|\bwochentlich\b|\bsemanal"
)
_FORTNIGHTLY = re.compile(r"\b(?:fortnight|biweekly|bi-weekly|(?:two|2|other|second) weeks?)")
_MONTHLY = re.compile(r"month|/\s*m\b|monat|\bmes\b|mois|mensual|mensal")
_NONE = re.compile(r"\b(?:none|no|full|nobody|0|zero|not taking|closed|nicht|voll|ninguno|aucun)\b")
_PEOPLE = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SAID = _PEOPLE | {"an hour": "1 hour", "half an hour": "30 min", "eight": 8, "ten": 10}
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_SAID, key=len, reverse=True))})\b")
_FREE = re.compile(
    r"\b(?:free|free of charge|no (?:cost|charge|fee)|pro bono|volunt\w+|unpaid|gratis|gratuit\w*"
    r"|kostenlos|gratuito|nothing|none)\b"
)
_AMOUNT = re.compile(r"(?<![\w.])(\d{1,3}(?:[ ,.']\d{3})+|\d+)(?:[.,](\d{1,2}))?(?!\d)")
_YES = frozenset({"yes", "paid", "y", "true"})


def hours_per_month(text: str, *, weekly: bool = False) -> float | None:
    """Hours a month that a cell gives, the least of a range; None where it gives none.

    `weekly` says that the column counts by the week where the cell does not say.
    """
    folded = _IN_WORDS.sub(lambda said: str(_SAID[said.group()]), fold(text))
    found = _HOURS.search(folded)
    if not found:
        return None
    amount = float(found.group(1).replace(",", "."))
    hours = amount / 60 if (found.group(2) or "").startswith("min") else amount
    if _FORTNIGHTLY.search(folded):
        return hours * WEEKS_A_MONTH / 2
    by_week = _WEEKLY.search(folded) or (weekly and not _MONTHLY.search(folded))
    return hours * WEEKS_A_MONTH if by_week else hours


def states_monthly_hours(text: str) -> bool:
    """Whether a text on availability says how many hours a week or month."""
    found = _HOURS.search(fold(text))
    rest = fold(text)
    unit = found is not None and found.group(2) is not None
    return unit and bool(_WEEKLY.search(rest) or _FORTNIGHTLY.search(rest) or _MONTHLY.search(rest))


def whole_number(text: str) -> int | None:
    """The whole number that a cell gives (the least of a range, words up to six), or None."""
    folded = fold(text)
    found = re.search(r"(?<![\d.,-])\d{1,6}(?![\d.,]\d)", folded)
    if found:
        return int(found.group())
    if _NONE.search(folded):
        return 0
    return next((number for word, number in _PEOPLE.items() if word in folded.split()), None)


_SEEKS = re.compile(
    r"\b(?:(?:find|finding|looking for|seek\w*|get|getting|wish for|receive|receiving|search\w*"
    r"|suche|cherche|busc[ao]|procur[ao]|trouver|recevoir|brauche|necesito|preciso|finden)"
    r"(?: (?!to\b|as\b)\w+){0,2}?|(?:have|having|need|want|avoir|tener|ter) (?:an?|some|my|une?|um"
    r"|uma)) mentor(?:a|es|in|en|s|ing|ship|ia|at|as)?\b"
)
_MENTEES = re.compile(
    r"\b(?:mentees?|mentored|mentoree|mentore(?: e)?|mentorad[oa]s?|mentorand\w*|protegee?s?"
    r"|tutorad[oa]s?|filleule?s?)\b"
)
_MENTORS = re.compile(r"\bmentor(?:s|a|as|in|innen|ing|ship|es|en)?\b")
_BOTH = frozenset({"both", "either", "beides", "ambos", "les deux", "os dois", "los dos"})


def role_of(text: str) -> Role | None:
    """Mentor, mentee or both, or None where the cell says none of them.

    "Looking for a mentor" is what a mentee says.
    """
    folded = fold(text)
    seeks = _SEEKS.search(folded) is not None
    mentee = seeks or _MENTEES.search(folded) is not None
    mentor = _MENTORS.search(_SEEKS.sub(" ", folded)) is not None
    if (mentor and mentee) or folded.strip() in _BOTH:
        return "both"
    if mentee:
        return "mentee"
    return "mentor" if mentor else None


_GONE_WORDS = (
    r"(?:withdr[ae]wn?|withdrew|withdraw|dropped out|cancell?ed|quit|inactive|opted out|no longer"
    r"|resigned|zuruckgezogen|abgemeldet|ausgetreten|retire?e|retirad[oa]|desist\w+|annulee?"
    r"|baja|inactiv[oa]|inativ[oa]|inaktiv|inactif|cancelad[oa]|saiu)\b"
)
_GONE = re.compile(rf"(?:(?:has|have|is|was|i|mentor|mentee|already) )*(?:{_GONE_WORDS}|left$)")
_ASKS_WHO_LEFT = re.compile(rf"\b{_GONE_WORDS}")
_ASKS_WHO_STAYS = re.compile(
    r"\b(?:still|noch|toujours|todavia|aun|ainda|active|aktiv|particip\w*|part)\b"
)


def has_withdrawn(text: str, header: str) -> bool:
    """Whether a status cell says that somebody takes no part any more.

    "No" counts under a header that asks "still", "yes" under one that asks "withdrawn?".
    """
    said, asked = fold(text).strip(" .!"), fold(header)
    if _GONE.match(said):
        return True
    if _ASKS_WHO_LEFT.search(asked):
        return re.match(r"(?:yes|ja|oui|si|sim|x|true|y)\b", said) is not None
    refused = re.match(r"(?:no|nein|non|nao|false|n)\b", said) is not None
    return refused and _ASKS_WHO_STAYS.search(asked) is not None


def money(text: str) -> float | None:
    """What a cell asks for, in its own currency: 0 for "free", None where it states no amount."""
    folded = fold(text)
    found = _AMOUNT.search(folded)
    if found:
        return float(re.sub(r"\D", "", found.group(1)) + "." + (found.group(2) or "0"))
    if _FREE.search(folded) or folded.strip() in {"no", "n", "false", "-"}:
        return 0.0
    return float("inf") if folded.strip() in _YES else None
