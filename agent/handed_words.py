"""What a name or a message may be, and the form in which it is kept."""

from __future__ import annotations

from agent.errors import BadInput, BadMessage

MOST_CHARACTERS = 20_000
"""Of one message; at most 80 kB of UTF-8."""
_LONGEST_NAME = 128
_LONGEST_TITLE = 60


def user_name(name: str) -> str:
    """The name, if it is one to be kept under. Raises BadInput."""
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable() or not name.strip():
        message = f"a user's name must have 1 to {_LONGEST_NAME} printable characters"
        raise BadInput(message)
    return name


def conversation_name(name: str) -> str:
    """The name in one line, cut where it is too long."""
    plain = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(plain.split())[:_LONGEST_TITLE]


def message_text(text: str) -> str:
    """The message as it can be kept. Raises BadMessage when it is empty or too long."""
    if len(text) > MOST_CHARACTERS:
        message = (
            f"The message has {len(text):,} characters and at most {MOST_CHARACTERS:,} fit; "
            "send it in parts."
        )
        raise BadMessage(message)
    plain = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if not plain.strip():
        message = "The message is empty; a word or two is enough."
        raise BadMessage(message)
    return plain
