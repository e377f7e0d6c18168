"""Text from outside inside a report: shown as it is, and unable to be anything else."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
MOST_CHARACTERS = 6_000


def shown(text: str, most: int = MOST_CHARACTERS) -> str:
    """The text with every sign that is not seen written out, cut after so many characters.

    Control, direction and private signs would change how a report reads, or break its XML.
    """
    text = text.replace("\r\n", "\n")
    plain = "".join(
        sign
        if sign in _KEPT or unicodedata.category(sign) not in _HIDDEN
        else f"\\u{{{ord(sign):x}}}"
        for sign in text[:most]
    )
    return plain if len(text) <= most else f"{plain}\n[{len(text) - most} characters more]"


def fenced(text: str) -> str:
    """The text as a Markdown code block that nothing in it can close."""
    plain = shown(text)
    longest = max((len(run) for run in _runs_of_backticks(plain)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{plain}\n{fence}"


def cell(text: str) -> str:
    """The text as one line that can stand in a Markdown table or list and is only text."""
    line = " ".join(shown(text, 400).split())
    for sign in "\\`*_{}[]<>()#+!|~":
        line = line.replace(sign, f"\\{sign}")
    return line.replace("&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def _runs_of_backticks(text: str) -> list[str]:
    return "".join(sign if sign == "`" else " " for sign in text).split()
