"""A list of people that somebody uploads: read, deleted, used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent.errors import BadRoster
from agent.page.layout import Page
from agent.page.rosterfile import read_upload
from agent.records.accounts import LOCAL_USER
from tests.page.calling import LOCAL_REQUEST, bubbles, last


def upload(folder: Path, text: str) -> Path:
    file = folder / "a1b2" / "people.csv"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    return tmp_path / "uploads"


async def test_an_uploaded_roster_is_read_deleted_and_used(
    page: Page, coach: Any, uploads: Path
) -> None:
    file = upload(uploads, "name\nWanjiku")
    shown = await last(page._add_roster(str(file), "", LOCAL_REQUEST))
    assert bubbles(page, shown)[1][1] == '<p dir="auto">Here is my file</p>'
    assert "1 person read" in shown[page.roster.report]
    assert LOCAL_USER in coach.rosters
    assert not file.parent.exists()


async def test_a_file_that_cannot_be_read_is_deleted_and_said(page: Page, uploads: Path) -> None:
    file = upload(uploads, "?")
    shown = await last(page._add_roster(str(file), "", LOCAL_REQUEST))
    assert "Nobody was found" in bubbles(page, shown)[-1][1]
    assert "value" not in shown[page.conversation.box]
    assert not file.parent.exists()


def test_only_uploads_are_read_and_deleted(coach: Any, uploads: Path, tmp_path: Path) -> None:
    outside = upload(tmp_path / "elsewhere", "name\ncanary")
    uploads.mkdir()
    (uploads / "link").symlink_to(outside)
    for path in (str(outside), str(uploads / "link"), f"{uploads}/../elsewhere/a1b2", "", None):
        with pytest.raises(BadRoster):
            read_upload(coach, path)
    assert outside.exists()


async def test_invented_people_can_be_the_list(page: Page, coach: Any) -> None:
    shown = await last(page._add_sample_roster("", LOCAL_REQUEST))
    assert LOCAL_USER in coach.rosters
    assert shown[page.roster.report]
