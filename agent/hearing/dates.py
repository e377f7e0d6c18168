"""Dates, and the time frames of goals, as a message says them. Rules only, precise or nothing."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.folding import fold
from agent.hearing.durations import MOST_TEXT, NUMBER, number
from agent.times.words import Clock, Half, scan

MONTH_NAMES = calendar.month_name
_MONTHS = (
    "january jan enero janvier janeiro januar",
    "february feb febrero fevrier fevereiro februar",
    "march mar marzo mars marco marz",
    "april apr abril avril",
    "may mayo mai maio",
    "june jun junio juin junho juni",
    "july jul julio juillet julho juli",
    "august aug agosto aout",
    "september sept sep septiembre septembre setembro",
    "october oct octubre octobre outubro oktober",
    "november nov noviembre novembre novembro",
    "december dec diciembre decembre dezembro dezember",
)
MONTH_OF = {name: place for place, names in enumerate(_MONTHS, 1) for name in names.split()}
_SHORT_MONTHS = frozenset("jan feb mar apr abr avr jun jul aug sept sep oct nov dec".split())
MONTH = "(?:{})".format(
    "|".join(
        rf"{name}\b\.?" if name in _SHORT_MONTHS else rf"{name}\b"
        for name in sorted(MONTH_OF, key=len, reverse=True)
    )
)
_DAYS = (
    "monday lunes lundi segunda-feira montag mon segunda",
    "tuesday martes mardi terca-feira dienstag tue tues terca",
    "wednesday miercoles mercredi quarta-feira mittwoch wed weds quarta",
    "thursday jueves jeudi quinta-feira donnerstag thu thur thurs quinta",
    "friday viernes vendredi sexta-feira freitag fri sexta",
    "saturday sabado samedi samstag sonnabend sat",
    "sunday domingo dimanche sonntag sun",
)
_DAY_OF = {name: place for place, names in enumerate(_DAYS) for name in names.split()}
_DAY = rf"(?:{'|'.join(sorted(_DAY_OF, key=len, reverse=True))})"
_SHORT_DAYS = frozenset(
    "mon tue tues wed weds thu thur thurs fri sat sun segunda terca quarta quinta sexta".split()
)
_NEXT = r"next|this|coming|on|el(?: proximo)?|este|le|ce|na|no|am|nachste[nr]?|kommende[nr]?"
_TOMORROW = r"tomorrow|demain|amanha|(?<!la )(?<!las )manana|(?<!am )(?<!guten )(?<!jeden )morgen"
_AFTER_TOMORROW = (
    r"(?:the )?day after tomorrow|pasado manana|apres-demain|depois de amanha|ubermorgen"
)
_TODAY = r"today|tonight|hoy|hoje|heute|aujourd'hui"
_ORDINAL = r"(?:st|nd|rd|th|er|º|o|\.)?"
_AT = r"(?:,? (?:at|@|from|um|as|a las?|a|around|ab|pelas|vers|gegen|dalle|das|de las?))"
_HOUR = (
    r"(?:las? |as )?(?:\d|noon|midday|half|quarter|(?:two|three|four|five|six|seven|eight|nine)\b)"
)
_TIME_FOLLOWS = (
    rf"(?={_AT} {_HOUR}|,? \d{{1,2}}(?:[:.h]\d\d|h| ?[ap]\.?m\b)"
    r"|,? (?:at )?(?:noon|midday|midnight|midi|ten|eleven|twelve)\b"
    r"|,? in the (?:morning|afternoon|evening))"
)
"""What shows that a number before it is no time itself: a time comes after it."""
_ENDS = r"(?= *(?:$|[,.;!?)\n]| (?:works?|is|would|suits?|then|or|and|if|please|o[kr]|fine)\b))"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<iso>(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d))t?"
    rf"|(?:(?:(?:{_NEXT}) )?(?P<wd>{_DAY})\.?,? (?:the |den |dia |el |le |o )?)?(?P<dd>[0-3]?\d)"
    rf"{_ORDINAL} (?:of |de )?(?P<dm>{MONTH})(?:,? (?:de )?(?P<dy>20\d\d))?"
    rf"|(?:(?:(?:{_NEXT}) )?(?P<we>{_DAY})\.?,? )?(?P<mm>{MONTH}) (?P<md>[0-3]?\d)"
    rf"(?:st|nd|rd|th)?(?:,? (?P<my>20\d\d))?(?![:\d])"
    rf"|(?:(?:{_NEXT}) )?(?P<wn>{_DAY})\.?,? "
    rf"(?:(?:(?:the|den|el|le|o|dia|el dia) )?(?P<wt>[0-3]?\d){_ORDINAL}{_TIME_FOLLOWS}"
    rf"|(?:(?:the|den|dia|el dia) )(?P<wl>[0-3]?\d){_ORDINAL}{_ENDS}"
    rf"|(?P<wo>[0-3]?\d)(?:st|nd|rd|th){_ENDS}|(?P<wb>2[5-9]|3[01]){_ENDS})"
    r"|(?P<nd>[0-3]?\d)(?P<sep>[/.])(?P<nm>[0-3]?\d)"
    rf"(?:(?P=sep)(?P<ny>20\d\d|\d\d)|(?P<dotted>(?<=\.\d)\.|(?<=\.\d\d)\.)(?:$|{_TIME_FOLLOWS}))?"
    rf"|(?:on the|the|el(?: dia)?|le|dia|am(?= \d\d?\.)) (?P<od>[0-3]?\d){_ORDINAL}{_TIME_FOLLOWS}"
    rf"|(?:on the (?P<oe>[0-3]?\d)(?:st|nd|rd|th)){_ENDS}"
    rf"|(?P<after>{_AFTER_TOMORROW})|(?P<tomorrow>{_TOMORROW})|(?P<today>{_TODAY})"
    rf"|(?:in|en|dans|em|dentro de) (?P<count>{NUMBER}) (?P<unit>days?|weeks?|dias?|semanas?|jours?"
    r"|semaines?|tagen|wochen)(?: time)?"
    rf"|(?P<weekon>a week on) (?P<weekonday>{_DAY})"
    rf"|(?:(?P<nextweek>next week,? (?:on )?)|(?P<which>{_NEXT}) )?(?P<day>{_DAY})"
    r"(?:(?P<ofnext>,? (?:of )?next week)|(?P<week> week)(?![ -]?end))?"
    r")(?:(?<=\dt)(?=\d\d:)|(?<!\dt)(?!\w|-\w))"
)
_PAST = re.compile(
    r"\b(?:last|past|since|every|each|previous|other|second|alternate"
    r"|jeden|cada|chaque|todos los|i|you|we|they|it) $"
)
_AFTER_DATE = re.compile(
    r"(?P<part> (?:morning|afternoon|evening|night))?,?"
    r"(?: in the (?P<part2>morning|afternoon|evening))?"
    rf"{_AT}? ?$"
)
_BEFORE_DATE = re.compile(r",?(?: (?:on|the|of|am|el|le|do|da|no|na))? ?")
_HALVES: dict[str, Half] = {
    "morning": "am", "manana": "am", "manha": "am", "matin": "am", "fruh": "am",
    "afternoon": "pm", "evening": "pm", "night": "pm", "tarde": "pm", "noche": "pm", "noite": "pm",
    "soir": "pm", "apres-midi": "pm", "abends": "pm", "nachmittags": "pm",
}  # fmt: skip
_PART_AFTER = re.compile(rf" (?:in the |at |de la |por la |da |du |de l')?({'|'.join(_HALVES)})\b")
_LIKELY_AFTERNOON = range(1, 6)
"""Hours that, said alone, nobody means in the night."""
_AS_WRITTEN = 8
"""From this hour on a time with minutes ("9:30", "10:00") is that of a 24-hour clock."""


@dataclass(frozen=True)
class DateHeard:
    """A day and maybe a time, in the mentee's own clock. `words` is the slice `span` of the text.

    time is None when none was said or it could be morning or evening; ambiguous when the day or
    the time could be read in another way too (04/12, "at 7", a weekday that does not match).
    """

    date: date
    time: time | None
    words: str
    span: tuple[int, int]
    ambiguous: bool = False

    @property
    def start(self) -> datetime:
        """Day and time as one moment on the mentee's clock (no zone; midnight without a time)."""
        return datetime.combine(self.date, self.time or time())


@dataclass(frozen=True)
class _Day:
    date: date
    is_sure: bool = True
    needs_time: bool = False
    """Only a date when a time stands beside it ("today", "sat")."""


def date_in(text: str, now: datetime, zone: str = "") -> DateHeard | None:
    """The first day that a message names, with its time: "tuesday 7pm", "tomorrow 18h".

    now: the present moment, aware; zone: the mentee's (IANA), else that of `now`. A weekday is
    the next one after now, or today when a later time is said; a day without a year is the next.
    """
    local = now.astimezone(ZoneInfo(zone)) if zone else now
    text = text[:MOST_TEXT]
    folded = fold(text)
    for match in _DATE.finditer(folded):
        if _PAST.search(folded[max(0, match.start() - 12) : match.start()]):
            continue
        heard = _heard(match, text, folded, local)
        if heard is not None:
            return heard
    return None


def _heard(match: re.Match[str], text: str, folded: str, now: datetime) -> DateHeard | None:
    clock, span = _clock_beside(match, folded)
    said = _said_time(clock)
    day = _day(match, now, said, folded)
    if day is None or (day.needs_time and clock is None):
        return None
    unsure_time = clock is not None and said is None
    return DateHeard(day.date, said, text[span[0] : span[1]], span, not day.is_sure or unsure_time)


def _day(match: re.Match[str], now: datetime, said: time | None, folded: str) -> _Day | None:
    today = now.date()
    readers = (_written_out, _numbered, _counted, _in_a_week)
    found = next((day for read in readers if (day := read(match, today, folded))), None)
    if found:
        return found
    if match["nd"]:
        return _numeric(match, today, folded)
    if match["day"]:
        return _weekday(match, now, said)
    ahead = next((days for name, days in _AHEAD.items() if match[name]), None)
    if ahead is None:
        return None
    return _Day(today + timedelta(days=ahead), needs_time=bool(match["today"]))


_AHEAD = {"after": 2, "tomorrow": 1, "today": 0}


def _written_out(match: re.Match[str], today: date, folded: str) -> _Day | None:
    """A day with its month: "2026-12-04", "Tuesday 24 November", "Nov 24"."""
    if match["iso"]:
        return _exact(match["iy"], match["im"], match["id"])
    day, name = match["dd"] or match["md"], match["dm"] or match["mm"]
    if not day:
        return None
    found = _dated(match["dy"] or match["my"], MONTH_OF[name.rstrip(".")], int(day), today)
    return _checked(found, match["wd"] or match["we"])


def _numbered(match: re.Match[str], today: date, folded: str) -> _Day | None:
    """A day by its number in the month: "Wednesday 25 at 18:00", "on the 3rd"."""
    day = next((match[name] for name in _DAYS_OF_MONTH if match[name]), None)
    return _checked(_next_numbered(int(day), today), match["wn"]) if day else None


def _counted(match: re.Match[str], today: date, folded: str) -> _Day | None:
    """So many days or weeks ahead; not sure when a weekday is said too."""
    if not match["count"]:
        return None
    days = 7 if match["unit"].startswith(("week", "sem", "woch")) else 1
    another = re.match(rf",? (?:on |am |el |le )?{_DAY}\b", folded[match.end() :])
    return _Day(today + timedelta(days=round(number(match["count"]) * days)), not another)


def _in_a_week(match: re.Match[str], today: date, folded: str) -> _Day | None:
    """A weekday of another week: "next week on Tuesday", "a week on Tuesday", "Tuesday week"."""
    if match["nextweek"] or match["ofnext"]:
        return _Day(today + timedelta(days=7 - today.weekday() + _DAY_OF[match["day"]]))
    if not (match["weekonday"] or match["week"]):
        return None
    weekday = _DAY_OF[match["weekonday"] or match["day"]]
    return _Day(today + timedelta(days=((weekday - today.weekday()) % 7 or 7) + 7))


_DAYS_OF_MONTH = ("wt", "wl", "wo", "wb", "od", "oe")


def _checked(found: _Day | None, weekday: str | None) -> _Day | None:
    """The day; not sure when the weekday that was said is not that of the date."""
    if found is None or not weekday or found.date.weekday() == _DAY_OF[weekday]:
        return found
    return _Day(found.date, is_sure=False)


def _next_numbered(day: int, today: date) -> _Day | None:
    """The next day, from today on, with this number in its month."""
    ahead = (today + timedelta(days=step) for step in range(62))
    return next((_Day(each) for each in ahead if each.day == day), None)


def _exact(year: str | int, month: str | int, day: str | int) -> _Day | None:
    try:
        return _Day(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _dated(year: str | None, month: int, day: int, today: date) -> _Day | None:
    """A day and month; without a year, the next one from today on (29 February: within 8 years)."""
    if year:
        return _exact(year if len(year) == 4 else f"20{year}", month, day)
    for ahead in range(9):
        found = _exact(today.year + ahead, month, day)
        if found and found.date >= today:
            return found
    return None


def _numeric(match: re.Match[str], today: date, folded: str) -> _Day | None:
    """Day first ("04/12" is 4 December) unless that cannot be; both ways possible: not sure."""
    first, second = int(match["nd"]), int(match["nm"])
    before = folded[max(0, match.start() - 8) : match.start()]
    introduced = not before.strip() or re.search(r"\b(?:on|el|le|am|em|dia|day|by|the),? $", before)
    is_date = match["ny"] or match["dotted"] or (introduced and match["sep"] == "/")
    if match[0] == "24/7" or not is_date:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    found = _dated(match["ny"], month, day, today)
    two_ways = first <= 12 and second <= 12 and first != second and not match["dotted"]
    return _Day(found.date, is_sure=not two_ways) if found else None


def _weekday(match: re.Match[str], now: datetime, said: time | None) -> _Day:
    ahead = (_DAY_OF[match["day"]] - now.weekday()) % 7
    which = match["which"] or ""
    is_next = which.startswith(("next", "nachst", "el proximo"))
    if ahead == 0 and (said is None or said <= now.time() or is_next):
        ahead = 7
    in_this_week = now.weekday() + ahead < 7
    short = match["day"] in _SHORT_DAYS and not which
    return _Day(now.date() + timedelta(days=ahead), not (is_next and in_this_week), short)


def _clock_beside(match: re.Match[str], folded: str) -> tuple[Clock | None, tuple[int, int]]:
    """The time right after or before a date, and the span of both."""
    start, end = match.span()
    tail = folded[end : end + 60]
    for word in scan(tail):
        lead = _AFTER_DATE.match(tail[: word.start])
        if word.kind in ("at", "range", "after") and word.first and lead and not word.short:
            after = _PART_AFTER.match(tail, word.end)
            part = (lead["part"] or lead["part2"] or "").strip() or (after[1] if after else "")
            stop = after.end() if after else word.end
            return _hinted(word.first, word.last, part), (start, end + stop)
        if word.kind not in ("part", "break"):
            break
    head_start = max(0, start - 40)
    head = folded[head_start:start]
    for word in reversed(scan(head)):
        if word.kind == "at" and word.first and not word.short:
            gap = head[word.end :]
            if _BEFORE_DATE.fullmatch(gap):
                return word.first, (head_start + word.start, end)
        break
    part = re.match(r" (morning|afternoon|evening|night)\b", folded[end : end + 12])
    return None, (start, end + part.end() if part else end)


def _hinted(clock: Clock, last: Clock | None, part: str) -> Clock:
    half = clock.half or _HALVES.get(part, "") or (last.half if last else "")
    return clock if clock.sure else replace(clock, half=half)


def _said_time(clock: Clock | None) -> time | None:
    if clock is None:
        return None
    hint: Half = "pm" if clock.hour in _LIKELY_AFTERNOON else ""
    minutes = clock.minutes(hint)
    if minutes is None and clock.exact and clock.hour >= _AS_WRITTEN:
        minutes = clock.hour * 60 + clock.minute
    return None if minutes is None else time(minutes // 60 % 24, minutes % 60)
