"""`conversations`, `export` and `erase`."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.usefixtures("ready")

CANARY = "marzipan lighthouse"


@pytest.fixture
def talk(run, roster):
    """The id of a conversation of ana, and one of bo."""
    line = f"I would like to become a keeper of the {CANARY}\n"
    ran = run("chat", "--user", "ana", "--roster", roster, "--json", stdin=line)
    run("chat", "--user", "bo", "--json", stdin="I want a mentor\n")
    return ran.document["conversation"]


def test_conversations_lists_those_of_one_user(run, talk):
    found = run("conversations", "--user", "ana", "--json").document
    assert [one["id"] for one in found["conversations"]] == [talk]
    assert found["conversations"][0]["turns"] == 1
    shown = run("conversations", "--user", "ana").out
    assert talk in shown
    assert "1 turn" in shown
    assert "No conversation" in run("conversations", "--user", "nobody").out


def test_export_hands_out_everything_but_contacts(run, talk, tmp_path):
    ran = run("export", "--user", "ana", "--json")
    assert CANARY in ran.out
    assert "example.org" not in ran.out
    assert {"user", "conversations", "plan", "rosters"} <= ran.document.keys()
    path = tmp_path / "ana.json"
    written = run("export", "--user", "ana", "--out", path, "--json")
    assert written.document == {"user": "ana", "out": str(path)}
    assert json.loads(path.read_text(encoding="utf-8")) == ran.document
    assert path.stat().st_mode & 0o777 == 0o600


def test_export_to_a_place_that_cannot_be_written_gets_one_line(run, talk, tmp_path):
    ran = run("export", "--user", "ana", "--out", tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def held(ready):
    return b"".join(path.read_bytes() for path in ready.rglob("*") if path.is_file())


def test_erase_leaves_no_byte_of_a_user_and_all_of_the_other(run, talk, ready):
    assert CANARY.encode() in held(ready)
    ran = run("erase", "--user", "ana", "--json")
    assert ran.document == {"erased": "everything", "user": "ana"}
    assert CANARY.encode() not in held(ready)
    assert run("conversations", "--user", "ana", "--json").document["conversations"] == []
    assert len(run("conversations", "--user", "bo", "--json").document["conversations"]) == 1


def test_erase_takes_a_conversation_a_message_or_a_roster(run, talk, ready):
    exported = run("export", "--user", "ana", "--json").document
    (listed,) = exported["rosters"]
    assert run("erase", "--user", "ana", "--roster", listed["id"]).code == 0
    assert run("export", "--user", "ana", "--json").document["rosters"] == []
    assert run("erase", "--user", "ana", "--last-message").code == 0
    assert CANARY.encode() not in held(ready)
    ran = run("erase", "--user", "ana", "--conversation", talk, "--json")
    assert ran.document["erased"] == "conversation"
    assert run("conversations", "--user", "ana", "--json").document["conversations"] == []


def test_erase_takes_a_person_out_of_the_rosters(run, talk):
    assert "Tove Aas" in run("export", "--user", "ana", "--json").out
    ran = run("erase", "--person", "tove", "--json")
    assert ran.document == {"erased": "person", "person": "tove", "rosters": 1}
    exported = run("export", "--user", "ana", "--json")
    assert "Tove Aas" not in exported.out
    assert "Amina Wekesa" in exported.out


def test_what_is_not_there_or_not_theirs_gets_one_line(run, talk):
    for arguments in (
        ["--user", "bo", "--conversation", talk],
        ["--user", "ana", "--roster", "r-absent"],
        ["--user", "nobody", "--last-message"],
        ["--person", "nobody"],
        ["--person", "tove", "--last-message"],
        ["--user", "x" * 500],
    ):
        ran = run("erase", *arguments, "--json")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), arguments


@pytest.mark.parametrize("answer", ["no\n", "\n", ""])
def test_a_person_is_asked_and_may_say_no(run, talk, answer):
    ran = run("erase", "--user", "ana", "--json", stdin=answer, person=True)
    assert ran.document == {"erased": None}
    assert "Erase everything of ana?" in ran.err
    assert len(run("conversations", "--user", "ana", "--json").document["conversations"]) == 1


def test_a_person_who_says_yes_is_told_what_is_out_of_reach(run, talk):
    ran = run("erase", "--user", "ana", stdin="yes\n", person=True)
    assert ran.code == 0
    assert "out of reach" in ran.out
    assert run("conversations", "--user", "ana", "--json").document["conversations"] == []
