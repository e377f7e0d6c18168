"""The tables, the same for SQLite and PostgreSQL. Bodies are records as compressed JSON."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

METADATA = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment with a zone, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the database keeps."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the program sees."""
        return value.replace(tzinfo=UTC) if value else None


CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("owner", String(128), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("created", Moment, nullable=False),
    Column("last_used", Moment, nullable=False, index=True),
    Column("name", String(64), nullable=False, server_default=""),
)

TURNS = Table(
    "turns",
    METADATA,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("reply", LargeBinary, nullable=False),
    Column("plan_before", LargeBinary),
    Column("version_before", Integer, nullable=False),
    Column("created", Moment, nullable=False),
)
"""`plan_before` is there for the last fifty turns; `version_before` is the plan's version then."""

PLANS = Table(
    "plans",
    METADATA,
    Column("owner", String(128), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("last_used", Moment, nullable=False, index=True),
)

ROSTERS = Table(
    "rosters",
    METADATA,
    Column("owner", String(128), primary_key=True),
    Column("id", String(128), primary_key=True),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created", Moment, nullable=False),
)
"""`revision` grows with every change, so that a copy in memory can be known to be old."""

VECTORS = Table(
    "vectors",
    METADATA,
    Column("owner", String(128), primary_key=True),
    Column("model", String(128), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
