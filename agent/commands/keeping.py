"""`conversations`, `export` and `erase`: what is kept of a user, handed out or removed."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import Parser, Subparsers, add_command, file, words
from agent.commands.shapes import Document
from agent.commands.terminal import Terminal, with_coach
from agent.errors import BadInput

if TYPE_CHECKING:
    from agent import Coach


def add(commands: Subparsers) -> None:
    """The three commands."""
    listed = add_command(
        commands, "conversations", "list a user's conversations", run_conversations
    )
    listed.add_argument("--user", metavar="NAME", type=words, required=True)
    export = add_command(commands, "export", "hand out all that is kept of a user", run_export)
    export.add_argument("--user", metavar="NAME", type=words, required=True)
    export.add_argument("--out", metavar="FILE", type=file)
    _add_erase(add_command(commands, "erase", "remove what is kept", run_erase))


def _add_erase(erase: Parser) -> None:
    whose = erase.add_mutually_exclusive_group(required=True)
    whose.add_argument("--user", metavar="NAME", type=words)
    whose.add_argument(
        "--person",
        metavar="ID",
        type=words,
        help="somebody in rosters: an id, address or whole name",
    )
    what = erase.add_mutually_exclusive_group()
    what.add_argument("--conversation", metavar="ID", type=words)
    what.add_argument("--last-message", action="store_true")
    what.add_argument("--roster", metavar="ID", type=words)


def run_conversations(args: Namespace, terminal: Terminal) -> int:
    """Prints the conversations of a user, last used first."""

    async def work(coach: Coach) -> None:
        from agent import load_catalogue, visible

        found = await coach.conversations(args.user)
        document = {
            "user": args.user,
            "conversations": [one.model_dump(mode="json") for one in found],
        }
        terminal.show(
            document,
            lambda: visible(load_catalogue().say("show.conversations", conversations=found)),
        )

    with_coach(args.now, work)
    return 0


def run_export(args: Namespace, terminal: Terminal) -> int:
    """Writes all that is kept of a user to a file, or prints it."""

    async def work(coach: Coach) -> None:
        from agent import json_file, write_file

        kept = await coach.export(args.user)
        data = json_file(kept)
        if args.out is None:
            terminal.show(kept, lambda: data.decode().rstrip())
            return
        write_file(args.out, data)
        terminal.show({"user": args.user, "out": str(args.out)}, lambda: str(args.out))

    with_coach(args.now, work)
    return 0


def run_erase(args: Namespace, terminal: Terminal) -> int:
    """Removes what was named; asks first where a person sits at a terminal."""
    what = _what(args)

    async def work(coach: Coach) -> None:
        from agent import load_catalogue

        catalogue = load_catalogue()
        asked = catalogue.say(f"erase.ask.{what}", user=args.user, person=args.person)
        if terminal.interactive and terminal.ask(f"{asked} ").lower() not in {"yes", "y"}:
            terminal.show({"erased": None}, lambda: catalogue.say("erase.nothing"))
            return
        document = await _erased(coach, what, args)
        terminal.show(document, lambda: catalogue.say("erase.done"))

    with_coach(args.now, work)
    return 0


def _what(args: Namespace) -> str:
    if args.person:
        if args.conversation or args.last_message or args.roster:
            raise BadInput("--person stands alone: that person goes from every roster and message")
        return "person"
    if args.last_message:
        return "last-message"
    if args.conversation:
        return "conversation"
    return "roster" if args.roster else "everything"


async def _erased(coach: Coach, what: str, args: Namespace) -> Document:
    if what == "person":
        rosters = await coach.erase_person(args.person)
        return {"erased": what, "person": args.person, "rosters": rosters}
    await coach.erase(
        args.user,
        conversation=args.conversation,
        last_message=args.last_message,
        roster=args.roster,
    )
    return {"erased": what, "user": args.user}
