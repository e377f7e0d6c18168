"""The only reader of the environment and of `.env` in the working directory.

`load_settings()` gives a frozen `Settings` or raises BadSetting with one line that names the
variable. `quiet_libraries()` switches off what libraries would send to their makers; call it
before any of them is imported.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from agent.errors import BadSetting, StoreUnavailable

_DATABASES = ("postgresql://", "postgres://", "sqlite:///")
_LONGEST_KEPT_DAYS = 36_500

_SILENCE = {
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_SHARE": "False",
    "GRADIO_MCP_SERVER": "False",
    "GRADIO_RUN_HISTORY": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "OTEL_SDK_DISABLED": "true",
}


def _default_home() -> Path:
    return platformdirs.user_data_path("mentoring-coach", appauthor=False)


def _one_line(text: str) -> str:
    if not text.isprintable():
        message = "write it in one line of printable characters"
        raise ValueError(message)
    return text.strip()


class Settings(BaseSettings):
    """What the person who runs the coach decided. With nothing set: SQLite in `home_path`.

    home_path: COACH_HOME, the data directory; database_url: DATABASE_URL, instead of the
    database file in it; operator: COACH_OPERATOR, who runs this server and could read it;
    retention_days: COACH_RETENTION_DAYS, how long anything is kept after its last use;
    roster: COACH_ROSTER, the programme's list; knowledge: COACH_KNOWLEDGE, a folder with the
    organisation's own guidance entries; care_contacts: COACH_CARE_CONTACTS, the
    organisation's own contacts, separated by semicolons.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        populate_by_name=True,
    )

    home_path: Path = Field(default_factory=_default_home, alias="COACH_HOME")
    database_url: SecretStr | None = Field(default=None, alias="DATABASE_URL")
    operator: Annotated[str, AfterValidator(_one_line)] = Field(default="", alias="COACH_OPERATOR")
    retention_days: int = Field(
        default=365, ge=1, le=_LONGEST_KEPT_DAYS, alias="COACH_RETENTION_DAYS"
    )
    roster: Path | None = Field(default=None, alias="COACH_ROSTER")
    knowledge: Path | None = Field(default=None, alias="COACH_KNOWLEDGE")
    care_contacts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), alias="COACH_CARE_CONTACTS"
    )

    @field_validator("home_path", "roster", "knowledge")
    @classmethod
    def _expand(cls, path: Path | None) -> Path | None:
        return path.expanduser().absolute() if path else None

    @field_validator("roster")
    @classmethod
    def _is_a_file(cls, path: Path | None) -> Path | None:
        if path and not path.is_file():
            message = f"there is no file {path}"
            raise ValueError(message)
        return path

    @field_validator("knowledge")
    @classmethod
    def _is_a_folder(cls, path: Path | None) -> Path | None:
        if path and not path.is_dir():
            message = f"there is no folder {path}"
            raise ValueError(message)
        return path

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value().startswith(_DATABASES):
            message = "it must begin with postgresql:// or sqlite:///"
            raise ValueError(message)
        if url and url.get_secret_value().removeprefix("sqlite:///") in ("", ":memory:"):
            message = "it must name a file after sqlite:///"
            raise ValueError(message)
        return url

    @field_validator("care_contacts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(_one_line(part) for part in value.split(";") if part.strip())

    def home(self) -> Path:
        """The data directory, made for its owner alone if it is new.

        Raises StoreUnavailable when it cannot be made or written.
        """
        try:
            self.home_path.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.home_path):
                return self.home_path
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = (
                f"COACH_HOME {self.home_path} cannot be written: {reason}; "
                "set COACH_HOME to a folder you own"
            )
            raise StoreUnavailable(message) from None


def load_settings() -> Settings:
    """The settings of this process. Raises BadSetting, one line that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        variable = ".".join(str(part) for part in first["loc"]) or "a setting"
        message = f"{variable}: {first['msg'].removeprefix('Value error, ')}"
    except SettingsError as error:
        message = f"a setting cannot be read: {error}"
    except (OSError, UnicodeDecodeError) as error:
        message = f".env cannot be read as UTF-8 text: {error}"
    raise BadSetting(message)


def quiet_libraries() -> None:
    """Switches tracing, telemetry and sharing of all libraries off, whatever the shell says."""
    os.environ.update(_SILENCE)
