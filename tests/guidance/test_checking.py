"""Each fault of a library is one line, and the shipped library has none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from agent.guidance import check_knowledge, checking

TEACHERS = "several-teachers"


@pytest.fixture(autouse=True)
def few_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "FEWEST_MESSAGES", 4)


def _rewrite(knowledge: Path, entry: str, old: str, new: str) -> None:
    path = knowledge / "guidance" / f"{entry}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _checked(knowledge: Path) -> list[str]:
    return check_knowledge(knowledge, knowledge / "source-texts")


def test_a_sound_library_has_no_problems(knowledge: Path) -> None:
    assert _checked(knowledge) == []


@pytest.mark.parametrize(
    ("entry", "old", "new", "said"),
    [
        (TEACHERS, "Nobody knows everything.", "None. " * 200, "words; write 60 to 200"),
        (TEACHERS, "[harbour-notes]", "[harbour-book]", "'harbour-book' is not in sources"),
        (TEACHERS, "disagrees_with: [one-master]\n", "", f"{TEACHERS}: does not say that it"),
        (TEACHERS, "[one-master]", "[no-such-entry]", "'no-such-entry', which does not exist"),
        (TEACHERS, '["1.20"]', "[]", "statement 1.20 has no entry: Two or three teachers"),
        (TEACHERS, '["1.20"]', '["1.20", "1.3"]', "covers 1.3, which is not a statement"),
        (TEACHERS, '["1.20"]', "[1.20]", "put it in quotes"),
    ],
)
def test_a_fault_is_one_line(knowledge: Path, entry: str, old: str, new: str, said: str) -> None:
    _rewrite(knowledge, entry, old, new)
    problems = _checked(knowledge)
    assert any(said in problem for problem in problems)
    assert all("\n" not in problem for problem in problems)


def test_every_broken_entry_is_named_and_not_only_the_first(knowledge: Path) -> None:
    for entry in (TEACHERS, "one-master"):
        _rewrite(knowledge, entry, "strength:", "strong:")
    problems = _checked(knowledge)
    assert any("several-teachers.md" in problem for problem in problems)
    assert any("one-master.md" in problem for problem in problems)


def test_the_same_idea_twice_is_found(knowledge: Path) -> None:
    folder = knowledge / "guidance"
    copy = (folder / f"{TEACHERS}.md").read_text(encoding="utf-8")
    copy = copy.replace(f"id: {TEACHERS}", "id: many-teachers").replace("Nobody", "Nobody here")
    (folder / "many-teachers.md").write_text(copy, encoding="utf-8")
    assert any("nearly the same words" in problem for problem in _checked(knowledge))


def test_six_words_in_a_row_from_a_source_are_found(knowledge: Path) -> None:
    texts = knowledge / "source-texts"
    texts.mkdir()
    post = texts / "post.txt"
    post.write_text("They say: pulls at every ROPE\nand looks, always.", encoding="utf-8")
    (problem,) = _checked(knowledge)
    assert "pulls at every rope and looks" in problem
    assert "post.txt" in problem
    post.write_text("They say: pulls at every rope and listens.", encoding="utf-8")
    assert _checked(knowledge) == []


def test_examples_are_enough_and_stand_for_one_skill_only(knowledge: Path) -> None:
    path = knowledge / "messages" / "pitch.yaml"
    path.write_text("skill: pitch\nmessages: [Plan our first meeting!]\n", encoding="utf-8")
    problems = _checked(knowledge)
    assert problems == [
        "messages/pitch: 1; write 4 or more.",
        "messages/pitch: 'Plan our first meeting!' stands in agenda too.",
    ]


def test_a_missing_list_of_statements_is_a_problem(knowledge: Path) -> None:
    (knowledge / "statements.yaml").unlink()
    assert any("statements.yaml" in problem for problem in _checked(knowledge))


def test_the_shipped_library_has_no_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert check_knowledge() == []


def test_the_command_prints_nothing_and_exits_with_0_when_all_is_well(root: Path) -> None:
    command = [sys.executable, "-m", "agent.guidance", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
