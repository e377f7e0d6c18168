"""Rosters as people collect them: forms, several tabs, merged cells, several files, next year's."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from openpyxl import Workbook

from agent.records.people import Roster
from agent.roster import read_roster, read_roster_bytes, read_rosters
from agent.roster.headers import field_of, private_reason
from agent.roster.values import has_withdrawn, role_of
from tests.roster.people import FIXTURES

FORM = FIXTURES / "form.csv"


def said(roster: Roster, words: str) -> list[int]:
    """The rows of the problems that hold these words."""
    return [each.row for each in roster.report.problems if words in each.problem]


def workbook(**tabs: list[list[object]]) -> tuple[Workbook, bytes]:
    book = Workbook()
    book.remove(book.active)
    for title, rows in tabs.items():
        tab = book.create_sheet(title)
        for row in rows:
            tab.append(row)
    return book, saved(book)


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_form_of_180_answers_is_people_of_two_roles() -> None:
    roster = read_roster(FORM)
    roles = Counter(person.role for person in roster.people)
    assert roster.report.people == sum(roles.values()) == 175
    assert roles == {"mentee": 88, "mentor": 78, "both": 9}
    assert "Which time zone are you in?" in roster.report.mapping


def test_answers_sent_again_are_proposed_as_replacing_the_earlier() -> None:
    roster = read_roster(FORM)
    assert said(roster, "sent after row") == [172, 173, 174, 175, 176]
    assert len(roster.report.duplicates) == 5
    assert said(roster, "has withdrawn") == [177, 178, 179]
    assert said(roster, "was withdrawn later, in row 177") == [10]


def test_ticks_joined_by_commas_are_single_things() -> None:
    mentors = [person for person in read_roster(FORM).people if person.role == "mentor"]
    assert all(len(person.skills) == 2 for person in mentors)
    assert "Coffee" in {text for person in mentors for text in person.formats}


def test_nothing_private_of_a_form_is_in_its_people() -> None:
    roster = read_roster(FORM)
    shown = "".join(person.model_dump_json() for person in roster.people)
    assert "CANARY" not in shown
    assert "example.org" not in shown
    assert {one.reason for one in roster.report.set_aside} == {
        "contact data",
        "birth date or age",
        "health",
        "notes by others",
    }


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("I am looking for a mentor", "mentee"),
        ("Je cherche un mentor", "mentee"),
        ("Busco una mentora", "mentee"),
        ("procuro um mentor", "mentee"),
        ("Ich suche eine Mentorin", "mentee"),
        ("I'd like to be mentored", "mentee"),
        ("Mentorada", "mentee"),
        ("I want to mentor", "mentor"),
        ("Mentor:in", "mentor"),
        ("Quiero ser mentora", "mentor"),
        ("Mentor and mentee", "both"),
        ("Treasurer", None),
    ],
)
def test_roles_are_read_from_whole_answers(said: str, role: str | None) -> None:
    assert role_of(said) == role


@pytest.mark.parametrize(
    ("cell", "header", "gone"),
    [
        ("No, sorry", "Do you still want to take part?", True),
        ("Yes", "Do you still want to take part?", False),
        ("yes", "Withdrawn?", True),
        ("no", "Withdrawn?", False),
        ("Withdrawn 3 May", "Status", True),
        ("Zurückgezogen", "Status", True),
        ("active", "Status", False),
        ("a few places left", "Status", False),
    ],
)
def test_who_has_withdrawn(cell: str, header: str, gone: bool) -> None:
    assert has_withdrawn(cell, header) is gone


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What would you like help with? (mentees only)", "wants"),
        ("What can you help others with?", "offers"),
        ("Sur quels sujets pouvez-vous aider ?", "skills"),
        ("Combien d'heures par mois pouvez-vous donner ?", "hours_per_month"),
        ("¿A cuántas personas puedes acompañar?", "capacity"),
        ("¿Qué te gustaría aprender?", "wants"),
        ("Quando está disponível?", "hours"),
        ("Onde mora?", "location"),
        ("Wobei kannst du helfen?", "skills"),
        ("Was machst du beruflich?", "headline"),
        ("Nimmst du als Mentor:in oder Mentee teil?", "role"),
        ("How did you hear about us?", ""),
        ("Consent to share data", ""),
    ],
)
def test_questions_are_headers(header: str, field: str) -> None:
    assert not private_reason(header)
    assert field_of(header) == field


def test_two_tabs_are_two_roles() -> None:
    head = ["Name", "Skills", "Languages"]
    _, data = workbook(
        Mentors=[head, ["Ana Reis", "welding", "Portuguese"]],
        Mentees=[head, ["Bo Lund", "wants to weld", "Danish"]],
        Budget=[["Item", "Euro"], ["Room", 400]],
    )
    roster = read_roster_bytes("people.xlsx", data)
    assert {person.name: person.role for person in roster.people} == {
        "Ana Reis": "mentor",
        "Bo Lund": "mentee",
    }
    assert [each.field for each in roster.report.problems] == ["Budget"]


def test_a_problem_names_its_tab() -> None:
    head = ["Name", "Bio"]
    _, data = workbook(One=[head, ["Ana", "I weld."]], Two=[head, ["", "I print."], ["Bo", "x"]])
    (problem,) = read_roster_bytes("people.xlsx", data).report.problems
    assert (problem.row, "(in Two)" in problem.problem) == (2, True)


def test_a_cell_merged_over_rows_counts_for_each() -> None:
    book, _ = workbook(
        People=[
            ["Volunteers 2026", None, None],
            ["Location", "Name", "Skills"],
            ["Porto", "Ana Reis", "welding"],
            [None, "Bo Lund", "printing"],
            ["Graz", "Cleo Vale", "glass"],
        ]
    )
    book["People"].merge_cells("A3:A4")
    book["People"].merge_cells("A1:C1")
    roster = read_roster_bytes("people.xlsx", saved(book))
    assert [person.location for person in roster.people] == ["Porto", "Porto", "Graz"]


def test_several_files_are_one_roster() -> None:
    one = b"Name,E-mail,Skills\nAna Reis,ana@example.org,welding\n"
    other = b"Nom;Courriel;Comp\xc3\xa9tences\nAna Reis;ana@example.org;soudure\nBo;;bois\n"
    roster = read_rosters([("a.csv", one), ("b.csv", other)])
    assert roster.report.people == 3
    assert len(roster.report.duplicates) == 1
    assert said(roster, "sent after row 2 of a.csv") == [2]


def test_a_mapping_is_taken_over_for_the_next_file() -> None:
    first = read_roster_bytes(
        "a.csv",
        b"Who,Trade,Club\nAna Reis,welder,rowing\n",
        mapping={"headline": "Trade", "name": "Who"},
        use_columns=["Club"],
    )
    following = read_roster_bytes(
        "b.csv", b"Who,Trade,Club,Extra\nBo Lund,printer,chess,x\n", before=first.report
    )
    (person,) = following.people
    assert (person.headline, person.extra) == ("printer", {"Club": ("chess",)})


def test_a_mapping_taken_over_opens_nothing_private() -> None:
    first = read_roster_bytes("a.csv", b"Who,Extra\nAna,x\n", use_columns=["Extra"])
    following = read_roster_bytes(
        "b.csv", b"Who,Extra\nBo,bo@example.org\nCy,cy@example.org\n", before=first.report
    )
    assert "example.org" not in "".join(p.model_dump_json() for p in following.people)


def test_a_date_with_a_time_is_no_telephone_number() -> None:
    roster = read_roster_bytes("a.csv", b"Name,Timestamp,Bio\nAna,2026-09-01 08:15:00,I weld.\n")
    assert roster.people[0].last_active == "2026-09-01 08:15:00"
