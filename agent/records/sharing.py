"""What a mentee chose to show a mentor, and the page that is handed over."""

from __future__ import annotations

from datetime import date

from pydantic import AliasChoices, Field, field_validator

from agent.records.base import Record, Words


class Shown(Record):
    """One plan field that may be shown, and the words that chose it; none when it was ticked."""

    field: str
    said: Words | None = None


class Share(Record):
    """What one mentor may see: nothing until chosen.

    handed: the fields of pages already handed over, which cannot be called back; on: the last day.
    """

    mentor: str
    name: str = ""
    shown: tuple[Shown, ...] = ()
    handed: tuple[str, ...] = ()
    on: date | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The plan fields that were chosen."""
        return tuple(one.field for one in self.shown)


class SharedPage(Record):
    """The page for one mentor: plan field → words, and the text that the mentor reads.

    `mentor` is the id of whom it is for; a file calls it `with`.
    """

    mentor: str = Field(validation_alias=AliasChoices("with", "mentor"))
    shared: dict[str, str] = Field(default_factory=dict)
    page: str = ""

    @field_validator("shared", mode="before")
    @classmethod
    def _lists_as_lines(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {
            key: "\n".join(map(str, one)) if isinstance(one, list) else one
            for key, one in value.items()
        }

    @property
    def document(self) -> dict[str, object]:
        """The page as it stands in a file."""
        return {"with": self.mentor, "shared": dict(self.shared), "page": self.page}
