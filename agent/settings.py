"""The only reader of the environment and of `.env` in the working directory.

`load_settings()` gives a frozen `Settings` or raises BadSetting with one line that names the
variable. `quiet_libraries()` switches off what libraries would send to their makers; call it
before any of them is imported.
"""

from __future__ import annotations

import os
import re
import tempfile
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import platformdirs
from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from agent.accounts import read_accounts
from agent.errors import BadSetting, StoreUnavailable
from agent.records.accounts import EVERYBODY, Account

_DATABASES = ("postgresql://", "postgres://", "sqlite:///")
_LONGEST_KEPT_DAYS = 36_500
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)
"""A header's name (RFC 9110, a token)."""
_LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

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


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = "OPENAI_BASE_URL must be an address like http://127.0.0.1:11434/v1"
        raise ValueError(message)
    if parts.username or parts.password:
        message = "OPENAI_BASE_URL must hold no name or password; a key goes into OPENAI_API_KEY"
        raise ValueError(message)


class Settings(BaseSettings):
    """What the person who runs the coach decided. With nothing set: SQLite in `home_path`.

    home_path: COACH_HOME, the data directory; database_url: DATABASE_URL, instead of the
    database file in it; operator: COACH_OPERATOR, who runs this server and could read it;
    retention_days: COACH_RETENTION_DAYS, how long anything is kept after its last use;
    roster: COACH_ROSTER, the programme's list; knowledge: COACH_KNOWLEDGE, a folder with the
    organisation's own guidance entries; embedding_model: COACH_EMBEDDING_MODEL, a
    model behind an OpenAI-compatible address that compares people with needs in the place of the
    bundled one; embedding_url: COACH_EMBEDDING_URL, that address, by default OPENAI_BASE_URL;
    openai_base_url: OPENAI_BASE_URL; openai_key: OPENAI_API_KEY; care_contacts:
    COACH_CARE_CONTACTS, the organisation's own contacts, separated by semicolons; accounts:
    COACH_AUTH, who may sign in and as what; auth_header: COACH_AUTH_HEADER, in which a proxy names
    whom it signed in; auth_proxy: COACH_AUTH_PROXY, the addresses from which that header is
    believed; model: COACH_MODEL, the language model to use, without which none is.
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
    embedding_model: Annotated[str, AfterValidator(_one_line)] = Field(
        default="", alias="COACH_EMBEDDING_MODEL"
    )
    embedding_url: str = Field(default="", alias="COACH_EMBEDDING_URL")
    openai_base_url: str = Field(default="", alias="OPENAI_BASE_URL")
    openai_key: SecretStr | None = Field(default=None, alias="OPENAI_API_KEY")

    @model_validator(mode="after")
    def _embedding_has_a_server(self) -> Settings:
        if not self.embedding_model:
            return self
        address = self.embedding_url or self.openai_base_url
        if not (address or self.openai_key):
            message = (
                "COACH_EMBEDDING_MODEL needs OPENAI_API_KEY, or COACH_EMBEDDING_URL for a server "
                "of your own"
            )
            raise ValueError(message)
        parts = urlsplit(address or "https://api.openai.com")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            message = (
                "COACH_EMBEDDING_URL must be an address like http://127.0.0.1:11434/v1, without a "
                "name or password"
            )
            raise ValueError(message)
        return self

    accounts: Annotated[tuple[Account, ...], NoDecode] = Field(
        default=(), alias="COACH_AUTH", repr=False
    )
    auth_header: str = Field(default="", alias="COACH_AUTH_HEADER")
    auth_proxy: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        default=_LOOPBACK, alias="COACH_AUTH_PROXY"
    )

    @property
    def needs_sign_in(self) -> bool:
        """Whether people sign in, here or at a proxy; without it there is one local user."""
        return bool(self.accounts or self.auth_header)

    model: Annotated[str, AfterValidator(_one_line)] = Field(default="", alias="COACH_MODEL")

    @model_validator(mode="after")
    def _model_has_a_server(self) -> Settings:
        if self.model and not (self.openai_base_url or self.openai_key):
            message = (
                "COACH_MODEL needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own"
            )
            raise ValueError(message)
        if self.model and self.openai_base_url:
            _check_address(self.openai_base_url)
        return self

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

    @field_validator("accounts", mode="before")
    @classmethod
    def _read_accounts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        accounts = read_accounts(_text_of(value))
        if not accounts:
            message = "it names nobody; `python ui.py --person NAME` makes an account"
            raise ValueError(message)
        return accounts

    @field_validator("auth_header")
    @classmethod
    def _is_a_header(cls, name: str) -> str:
        if name and not _HEADER_NAME.fullmatch(name):
            message = "it must be the name of one header, for example X-Forwarded-User"
            raise ValueError(message)
        return name

    @field_validator("auth_proxy", mode="before")
    @classmethod
    def _are_addresses(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(ip_network(part) for part in re.split(r"[,;\s]+", value) if part)
        except ValueError:
            message = "write addresses or networks divided by commas, for example 10.0.0.5"
            raise ValueError(message) from None

    @model_validator(mode="after")
    def _everybody_can_be_known(self) -> Settings:
        """Without a proxy each account needs a password of its own."""
        waiting = [one.name for one in self.accounts if not one.password or one.name == EVERYBODY]
        if waiting and not self.auth_header:
            message = (
                f"COACH_AUTH: {waiting[0]} has no password; `python ui.py --person NAME` makes one,"
                " or name the header of a proxy that signs people in with COACH_AUTH_HEADER"
            )
            raise ValueError(message)
        return self

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


def _text_of(value: str) -> str:
    """The accounts themselves, or what the file of this name says."""
    try:
        if ":" in value:
            return value
        return Path(value).expanduser().read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        message = "it must hold accounts, NAME:ROLES:HASH, or name a text file with one a line"
        raise ValueError(message) from error


def load_settings() -> Settings:
    """The settings of this process. Raises BadSetting, one line that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        variable = "".join(f"{part}: " for part in first["loc"][:1])
        message = f"{variable}{first['msg'].removeprefix('Value error, ')}"
    except SettingsError as error:
        message = f"a setting cannot be read: {error}"
    except (OSError, UnicodeDecodeError) as error:
        message = f".env cannot be read as UTF-8 text: {error}"
    raise BadSetting(message)


def quiet_libraries() -> None:
    """Switches tracing, telemetry and sharing of all libraries off, whatever the shell says."""
    os.environ.update(_SILENCE)
