"""The sentences of a message, and the changes that its writer asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.records.meetings import Edit

_END = re.compile(r"[.!?…][\"”)]?(?=\s|$)|\n|$")
_GREETING = re.compile(r"[^,\n]{1,80},\s*")
_ENDED = (".", "?", "!", "…", '"', "”", ",")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text as they stand; a quotation is not cut in the middle."""
    found, at = [], 0
    for end in _END.finditer(text):
        piece = text[at : end.end()]
        if piece.count('"') % 2 and end.group() not in {"\n", ""}:
            continue
        if piece.strip():
            found.append(piece.strip())
        at = end.end()
    return tuple(found)


def greeting(text: str, name: str) -> str:
    """How a message to this person begins ("Dear Ana Reis,"); empty where it greets nobody."""
    match = _GREETING.match(text)
    parts = name.split() or [name]
    named = match is not None and any(part in match.group() for part in parts)
    return match.group().strip() if match and named else ""


def body(text: str, name: str) -> tuple[str, ...]:
    """The sentences between the greeting and the name at the end."""
    rest = text.removeprefix(greeting(text, name)).strip()
    found = sentences(rest)
    signed = bool(found) and not found[-1].endswith((".", "?", "!", "…", '"', "”"))
    return found[:-1] if signed else found


def edited(text: str, edits: Iterable[Edit], before: str = "") -> str:
    """The text with these changes made; a sentence that is added goes before `before`."""
    for edit in edits:
        text = _changed(text, edit, before)
    return text


def _changed(text: str, edit: Edit, before: str) -> str:
    if not edit.old:
        return _with_sentence(text, ended(edit.new.text), before)
    if edit.new.text:
        new = ended(edit.new.text, edit.old[-1]) if edit.old.endswith(_ENDED) else edit.new.text
        return text.replace(edit.old, new, 1)
    return re.sub(r"[^\S\n]*\n(?=\n|$)", "", _without(text, edit.old)).strip()


def _without(text: str, old: str) -> str:
    at = text.find(old)
    if at < 0:
        return text
    rest = text[at + len(old) :].lstrip(" ")
    head = text[:at]
    if head.endswith("\n") or not head:
        return head + rest.removeprefix("\n")
    return head.rstrip(" ") + ("" if rest.startswith("\n") or not rest else " ") + rest


def _with_sentence(text: str, sentence: str, before: str) -> str:
    at = text.find(before) if before else -1
    if at < 0:
        return f"{text} {sentence}"
    joint = "\n" if text[:at].endswith("\n") else " "
    return f"{text[:at]}{sentence}{joint}{text[at:]}"


def ended(sentence: str, like: str = ".") -> str:
    """The sentence with a full stop where it has no end, or the comma of a greeting."""
    if sentence.endswith(_ENDED):
        return sentence
    return f"{sentence}{',' if like == ',' else '.'}"
