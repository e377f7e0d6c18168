"""What a server understands, found out once and remembered: the form of answers, and names.

From `json_schema` down to plain text: a server that cannot do one form is asked in the next.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from agent.model.protocol import Ask, form_of
from agent.records.base import Record

Form = Literal["json_schema", "json_object", "text"]
_TOO_LONG = re.compile(r"context (?:length|window|size)|too many tokens|too long")
_LOWER: dict[Form, Form] = {"json_schema": "json_object", "json_object": "text"}


class Dialect(Record):
    """How to talk to one server.

    limit: the name under which it takes the most tokens of an answer; temperature: whether it
    lets that be chosen; counts: whether it reports usage while it streams.
    """

    form: Form = "json_schema"
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    counts: bool = True

    def without(self, complaint: str, *, streaming: bool) -> Dialect | None:
        """The next dialect to try after a server refused a request; None when none is left."""
        said = complaint.lower()
        if _TOO_LONG.search(said):
            return None
        if "max_completion_tokens" in said and self.limit == "max_tokens":
            return self.model_copy(update={"limit": "max_completion_tokens"})
        if "temperature" in said and self.temperature:
            return self.model_copy(update={"temperature": False})
        if streaming and self.counts and "stream_options" in said:
            return self.model_copy(update={"counts": False})
        lower = _LOWER.get(self.form)
        return self.model_copy(update={"form": lower}) if lower else None

    def options(
        self, ask: Ask, schema: type[BaseModel] | None, *, streaming: bool
    ) -> dict[str, Any]:
        """What goes into the request besides the model's name."""
        messages = ask.messages
        chosen: dict[str, Any] = {"messages": messages, self.limit: ask.most_tokens}
        if self.temperature:
            chosen["temperature"] = 0
        if streaming:
            chosen["stream"] = True
            if self.counts:
                chosen["stream_options"] = {"include_usage": True}
        if schema is None:
            return chosen
        if self.form == "json_schema":
            form = {"name": schema.__name__, "strict": True, "schema": schema.model_json_schema()}
            return {**chosen, "response_format": {"type": "json_schema", "json_schema": form}}
        told = f"{ask.system}\n\nAnswer with one JSON object alone, in this form:\n"
        first = {"role": "system", "content": told + form_of(schema)}
        chosen["messages"] = [first, *messages[1:]]
        if self.form == "json_object":
            chosen["response_format"] = {"type": "json_object"}
        return chosen


class Remembered:
    """The dialects of the servers that were met, in a small file of the data directory."""

    def __init__(self, path: Path | None) -> None:
        """`path` None keeps nothing beyond this process."""
        self._path = path

    def of(self, server: str) -> Dialect | None:
        """What is known of this server and model."""
        try:
            return Dialect.model_validate(self._all()[server])
        except (KeyError, ValidationError):
            return None

    def keep(self, server: str, dialect: Dialect) -> None:
        """Remembers; a file that cannot be written costs a few small requests next time."""
        if self._path is None:
            return
        known = {**self._all(), server: dialect.model_dump()}
        with contextlib.suppress(OSError):
            fresh = self._path.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps(known, indent=1), encoding="utf-8")
            fresh.replace(self._path)

    def _all(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}
