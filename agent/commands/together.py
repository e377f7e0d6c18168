"""`circles`, `assign` and `action-plan`: what people do together, and a whole programme."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import Subparsers, add_command, file, whole_number
from agent.commands.shapes import of_action_page, of_assignment, of_circles
from agent.commands.terminal import Terminal, with_coach

if TYPE_CHECKING:
    from agent import Coach


def add(commands: Subparsers) -> None:
    """The three commands."""
    circles = add_command(commands, "circles", "form circles out of a list", run_circles)
    circles.add_argument("--people", metavar="FILE", type=file, required=True)
    circles.add_argument("--size", metavar="N", type=whole_number(2), default=6)
    assign = add_command(commands, "assign", "propose a mentor for each mentee", run_assign)
    assign.add_argument("--mentees", metavar="FILE", type=file, required=True)
    assign.add_argument("--roster", metavar="FILE", type=file, required=True)
    plan = add_command(commands, "action-plan", "print an action plan as one page", run_plan)
    plan.add_argument("--plan", metavar="FILE", type=file, required=True)


def run_circles(args: Namespace, terminal: Terminal) -> int:
    """Prints circles in which everyone gives and gets, and who is in none."""

    async def work(coach: Coach) -> None:
        from agent import circles_text, load_catalogue, plain

        people = coach.read_roster(args.people)
        made = coach.circles(people, size=args.size)
        terminal.show(of_circles(made), lambda: plain(circles_text(made, people, load_catalogue())))

    with_coach(args.now, work)
    return 0


def run_assign(args: Namespace, terminal: Terminal) -> int:
    """Prints one-to-one proposals within capacity, and who has none."""

    async def work(coach: Coach) -> None:
        from agent import assignment_text, load_catalogue, plain

        mentees, mentors = coach.read_roster(args.mentees), coach.read_roster(args.roster)
        made = coach.assign(mentees, mentors, progress=terminal.progress)
        terminal.show(
            of_assignment(made),
            lambda: plain(assignment_text(made, mentees, mentors, load_catalogue())),
        )

    with_coach(args.now, work)
    return 0


def run_plan(args: Namespace, terminal: Terminal) -> int:
    """Prints the page; what nobody said is marked as open."""

    async def work(coach: Coach) -> None:
        from agent import plain, read_plan

        page = coach.action_plan(read_plan(args.plan))
        terminal.show(of_action_page(page), lambda: plain(page.text))

    with_coach(args.now, work)
    return 0
