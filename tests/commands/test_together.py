"""`circles`, `assign` and `action-plan`: the shapes that programs rely on."""

from __future__ import annotations

import io
import json
from pathlib import Path

from agent.__main__ import main

PEOPLE = """id,Name,Role,Offers,Wants,Places
a,Ama Boateng,mentee,testing,python basics,
b,Bruno Reis,mentor,Python,learn to weld,1
c,Chloe Martin,mentee,welding,testing software,
d,Didier Kone,mentee,,,
"""


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(list(arguments), io.StringIO(), out, err)
    return code, out.getvalue(), err.getvalue()


def test_circles(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE)
    code, out, err = run("circles", "--people", str(people), "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert set(document) == {"circles", "unplaced"}
    assert document["circles"][0]["members"] == ["a", "b", "c"]
    assert {"from": "b", "to": "a", "what": {"offer": "Python", "want": "python basics"}} in (
        document["circles"][0]["exchanges"]
    )
    assert [one["id"] for one in document["unplaced"]] == ["d"]
    assert set(document["unplaced"][0]) == {"id", "reason"}
    code, out, _ = run("circles", "--people", str(people))
    assert "Circle 1: Ama Boateng, Bruno Reis, Chloe Martin" in out


def test_assign(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE)
    code, out, err = run("assign", "--mentees", str(people), "--roster", str(people), "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert set(document) == {"pairs", "unplaced"}
    assert all(set(one) == {"mentee", "mentor", "score", "reasons"} for one in document["pairs"])
    mentors = [one["mentor"] for one in document["pairs"]]
    assert mentors.count("b") <= 1


def test_a_circle_of_one_is_refused(tmp_path: Path) -> None:
    code, out, err = run("circles", "--people", "x.csv", "--size", "1")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_an_action_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(
        json.dumps({"action_plan": {"problem": "no bus", "steps": "ask the mayor; find a driver"}})
    )
    code, out, err = run("action-plan", "--plan", str(plan), "--json")
    page = json.loads(out)
    assert (code, err) == (0, "")
    assert page["problem"] == "no bus"
    assert page["steps"] == ["ask the mayor", "find a driver"]
    assert page["gaps"] == ["people", "resources", "measure", "mentors"]
    code, out, _ = run("action-plan", "--plan", str(plan))
    assert "Mentors needed" in out
