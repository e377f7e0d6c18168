"""Whom a person can turn to outside the program: the shipped contacts and an organisation's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from agent.errors import BadKnowledge
from agent.records.base import Record

SHIPPED = Path(__file__).resolve().parent.parent / "knowledge" / "care_contacts.yaml"

_EVERY_KIND = tuple(
    "danger self_harm distress harassment discrimination exploitation minor professional".split()
)


class Contact(Record):
    """One contact: what kinds of harm it is for, how to reach it, and the words to name it.

    `inside` marks a contact of the organisation itself; `checked` whether somebody opened the
    address in the month `as_of`.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    reach: str
    say: str
    as_of: str = ""
    checked: bool = False
    inside: bool = False


@cache
def load_contacts(path: Path = SHIPPED, *, inside: bool = False) -> tuple[Contact, ...]:
    """The contacts of one file. Raises BadKnowledge with one line when it is not such a file."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        contacts = tuple(Contact.model_validate({**row, "inside": inside}) for row in rows)
    except (OSError, yaml.YAMLError, ValidationError, TypeError) as error:
        message = f"{path} is not a list of contacts: {str(error).splitlines()[0]}"
        raise BadKnowledge(message) from None
    return contacts


def own_contacts(texts: Iterable[str]) -> tuple[Contact, ...]:
    """An organisation's own contacts, as its settings write them: one for every kind of care."""
    return tuple(
        Contact(id=f"own-{i}", name=text, kinds=_EVERY_KIND, reach=text, say=text, inside=True)
        for i, text in enumerate(texts, start=1)
    )
