"""The version of the tables: read at every open, brought forward only when it is behind.

Alembic, which keeps the steps under `migrations`, is imported only when there is a step to take.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from agent.errors import StoreUnavailable

HEAD = "0002"
"""The version this program works with: the newest step under `migrations/versions`."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7263481)")


def is_current(connection: Connection) -> bool:
    """Whether the tables have the version that this program works with."""
    return _version(connection) == HEAD


def upgrade(connection: Connection, place: str) -> None:
    """Brings the tables forward; nothing when another process has just done so.

    Raises StoreUnavailable when a newer program has written them.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
    version = _version(connection)
    if version == HEAD:
        return

    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        message = (
            f"{place} was written by a newer version of the coach (its tables: {version}, known "
            f"here: {HEAD}); get the newer program, or set COACH_HOME to another folder"
        )
        raise StoreUnavailable(message)
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None
