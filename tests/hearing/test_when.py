"""What a message says about time: heard rightly, with its words, or not at all."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hearing.when import by_in, date_in, duration_in, hours_in, hours_per_month_in

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
"""A Saturday morning."""

HOURS = [
    ("after 20:00, I have a toddler", "after 20:00", ("daily 20:00-23:00",)),
    ("Evenings", "Evenings", ("daily 18:00-22:00",)),
    ("weekends", "weekends", ("Sat,Sun 06:00-23:00",)),
    ("Daytime", "Daytime", ("daily 09:00-17:00",)),
    ("lunch breaks", "lunch breaks", ("daily 12:00-14:00",)),
    ("tuesdays 7-9pm", "tuesdays 7-9pm", ("Tue 19:00-21:00",)),
    ("any time", "any time", ("daily 06:00-23:00",)),
    ("never on fridays (shabbat)", "never on fridays", ("Mon-Thu,Sat,Sun 06:00-23:00",)),
    ("mornings before 9", "mornings before 9", ("daily 06:00-09:00",)),
    ("after 7 in the evening", "after 7 in the evening", ("daily 19:00-23:00",)),
    ("evenings 7-9", "evenings 7-9", ("daily 19:00-21:00",)),
    ("every day after 18:00", "every day after 18:00", ("daily 18:00-23:00",)),
    ("after work", "after work", ("daily 18:00-22:00",)),
    ("tuesday or thursday evenings", "tuesday or thursday evenings", ("Tue,Thu 18:00-22:00",)),
    ("fridays are out", "fridays", ("Mon-Thu,Sat,Sun 06:00-23:00",)),
    ("weekends don't work for me", "weekends", ("Mon-Fri 06:00-23:00",)),
    ("any time, not on Fridays", "any time, not on Fridays", ("Mon-Thu,Sat,Sun 06:00-23:00",)),
    ("I'm a nurse working nights, free on Tuesdays 9-12", "Tuesdays 9-12", ("Tue 09:00-12:00",)),
    ("por las tardes", "tardes", ("daily 13:00-18:00",)),
    ("soirs et week-ends", "soirs et week-ends", ("Mon-Fri 18:00-22:00", "Sat,Sun 06:00-23:00")),
    ("am Wochenende", "Wochenende", ("Sat,Sun 06:00-23:00",)),
]


@pytest.mark.parametrize(("text", "words", "hours"), HOURS)
def test_hours_are_heard_with_their_words(text: str, words: str, hours: tuple[str, ...]) -> None:
    heard = hours_in(text)
    assert heard is not None
    assert (heard.words, heard.hours) == (words, hours)
    assert text[slice(*heard.span)] == words


ALL_BUT_FRIDAY = ("Mon-Thu,Sat,Sun 18:00-22:00",)
DENIED = [
    ("I can't do evenings, only lunch time", ("daily 12:00-14:00",)),
    ("evenings are no good, mornings are fine", ("daily 08:00-12:00",)),
    ("I can't do mornings but evenings work", ("daily 18:00-22:00",)),
    ("mornings don't work, afternoons do", ("daily 13:00-18:00",)),
    ("not evenings but lunch is fine", ("daily 12:00-14:00",)),
    ("evenings only, I can't do mornings", ("daily 18:00-22:00",)),
    ("only mornings, evenings are for my kids", ("daily 08:00-12:00",)),
    ("Not Mondays, only Tuesdays and Thursdays", ("Tue,Thu 06:00-23:00",)),
    ("I can't meet on Mondays. Evenings are best.", ("Tue-Sun 18:00-22:00",)),
    ("Mondays and Wednesdays work, Fridays don't", ("Mon,Wed 06:00-23:00",)),
    ("never on Fridays, otherwise any time", ("Mon-Thu,Sat,Sun 06:00-23:00",)),
    ("anything but Mondays", ("Tue-Sun 06:00-23:00",)),
    ("not before 10", ("daily 10:00-23:00",)),
    ("I can't before 10am", ("daily 10:00-23:00",)),
    ("not after 9pm", ("daily 06:00-21:00",)),
    ("any evening but friday", ALL_BUT_FRIDAY),
    ("every evening except Friday", ALL_BUT_FRIDAY),
    ("evenings, apart from Fridays", ALL_BUT_FRIDAY),
    ("any evening other than Friday", ALL_BUT_FRIDAY),
    ("evenings, not on Fridays", ALL_BUT_FRIDAY),
    ("nur abends, freitags nicht", ALL_BUT_FRIDAY),
    ("jeden Abend außer Freitag", ALL_BUT_FRIDAY),
    ("tous les soirs sauf le vendredi", ALL_BUT_FRIDAY),
    ("qualquer noite menos sexta", ALL_BUT_FRIDAY),
    ("cualquier tarde menos el viernes", ("Mon-Thu,Sat,Sun 13:00-18:00",)),
    ("no puedo por las mañanas, solo por las tardes", ("daily 13:00-18:00",)),
    ("não posso à noite, só na hora do almoço", ("daily 12:00-14:00",)),
    ("ich kann abends nicht, nur mittags", ("daily 12:00-14:00",)),
]


@pytest.mark.parametrize(("text", "hours"), DENIED)
def test_what_is_denied_is_told_from_what_is_let_in(text: str, hours: tuple[str, ...]) -> None:
    heard = hours_in(text)
    assert heard is not None
    assert heard.hours == hours


@pytest.mark.parametrize(
    "text",
    [
        "I can't do evenings",
        "no mornings please",
        "evenings don't work for me",
        "I can't do mornings and evenings",
        "weekdays except Wednesday after 19:00",
        "lunch was fun, weekends were hard",
    ],
)
def test_who_only_denies_some_hours_has_not_said_which(text: str) -> None:
    assert hours_in(text) is None


SAID = [
    ("só às segundas, depois das 18h", "segundas, depois das 18h", ("Mon 18:00-23:00",)),
    ("só sexta à noite", "sexta à noite", ("Fri 18:00-22:00",)),
    ("segundas e quartas à noite", "segundas e quartas à noite", ("Mon,Wed 18:00-22:00",)),
    ("terças depois das 19h", "terças depois das 19h", ("Tue 19:00-23:00",)),
    ("aos domingos à tarde", "domingos à tarde", ("Sun 13:00-18:00",)),
    ("solo los lunes", "lunes", ("Mon 06:00-23:00",)),
    ("los martes y jueves por la noche", "martes y jueves por la noche", ("Tue,Thu 18:00-22:00",)),
    ("seulement les lundis", "lundis", ("Mon 06:00-23:00",)),
    ("nur montags ab 18 Uhr", "montags ab 18 Uhr", ("Mon 18:00-23:00",)),
    ("lunchtimes mostly", "lunchtimes", ("daily 12:00-14:00",)),
    ("my lunch break, 12.30 to 1.30", "lunch break, 12.30 to 1.30", ("daily 12:30-13:30",)),
    ("weekday mornings UK time", "weekday mornings", ("Mon-Fri 08:00-12:00",)),
    ("weeknights", "weeknights", ("Mon-Fri 18:00-22:00",)),
    ("every second Friday", "every second Friday", ("Fri 06:00-23:00",)),
    ("from seven pm", "from seven pm", ("daily 19:00-23:00",)),
    ("after half past seven in the evening", None, ("daily 19:30-23:00",)),
    ("six to eight in the evening", "six to eight in the evening", ("daily 18:00-20:00",)),
    ("I'm free Tuesday to Thursday from six in the evening", None, ("Tue-Thu 18:00-23:00",)),
    ("after the kids sleep, so 21h on", "21h on", ("daily 21:00-23:00",)),
    ("once the baby is asleep, after 8pm", "after 8pm", ("daily 20:00-23:00",)),
    ("I finish at 5 so anytime after 5:30pm works", None, ("daily 17:30-23:00",)),
    ("early mornings before my shift", "early mornings", ("daily 06:00-09:00",)),
]


@pytest.mark.parametrize(("text", "words", "hours"), SAID)
def test_hours_are_heard_as_people_say_them(
    text: str, words: str | None, hours: tuple[str, ...]
) -> None:
    heard = hours_in(text)
    assert heard is not None
    assert (heard.words if words else None, heard.hours) == (words, hours)


@pytest.mark.parametrize(
    "text",
    [
        "In writing is fine",
        "after 7",
        "7-9",
        "I work evenings",
        "tuesday 7pm",
        "good evening",
        "I want to build an app on weekends",
        "I don't mind evenings",
        "I study in the morning",
        "I have a meeting on monday morning",
        "after 20 years in the job",
        "people 18-24",
        "10-12 hours a week",
        "I learned it in the evening",
        "flexible working",
        "I sat down",
        "so we do",
        "Monday evening we have class",
        "on call every weekend",
        "next tuesday at 19:00",
        "",
        "24 November",
        "she writes about morning routines",
        "it was a long night",
        "by next summer",
    ],
)
def test_what_states_no_hours_is_not_heard(text: str) -> None:
    assert hours_in(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("after 20:00, I have a toddler", "I have a toddler"),
        ("never on fridays (shabbat)", "shabbat"),
        ("weekdays after 6pm because of my shift", "my shift"),
        ("I have two kids so only after 21:00", "I have two kids"),
        ("mornings only: dialysis in the afternoon", "dialysis in the afternoon"),
        ("after 20:00 please, prayer at 19:00", "prayer at 19:00"),
        ("lunch hours, I have dialysis on Mondays", "I have dialysis on Mondays"),
        ("after the kids sleep, so 21h on", "after the kids sleep"),
        ("early mornings before my shift", "before my shift"),
        ("Saturday mornings, I am a carer for my mother", "I am a carer for my mother"),
    ],
)
def test_a_reason_beyond_bargaining_makes_hours_fixed(text: str, reason: str) -> None:
    heard = hours_in(text)
    assert heard is not None
    assert (heard.fixed, heard.reason) == (True, reason)
    assert reason in text


@pytest.mark.parametrize("text", ["evenings", "weekends, I like to sleep in", "after 20:00, I run"])
def test_other_reasons_leave_hours_movable(text: str) -> None:
    heard = hours_in(text)
    assert heard is not None
    assert not heard.fixed


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
        "for example",
        "I work in summer camps",
        "by myself",
        "tuesday 7pm",
        "",
    ],
)
def test_what_is_no_time_frame_is_not_heard(text: str) -> None:
    assert by_in(text, NOW) is None


def test_next_summer_in_spring_is_left_open() -> None:
    heard = by_in("by next summer", datetime(2026, 4, 1, tzinfo=UTC))
    assert heard is not None
    assert heard.read == ""


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
