"""A conversation in guided mode as Markdown, made from a file of messages under a fixed clock.

`python -m evals.transcript` prints it; with `--write README.md` it takes the place between the
marks there, and with `--check README.md` it says whether that place is up to date (exit 1).
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from agent import Coach, Settings

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = ROOT / "tests" / "fixtures" / "transcripts" / "half_an_idea.txt"
ROSTER = ROOT / "knowledge" / "sample_roster.csv"
NOW = "2026-11-21T19:00:00+00:00"
BEGIN, END = "<!-- transcript: made by make transcript -->", "<!-- end of transcript -->"


async def transcript(said: Sequence[str], roster: Path = ROSTER) -> str:
    """What was said and answered, one message a paragraph; a new user, nothing kept."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(COACH_HOME=home)
        async with Coach.open(settings=settings, now=NOW) as coach:
            talk = await coach.conversation("reader")
            await talk.attach_roster(coach.read_roster(roster))
            parts = []
            for message in said:
                reply = await talk.say(message)
                parts.append(
                    f"**Mentee.** {message}\n\n**Coach.** {reply.text}{_offers(reply.suggestions)}"
                )
    return "\n\n".join(parts) + "\n"


def _offers(suggestions: tuple[str, ...]) -> str:
    return "\n\n" + " ".join(f"‹{text}›" for text in suggestions) if suggestions else ""


def main(arguments: list[str] | None = None) -> int:
    """Prints, writes or checks the transcript; 0 when all is well, 1 when a check fails."""
    parser = argparse.ArgumentParser(prog="python -m evals.transcript", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--check", type=Path, metavar="FILE")
    chosen = parser.parse_args(arguments)
    said = MESSAGES.read_text(encoding="utf-8").splitlines()
    text = asyncio.run(transcript(said))
    document = chosen.write or chosen.check
    if document is None:
        sys.stdout.write(text)
        return 0
    before = document.read_text(encoding="utf-8")
    after = _placed(before, text)
    if chosen.write:
        document.write_text(after, encoding="utf-8")
        return 0
    if before != after:
        sys.stderr.write(f"{document} is out of date; run `make transcript`\n")
    return int(before != after)


def _placed(document: str, text: str) -> str:
    head, _, rest = document.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{text}\n{END}{tail}"


if __name__ == "__main__":
    raise SystemExit(main())
