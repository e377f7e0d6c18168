"""Text of users, rosters and the coach → HTML in which nothing but our own few tags has a meaning.

Known are **bold**, *italic*, lines that begin with `> ` (a quotation) or `- ` (a list), and
paragraphs. Every other sign is written as a character reference, so that neither HTML nor
Markdown finds a tag, a link, an image or a formula in it, whoever wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows them (Unicode bidirectional algorithm)."""
_BOLD = re.compile(r"\*\*(?=[^\s*])(.{1,400}?)(?<=\S)\*\*(?!\*)")
_ITALIC = re.compile(r"\*(?=[^\s*])([^*]{1,400}?)(?<=\S)\*")
"""Emphasis within one line; the length keeps a line of asterisks from costing its square."""
_UNASSIGNED_TO_TEXT = ("Cc", "Cs", "Cn")


def escaped(text: str) -> str:
    """The text as HTML that shows it and does nothing; control signs are left out."""
    return "".join(_sign(sign) for sign in text)


def plain(text: str) -> str:
    """What a person typed, as paragraphs and line breaks and nothing else."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(_paragraph(part.split("\n"), escaped) for part in paragraphs if part.strip())


def formatted(text: str) -> str:
    """What the coach says, with its bold, italic, quotations, lists and paragraphs."""
    return _blocks(text.split("\n"))


def items(entries: Iterable[str]) -> str:
    """A list whose entries are HTML already; empty for none."""
    listed = "".join(f'<li dir="auto">{entry}</li>' for entry in entries)
    return f"<ul>{listed}</ul>" if listed else ""


def _sign(sign: str) -> str:
    if sign.isalnum() or sign == " ":
        return sign
    if sign in _OVERRIDES or unicodedata.category(sign) in _UNASSIGNED_TO_TEXT:
        return " " if sign in "\t\n" else ""
    return f"&#{ord(sign)};"


def _blocks(lines: Sequence[str]) -> str:
    return "".join(_block(kind, list(group)) for kind, group in groupby(lines, key=_kind))


def _kind(line: str) -> str:
    return "quotation" if line.lstrip().startswith(">") else _kind_within(line)


def _kind_within(line: str) -> str:
    start = line.lstrip()
    if not start:
        return "blank"
    return "list" if start.startswith("- ") else "paragraph"


def _block(kind: str, lines: list[str]) -> str:
    if kind == "blank":
        return ""
    if kind == "quotation":
        inner = groupby((_unquoted(line) for line in lines), key=_kind_within)
        quoted = "".join(_block(kind, list(group)) for kind, group in inner)
        return f"<blockquote>{quoted}</blockquote>"
    if kind == "list":
        return items(_inline(line.lstrip()[2:]) for line in lines)
    return _paragraph(lines, _inline)


def _unquoted(line: str) -> str:
    return line.lstrip()[1:].removeprefix(" ")


def _paragraph(lines: Iterable[str], show: Callable[[str], str]) -> str:
    return f'<p dir="auto">{"<br>".join(show(line.rstrip()) for line in lines)}</p>'


def _inline(text: str) -> str:
    return _emphasised(text, _BOLD, "strong", _slanted)


def _slanted(text: str) -> str:
    return _emphasised(text, _ITALIC, "em", escaped)


def _emphasised(text: str, pattern: re.Pattern[str], tag: str, show: Callable[[str], str]) -> str:
    shown: list[str] = []
    at = 0
    for found in pattern.finditer(text):
        shown += [show(text[at : found.start()]), f"<{tag}>{show(found[1])}</{tag}>"]
        at = found.end()
    return "".join(shown) + show(text[at:])
