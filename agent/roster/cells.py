"""What stands in one cell of a roster: cleaned text, split into the pieces of a list.

Whatever a file holds (text, numbers, lists, nested objects) becomes a tuple of plain texts.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

LONGEST_CELL = 20_000
"""Characters of one cell that are read; what is cut is reported."""

MOST_PIECES = 500
"""Texts of one nested or listed cell that are read."""

DEEPEST = 4
"""Levels of nesting that are read."""

LIST_WORDS = 5
"""Pieces between commas are a list, not prose, while most have at most so many words."""

_TAGS = (
    "a|abbr|article|b|blockquote|body|br|button|center|code|div|em|font|form|h[1-6]|head|hr|html|i"
    "|iframe|img|input|label|li|link|meta|ol|p|pre|s|script|section|small|span|strike|strong|style"
    "|sub|sup|svg|table|tbody|td|th|thead|title|tr|u|ul|video|audio|object|embed|math|template"
)
_TAG = re.compile(rf"<(/?)({_TAGS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_BREAKING_TAG = re.compile(
    r"</?(?:br|p|div|li|ul|ol|tr|h[1-6]|hr|table|section|article|blockquote)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_HIDING = re.compile(r"<(?:script|style|template|head)[\s/>]", re.IGNORECASE)
_PLAIN = re.compile(r"[ -%'-;=-~]*")
_HIDDEN = {"script", "style", "template", "head"}
_DROPPED = dict.fromkeys(
    (
        *range(0x09),
        0x0B,
        0x0C,
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    )
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_EMPTY = frozenset({"", "-", "--", "—", "n/a", "na", "nan", "none", "null", "nil", "~", "?"})
_STRONG = re.compile(r"\s*(?:[\n;|•·‣▪；]|,\s*\n|\s/\s)\s*")
_COMMA = re.compile(r"\s*[,、，]\s*(?![^()]{0,80}\))")
_LIST_LITERAL = re.compile(r"\[\s*(?:['\"].*['\"]\s*)?\]", re.DOTALL)
_LITERAL_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)


def clean(text: str) -> str:
    """`text` without markup, control characters or stray space; emoji and lines are kept.

    Entities are decoded, scripts and styles are dropped with what they hold, text is NFC.
    """
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text.strip()
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    if "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _SURROGATE.sub("\ufffd", text.translate(_DROPPED))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _without_tags(text: str) -> str:
    if _HIDING.search(text):
        text = "".join(_without_hidden(text))
    return _TAG.sub("", _BREAKING_TAG.sub("\n", text))


def _without_hidden(text: str) -> Iterator[str]:
    """The text between tags that hide what they hold."""
    at, hidden = 0, ""
    for tag in _TAG.finditer(text):
        closing, name = tag.group(1), tag.group(2).lower()
        if not hidden and name in _HIDDEN and not closing:
            yield text[at : tag.start()]
            hidden = name
        elif hidden and closing and name == hidden:
            hidden, at = "", tag.end()
    if not hidden:
        yield text[at:]


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, or only a dash, `n/a`, `null` and the like."""
    return text.strip().lower() in _EMPTY


def texts(value: object) -> tuple[str, ...]:
    """The cleaned texts of a cell, in order: one for a scalar, several for a list.

    At most MOST_PIECES texts of LONGEST_CELL characters each, DEEPEST levels down.
    """
    if isinstance(value, str):
        only = clean(value[:LONGEST_CELL])
        return () if is_empty(only) else (only,)
    found: list[str] = []
    for raw in _scalars(value, DEEPEST):
        cleaned = clean(raw[:LONGEST_CELL])
        if not is_empty(cleaned):
            found.append(cleaned)
        if len(found) >= MOST_PIECES:
            break
    return tuple(found)


def too_long(value: object) -> bool:
    """Whether `texts` had to leave something of the cell out."""
    if isinstance(value, str):
        return len(value) > LONGEST_CELL
    if isinstance(value, Mapping):
        return any(too_long(part) for part in value.values() if isinstance(part, str))
    if isinstance(value, list):
        return len(value) > MOST_PIECES or any(len(x) > LONGEST_CELL for x in value if _is_text(x))
    return False


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _scalars(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        yield str(int(value))
    elif isinstance(value, Mapping) and depth:
        parts = (part for each in value.values() for part in _scalars(each, depth - 1))
        yield ", ".join(part for part in _first(parts) if not is_empty(part))
    elif isinstance(value, Iterable) and not isinstance(value, bytes) and depth:
        for part in value:
            yield from _scalars(part, depth - 1)
    elif value is not None and not isinstance(value, Iterable):
        yield str(value)


def _first(some: Iterator[str]) -> Iterator[str]:
    return (text for _, text in zip(range(MOST_PIECES), some, strict=False))


def split_list(text: str) -> tuple[str, ...]:
    """The pieces of a list in one cell, each once, in order.

    Lines, semicolons, bars and bullets always divide; commas while the pieces are short
    (otherwise it is prose); a slash where it stands between spaces, or divides three or more.
    """
    if _LIST_LITERAL.fullmatch(text):
        found = [first or second for first, second in _LITERAL_ITEM.findall(text)]
    else:
        found = [piece for part in _STRONG.split(text) for piece in _split_weakly(part)]
    stripped = (piece.strip().removeprefix("- ").removeprefix("* ").strip() for piece in found)
    return tuple(dict.fromkeys(piece for piece in stripped if piece.lower() not in _EMPTY))


def _split_weakly(part: str) -> list[str]:
    pieces = _COMMA.split(part)
    short = sum(piece.count(" ") < LIST_WORDS for piece in pieces)
    if len(pieces) > 1:
        return pieces if short * 2 > len(pieces) else [part]
    slashed = part.split("/")
    return slashed if len(slashed) > 2 and "//" not in part and " " not in part else [part]


def split_lines(text: str) -> tuple[str, ...]:
    """The pieces of a cell whose pieces may hold commas: divided by lines, semicolons, bars."""
    stripped = (piece.strip().removeprefix("- ").strip() for piece in _STRONG.split(text))
    return tuple(dict.fromkeys(piece for piece in stripped if piece))
