"""Text from outside on its way into a prompt: cleaned, capped, fenced.

What people, rosters and libraries wrote is material and never an instruction. A cleaned text is
one line in which no fence, tag, template or role header can be spelt.
"""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 400
"""Of one piece of material, unless its caller says otherwise."""
_CUT = " (…)"

_LATIN_ENDS, _THAI_BEGINS = 0x250, 0xE00
"""From here on a letter is about two thirds of a token, and from there a whole one."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_SIGNS = str.maketrans(
    {
        "<": "‹",
        ">": "›",
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "`": "'",
        "|": "/",
        "#": "＃",
        "«": "‹",
        "»": "›",
        "《": "‹",
        "》": "›",
        "〈": "‹",
        "〉": "›",
        "⟨": "‹",
        "⟩": "›",
    }
)
_ROLE = re.compile(
    r"\b(system|assistant|user|developer|human|instruction|tool)(\s*):", re.IGNORECASE
)


def clean(text: str, most: int = MOST_CHARACTERS) -> str:
    """The text on one line of at most `most` characters, unable to leave its place in a prompt.

    Compatibility forms are folded, invisible signs dropped, brackets, backticks and role headers
    written in signs that no template knows. Never fails, whatever the text.
    """
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text[: 4 * most]))
    visible = _INVISIBLE.sub("", plain)
    printable = "".join(one if one.isprintable() else " " for one in visible)
    line = _ROLE.sub(r"\1\2 –", " ".join(printable.translate(_SIGNS).split()))
    line = line.replace("---", "–").replace("===", "=")
    return line if _weight(line) <= most else _shortened(line, most - len(_CUT)) + _CUT


def _weight(text: str) -> int:
    """The characters of a text, those of scripts that cost more tokens counted twice or thrice."""
    return sum(_cost(letter) for letter in text)


def _cost(letter: str) -> int:
    code = ord(letter)
    if code < _LATIN_ENDS:
        return 1
    return 2 if code < _THAI_BEGINS else 3


def _shortened(text: str, most: int) -> str:
    kept, weight = 0, 0
    for letter in text:
        weight += _cost(letter)
        if weight > most:
            break
        kept += 1
    return text[:kept].rstrip()


def fenced(text: str, most: int = MOST_CHARACTERS) -> str:
    """The cleaned text between fences that it cannot hold itself."""
    return f"«{clean(text, most)}»"
