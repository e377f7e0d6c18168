"""A name that its owner gives to a conversation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the name, empty until one is given."""
    name = sa.Column("name", sa.String(64), nullable=False, server_default="")
    op.add_column("conversations", name)
