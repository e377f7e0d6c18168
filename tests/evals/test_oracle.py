"""The oracle of live letters: it lets through what was said, and finds what nobody said."""

from __future__ import annotations

import pytest

from evals.oracle import unsupported

SAID = (
    "I'm a manual tester in Porto and I'd like to become a backend developer by 2028",
    "look at my code and tell me the truth",
)
ENTRY = ("Teresa Almeida", "I look at code with people line by line.", "principal engineer")
GOOD = """Dear Teresa Almeida,
I am a manual tester in Porto. I would like to become a backend developer by 2028.
You write: "I look at code with people line by line." What caught me is that you …
Could we talk for half an hour? A short no is fine.
Thank you for reading.
(your name)"""


def test_what_was_said_is_supported() -> None:
    assert unsupported(GOOD, SAID, ENTRY) == ()


@pytest.mark.parametrize(
    "invented",
    [
        "I am a surgeon.",
        "You won a prize.",
        "I have 12 patients.",
        "I admire your company Globex.",
        'You write: "I mentor everybody for free."',
        "See https://evil.example/x",
        "Write to me at ana@mail.example",
        "![x](//evil.example/p.png)",
        "By summer 2031 I hope.",
    ],
)
def test_what_nobody_said_is_found(invented: str) -> None:
    assert unsupported(f"{GOOD}\n{invented}", SAID, ENTRY)
