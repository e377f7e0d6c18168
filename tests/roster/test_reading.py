"""Rosters as people have them become people and problems, or one clear line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadRoster
from agent.records.people import Roster
from agent.roster import read_roster, read_roster_bytes
from tests.roster.people import FIXTURES, readable, sample


def read(name: str, text: str) -> Roster:
    return read_roster_bytes(name, text.encode())


def test_the_sample_roster_reads_whole() -> None:
    roster = sample()
    assert roster.report.people == len(roster.people) == 12
    assert roster.report.problems == ()
    assert roster.report.mapping["E-mail"] == "contact"
    teresa = roster.people[0]
    assert teresa.name == "Teresa Almeida"
    assert teresa.languages == ("Portuguese", "English")
    assert (teresa.hours_per_month, teresa.capacity, teresa.load) == (4.0, 2, 0)
    assert roster.contacts[teresa.id] == "teresa.almeida@example.org"


def test_a_messy_file_loses_nothing_in_silence() -> None:
    roster = read_roster(FIXTURES / "messy.csv")
    assert [person.name for person in roster.people] == ["Amara Diallo", "Bo Ek", "Dinh Tran"]
    amara, bo, _ = roster.people
    assert amara.bio == "I grow vegetables for & with schools.\nAsk me about soil 😀"
    assert amara.skills == ("soil", "compost", "seeds", "tools")
    assert bo.languages == ("Swedish", "English")
    problems = {(each.row, each.problem.split(";")[0]) for each in roster.report.problems}
    assert (1, "stands above the header and was not read") in problems
    assert (7, "has neither a name nor an id") in problems
    assert (8, "a quotation mark is opened and never closed") in problems
    assert any(row == 9 and "more cells" in problem for row, problem in problems)


def test_broken_yaml_costs_only_the_broken_entry() -> None:
    roster = read_roster(FIXTURES / "broken.yaml")
    assert [person.name for person in roster.people] == ["Farida Nazari", "Hana Novak"]
    assert roster.people[0].headline == "bridge engineer"
    assert roster.people[0].languages == ("no", "en")
    assert [problem.row for problem in roster.report.problems] == [2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["Name", "Bio"]) + "\n" + delimiter.join(["Zoë Müller", "Café owner"])
    roster = read_roster_bytes("people.csv", text.encode(encoding))
    assert (roster.people[0].name, roster.people[0].bio) == ("Zoë Müller", "Café owner")


def test_lists_in_one_cell() -> None:
    cells = ["a;b", "a|b", "a, b", "a / b", "a\nb", '["a", "b"]', "['a', 'b']", "• a\n• b"]
    for cell in cells:
        written = cell.replace('"', '""')
        roster = read("people.csv", f'Name,Skills\nAna Sol,"{written}"\n')
        assert roster.people[0].skills == ("a", "b"), cell


def test_commas_in_prose_and_slashes_in_terms_do_not_divide() -> None:
    roster = read(
        "p.csv",
        'Name,Skills\nAna Sol,"CI/CD, UX/UI"\nBo Ek,"I help you plan, and then do it all again"\n',
    )
    assert roster.people[0].skills == ("CI/CD", "UX/UI")
    assert len(roster.people[1].skills) == 1


def test_several_columns_fill_one_field() -> None:
    roster = read(
        "p.csv",
        "Last name,First name,City,Country,About,Background\nSol,Ana,Lyon,France,One.,Two.\n",
    )
    person = roster.people[0]
    assert person.name == "Ana Sol"
    assert set(person.location.split(", ")) == {"Lyon", "France"}
    assert set(person.bio.split("\n")) == {"One.", "Two."}


def test_a_headerless_file_is_read_by_content() -> None:
    rows = [
        "Ana Sol,ana@example.org,English,I repair violins and teach others how to do it well.",
        "Bo Ek,bo@example.org,Swedish,I drive freight trains at night and like the quiet of it.",
        "Cy Low,cy@example.org,Malay,I cook for a hospital and plan food for many hundred people.",
    ]
    roster = read("people.csv", "\n".join(rows))
    assert [person.name for person in roster.people] == ["Ana Sol", "Bo Ek", "Cy Low"]
    assert roster.people[0].bio.startswith("I repair violins")
    assert roster.people[1].languages == ("Swedish",)
    assert set(roster.contacts.values()) == {"ana@example.org", "bo@example.org", "cy@example.org"}


def test_shapes_of_json() -> None:
    person = {"name": "Ana Sol", "bio": "I repair violins."}
    for shape in (
        [person],
        {"people": [person]},
        {"mentors": [person]},
        {"ana": {**person}},
    ):
        assert read("p.json", json.dumps(shape)).people[0].name == "Ana Sol"
    lines = json.dumps(person) + "\nnot json\n"
    roster = read("p.jsonl", lines)
    assert len(roster.people) == 1
    assert roster.report.problems[0].row == 2


def test_nested_objects_become_fields_and_private_keys_leave() -> None:
    person = {
        "name": "Ana Sol",
        "profile": {"bio": "I repair violins.", "gender": "CANARY"},
        "experience": [{"title": "Luthier", "years": 4, "salary": "CANARY"}],
    }
    roster = read("p.json", json.dumps([person]))
    assert roster.people[0].bio == "I repair violins."
    assert roster.people[0].experience == ("Luthier, 4",)
    assert "CANARY" not in roster.model_dump_json()
    assert {each.column for each in roster.report.set_aside} == {
        "profile.gender",
        "experience.salary",
    }


def test_a_workbook_is_read_by_its_values() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mentors"])
    sheet.append(["Name", "Bio", "Hours per month"])
    sheet.append(["Ana Sol", "I repair violins.", 3])
    sheet.append(["=HYPERLINK(1)", "A formula is never worked out.", 2])
    book.create_sheet("Notes").append(["something else"])
    held = io.BytesIO()
    book.save(held)
    roster = read_roster_bytes("people.xlsx", held.getvalue())
    assert roster.people[0].hours_per_month == 3
    assert any(problem.field == "Notes" for problem in roster.report.problems)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("p.csv", b"", "is empty"),
        ("p.csv", b"\xef\xbb\xbf  \n", "is empty"),
        ("p.csv", b"PK\x03\x04rest", "a ZIP or office file"),
        ("p.csv", b'[{"name": "Ana"}]', "name it .json"),
        ("p.json", b"name,bio\nAna,x", "is not JSON"),
        ("p.json", b'{"people": 3}', "no list of people"),
        ("p.json", b"[" * 100_000, "nested too deeply"),
        ("p.yaml", b"a: b: c: d", "is not YAML"),
        ("p.xlsx", b"name,bio", "is not a workbook"),
        ("p.xlsx", b"PK\x03\x04rest", "is not a workbook that can be opened"),
        ("p.pdf", b"hello", "is not a kind of file"),
        ("p.html.csv", b"<!DOCTYPE html><html>", "web page"),
        ("p.csv", b"Name,Bio\n", "Nobody was found"),
        ("p.csv", b"x" * (21 * 1024 * 1024), "larger than 20 MB"),
        ("p.yaml", b"# " + b"x" * (5 * 1024 * 1024), "larger than 4 MB"),
        ("p.csv", b"Name\n" + b"Ana\n" * 50_002, "more than 50,000 rows"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_line(name: str, data: bytes, says: str) -> None:
    with pytest.raises(BadRoster, match=says) as raised:
        read_roster_bytes(name, data)
    assert "\n" not in str(raised.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadRoster, match="cannot be opened"):
            read_roster(path)


def test_a_workbook_that_unpacks_too_large_or_declares_entities() -> None:
    for content, says in (
        (b" " * (21 * 1024 * 1024), "unpacks to more than 20 MB"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>', "declares entities"),
    ):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", content)
        with pytest.raises(BadRoster, match=says):
            read_roster_bytes("people.xlsx", held.getvalue())


@pytest.mark.parametrize("deep", ["- " * 30_000 + "a", "[" * 30_000, "{a: " * 30_000])
def test_yaml_nested_beyond_reason_is_refused_in_one_line(deep: str) -> None:
    with pytest.raises(BadRoster, match="nested too deeply"):
        read_roster_bytes("p.yaml", deep.encode())


def test_yaml_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [{', '.join(['*' + before] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    people = bomb + "people:\n  - name: Ana Sol\n    skills: *i\n"
    roster = read_roster_bytes("p.yaml", people.encode())
    assert len(roster.people[0].skills) <= 500


def test_a_person_can_correct_the_mapping() -> None:
    data = b"Wer,Was,Sonst\nAna Sol,Geigenbau,Ruhe\n"
    roster = read_roster_bytes(
        "p.csv", data, mapping={"name": "Wer", "headline": "Was"}, use_columns=["Sonst"]
    )
    person = roster.people[0]
    assert (person.name, person.headline, person.extra) == (
        "Ana Sol",
        "Geigenbau",
        {"Sonst": ("Ruhe",)},
    )
    with pytest.raises(BadRoster, match="no column 'Nix'; columns are Wer, Was, Sonst"):
        read_roster_bytes("p.csv", data, mapping={"name": "Nix"})
    with pytest.raises(BadRoster, match="no field 'namen'"):
        read_roster_bytes("p.csv", data, mapping={"namen": "Wer"})


def test_ids_that_are_addresses_are_hashed_and_missing_ids_do_not_hang_on_the_name() -> None:
    roster = read("p.csv", "id,name\nana@example.org,Ana Sol\n7,Bo Ek\n7,Cy Low\n")
    ids = [person.id for person in roster.people]
    assert ids[0].startswith("p-")
    assert len(ids[0]) == 10
    assert ids[1:] == ["7", "7-2"]
    assert roster.report.problems[0].field == "id"
    one = read("p.csv", "name,bio\nAna Sol,I repair violins.\n")
    other = read("p.csv", "name,bio\nBo Ek,I repair violins.\n")
    assert one.people[0].id == other.people[0].id


def test_duplicates_are_proposed_not_merged() -> None:
    roster = read(
        "p.csv",
        "id,name,email\na,Ana Sol,ana@example.org\nb,ANA SOL,x@example.org\nc,Bo,ana@example.org\n",
    )
    assert len(roster.people) == 3
    assert set(roster.report.duplicates) == {("a", "b"), ("a", "c")}


def test_values_that_are_no_numbers_are_unknown_and_reported() -> None:
    roster = read(
        "p.csv", "name,hours per month,capacity\nAna Sol,it depends,full\nBo Ek,2h a week,3\n"
    )
    ana, bo = roster.people
    assert (ana.hours_per_month, ana.capacity) == (None, 0)
    assert (bo.hours_per_month, bo.capacity) == (8.0, 3)
    assert roster.report.problems[0].field == "hours_per_month"


def test_the_coding_coach_file(shared: Path) -> None:
    roster = read_roster(shared / "data" / "coding_coach_roster.json")
    assert len(roster.people) == 298
    assert all(person.id.startswith("p-") for person in roster.people)
    assert {"id", "channels"} <= {each.column for each in roster.report.set_aside}
    assert roster.report.mapping["title"] == "headline"
    assert "@example.org" not in "".join(person.model_dump_json() for person in roster.people)
    assert len(roster.contacts) == 298


NAMES = st.sampled_from(["p.csv", "p.tsv", "p.json", "p.jsonl", "p.yaml", "p.xlsx", "p.txt", "p"])


@given(NAMES, st.binary(max_size=400))
def test_any_bytes_are_a_roster_or_one_line(name: str, data: bytes) -> None:
    readable(name, data)


@given(NAMES, st.text(alphabet=st.sampled_from("name,;\t\n\"'[]{}:-#&*!|<>ab "), max_size=200))
def test_any_text_is_a_roster_or_one_line(name: str, text: str) -> None:
    readable(name, ("name,bio\n" + text).encode())
    readable(name, text.encode())


ENTRIES = st.lists(
    st.dictionaries(
        st.sampled_from(["name", "bio", "skills"]), st.sampled_from(["", "Ana", "a b"])
    ),
    max_size=5,
)


@given(ENTRIES)
def test_every_filled_entry_is_a_person_or_a_problem(entries: list[dict[str, str]]) -> None:
    roster = readable("p.json", json.dumps(entries).encode())
    filled = [at for at, entry in enumerate(entries, start=1) if any(entry.values())]
    named = [at for at in filled if entries[at - 1].get("name")]
    assert (roster is not None) == bool(named)
    if roster:
        assert len(roster.people) == len(named)
        assert {problem.row for problem in roster.report.problems} == set(filled) - set(named)
