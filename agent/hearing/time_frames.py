"""By when somebody wants to be there, as a message says it: "by next summer", "in six months".

Seasons are those of the northern half of the world; what is read is played back and can be changed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agent.folding import fold
from agent.hearing.dates import MONTH, MONTH_NAMES, MONTH_OF, date_in
from agent.hearing.durations import MOST_TEXT, NUMBER, number


@dataclass(frozen=True)
class ByHeard:
    """A time frame. `words` is the slice `span` of the text, without "by".

    read: what it comes to ("2027", "June 2027", "4 December 2026"), "" when that is open.
    """

    words: str
    span: tuple[int, int]
    read: str = ""


_SEASON_MONTHS = {
    "spring": (3, 5), "primavera": (3, 5), "printemps": (3, 5), "fruhling": (3, 5),
    "fruhjahr": (3, 5), "summer": (6, 8), "verano": (6, 8), "ete": (6, 8), "verao": (6, 8),
    "sommer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "otono": (9, 11), "automne": (9, 11),
    "outono": (9, 11), "herbst": (9, 11),
}  # fmt: skip
_SEASON = rf"(?:{'|'.join(_SEASON_MONTHS)})"
_BY = r"by|before|for|para|antes de|avant|d'ici|bis|vor|ate|pour"
_NEXT = (
    r"next|coming|the next|el proximo|la proxima|o proximo|a proxima|proximo|proxima|nachste[nrs]?"
)
_THIS = r"this|este|esta|cet|cette|ce|diese[nrsm]?"
_YEAR = r"year|ano|annee|jahr"
_LONG = (
    r"years?|anos?|ans?|jahren?|months?|mes(?:es)?|mois|monaten?|weeks?|semanas?|semaines?|wochen?"
)
_OPEN_END = (
    r"season|term|semester|school year|degree|course|studies|contract|programme|program|project"
)
_FRAME = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:(?:{_BY}) )?(?P<end>(?:the )?(?:end|beginning|start|middle) of (?:the |my |this |next )?"
    rf"(?:(?P<open>{_OPEN_END})|(?P<endyear>year)|(?P<endmonth>month)|(?P<endin>{MONTH}|20\d\d)))"
    rf"|(?:(?:{_BY}) )?(?P<next>(?:{_NEXT}) (?:(?P<nextseason>{_SEASON})|(?P<nextyear>{_YEAR})"
    r"|(?P<nextmonth>month|mes|monat)|(?:season|winter|term|semester|quarter|christmas)))"
    rf"|(?:(?:{_BY}) )?(?P<follow>(?:el ano que viene|l'annee prochaine|ano que vem|l'an prochain)"
    rf"|l'(?P<frseason>ete|automne) prochain|(?:el )?(?P<esseason>verano|otono) que viene)"
    rf"|(?:(?:{_BY}) )?(?P<this>(?:{_THIS}) (?:(?P<thisseason>{_SEASON})|(?P<thisyear>{_YEAR})"
    r"|(?P<thismonth>month)|(?:season|winter|term|semester|quarter)))"
    rf"|(?:in|within|in the next|over the next|en|dans|em|dentro de|innerhalb von) "
    rf"(?P<span>(?P<count>{NUMBER}|half a|the next) ?(?P<unit>{_LONG})(?: time)?)"
    rf"|(?P<fromnow>(?P<count2>{NUMBER}) (?P<unit2>{_LONG}) from (?:now|today))"
    rf"|(?:{_BY}) (?P<season>(?:the )?{_SEASON})"
    rf"|(?:{_BY}|in) (?P<monthly>(?P<month>{MONTH})(?: (?:de )?(?P<monthyear>20\d\d))?)(?! \d)"
    rf"|(?:{_BY}|in|en|em) (?P<year>20\d\d)"
    r"|(?:by|before) (?P<feast>christmas|(?:the )?new year)"
    r"|(?P<life>before i (?:turn|am|graduate|finish|retire|start|leave|move|have|become|go)\b"
    r"[^,.;:!?\n]{0,40})"
    r"|by (?P<when>the time i [^,.;:!?\n]{2,40})"
    r")(?!\w)"
)
_NOT_AHEAD = re.compile(
    r"^ (?:was|were|has been|have been|had|i (?:was|had|did|learned|started))\b"
)
_ALREADY = re.compile(
    r"\b(?:learned|learnt|did|built|worked|was|were|had|started|been|once|twice)\b"
)
_CLAUSE = re.compile(r"[.!?;\n,]| and | but ")


def by_in(text: str, now: datetime) -> ByHeard | None:
    """The first time frame of a goal in `text`; `now` (aware) gives the year it is read in."""
    text = text[:MOST_TEXT]
    folded = fold(text)
    for match in _FRAME.finditer(folded):
        heard = _heard(match, text, folded, now.date())
        if heard is not None:
            return heard
    return _by_date(text, folded, now)


def _by_date(text: str, folded: str, now: datetime) -> ByHeard | None:
    heard = date_in(text, now)
    if heard is None or not re.search(rf"\b(?:{_BY})(?: the)? $", folded[: heard.span[0]][-16:]):
        return None
    if heard.ambiguous:
        return ByHeard(heard.words, heard.span)
    return ByHeard(heard.words, heard.span, _day_text(heard.date))


def _heard(match: re.Match[str], text: str, folded: str, today: date) -> ByHeard | None:
    name = next(name for name in _KINDS if match[name])
    start, end = match.span(name)
    end = start + len(text[start:end].rstrip())
    clause = _CLAUSE.split(folded[max(0, match.start() - 80) : match.start()])[-1]
    is_over = _NOT_AHEAD.match(folded[end : end + 20]) or _ALREADY.search(clause)
    if is_over or (name == "year" and int(match["year"]) < today.year):
        return None
    return ByHeard(text[start:end], (start, end), _read(match, name, today))


_KINDS = (
    "end", "next", "follow", "this", "span", "fromnow", "season", "monthly", "year", "feast",
    "life", "when",
)  # fmt: skip


def _read(match: re.Match[str], name: str, today: date) -> str:
    season = match["nextseason"] or match["frseason"] or match["esseason"]
    if season:
        return _next_season(season, today)
    if name in ("span", "fromnow"):
        return _ahead(match["count"] or match["count2"], match["unit"] or match["unit2"], today)
    if name == "monthly":
        return _month(match["month"], match["monthyear"], today)
    readers = {"end": _end, "next": _next, "follow": _next}
    return readers[name](match, today) if name in readers else _other(match, name, today)


def _other(match: re.Match[str], name: str, today: date) -> str:
    season = match["thisseason"] or (match["season"] or "").removeprefix("the ")
    if season:
        first, last = _SEASON_MONTHS[season]
        this_year = today.month <= last if match["thisseason"] else today.month < first
        return str(today.year if this_year else today.year + 1)
    if match["thisyear"] or (match["feast"] or "").endswith("year"):
        return str(today.year)
    if match["thismonth"]:
        return _month_text(today.year, today.month)
    if name == "feast":
        return _month_text(today.year, 12)
    return match["year"] or ""


def _next_season(season: str, today: date) -> str:
    """The year, once this year's has begun; before that "next" can mean either."""
    return str(today.year + 1) if today.month >= _SEASON_MONTHS[season][0] else ""


def _next(match: re.Match[str], today: date) -> str:
    if match["nextyear"] or match["follow"]:
        return str(today.year + 1)
    if match["nextmonth"]:
        following = _months_on(today, 1)
        return _month_text(following.year, following.month)
    return ""


def _end(match: re.Match[str], today: date) -> str:
    is_next = "next" in match["end"]
    if match["endyear"]:
        return str(today.year + is_next)
    if match["endmonth"]:
        month = _months_on(today, int(is_next))
        return _month_text(month.year, month.month)
    if match["endin"]:
        return match["endin"] if match["endin"].isdigit() else _month(match["endin"], None, today)
    return ""


def _ahead(count: str, unit: str, today: date) -> str:
    if count in ("half a", "the next"):
        months = 6 if count == "half a" else 1
        if not unit.startswith(("year", "month")) or (count == "half a" and unit != "year"):
            return ""
        months *= 12 if count == "the next" and unit.startswith("year") else 1
        return _month_after(today, months)
    many = number(count)
    if unit.startswith(("year", "an", "jahr")) and many >= 2:
        return str(min(today.year + round(many), 9999))
    if unit.startswith(("week", "sem", "woch")):
        return _day_text(today + timedelta(weeks=many)) if many <= 200 else ""
    return _month_after(today, round(many * (12 if unit.startswith(("year", "an", "jahr")) else 1)))


def _month_after(today: date, months: int) -> str:
    then = _months_on(today, months)
    return _month_text(then.year, then.month)


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month(name: str, year: str | None, today: date) -> str:
    month = MONTH_OF[name.rstrip(".")]
    return _month_text(int(year) if year else today.year + (month < today.month), month)


def _month_text(year: int, month: int) -> str:
    return f"{MONTH_NAMES[month]} {year}"


def _day_text(day: date) -> str:
    return f"{day.day} {_month_text(day.year, day.month)}"
