"""`chat`: one message a line, one reply each."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from agent.commands import chat

pytestmark = pytest.mark.usefixtures("ready")

NOW = ("--now", "2026-11-21T19:00:00+00:00")
REPLY = {
    "conversation", "turn", "text", "skill", "record", "citations", "question", "asks",
    "suggestions", "author", "problems", "usage",
}  # fmt: skip
JOURNEY = """\
I'm a manual tester. I'd like to become a backend developer by next summer
look at my code and tell me the truth
after 20:00, I have a toddler
costs money
hiroshi
review service designs every week
bring one question each time
sent
yes, tuesday 7pm
keep it
"""


def test_every_line_gets_exactly_one_reply_in_the_promised_shape(run, roster):
    ran = run("chat", "--user", "ana", "--roster", roster, "--json", *NOW, stdin=JOURNEY)
    assert (ran.code, ran.err) == (0, "")
    replies = ran.documents
    assert [reply["turn"] for reply in replies] == list(range(1, 11))
    assert len({reply["conversation"] for reply in replies}) == 1
    for reply in replies:
        assert reply.keys() == REPLY
        assert reply["usage"] == {"model_calls": 0, "prompt_tokens": 0, "completion_tokens": 0}
        assert reply["author"] == "guided"
        for citation in reply["citations"]:
            assert citation.keys() == {"id", "title", "sources"}


def test_a_record_is_what_its_command_prints(run, roster, tmp_path):
    out = tmp_path / "plan.json"
    arguments = ("chat", "--user", "ana", "--roster", roster, "--plan-out", out, "--json", *NOW)
    replies = run(*arguments, stdin=JOURNEY).documents
    records = {reply["skill"]: reply["record"] for reply in replies if reply["record"]}
    ranked = run("rank", "--roster", roster, "--need", "x", "--json").document
    assert records["shortlist"].keys() == ranked.keys()
    assert records["shortlist"]["roster"] == ranked["roster"]
    pitch = ("pitch", "--plan", out, "--roster", roster, "--mentor", "hiroshi", "--json")
    assert records["pitch"].keys() == run(*pitch).document.keys()
    sources = [claim["source"].keys() for claim in records["pitch"]["claims"]]
    assert sources
    assert all(keys == {"kind", "field", "quote"} for keys in sources)
    agenda = run("agenda", "--plan", out, "--kind", "first", "--json").document
    assert records["agenda"].keys() == agenda.keys()
    assert sum(item["minutes"] for item in records["agenda"]["items"]) == 30


def test_a_conversation_goes_on_by_its_id(run, roster):
    wish = "I'd like to become a backend developer\n"
    begun = run("chat", "--user", "ana", "--roster", roster, "--json", *NOW, stdin=wish).document
    go_on = ("--conversation", begun["conversation"], "--json", *NOW)
    again = run("chat", "--user", "ana", *go_on, stdin="just show me people\n").document
    assert (again["conversation"], again["turn"]) == (begun["conversation"], 2)
    assert again["record"]["roster"]["people"] == 4
    stranger = run("chat", "--user", "bo", *go_on, stdin="hello\n")
    assert (stranger.code, stranger.out, stranger.err.count("\n")) == (2, "", 1)


def test_a_reader_who_comes_back_sees_where_it_stands(run):
    ran = run("chat", "--user", "ana", *NOW, stdin="I'd like to learn to weld\n")
    talk = ran.out.splitlines()[-1].rpartition(" ")[2]
    again = run("chat", "--user", "ana", "--conversation", talk, *NOW, stdin="")
    assert "learn to weld" in again.out
    assert "1. " in again.out


def test_a_message_that_cannot_be_used_costs_no_other(run):
    lines = f"I want a mentor\n\n   \n{'x' * 200_000}\nto learn to bake bread for a living\n"
    ran = run("chat", "--user", "ana", "--json", stdin=lines)
    assert ran.code == 2
    assert [reply["turn"] for reply in ran.documents] == [1, 2]
    assert ran.err.count("\n") == 1
    assert "20,000" in ran.err


def test_a_line_without_end_is_not_read_whole():
    stream = io.StringIO("y" * 3_000_000 + "\nnext")
    read = list(chat.lines(stream))
    assert [len(read[0]), read[1]] == [chat.LONGEST_LINE, "next"]


def test_the_mark_of_some_editors_is_no_part_of_a_message():
    assert list(chat.lines(io.StringIO("\ufeffhello\r\n"))) == ["hello"]


def test_nothing_said_is_nothing_printed(run):
    ran = run("chat", "--user", "ana", "--json", stdin="")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    ("option", "content"),
    [
        ("--roster", None),
        ("--roster", ""),
        ("--plan", "{"),
        ("--plan", '{"goals": [{"aim": 3}]}'),
    ],
)
def test_a_broken_file_gets_one_line_and_begins_nothing(run, tmp_path, option, content):
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_text(content)
    ran = run("chat", "--user", "ana", option, path, "--json", stdin="hello\n")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "broken.json" in ran.err
    assert run("conversations", "--user", "ana", "--json").document["conversations"] == []


def test_a_plan_is_handed_in_and_written_out(run, plan, tmp_path):
    out = tmp_path / "out.json"
    arguments = ("chat", "--user", "ana", "--plan", plan, "--plan-out", out, "--json", *NOW)
    assert run(*arguments, stdin="by next summer\n").code == 0
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert kept["goals"][0]["aim"]["text"] == "become a backend developer"
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_plan_that_cannot_be_written_is_said_before_anything_is(run, tmp_path):
    ran = run("chat", "--user", "ana", "--plan-out", tmp_path, "--json", stdin="hello\n")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_a_reader_gets_the_opening_line_and_numbers_to_choose_by(run):
    ran = run("chat", "--user", "ana", *NOW, stdin="2\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Hello. I am a program, not a person.")
    assert "  2. I don't know yet" in ran.out
    assert "**" not in ran.out
    exported = run("export", "--user", "ana", "--json").document
    (turn,) = exported["conversations"][0]["turns"]
    assert turn["said"] == "I don't know yet"


def test_a_person_at_a_terminal_gets_a_prompt(run):
    assert "\n> " in run("chat", "--user", "ana", stdin="hello\n", person=True).out
    assert "> " not in run("chat", "--user", "ana", "--json", stdin="hello\n", person=True).out


def test_a_fault_of_ours_costs_one_message(run, monkeypatch):
    from agent.sessions import Talk

    say, count = Talk.say, iter(range(9))

    async def sometimes(self, text):
        if next(count) == 1:
            raise ZeroDivisionError(text)
        return await say(self, text)

    monkeypatch.setattr(Talk, "say", sometimes)
    ran = run("chat", "--user", "ana", "--json", stdin="I want a mentor\nsecret\nskip\n")
    assert ran.code == 1
    assert [reply["turn"] for reply in ran.documents] == [1, 2]
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError" in ran.err
    assert "secret" not in ran.err


def test_after_everything_was_erased_it_begins_again(run):
    lines = "I want a mentor\nerase everything\nyes\nI want a mentor\n"
    replies = run("chat", "--user", "ana", "--json", stdin=lines).documents
    assert len(replies) == 4
    assert all("erase" not in reply for reply in replies)
    assert replies[3]["turn"] == 1
    assert replies[3]["conversation"] != replies[0]["conversation"]


def test_a_process_reads_bytes_that_are_no_text():
    ran = subprocess.run(
        [sys.executable, "-m", "agent", "chat", "--user", "ana", "--json"],
        input=b"caf\xe9\xff I want a mentor\n",
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["turn"] == 1
