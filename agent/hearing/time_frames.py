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

    read: what it comes to ("2027", "June 2027", "4 December 2026"), "" when that is open; phrase:
    the same with its preposition as written ("within two years"), as it can be cut from a sentence
    and put back behind it.
    """

    words: str
    span: tuple[int, int]
    read: str = ""
    phrase: str = ""


_SEASON_MONTHS = {
    "spring": (3, 5), "primavera": (3, 5), "printemps": (3, 5), "fruhling": (3, 5),
    "fruhjahr": (3, 5), "summer": (6, 8), "verano": (6, 8), "ete": (6, 8), "verao": (6, 8),
    "sommer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "otono": (9, 11), "automne": (9, 11),
    "outono": (9, 11), "herbst": (9, 11),
}  # fmt: skip
_SEASON = rf"(?:{'|'.join(_SEASON_MONTHS)})"
_BY = r"by|before|for|until|para|antes d[aeo]l?|avant|d'ici(?: a)?|bis(?: zu[mr])?|vor|ate|pour"
_AT = r"at|towards?|a|im"
_IN = r"in|within|inside|by|en|dans|em|dentro de|innerhalb von|binnen|d'ici(?: a)?"
_IN_THE_NEXT = (
    r"(?:in|within|over|during|for|inside|throughout)(?: the)? (?:next|coming|following)"
    r"|en l[oa]s proxim[oa]s|n[oa]s proxim[oa]s|dans les(?: prochaine?s)?"
    r"|in den (?:nachsten|kommenden)"
)
_NEXT = (
    r"next|coming|the next|the coming|el proximo|la proxima"
    r"|o proximo|a proxima|proximo|proxima|nachste[nrs]?"
)
_THIS = r"this|este|esta|cet|cette|ce|diese[nrsm]?"
_YEAR = r"year|ano|annee|jahr"
_LONG = (
    r"years?|anos?|annees?|ans?|jahren?|months?|mes(?:es)?|mois|monaten?|weeks?|semanas?|semaines?"
    r"|wochen?"
)
_OPEN_END = (
    r"season|term|semester|school year|degree|course|studies|contract|programme|program|project"
)
_HOW_MANY = r"a few|few|couple of|several|some|unos|algunos|alguns|quelques|ein paar|einigen"
_SO_MANY = (
    rf"(?P<count>(?:{NUMBER} ?(?:-|to|or|a|ou|o|bis|oder) ?)?"
    rf"(?P<most>{NUMBER})(?P<andhalf> and a half)?"
    rf"|half an?|{_HOW_MANY})(?: (?:prochaine?s|proxim[oa]s))? ?(?P<unit>{_LONG})"
    r"(?P<unithalf> and a half)?(?:(?:'s|')? time)?"
)
_ENDING = r"(?:(?! (?:and|but|so|because|while|with|without|or)\b)[^,.;:!?\n]){0,40}"
_MINE = (
    r"contract|degree|stud(?:y|ies)|visa|scholarship|funding|leave|maternity leave|internship"
    r"|thesis|apprenticeship|course|retirement|grant|exams?|graduation|wedding|due date|deadline"
)
_YEAREND = (
    r"(?:the )?end of year|year-?end|(?:el |la )?fin(?:al(?:es)?)? de(?:l)? ano|la fin de l'annee"
    r"|(?:o )?fi(?:m|nal) do ano|jahresende|ende (?:des|dieses) jahres"
)
_LIFE = (
    r"before i(?:'m| (?:turn|am|graduate|finish|retire|start|leave|move|have|become|go))\b"
    rf"{_ENDING}"
    r"|before (?:turning|reaching) \d\d|before (?:retirement|retiring|graduation|graduating)"
    rf"|before (?:my|the) (?:{_MINE})"
    r"(?: (?:ends?|runs out|expires|is over|starts?|begins?|finishes))?"
    r"|before (?:my|the|our) bab(?:y|ies)(?: (?:comes|arrives|is (?:born|here|due)))?"
    r"|before my (?:\d{1,2}(?:st|nd|rd|th) |next )?birthday"
    r"|antes de (?:cumplir|fazer) (?:los |os )?\d\d(?: anos)?|antes dos \d\d(?: anos)?"
    r"|avant mes \d\d ans|bevor ich \d\d (?:bin|werde)"
)
_AGE = r"(?:age|the age of) \d\d|my (?:\d{1,2}(?:st|nd|rd|th) |next )?birthday"
_FRAME = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:(?:{_BY}|{_AT}) )?(?P<end>(?:the )?(?:end|beginning|start|middle) of "
    rf"(?:the |my |this |next )?(?:(?P<open>{_OPEN_END})|(?P<endyear>year)|(?P<endmonth>month)"
    rf"|(?P<endin>{MONTH}|20\d\d)))"
    rf"|(?:(?:{_BY}|{_AT}) )?(?P<yearend>{_YEAREND})"
    rf"|(?:{_IN}|{_IN_THE_NEXT}) (?P<span>{_SO_MANY})"
    rf"|(?:(?:{_BY}|in|over|during|within|throughout) )?(?P<next>(?:{_NEXT}) "
    rf"(?:(?P<nextseason>{_SEASON})"
    rf"|(?P<nextyear>{_YEAR})|(?P<nextmonth>month|mes|monat)|(?P<nextnamed>{MONTH})"
    r"|(?:season|winter|term|semester|quarter|christmas)))"
    rf"|(?:(?:{_BY}) )?(?P<follow>(?:el ano que viene|l'annee prochaine|ano que vem|l'an prochain)"
    rf"|l'(?P<frseason>ete|automne) prochain|(?:el )?(?P<esseason>verano|otono) que viene)"
    rf"|(?:(?:{_BY}|in|over|during|within) )?(?P<this>(?:{_THIS}) (?:(?P<thisseason>{_SEASON})"
    rf"|(?P<thisyear>{_YEAR})|(?P<thismonth>month)|(?:season|winter|term|semester|quarter)))"
    rf"|(?P<fromnow>(?P<count2>{NUMBER}) (?P<unit2>{_LONG}) from (?:now|today))"
    rf"|(?:{_BY}|in) (?P<season>(?:the )?(?P<named>{_SEASON})(?: of)? (?P<seasonyear>20\d\d))"
    r"|(?:(?:by|before|for|para|antes d(?:el|[aeo])|avant(?: le)?|pour|bis|vor"
    r"|ate(?: o)?) |avant l')"
    rf"(?P<season2>(?:the )?{_SEASON})"
    r"|(?:by|before|for|para|ate|bis|in|avant|pour|vor|d'ici|antes de) "
    rf"(?P<monthly>(?P<month>{MONTH})(?: (?:de )?(?P<monthyear>20\d\d))?)(?! \d)"
    rf"|(?:{_BY}|in|en|em) (?P<year>(?:(?:early|mid|late|q[1-4],?)[ -])?(?P<yearnumber>20\d\d))"
    r"|(?:by|before) (?P<feast>christmas|(?:the )?new year)"
    rf"|(?P<life>{_LIFE})"
    rf"|by (?P<age>{_AGE})"
    r"|by (?P<when>the time (?:i|my|the)\b[^,.;:!?\n]{2,40})"
    r")(?!\w)"
)
_NOT_AHEAD = re.compile(
    r"^ (?:was|were|has been|have been|had|i (?:was|had|did|learned|started|(?!need)\w{2,}ed))\b"
)
_ALREADY = re.compile(
    r"\b(?:learned|learnt|did|built|worked|was|were|had|started|been|once|twice)\b"
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:cut|reduc|short|exten|delay|increas|grow|improv|decreas|postpon|lengthen|prolong|young"
    r"|old|behind|ahead)"
)
"""Before "by six months" these make it a difference."""
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


_BEFORE_A_DATE = re.compile(
    r"\b(?:by|before|for|para|antes d[aeo]l?|avant|d'ici|bis(?: zum)?|vor|ate|pour)"
    r"(?: the| le| o)? $"
)


def _by_date(text: str, folded: str, now: datetime) -> ByHeard | None:
    heard = date_in(text, now)
    before = heard and _BEFORE_A_DATE.search(folded, max(0, heard.span[0] - 16), heard.span[0])
    if heard is None or not before:
        return None
    read = "" if heard.ambiguous else _day_text(heard.date)
    return ByHeard(heard.words, heard.span, read, text[before.start() : heard.span[1]])


def _heard(match: re.Match[str], text: str, folded: str, today: date) -> ByHeard | None:
    name = next(name for name in _KINDS if match[name])
    start, end = match.span(name)
    end = start + len(text[start:end].rstrip())
    clause = _CLAUSE.split(folded[max(0, match.start() - 80) : match.start()])[-1]
    is_over = _NOT_AHEAD.match(folded[end : end + 20]) or _ALREADY.search(clause)
    if name == "span" and match[0][:3].lower() == "by " and _BY_HOW_MUCH.search(clause):
        return None
    year = match["yearnumber"] or match["seasonyear"] or match["monthyear"]
    if is_over or (year and int(year) < today.year):
        return None
    phrase = text[match.start() : end]
    return ByHeard(text[start:end], (start, end), _read(match, name, today), phrase)


_KINDS = (
    "end", "yearend", "next", "follow", "this", "span", "fromnow", "season", "season2", "monthly",
    "year", "feast", "life", "age", "when",
)  # fmt: skip


def _read(match: re.Match[str], name: str, today: date) -> str:
    season = match["nextseason"] or match["frseason"] or match["esseason"]
    if season:
        return _next_season(season, today)
    if name == "span":
        return _span(match, today)
    if name == "fromnow":
        return _ahead(number(match["count2"]), match["unit2"], today)
    if name == "monthly":
        return _month(match["month"], match["monthyear"], today)
    readers = {"end": _end, "next": _next, "follow": _next}
    return readers[name](match, today) if name in readers else _other(match, name, today)


def _other(match: re.Match[str], name: str, today: date) -> str:
    season = match["thisseason"] or (match["season2"] or "").removeprefix("the ")
    if season:
        first, last = _SEASON_MONTHS[season]
        this_year = today.month <= last if match["thisseason"] else today.month < first
        return str(today.year if this_year else today.year + 1)
    if match["thisyear"] or match["yearend"] or (match["feast"] or "").endswith("year"):
        return str(today.year)
    if match["thismonth"]:
        return _month_text(today.year, today.month)
    if name == "feast":
        return _month_text(today.year, 12)
    return match["yearnumber"] or match["seasonyear"] or ""


def _next_season(season: str, today: date) -> str:
    """The year of the next one to begin."""
    return str(today.year + (today.month >= _SEASON_MONTHS[season][0]))


def _next(match: re.Match[str], today: date) -> str:
    if match["nextyear"] or match["follow"]:
        return str(today.year + 1)
    if match["nextnamed"]:
        month = MONTH_OF[match["nextnamed"].rstrip(".")]
        return _month_text(today.year + (month <= today.month), month)
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


def _span(match: re.Match[str], today: date) -> str:
    """What "18 months" or "two or three years" comes to: the most that was said counts."""
    half = 0.5 if match["andhalf"] or match["unithalf"] else 0.0
    if match["most"]:
        return _ahead(number(match["most"]) + half, match["unit"], today)
    if match["count"].startswith("half"):
        return _ahead(0.5, match["unit"], today) if match["unit"] == "year" else ""
    return ""


_YEARS = ("year", "an", "jahr")


def _ahead(many: float, unit: str, today: date) -> str:
    if unit.startswith(("week", "sem", "woch")):
        return _day_text(today + timedelta(weeks=many)) if many <= 200 else ""
    months = round(many * (12 if unit.startswith(_YEARS) else 1))
    if unit.startswith(_YEARS) and many >= 2:
        return str(_months_on(today, months).year)
    return _month_after(today, months)


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
