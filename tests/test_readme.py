"""What the README shows is what the coach says today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_conversation_in_the_readme_is_up_to_date(root: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "evals.transcript", "--check", str(root / "README.md")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_every_file_the_readme_names_is_there(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    named = [
        "CONTRIBUTING.md",
        "evals/README.md",
        "knowledge/README.md",
        "knowledge/sample_roster.csv",
        "agent/data/NOTICE.md",
        "tests/fixtures/transcripts/half_an_idea.txt",
    ]
    assert all(name in text for name in named)
    assert [name for name in named if not (root / name).is_file()] == []
