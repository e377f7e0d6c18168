"""Wrong use, one line each; and what a process of its own does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from agent.commands import build_parser, meetings
from agent.commands.chat import ROLES
from agent.records.meetings import AgendaKind, Channel, Manner, PitchKind
from agent.records.replies import UserRole

PYTHON = [sys.executable, "-m", "agent"]

WRONG_USES = [
    [],
    ["surprise"],
    ["rank"],
    ["rank", "--need", "x"],
    ["rank", "--roster", "r.csv", "--need", " "],
    ["rank", "--roster", "r.csv", "--need", "x", "--top", "-1"],
    ["rank", "--roster", "r.csv", "--need", "x", "--top", "many"],
    ["rank", "--roster", "r.csv", "--need", "x", "--to", "3"],
    ["roster"],
    ["roster", "r.csv", "--map", "name"],
    ["roster", ""],
    ["pitch", "--plan", "p", "--roster", "r", "--mentor", "m", "--channel", "telegram"],
    ["pitch", "--plan", "p", "--roster", "r", "--mentor", "m", "--max-chars", "0"],
    ["agenda", "--plan", "p"],
    ["agenda", "--plan", "p", "--kind", "breakfast"],
    ["chat", "--role", "boss"],
    ["conversations"],
    ["export"],
    ["erase"],
    ["erase", "--user", "a", "--person", "b"],
    ["erase", "--user", "a", "--conversation", "b", "--last-message"],
    ["guidance"],
    ["guidance", ""],
    ["guidance", "x", "--top", "0"],
    ["schema", "person"],
]


@pytest.mark.parametrize("arguments", WRONG_USES, ids=" ".join)
def test_wrong_use_gets_one_line_and_2(run, arguments):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("python -m agent")


def test_help_goes_to_standard_output(run):
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    for command in ("roster", "rank", "pitch", "agenda", "guidance", "chat", "erase", "schema"):
        assert command in ran.out


def test_a_command_that_does_not_exist_yet_is_no_stub(run):
    for later in ("share", "brief", "progress", "action-plan", "circles", "assign"):
        assert run(later).code == 2


def test_the_choices_are_those_of_the_records():
    assert get_args(PitchKind) == meetings.PITCHES
    assert get_args(Channel) == meetings.CHANNELS
    assert get_args(Manner) == meetings.MANNERS
    assert get_args(AgendaKind) == meetings.AGENDAS
    assert get_args(UserRole) == ROLES


@pytest.mark.parametrize("before", [True, False])
def test_global_options_stand_before_or_after_the_command(before):
    options = ["--json", "--now", "2026-11-21T19:00:00+00:00"]
    rest = ["guidance", "hello"]
    args = build_parser().parse_args([*options, *rest] if before else [*rest, *options])
    assert args.json
    assert args.now == "2026-11-21T19:00:00+00:00"


def test_a_moment_that_is_none_gets_one_line(run, roster):
    ran = run("--now", "yesterday", "roster", roster)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "yesterday" in ran.err


def test_a_data_directory_in_the_way_gets_one_line(run, home, roster):
    home.write_text("a file where the folder should be")
    ran = run("conversations", "--user", "ana")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "COACH_HOME" in ran.err


def test_help_loads_nothing_but_the_parser():
    code = (
        "import sys; from agent.commands import build_parser; build_parser().format_help();"
        "print(*sorted(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert "argparse" in loaded
    assert loaded & {"pydantic", "numpy", "sqlalchemy", "jinja2", "yaml", "asyncio"} == set()


def test_a_process_prints_one_document_and_nothing_else(roster: Path):
    command = [*PYTHON, "rank", "--roster", str(roster), "--need", "write Python", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["needs"] == ["write Python"]


def test_a_process_refuses_without_a_traceback():
    ran = subprocess.run([*PYTHON, "roster", "absent.csv"], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.count(b"\n") == 1
    assert b"absent.csv" in ran.stderr


def test_a_reader_who_goes_away_gets_no_traceback():
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PYTHON, "schema", "plan"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_closed_standard_input_is_an_empty_one():
    ran = subprocess.run(
        [*PYTHON, "chat", "--user", "ana", "--json"],
        preexec_fn=lambda: os.close(0),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_bytes_that_are_no_text_do_no_harm(roster: Path):
    command: list[str | bytes] = [*PYTHON, "rank", "--roster", str(roster), "--json", "--need"]
    ran = subprocess.run([*command, b"caf\xe9 work"], capture_output=True, check=False)
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["needs"] == ["caf\ufffd work"]
