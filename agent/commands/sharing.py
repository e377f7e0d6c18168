"""`share` and `brief`: the page that a mentor may read, and what the mentor prepares from it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import Subparsers, add_command, file, whole_number, words
from agent.commands.shapes import of_brief, of_page
from agent.commands.terminal import Terminal, with_coach

if TYPE_CHECKING:
    from agent import Coach, Handover


def add(commands: Subparsers) -> None:
    """Both commands."""
    brief = add_command(commands, "brief", "prepare a mentor for a meeting", run_brief)
    from_what = brief.add_mutually_exclusive_group(required=True)
    from_what.add_argument(
        "--shared", metavar="FILE", type=file, help="the page that the mentee handed over"
    )
    from_what.add_argument(
        "--plan", metavar="FILE", type=file, help="your own plan: what the mentor would get"
    )
    brief.add_argument("--minutes", metavar="N", type=whole_number(1))
    share = add_command(commands, "share", "write the page that a mentor may read", run_share)
    share.add_argument("--user", metavar="NAME", type=words, required=True)
    share.add_argument("--with", metavar="MENTOR_ID", type=words, required=True, dest="mentor")
    share.add_argument(
        "--show",
        metavar="FIELD",
        type=words,
        action="append",
        help="show this plan field, like goal.aim (again for more; default: what was chosen in "
        "the conversation, at first nothing)",
    )
    share.add_argument("--out", metavar="FILE", type=file, required=True)


def run_share(args: Namespace, terminal: Terminal) -> int:
    """Writes the file and prints what the mentor will read."""

    async def work(coach: Coach) -> None:
        from agent import json_file, write_file

        def hand_over(handover: Handover) -> None:
            write_file(args.out, json_file(of_page(handover.page)))

        handover = await coach.share(args.user, args.mentor, args.show, hand_over=hand_over)
        for note in handover.notes:
            terminal.problem(note)
        terminal.show(of_page(handover.page), lambda: handover.text)

    with_coach(args.now, work)
    return 0


def run_brief(args: Namespace, terminal: Terminal) -> int:
    """Prints the brief of one meeting."""

    async def work(coach: Coach) -> None:
        from agent import brief_text, plain, read_plan, read_shared

        page = read_shared(args.shared) if args.shared else coach.preview(read_plan(args.plan))
        minutes = {} if args.minutes is None else {"minutes": args.minutes}
        made = coach.brief(page.shared, **minutes)
        terminal.show(of_brief(made), lambda: plain(brief_text(made)))

    with_coach(args.now, work)
    return 0
