"""What a message says about time: heard rightly, with its words, or not at all."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hearing.when import ByHeard, by_in, date_in, duration_in, hours_in, hours_per_month_in

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
"""A Saturday morning."""

DATES = [
    ("she said yes, tuesday 7pm", "2026-11-24T19:00", "tuesday 7pm", False),
    ("next Tuesday at 19:00", "2026-11-24T19:00", "next Tuesday at 19:00", False),
    ("24 November", "2026-11-24T00:00", "24 November", False),
    ("Nov 24 at 7pm", "2026-11-24T19:00", "Nov 24 at 7pm", False),
    ("tomorrow 18h", "2026-11-22T18:00", "tomorrow 18h", False),
    ("a page with a form, 4 december, if not", "2026-12-04T00:00", "4 december", False),
    ("2026-12-04 19:00", "2026-12-04T19:00", "2026-12-04 19:00", False),
    ("in two weeks", "2026-12-05T00:00", "in two weeks", False),
    ("the day after tomorrow", "2026-11-23T00:00", "the day after tomorrow", False),
    ("3 January", "2027-01-03T00:00", "3 January", False),
    ("29 feb", "2028-02-29T00:00", "29 feb", False),
    ("on 04/12", "2026-12-04T00:00", "04/12", True),
    ("on 25/12 at 18:30", "2026-12-25T18:30", "25/12 at 18:30", False),
    ("12/25/2026", "2026-12-25T00:00", "12/25/2026", False),
    ("saturday 11am", "2026-11-21T11:00", "saturday 11am", False),
    ("saturday at 9am", "2026-11-28T09:00", "saturday at 9am", False),
    ("tuesday at 7", "2026-11-24T00:00", "tuesday at 7", True),
    ("tuesday evening at 7", "2026-11-24T19:00", "tuesday evening at 7", False),
    ("monday at 3", "2026-11-23T15:00", "monday at 3", False),
    ("at 7pm on tuesday", "2026-11-24T19:00", "at 7pm on tuesday", False),
    ("Tuesday 24 November, 19:00", "2026-11-24T19:00", "Tuesday 24 November, 19:00", False),
    ("Tuesday 25 November", "2026-11-25T00:00", "Tuesday 25 November", True),
    ("today at 15:00", "2026-11-21T15:00", "today at 15:00", False),
    ("mañana a las 18:00", "2026-11-22T18:00", "mañana a las 18:00", False),
    ("mardi 19h", "2026-11-24T19:00", "mardi 19h", False),
    ("terça-feira às 19h", "2026-11-24T19:00", "terça-feira às 19h", False),
    ("Saturday 10:00 then", "2026-11-28T10:00", "Saturday 10:00", False),
    ("monday 09:30", "2026-11-23T09:30", "monday 09:30", False),
    ("mañana a las 10:00", "2026-11-22T10:00", "mañana a las 10:00", False),
    ("Friday 10:00-11:00", "2026-11-27T10:00", "Friday 10:00-11:00", False),
    ("monday 7:15", "2026-11-23T00:00", "monday 7:15", True),
    ("wednesday 25 at 18:00", "2026-11-25T18:00", "wednesday 25 at 18:00", False),
    ("Wed 25th at 6pm", "2026-11-25T18:00", "Wed 25th at 6pm", False),
    ("Tuesday the 24th, 7pm", "2026-11-24T19:00", "Tuesday the 24th, 7pm", False),
    ("thursday 25 at 18:00", "2026-11-25T18:00", "thursday 25 at 18:00", True),
    ("Sunday 31 at 18:00", "2026-12-31T18:00", "Sunday 31 at 18:00", True),
    ("Wednesday 25", "2026-11-25T00:00", "Wednesday 25", False),
    ("wednesday 20 minutes", "2026-11-25T00:00", "wednesday", False),
    ("miércoles 25 a las 18:00", "2026-11-25T18:00", "miércoles 25 a las 18:00", False),
    ("mercredi 25 à 18h", "2026-11-25T18:00", "mercredi 25 à 18h", False),
    ("quarta 25 às 18h", "2026-11-25T18:00", "quarta 25 às 18h", False),
    ("Mittwoch, den 25. um 18 Uhr", "2026-11-25T18:00", "Mittwoch, den 25. um 18 Uhr", False),
    ("on the 30th at 6pm", "2026-11-30T18:00", "on the 30th at 6pm", False),
    ("24.11. um 19:00", "2026-11-24T19:00", "24.11. um 19:00", False),
    ("on Friday 27 November, 10:00", "2026-11-27T10:00", "on Friday 27 November, 10:00", False),
    ("a week on Tuesday", "2026-12-01T00:00", "a week on Tuesday", False),
    ("Tuesday next week at 10:00", "2026-11-24T10:00", "Tuesday next week at 10:00", False),
    ("in two weeks on Friday", "2026-12-05T00:00", "in two weeks", True),
    ("viernes a las 7 de la tarde", "2026-11-27T19:00", "viernes a las 7 de la tarde", False),
    ("monday 6:45 in the evening", "2026-11-23T18:45", "monday 6:45 in the evening", False),
    ("am Dienstag um 19 Uhr", "2026-11-24T19:00", "am Dienstag um 19 Uhr", False),
]


@pytest.mark.parametrize(("text", "start", "words", "ambiguous"), DATES)
def test_dates_are_heard(text: str, start: str, words: str, ambiguous: bool) -> None:
    heard = date_in(text, NOW)
    assert heard is not None
    assert heard.start.isoformat(timespec="minutes") == start
    assert (heard.words, heard.ambiguous) == (words, ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "today",
        "every tuesday",
        "last tuesday",
        "since monday",
        "I sat there",
        "31 november",
        "3.5 hours",
        "I may 4",
        "tuesdays",
        "",
        "in two years",
        "I am 25 at last",
        "on the 3rd floor",
        "every second friday",
        "yes",
        "half of 12",
    ],
)
def test_what_is_no_date_is_not_heard(text: str) -> None:
    assert date_in(text, NOW) is None


def test_tomorrow_is_that_of_the_mentee() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    here, there = date_in("tomorrow 18h", late), date_in("tomorrow 18h", late, "Asia/Tokyo")
    assert here is not None
    assert there is not None
    assert (here.date.day, there.date.day) == (22, 23)


def test_next_friday_said_on_a_monday_can_be_two_days() -> None:
    heard = date_in("next friday", datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert heard is not None
    assert heard.ambiguous


FRAMES = [
    ("become a backend developer by next summer, I", "next summer", "2027"),
    ("in six months", "six months", "May 2027"),
    ("by June", "June", "June 2027"),
    ("this year", "this year", "2026"),
    ("next year", "next year", "2027"),
    ("before I turn 40", "before I turn 40", ""),
    ("by the end of the season", "the end of the season", ""),
    ("within a year", "a year", "November 2027"),
    ("in two years", "two years", "2028"),
    ("by the end of the year", "the end of the year", "2026"),
    ("by 4 december", "4 december", "4 December 2026"),
    ("by 04/12", "04/12", ""),
    ("by autumn", "autumn", "2027"),
    ("by next winter", "next winter", ""),
    ("by Christmas", "Christmas", "December 2026"),
    ("six months from now", "six months from now", "May 2027"),
    ("el próximo verano", "el próximo verano", "2027"),
    ("l'année prochaine", "l'année prochaine", "2027"),
    ("até o fim? em seis meses", "seis meses", "May 2027"),
    ("nächstes Jahr", "nächstes Jahr", "2027"),
]


@pytest.mark.parametrize(("text", "words", "read"), FRAMES)
def test_time_frames_are_heard(text: str, words: str, read: str) -> None:
    heard = by_in(text, NOW)
    assert heard is not None
    assert (heard.words, heard.read) == (words, read)
    assert text[slice(*heard.span)] == words


@pytest.mark.parametrize(
    "text",
    [
        "this year was hard",
        "in 2019 I moved",
        "I learned it in two years",
        "by doing more",
        "by car",
        "until June I am away",
        "in 3 months I moved twice",
        "I want to cut my commute time by six months",
        "for two years",
        "in my first year",
        "for example",
        "I work in summer camps",
        "by myself",
        "tuesday 7pm",
        "",
    ],
)
def test_what_is_no_time_frame_is_not_heard(text: str) -> None:
    assert by_in(text, NOW) is None


@pytest.mark.parametrize(
    ("month", "text", "read"),
    [
        (4, "by next summer", "2026"),
        (7, "by next summer", "2027"),
        (11, "by next summer", "2027"),
        (4, "next September", "September 2026"),
        (9, "next September", "September 2027"),
    ],
)
def test_the_next_one_is_the_one_ahead(month: int, text: str, read: str) -> None:
    heard = by_in(text, datetime(2026, month, 1, tzinfo=UTC))
    assert heard is not None
    assert heard.read == read


PHRASES = [
    ("in the next 18 months", "May 2028"),
    ("over the next year", "2027"),
    ("over the next two years", "2028"),
    ("over the next few months", ""),
    ("within the next six months", "May 2027"),
    ("by 3 years", "2029"),
    ("in 3 years' time", "2029"),
    ("in one year's time", "November 2027"),
    ("within two years", "2028"),
    ("within 2 to 3 years", "2029"),
    ("in a year and a half", "May 2028"),
    ("in the coming year", "2027"),
    ("by next summer", "2027"),
    ("next year", "2027"),
    ("by summer 2027", "2027"),
    ("by mid 2027", "2027"),
    ("by next September", "September 2027"),
    ("by the end of next month", "December 2026"),
    ("by 4 december", "4 December 2026"),
    ("before I turn 40", ""),
    ("before I'm 40", ""),
    ("before my 40th birthday", ""),
    ("by the age of 35", ""),
    ("before my contract ends", ""),
    ("before the baby comes", ""),
    ("by the end of my contract", ""),
    ("en los próximos 18 meses", "May 2028"),
    ("antes de cumplir 40", ""),
    ("antes del verano", "2027"),
    ("nos próximos dois anos", "2028"),
    ("até o fim do ano", "2026"),
    ("dans les deux prochaines années", "2028"),
    ("d'ici la fin de l'année", "2026"),
    ("in den nächsten zwei Jahren", "2028"),
    ("bis Ende des Jahres", "2026"),
]


@pytest.mark.parametrize(("phrase", "read"), PHRASES)
@pytest.mark.parametrize("around", ["{}", "I want to lead a team {}, from home", "Lead a team {}."])
def test_the_phrase_can_be_cut_from_the_goal(phrase: str, read: str, around: str) -> None:
    heard = by_in(around.format(phrase), NOW)
    assert heard is not None
    assert (heard.phrase, heard.read) == (phrase, read)
    assert heard.phrase.endswith(heard.words)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half an hour", 30),
        ("30 min", 30),
        ("an hour and a half", 90),
        ("20 minutes", 20),
        ("1h", 60),
        ("1h30", 90),
        ("1.5 hours", 90),
        ("a 30-minute call", 30),
        ("1 hour 15 minutes", 75),
        ("yes, tuesday 7pm, 45 min", 45),
        ("tuesday 18h for an hour", 60),
        ("media hora", 30),
        ("une demi-heure", 30),
        ("eine halbe Stunde", 30),
        ("uma hora", 60),
        ("two hours a month", None),
        ("in half an hour", None),
        ("an hour ago", None),
        ("20 years", None),
        ("24 hours", None),
        ("tuesday 18h", None),
        ("", None),
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    assert duration_in(text) == minutes


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("two hours a month", 2),
        ("an hour every week", 4.3),
        ("30 min every two weeks", 1.1),
        ("2-3 hours a month", 2),
        ("4 hours/month", 4),
        ("once a month for an hour", 1),
        ("twice a month, 30 minutes", 1),
        ("1 hour weekly", 4.3),
        ("every other week for an hour", 2.2),
        ("una hora al mes", 1),
        ("eine Stunde pro Monat", 1),
        ("two hours", None),
        ("I study two hours a week", None),
        ("", None),
    ],
)
def test_hours_a_month(text: str, hours: float | None) -> None:
    assert hours_per_month_in(text) == hours


WORDS = (
    "only but except good don't work can't so six "
    "after before 7 20:00 7pm 9am evenings weekends mondays tuesday next never on not and , ; ."
    " in two an hour half weeks months year by summer november 24 04/12 2026-02-30 00 99 at for a -"
    " the every day (shabbat) 12 24:00 morning night tomorrow 29 february 999 years 0 hours per"
).split()


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
)
def test_any_text_is_read_and_words_are_verbatim(text: str) -> None:
    for heard in (hours_in(text), date_in(text, NOW), by_in(text, NOW)):
        if heard is not None:
            assert text[slice(*heard.span)] == heard.words != ""
        if isinstance(heard, ByHeard):
            assert heard.phrase in text
            assert heard.phrase.endswith(heard.words)
    minutes, hours = duration_in(text), hours_per_month_in(text)
    assert minutes is None or 5 <= minutes <= 480
    assert hours is None or 0 <= hours <= 200


@pytest.mark.parametrize(
    "piece",
    [
        "after ",
        "7 ",
        "a ",
        "in two ",
        "by the ",
        "monday ",
        "1-",
        "7pm-",
        "and ",
        "next ",
        " ",
        "24 november ",
        "half an hour ",
        "never on ",
        "I have a toddler, ",
        "(",
        "evenings, ",
        "twice a month ",
        "x",
    ],
)
def test_long_messages_cost_little(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    began = time.perf_counter()
    hours_in(text)
    date_in(text, NOW)
    by_in(text, NOW)
    duration_in(text)
    hours_per_month_in(text)
    assert time.perf_counter() - began < 1
