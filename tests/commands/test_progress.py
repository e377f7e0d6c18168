"""`progress`: what came of the advice, from a plan file alone, and nothing private."""

from __future__ import annotations

import io
import json
from pathlib import Path

from agent.__main__ import main

PLAN = {
    "goals": [{"aim": "run a repair workshop"}],
    "chosen": "p1",
    "meetings": [
        {"mentor": "p1", "name": "Amina Wekesa", "held": "2026-10-01", "notes": "secretnote"}
    ],
    "actions": [
        {
            "id": "a1",
            "what": "start with one evening",
            "advised": True,
            "mentor": "p1",
            "name": "Amina Wekesa",
            "step": "one evening with three toasters",
            "state": "done",
            "result": "two work again",
            "then": {"text": "secretplan", "private": True},
        },
        {"id": "a2", "what": {"text": "secretaction", "private": True}, "mentor": "p1"},
    ],
}


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(list(arguments), io.StringIO(), out, err)
    return code, out.getvalue(), err.getvalue()


def test_the_record_is_printed_and_holds_nothing_private(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))
    code, out, err = run("progress", "--plan", str(plan), "--json")
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert record["name"] == "Amina Wekesa"
    assert record["steps"] == [
        {
            "advice": "start with one evening",
            "step": "one evening with three toasters",
            "by": "",
            "state": "done",
            "result": "two work again",
        }
    ]
    assert record["citations"] == ["advice-step-result"]
    assert "secret" not in out
    assert "two work again" in record["text"]


def test_a_person_the_plan_does_not_know_is_one_clear_line(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))
    code, out, err = run("progress", "--plan", str(plan), "--mentor", "nobody")
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert "nobody" in err


def test_an_empty_plan_has_an_empty_report(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text("{}")
    code, out, _ = run("progress", "--plan", str(plan), "--json")
    assert code == 0
    assert json.loads(out)["steps"] == []
