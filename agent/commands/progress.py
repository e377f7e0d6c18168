"""`progress`: advice, step, result, as a mentee could send them to a mentor."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import Subparsers, add_command, file, words
from agent.commands.shapes import of_progress
from agent.commands.terminal import Terminal, with_coach
from agent.errors import BadInput

if TYPE_CHECKING:
    from agent import Coach


def add(commands: Subparsers) -> None:
    """The command."""
    progress = add_command(commands, "progress", "tell a mentor what came of the advice", run)
    progress.add_argument("--plan", metavar="FILE", type=file, required=True)
    progress.add_argument("--ics", metavar="FILE", type=file, help="write all dates of the plan")
    progress.add_argument(
        "--mentor", metavar="ID", type=words, help="default: the person of the last meeting"
    )


def run(args: Namespace, terminal: Terminal) -> int:
    """Prints the report; nothing private is in it."""

    async def work(coach: Coach) -> None:
        from agent import plan_calendar, read_plan, write_file

        plan = read_plan(args.plan)
        report = coach.progress(plan, args.mentor)
        if args.ics:
            dates = plan_calendar(plan, coach.now())
            if dates is None:
                raise BadInput("nothing in this plan has a day to come; a calendar would be empty")
            write_file(args.ics, dates)
        terminal.show(of_progress(report), lambda: report.text)

    with_coach(args.now, work)
    return 0
