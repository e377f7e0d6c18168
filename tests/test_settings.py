"""Settings: what is read, what is refused, and where the data directory comes from."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadSetting, StoreUnavailable
from agent.settings import load_settings, quiet_libraries


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory without a `.env`."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def test_nothing_set_is_a_whole_coach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COACH_HOME")
    settings = load_settings()
    assert settings.home_path.is_absolute()
    assert settings.home_path.name == "mentoring-coach"
    assert settings.database_url is None
    assert settings.retention_days == 365
    assert (settings.operator, settings.roster, settings.care_contacts) == ("", None, ())


def test_everything_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("name\nAmina Diallo\n")
    monkeypatch.setenv("COACH_OPERATOR", "Programme office, Dakar")
    monkeypatch.setenv("COACH_RETENTION_DAYS", "30")
    monkeypatch.setenv("COACH_ROSTER", str(roster))
    monkeypatch.setenv("COACH_CARE_CONTACTS", "Ombuds office, 555 0100; Works council;")
    settings = load_settings()
    assert settings.operator == "Programme office, Dakar"
    assert settings.retention_days == 30
    assert settings.roster == roster
    assert settings.care_contacts == ("Ombuds office, 555 0100", "Works council")


def test_an_env_file_is_read_and_the_environment_wins(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / ".env").write_text("COACH_OPERATOR=File\nCOACH_RETENTION_DAYS=7\nOTHER=1\n")
    monkeypatch.setenv("COACH_RETENTION_DAYS", "8")
    settings = load_settings()
    assert (settings.operator, settings.retention_days) == ("File", 8)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COACH_RETENTION_DAYS", "soon"),
        ("COACH_RETENTION_DAYS", "0"),
        ("COACH_RETENTION_DAYS", "9999999"),
        ("COACH_ROSTER", "nowhere.csv"),
        ("COACH_KNOWLEDGE", "nowhere"),
        ("COACH_OPERATOR", "two\nlines"),
        ("COACH_CARE_CONTACTS", "one\x07; two"),
        ("DATABASE_URL", "mysql://coach:hunter2@db/coach"),
        ("DATABASE_URL", "sqlite:///:memory:"),
    ],
)
def test_a_bad_value_is_one_line_that_names_the_variable(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting) as caught:
        load_settings()
    line = str(caught.value)
    assert line.startswith(f"{variable}: ")
    assert "\n" not in line
    assert "hunter2" not in line


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_RETENTION_DAYS", "")
    assert load_settings().retention_days == 365


def test_an_env_file_that_is_not_text(elsewhere: Path) -> None:
    (elsewhere / ".env").write_bytes(b"COACH_OPERATOR=\xff\xfe\x00")
    with pytest.raises(BadSetting, match=r"^\.env cannot be read"):
        load_settings()


@given(value=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_is_a_setting_or_one_clear_line(value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("COACH_OPERATOR", "COACH_RETENTION_DAYS", "COACH_CARE_CONTACTS"):
            patch.setenv(variable, value)
        line = ""
        try:
            load_settings()
        except BadSetting as error:
            line = str(error)
    assert line.isprintable()


def test_secrets_stay_out_of_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://coach:hunter2@db/coach")
    settings = load_settings()
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().operator = "somebody else"  # type: ignore[misc]


def test_the_data_directory_is_made_for_its_owner_alone(home: Path) -> None:
    assert load_settings().home() == home
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert list(home.iterdir()) == []
    assert load_settings().home() == home


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_way_of_the_data_directory(
    below: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_text("in the way")
    monkeypatch.setenv("COACH_HOME", str(home / below))
    with pytest.raises(StoreUnavailable) as caught:
        load_settings().home()
    line = str(caught.value)
    assert line.startswith(f"COACH_HOME {home}")
    assert line.endswith("set COACH_HOME to a folder you own")


def test_libraries_are_quiet_whatever_the_shell_says() -> None:
    code = (
        "from agent.settings import quiet_libraries; quiet_libraries();"
        "import langsmith.utils, os;"
        "print(langsmith.utils.tracing_is_enabled(), os.environ['GRADIO_ANALYTICS_ENABLED'])"
    )
    loud = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **loud, "GRADIO_ANALYTICS_ENABLED": "True"},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["False", "False"]


def test_quiet_libraries_can_be_called_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    quiet_libraries()
    first = dict(os.environ)
    quiet_libraries()
    assert os.environ == first


def test_no_model_is_used_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    monkeypatch.setenv("OPENAI_BASE_URL", "nonsense")
    assert load_settings().model == ""
    assert "canary" not in repr(load_settings())


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "COACH_MODEL needs OPENAI_API_KEY, or OPENAI_BASE_URL"),
        ({"OPENAI_BASE_URL": "localhost:11434"}, "OPENAI_BASE_URL must be an address"),
        ({"OPENAI_BASE_URL": "ftp://models.example.org"}, "OPENAI_BASE_URL must be an address"),
        ({"OPENAI_BASE_URL": "https://me:pw@models.example.org"}, "no name or password"),
    ],
)
def test_a_model_needs_a_server(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], line: str
) -> None:
    monkeypatch.setenv("COACH_MODEL", "qwen2.5")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=line):
        load_settings()
