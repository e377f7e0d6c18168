"""What a command line may say, and one line for what it may not."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

if TYPE_CHECKING:
    from agent.commands.terminal import Terminal

USAGE_ERROR = 2


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line and takes no shortened options."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Exits with 2 and one line."""
        said = " ".join(message.split())
        self.exit(USAGE_ERROR, f"{self.prog}: {said} (see {self.prog} --help)\n")


class Subparsers(Protocol):
    """Where commands are added."""

    def add_parser(self, name: str, *, help: str, description: str) -> Parser:
        """The parser of a new command."""
        ...


Command = Callable[[argparse.Namespace, "Terminal"], int]
"""A command: what was asked and where to answer, and the exit code."""


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """`--json` and `--now`, with their defaults."""
    _global_options(parser, json=False, now=None)


def add_command(commands: Subparsers, name: str, help: str, run: Command) -> Parser:
    """A command that takes the global options after its name too."""
    parser = commands.add_parser(name, help=help, description=help)
    _global_options(parser, json=argparse.SUPPRESS, now=argparse.SUPPRESS)
    parser.set_defaults(run=run)
    return parser


def _global_options(parser: argparse.ArgumentParser, **defaults: Any) -> None:
    parser.add_argument(
        "--json",
        action="store_true",
        default=defaults["json"],
        help="print one JSON document and nothing else",
    )
    parser.add_argument(
        "--now",
        metavar="ISO8601",
        default=defaults["now"],
        help="take this for the present moment",
    )


def add_roster_options(parser: argparse.ArgumentParser) -> None:
    """How a roster's columns are read."""
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        type=pair,
        action="append",
        default=[],
        help="read a field from this column (again for more)",
    )
    parser.add_argument(
        "--use-column",
        metavar="NAME",
        action="append",
        default=[],
        help="let an unused column count as evidence (again for more)",
    )
    parser.add_argument(
        "--like",
        metavar="REPORT",
        type=file,
        help="read columns as in an earlier file, from what `roster --json` printed of it",
    )


def file(text: str) -> Path:
    """A path; an empty one is refused."""
    if not text.strip():
        raise argparse.ArgumentTypeError("name a file")
    return Path(text)


def words(text: str) -> str:
    """Somebody's words as an argument; blank ones are refused, broken bytes replaced."""
    if not text.strip():
        raise argparse.ArgumentTypeError("write a word or two, not nothing")
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def pair(text: str) -> tuple[str, str]:
    """`FIELD=COLUMN` as two texts."""
    field, sign, column = text.partition("=")
    if not (sign and field.strip() and column.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=COLUMN")
    return field.strip(), column.strip()


def whole_number(least: int) -> Callable[[str], int]:
    """A reader of whole numbers from `least` on."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return read
