"""The command line, one small file for each group of commands. Heavy parts load when they run."""

from __future__ import annotations

from agent.commands import chat, keeping, library, meetings, people, progress, sharing, together
from agent.commands.arguments import Parser, Subparsers, add_global_options

GROUPS = (people, meetings, progress, sharing, together, library, chat, keeping)
"""In the order in which `--help` lists them."""


def build_parser() -> Parser:
    """The parser of all commands; what it parses holds `run`, the command itself."""
    parser = Parser(prog="python -m agent", description="A coach for mentoring.")
    add_global_options(parser)
    commands: Subparsers = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True
    )
    for group in GROUPS:
        group.add(commands)
    return parser
