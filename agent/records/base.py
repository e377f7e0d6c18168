"""What every record shares: frozen, closed, and able to say where its words came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """Where something comes from.

    kind: `conversation` (with `conversation` and `turn`), `file` (handed in with a plan),
    `plan` or `roster` (with `field`), `guidance` (`field` is the entry's id).
    quote: the words at that place, verbatim.
    """

    kind: Literal["conversation", "file", "plan", "roster", "guidance"]
    field: str = ""
    quote: str = ""
    conversation: str = ""
    turn: int = 0


class Words(Record):
    """Something a person said, kept verbatim.

    `lead` is the sentence beginning that the words complete ("I would like to"); empty when
    the words are a sentence of their own. `private` words go into no message and no page
    that somebody else reads. A bare string is accepted where a plan is written by hand.
    """

    text: str
    lead: str = ""
    private: bool = False
    source: Source = Source(kind="file")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @property
    def sentence(self) -> str:
        """The words with their beginning, as they can stand in a message."""
        return f"{self.lead} {self.text}".strip()


def all_words(value: Any) -> Iterator[Words]:
    """All words that stand anywhere in a record, a tuple or a mapping of them."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from all_words(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from all_words(one)
    elif isinstance(value, Mapping):
        yield from all_words(tuple(value.values()))
