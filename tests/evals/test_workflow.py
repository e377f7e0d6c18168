"""The workflow for CI runs commands that the project has; its offline lane sees no secret."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def jobs(root: Path) -> dict[str, Any]:
    text = (root / ".github" / "workflows" / "evals.yml").read_text(encoding="utf-8")
    jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return jobs


def test_the_offline_lane_does_what_every_change_must_pass(
    jobs: dict[str, Any], root: Path
) -> None:
    targets = re.findall(r"make (\w+)", str(jobs["offline"]))
    assert targets == ["setup", "lint", "test", "evals"]
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in targets)


def test_only_the_lane_with_a_model_sees_a_secret(jobs: dict[str, Any]) -> None:
    assert [name for name, job in jobs.items() if "secrets." in str(job)] == ["model"]
    assert "workflow_dispatch" in jobs["model"]["if"]
