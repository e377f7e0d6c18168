"""Files as people save them: tabs and merged cells, lines of JSON, no header, four languages."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadRoster
from agent.records.people import Roster
from agent.roster import read_roster_bytes
from agent.roster.headers import field_of, private_reason
from agent.roster.tables import Patience
from tests.roster.people import readable


def read(name: str, text: str, encoding: str = "utf-8") -> Roster:
    return read_roster_bytes(name, text.encode(encoding))


def problems(roster: Roster) -> list[tuple[int, str]]:
    return [(each.row, each.field) for each in roster.report.problems]


def test_cells_merged_both_ways_under_a_header_of_groups() -> None:
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    for row in (
        ["Volunteers of the spring"],
        ["Who", None, "About", None, "Practical"],
        ["Name", "E-mail", "Job", "Bio", "Availability"],
        ["Ana Reis", "ana@example.org", "luthier", "I repair violins.", "Mon-Fri 18:00-20:00"],
        ["Bo Lund", "bo@example.org", "driver", "I drive trains.", None],
        ["Cleo Vale", "cleo@example.org", "cook and teacher", None, "Sat 10:00-12:00"],
    ):
        tab.append(row)
    for area in ("A1:E1", "A2:B2", "C2:D2", "E4:E5", "C6:D6"):
        tab.merge_cells(area)
    saved = io.BytesIO()
    book.save(saved)
    roster = read_roster_bytes("spring.xlsx", saved.getvalue())
    assert [person.name for person in roster.people] == ["Ana Reis", "Bo Lund", "Cleo Vale"]
    assert [person.hours for person in roster.people[:2]] == [("Mon-Fri 18:00-20:00",)] * 2
    assert (roster.people[2].headline, roster.people[2].bio) == ("cook and teacher",) * 2
    assert problems(roster) == [(1, ""), (2, "")]
    assert [each.column for each in roster.report.set_aside] == ["E-mail"]


def test_columns_without_name_and_cells_are_no_columns() -> None:
    roster = read("a.csv", "Name,Bio,,\nAna,I weld.,,\nBo,I print.,,\n")
    assert roster.report.set_aside == ()
    filled = read("a.csv", "Name,Bio,,\nAna,I weld.,,\nBo,I print.,,x\n")
    assert [each.column for each in filled.report.set_aside] == ["column 4"]


def test_lines_of_json_whatever_the_file_is_called() -> None:
    people = [{"name": "Ana Reis", "bio": "I weld.\u2028At night."}, {"name": "Bo Lund"}]
    lines = "\n".join(json.dumps(person, ensure_ascii=False) for person in people)
    for name in ("a.jsonl", "a.ndjson", "a.json"):
        roster = read(name, f"{lines}\n{{broken\n")
        assert [person.name for person in roster.people] == ["Ana Reis", "Bo Lund"]
        assert problems(roster) == [(3, "")]


def test_lists_of_mentors_and_mentees_in_one_object() -> None:
    lists = {"mentors": [{"name": "Ana"}], "mentees": [{"name": "Bo"}, {"name": "Cy"}]}
    for shape in (lists, {"data": lists}):
        roster = read("a.json", json.dumps(shape))
        roles = [(person.name, person.role) for person in roster.people]
        assert roles == [("Ana", "mentor"), ("Bo", "mentee"), ("Cy", "mentee")]


def test_a_document_of_yaml_for_each_person() -> None:
    roster = read("a.yaml", "name: Ana\nbio: I weld.\n---\nname: Bo\nlanguages: [no, en]\n")
    assert [person.name for person in roster.people] == ["Ana", "Bo"]
    assert roster.people[1].languages == ("no", "en")


def test_a_headerless_file_of_another_encoding_and_sign() -> None:
    jose = "José Peña;jose@example.org;Spanish, French;violins, wood;Europe/Madrid;"
    zoe = "Zoë Ek;zoe@example.org;Swedish;trains, signals;Europe/Stockholm;"
    rows = (
        f"{jose}I repair violins and teach others how to do it well.",
        f"{zoe}I drive freight trains at night and like the quiet of it.",
    )
    roster = read("people.csv", "\n".join(rows), "cp1252")
    assert [person.name for person in roster.people] == ["José Peña", "Zoë Ek"]
    assert roster.people[0].languages == ("Spanish", "French")
    assert roster.people[1].skills == ("trains", "signals")
    assert roster.people[0].zone == "Europe/Madrid"
    assert len(roster.contacts) == 2


def test_a_list_of_many_commas_does_not_hide_the_sign_between_columns() -> None:
    roster = read("a.csv", "name;skills\nAna;learn, teach, wood, tools\nBo;glass, letters\n")
    assert roster.people[0].skills == ("learn", "teach", "wood", "tools")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nombre", "name"),
        ("Nombre de mentorados", "capacity"),
        ("Nombre de mentorés", "capacity"),
        ("Anzahl Mentees", "capacity"),
        ("¿A cuántos mentorados puedes acompañar?", "capacity"),
        ("¿A qué te dedicas?", "headline"),
        ("¿Sigues participando?", "status"),
        ("Continuez-vous à participer ?", "status"),
        ("¿Quieres participar como mentor/a o mentorado/a?", "role"),
        ("Qu'aimeriez-vous apprendre ?", "wants"),
        ("Présentez-vous en quelques lignes", "bio"),
        ("Em que temas pode ajudar?", "skills"),
        ("Fuso horário", "zone"),
        ("Wann hast du Zeit?", "hours"),
        ("Bei welchen Themen kannst du helfen?", "skills"),
        ("Vor- und Nachname", "name"),
    ],
)
def test_headers_in_four_more_languages(header: str, field: str) -> None:
    assert (field_of(header), private_reason(header)) == (field, "")


@pytest.mark.parametrize(
    ("said", "role"),
    [("Mentorado", "mentee"), ("Mentorada", "mentee"), ("Mentora", "mentor"), ("Ambos", "both")],
)
def test_two_roles_in_one_spanish_sheet(said: str, role: str) -> None:
    sheet = f"Nombre;¿Mentor o mentorado?;Temas\nAna;{said};madera\nBo;Mentor;pan\n"
    assert read("hoja.csv", sheet, "cp1252").people[0].role == role


@pytest.mark.parametrize("date", ["01/09/2026", "1.9.2026", "01-09-2026", "01/09/2026 10:00:00"])
def test_a_date_is_no_telephone_number(date: str) -> None:
    roster = read("a.csv", f"Name,Horodateur,Bio\nAna,{date},I weld since {date} at home.\n")
    assert roster.people[0].last_active == date
    assert date in roster.people[0].bio


def test_hours_and_zones_that_nobody_can_compare_are_told() -> None:
    sheet = (
        "Name,Availability,Time zone\n"
        "Ana,Mon-Fri 18:00-20:00,Europe/Lisbon\n"
        "Bo,when the moon is full,Mars time\n"
        "Cy,Mon 25:00-26:00,\n"
        "Di,evenings,CET\n"
        "Ed,2 hours a week,\n"
    )
    roster = read("a.csv", sheet)
    assert sorted(problems(roster)) == [(3, "hours"), (3, "zone"), (4, "hours")]
    assert roster.people[1].hours == ("when the moon is full",)
    assert roster.people[4].hours_per_month == 8


@pytest.mark.parametrize(("cell", "hours"), [("one", 1), ("two a week", 8), ("half an hour", 0.5)])
def test_hours_in_words(cell: str, hours: float) -> None:
    roster = read("a.csv", f"Name,Hours per month\nAna,{cell}\n")
    assert (roster.people[0].hours_per_month, problems(roster)) == (hours, [])


def test_a_private_cell_is_found_in_a_column_that_is_nearly_empty() -> None:
    rows = [f"Person {n},{'ann@example.org' if n == 3_977 else ''}" for n in range(5_000)]
    roster = read("a.csv", "Name,Interests\n" + "\n".join(rows))
    assert roster.report.mapping["Interests"] == "contact"
    assert "example.org" not in "".join(person.model_dump_json() for person in roster.people)


def test_what_would_take_too_long_ends_in_one_line() -> None:
    with pytest.raises(BadRoster, match="takes too long to read; split it"):
        list(Patience(seconds=-1).over(range(3)))
    assert list(Patience().over(range(3))) == [0, 1, 2]


@pytest.mark.parametrize("data", [b"\x0b", b" \n\x0c\n", b"\x1c", b",\n,", b'"'])
def test_a_file_of_signs_alone_is_refused_in_one_line(data: bytes) -> None:
    for name in ("a.csv", "a.json", "a.jsonl", "a.yaml", "a.txt"):
        assert readable(name, data) is None


def test_too_many_cells_are_refused_before_they_are_read() -> None:
    sheet = (
        "name," + ",".join(f"c{n}" for n in range(499)) + "\n" + ("a" + ",b" * 499 + "\n") * 4_100
    )
    with pytest.raises(BadRoster, match="more than 2,000,000 cells"):
        read("a.csv", sheet)


SIGNS = st.text(alphabet=st.sampled_from("&*!|>'\"%@`{}[]#:-?, \n\tab—é\x00\u2028"), max_size=120)


@given(SIGNS, st.sampled_from(["a.yaml", "a.csv", "a.json", "a.jsonl"]))
def test_any_signs_beside_a_person_are_people_and_problems_or_one_line(
    signs: str, name: str
) -> None:
    for text in (f"- name: Ana\n{signs}", f"name,bio\nAna,{signs}", '{"name": "Ana"}\n' + signs):
        readable(name, text.encode())
