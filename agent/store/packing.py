"""Records as they lie in the database: JSON, compressed."""

from __future__ import annotations

import zlib
from typing import TypeVar

from pydantic import ValidationError

from agent.errors import StoreUnavailable
from agent.records.base import Record

R = TypeVar("R", bound=Record)


def pack(record: Record) -> bytes:
    """The record as compressed JSON."""
    return zlib.compress(record.model_dump_json().encode())


def unpack(kind: type[R], body: bytes) -> R:
    """The record in these bytes. Raises StoreUnavailable when they are damaged."""
    try:
        return kind.model_validate_json(zlib.decompress(body))
    except (zlib.error, ValidationError):
        message = (
            f"a stored {kind.__name__.lower()} cannot be read; the database is damaged or was "
            "written by another version: restore it from a copy"
        )
        raise StoreUnavailable(message) from None
