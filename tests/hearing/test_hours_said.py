"""Weekly hours in a message: heard rightly, with their words, or not at all."""

from __future__ import annotations

import pytest

from agent.hearing.when import hours_in

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
    ("Mondays work, Tuesdays are busy, Thursdays too", ("Mon 06:00-23:00",)),
    ("Mondays I work, evenings I'm free", ("Tue-Sun 18:00-22:00",)),
    ("never on Fridays. My best time is evenings", ALL_BUT_FRIDAY),
    ("mittwochs nicht, sonst immer abends", ("Mon,Tue,Thu-Sun 18:00-22:00",)),
    ("nothing before 9am", ("daily 09:00-23:00",)),
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
