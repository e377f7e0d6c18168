"""`share`: a file that holds what was named and nothing else."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from agent.__main__ import main

PLAN = {
    "goals": [{"aim": "run a repair workshop", "by": "canary spring"}],
    "profile": {"now": {"text": "canary welder", "private": True}, "place": "canary Lomé"},
    "outreach": [{"mentor": "p1", "name": "Amina Wekesa"}],
    "chosen": "p1",
}


def run(*arguments: str, said: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(list(arguments), io.StringIO(said), out, err)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def user(home: Path, tmp_path: Path) -> str:
    """Somebody whose plan was handed in."""
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))
    code, _, err = run("chat", "--json", "--user", "sena", "--plan", str(plan))
    assert (code, err) == (0, "")
    return "sena"


def shared(user: str, out: Path, *show: str) -> tuple[int, str, str]:
    fields = [part for field in show for part in ("--show", field)]
    return run("share", "--user", user, "--with", "p1", *fields, "--out", str(out), "--json")


def test_by_default_nothing_is_shared(user: str, tmp_path: Path) -> None:
    code, out, _ = shared(user, tmp_path / "page.json")
    assert code == 0
    assert json.loads(out) == {"with": "p1", "shared": {}, "page": ""}
    assert json.loads((tmp_path / "page.json").read_text()) == json.loads(out)


def test_the_file_is_what_was_printed(user: str, tmp_path: Path) -> None:
    code, out, err = shared(user, tmp_path / "page.json", "goal.aim")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert document["shared"] == {"goal.aim": "run a repair workshop"}
    assert "run a repair workshop" in document["page"]
    assert "canary" not in out
    assert json.loads((tmp_path / "page.json").read_text()) == document


def test_what_is_private_is_told_to_its_owner_alone(user: str, tmp_path: Path) -> None:
    code, out, err = shared(user, tmp_path / "page.json", "profile.now", "goal.aim")
    assert code == 0
    assert "profile.now: kept private" in err
    assert "now" not in json.loads(out)["page"].lower()
    assert "canary" not in (tmp_path / "page.json").read_text()


def test_an_unknown_field_writes_nothing(user: str, tmp_path: Path) -> None:
    code, out, err = shared(user, tmp_path / "page.json", "meeting.felt")
    assert (code, out) == (2, "")
    assert "stays with you alone" in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "page.json").exists()


def test_a_reader_is_told_that_a_file_cannot_be_called_back(user: str, tmp_path: Path) -> None:
    out_file = str(tmp_path / "page.json")
    code, out, _ = run("share", "--user", user, "--with", "p1", "--show", "goal", "--out", out_file)
    assert code == 0
    assert "A file that is handed over cannot be called back." in out


def test_a_brief_is_made_of_the_file_alone(user: str, tmp_path: Path) -> None:
    shared(user, tmp_path / "page.json", "goal.aim")
    code, out, err = run(
        "brief", "--shared", str(tmp_path / "page.json"), "--minutes", "45", "--json"
    )
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert set(record) == {"shared", "questions", "listen_for", "agenda", "citations", "author"}
    assert record["shared"] == {"goal.aim": "run a repair workshop"}
    assert sum(item["minutes"] for item in record["agenda"]["items"]) == 45
    assert "canary" not in out


def test_an_owner_previews_what_was_chosen_and_no_more(tmp_path: Path) -> None:
    plan = {**PLAN, "shares": [{"mentor": "p1", "shown": [{"field": "goal.aim"}]}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    code, out, _ = run("brief", "--plan", str(tmp_path / "plan.json"), "--json")
    assert code == 0
    assert json.loads(out)["shared"] == {"goal.aim": "run a repair workshop"}
    assert "canary" not in out


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"with": 3}', "not: [a, page"])
def test_a_file_that_is_no_page_is_refused_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text(content)
    code, out, err = run("brief", "--shared", str(tmp_path / "page.json"))
    assert (code, out) == (2, "")
    assert "page.json" in err
    assert len(err.splitlines()) == 1


def test_a_mentor_chats_from_the_file(home: Path, tmp_path: Path) -> None:
    page = {"with": "p1", "shared": {"goal.aim": "run a repair workshop"}, "page": "x"}
    (tmp_path / "page.json").write_text(json.dumps(page))
    code, out, err = run(
        "chat",
        "--json",
        "--user",
        "noor",
        "--role",
        "mentor",
        "--shared",
        str(tmp_path / "page.json"),
        said="seeing Sena on Friday for the second time\n",
    )
    reply = json.loads(out)
    assert (code, err) == (0, "")
    assert reply["skill"] == "brief"
    assert reply["record"]["shared"] == page["shared"]
