"""`roster` and `rank`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

REPORT = {"people", "mapping", "set_aside", "problems", "duplicates"}
NEED = "write backend services in Python"


def test_roster_prints_the_report(run, roster):
    ran = run("roster", roster, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.document.keys() == REPORT
    assert ran.document["people"] == 4
    assert ran.document["mapping"]["bio"] == "bio"
    assert "example.org" not in ran.out


def test_roster_keeps_to_the_shape_where_much_is_wrong(run, tmp_path):
    path = tmp_path / "messy.csv"
    path.write_text(
        "Nom;Rôle;Courriel;Notes (internal);Places\n"
        "Awa Diop;mentor;awa@example.org;difficult;many\n"
        "Awa Diop;mentor;awa@example.org;;2\n"
        ";mentor;;;\n",
        encoding="utf-8",
    )
    found = run("roster", path, "--json").document
    assert found.keys() == REPORT
    assert all(one.keys() == {"column", "reason"} for one in found["set_aside"])
    assert all(one.keys() == {"row", "field", "problem"} for one in found["problems"])
    assert found["set_aside"]
    assert found["problems"]
    assert [len(ids) for ids in found["duplicates"]] == [2]


def test_roster_for_a_reader_names_columns_and_what_is_set_aside(run, roster):
    ran = run("roster", roster)
    assert "4 people read from people.json" in ran.out
    assert "hours_per_month" in ran.out
    assert "contact: contact data" in ran.out
    assert "example.org" not in ran.out


def test_columns_can_be_mapped_and_ticked(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("who,knows,loves\nIvo Petrov,weaving,old looms\n", encoding="utf-8")
    arguments = ("--map", "name=who", "--map", "skills=knows", "--use-column", "loves")
    found = run("roster", path, *arguments, "--json").document
    assert found["mapping"] == {"who": "name", "knows": "skills", "loves": "loves"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--map", "name=absent"],
        ["--map", "shoe_size=name"],
        ["--use-column", "absent"],
        ["--map", "name=name", "--map", "name=headline"],
    ],
    ids=" ".join,
)
def test_a_mapping_that_cannot_be_gets_one_line(run, roster, arguments):
    ran = run("roster", roster, *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff\x00binary", b"[]", b"{"])
def test_a_file_that_is_no_roster_gets_one_line(run, tmp_path: Path, content: bytes | None):
    path = tmp_path / "r.json"
    path.mkdir() if content is None else path.write_bytes(content)
    for command in (["roster", path], ["rank", "--roster", path, "--need", NEED]):
        ran = run(*command, "--json")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "r.json" in ran.err


def test_rank_prints_exactly_what_is_promised(run, roster):
    ran = run("rank", "--roster", roster, "--need", NEED, "--need", "set prices", "--json")
    found = ran.document
    assert found.keys() == {
        "needs", "roster", "matches", "excluded", "near_misses", "portfolio"
    }  # fmt: skip
    assert found["needs"] == [NEED, "set prices"]
    assert found["roster"] == run("roster", roster, "--json").document
    for match in found["matches"]:
        assert match.keys() == {
            "id", "name", "score", "confidence", "covers", "evidence", "factors", "practical"
        }  # fmt: skip
        assert len(match["factors"]) == 8
        for one in match["factors"]:
            assert one.keys() == {"factor", "finding", "quote", "field", "ask"}
        for one in match["evidence"]:
            assert one.keys() == {"need", "quote", "field", "score"}
            assert one["need"] in (0, 1)
    assert [one["id"] for one in found["excluded"]] == ["tove"]
    assert found["excluded"][0].keys() == {
        "id", "name", "deal_breaker", "reason", "quote", "field"
    }  # fmt: skip
    assert found["excluded"][0]["deal_breaker"] == "capacity"
    for one in found["near_misses"]:
        assert one.keys() == {"id", "name", "relax"}
    for one in found["portfolio"]:
        assert one.keys() == {"id", "covers"}


def test_quotes_stand_in_the_roster(run, roster):
    people = {one["id"]: one for one in json.loads(roster.read_text(encoding="utf-8"))["people"]}
    found = run("rank", "--roster", roster, "--need", NEED, "--json").document
    quotes = [(m["id"], e["field"], e["quote"]) for m in found["matches"] for e in m["evidence"]]
    assert quotes
    for person, field, quote in quotes:
        value = people[person][field]
        assert any(quote in text for text in (value if isinstance(value, list) else [value]))


@pytest.mark.parametrize(("top", "people"), [("1", 1), ("2", 2), ("0", 3), ("50", 3)])
def test_top_counts_people_and_0_is_everyone(run, roster, top, people):
    ran = run("rank", "--roster", roster, "--need", NEED, "--top", top, "--json")
    assert len(ran.document["matches"]) == people


def test_needs_come_from_the_plan_too(run, roster, plan):
    ran = run("rank", "--roster", roster, "--plan", plan, "--need", "speak up", "--json")
    assert ran.document["needs"] == [
        "speak up", "become a backend developer", "look at my code and tell me the truth"
    ]  # fmt: skip


def test_nothing_to_look_for_gets_one_line(run, roster, tmp_path):
    empty = tmp_path / "plan.json"
    empty.write_text("{}")
    for more in ([], ["--plan", empty]):
        ran = run("rank", "--roster", roster, *more)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "--need" in ran.err


def test_criteria_rule_people_out(run, roster, tmp_path):
    path = tmp_path / "criteria.yaml"
    path.write_text('deal_breakers: [{"field": "cost", "at_most": 0}]\nzone: CET\n')
    ran = run("rank", "--roster", roster, "--need", NEED, "--criteria", path, "--json")
    out = {one["id"]: one for one in ran.document["excluded"]}
    assert out["lucia"]["quote"] == "40 € an hour"
    assert out["lucia"]["field"] == "cost"


def test_a_criteria_file_goes_before_the_plan(run, roster, tmp_path):
    plan, criteria = tmp_path / "plan.json", tmp_path / "criteria.json"
    rule = {"field": "cost", "at_most": 0}
    plan.write_text(json.dumps({"criteria": {"deal_breakers": [rule]}}))
    criteria.write_text('{"deal_breakers": []}')
    base = ("rank", "--roster", roster, "--need", NEED, "--plan", plan, "--json")
    assert {one["id"] for one in run(*base).document["excluded"]} == {"lucia", "tove"}
    both = run(*base, "--criteria", criteria).document
    assert {one["id"] for one in both["excluded"]} == {"tove"}


def test_a_rule_on_a_field_that_no_roster_has_gets_one_line(run, roster, tmp_path):
    path = tmp_path / "criteria.json"
    path.write_text('{"deal_breakers": [{"field": "shoe_size", "includes": "42"}]}')
    ran = run("rank", "--roster", roster, "--need", NEED, "--criteria", path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "shoe_size" in ran.err


def test_rank_for_a_reader_quotes_with_fields_and_asks_once(run, roster):
    ran = run("rank", "--roster", roster, "--need", NEED)
    assert "1. Hiroshi Mori [hiroshi]" in ran.out
    assert "(bio)" in ran.out
    assert "Tove Aas" in ran.out
    lines = [line for line in ran.out.splitlines() if line.strip().endswith("?")]
    assert len(lines) == len(set(lines)) > 0


def test_an_entry_cannot_steer_the_terminal(run, tmp_path):
    path = tmp_path / "r.json"
    bio = "I write Python services.\u001b[2J\u202e and more"
    path.write_text(json.dumps({"people": [{"id": "x", "name": "Zoë\u001b[1m", "bio": bio}]}))
    ran = run("rank", "--roster", path, "--need", NEED)
    assert ran.code == 0
    assert "\u001b" not in ran.out
    assert "\u202e" not in ran.out


def test_the_real_roster_is_ranked_whole(run, shared):
    path = shared / "data" / "coding_coach_roster.json"
    found = run("rank", "--roster", path, "--need", NEED, "--top", "0", "--json").document
    ids = [one["id"] for one in found["matches"] + found["excluded"]]
    assert len(ids) == len(set(ids)) == found["roster"]["people"]


def test_several_files_are_merged_and_a_mapping_is_taken_over(run, tmp_path):
    first, second, report = (tmp_path / name for name in ("a.csv", "b.csv", "report.json"))
    first.write_text("Who,Trade\nAna Reis,welder\n")
    second.write_text("Who,Trade\nBo Lund,printer\n")
    read = run("roster", first, "--map", "headline=Trade", "--map", "name=Who", "--json")
    report.write_text(read.out)
    again = run("roster", first, second, "--like", report, "--json")
    assert (again.code, again.document["people"]) == (0, 2)
    assert again.document["mapping"] == {"Who": "name", "Trade": "headline"}


def test_a_report_that_is_none_gets_one_line(run, tmp_path):
    people, report = tmp_path / "a.csv", tmp_path / "report.json"
    people.write_text("Name,Bio\nAna Reis,I weld.\n")
    report.write_text("[1]")
    refused = run("roster", people, "--like", report)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
