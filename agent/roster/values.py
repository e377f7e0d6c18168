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
    folded = fold(text)
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


def role_of(text: str) -> Role | None:
    """Mentor, mentee or both, or None where the cell says none of them."""
    folded = fold(text)
    mentor = re.search(r"\bmentor(?:s|a|in|ing)?\b", folded) is not None
    mentee = re.search(r"\bmentees?\b|\bmentoree\b|\bprotegee?\b", folded) is not None
    if (mentor and mentee) or folded.strip() in {"both", "either", "beides", "ambos", "les deux"}:
        return "both"
    if mentee:
        return "mentee"
    return "mentor" if mentor else None


def money(text: str) -> float | None:
    """What a cell asks for, in its own currency: 0 for "free", None where it states no amount."""
    folded = fold(text)
    found = _AMOUNT.search(folded)
    if found:
        return float(re.sub(r"\D", "", found.group(1)) + "." + (found.group(2) or "0"))
    if _FREE.search(folded) or folded.strip() in {"no", "n", "false", "-"}:
        return 0.0
    return float("inf") if folded.strip() in _YES else None
