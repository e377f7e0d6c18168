"""Text folded for comparing words: no accents, no capitals, one kind of dash, the same length.

The length never changes, so a span found in the folded text is the span of the words as written.
"""

from __future__ import annotations

import unicodedata

_PLAIN = {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
_PLAIN |= {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ħ": "h"}


class _Letters(dict[int, str]):
    """Folded form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    if letter.isspace():
        return "\n" if letter in "\n\r\v\f\x85\u2028\u2029" else " "
    base = unicodedata.normalize("NFKD", letter)
    plain = base[0].lower() if base and len(base[0].lower()) == 1 else letter
    return plain if not plain.isspace() else letter


_LETTERS = _Letters()


def fold(text: str) -> str:
    """`text` without accents and capitals, character for character (`len` is kept).

    "São Paulo – Tuesday" gives "sao paulo - tuesday". Letters that only decompose into several
    (ß, œ) stay as they are.
    """
    return text.translate(_LETTERS)
