"""`roster` and `rank`: people in a file, and who of them fits what is looked for."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import (
    Subparsers,
    add_command,
    add_roster_options,
    file,
    whole_number,
    words,
)
from agent.commands.shapes import of_report, of_shortlist
from agent.commands.terminal import Terminal, with_coach
from agent.errors import BadInput

if TYPE_CHECKING:
    from agent import Coach
    from agent.records.matching import Criteria
    from agent.records.people import Roster
    from agent.records.plan import Plan

SHOWN = 10
"""People that `rank` gives unless told otherwise."""


def add(commands: Subparsers) -> None:
    """Both commands."""
    roster = add_command(commands, "roster", "say what a file of people holds", run_roster)
    roster.add_argument("roster", metavar="FILE", type=file, nargs="+", help="several are merged")
    add_roster_options(roster)

    rank = add_command(commands, "rank", "order the people of a file for what is needed", run_rank)
    rank.add_argument(
        "--roster",
        metavar="FILE",
        type=file,
        action="append",
        required=True,
        help="a file of people (again for more, which are merged)",
    )
    rank.add_argument(
        "--need",
        metavar="TEXT",
        type=words,
        action="append",
        default=[],
        help="what is looked for, in your own words (again for more)",
    )
    rank.add_argument("--plan", metavar="FILE", type=file, help="take needs and criteria from it")
    rank.add_argument("--criteria", metavar="FILE", type=file, help="JSON or YAML")
    rank.add_argument(
        "--top",
        metavar="N",
        type=whole_number(0),
        default=SHOWN,
        help=f"how many people (default {SHOWN}; 0: everyone)",
    )
    add_roster_options(rank)


def run_roster(args: Namespace, terminal: Terminal) -> int:
    """Prints the report of reading a roster."""

    async def work(coach: Coach) -> None:
        from agent import report_text

        roster = read(coach, args)
        terminal.show(of_report(roster.report), lambda: report_text(roster.report, roster.name))

    with_coach(args.now, work)
    return 0


def read(coach: Coach, args: Namespace) -> Roster:
    """The roster that the arguments name, all of its files together. Raises BadRoster."""
    mapping = dict(args.map)
    if len(mapping) < len(args.map):
        raise BadInput("--map names one field twice; give each field one column")
    first, *more = args.roster
    return coach.read_roster(
        first, mapping, tuple(args.use_column), more=tuple(more), like=args.like
    )


def run_rank(args: Namespace, terminal: Terminal) -> int:
    """Prints who fits, with quoted evidence, and who is left out."""

    async def work(coach: Coach) -> None:
        from agent import shortlist_text

        plan = _plan(args)
        needs, criteria = _looked_for(args, plan)
        roster = read(coach, args)
        shortlist = coach.rank(
            roster, needs, criteria, top=args.top or None, plan=plan, progress=terminal.progress
        )
        terminal.show(
            of_shortlist(shortlist, roster.report),
            lambda: shortlist_text(shortlist, roster.report),
        )

    with_coach(args.now, work)
    return 0


def _plan(args: Namespace) -> Plan:
    from agent import read_plan
    from agent.records.plan import Plan

    plan: Plan = read_plan(args.plan) if args.plan else Plan()
    return plan


def _looked_for(args: Namespace, plan: Plan) -> tuple[tuple[str, ...], Criteria]:
    """The needs, each once, and the criteria; a criteria file goes before the plan's."""
    from agent import read_criteria
    from agent.records.matching import Criteria

    needs = tuple(dict.fromkeys((*args.need, *plan.needs)))
    if not needs:
        where = "the plan states no goal" if args.plan else "nothing to look for"
        raise BadInput(f"{where}; say what is needed with --need TEXT")
    stated = read_criteria(args.criteria) if args.criteria else Criteria()
    given = {name: getattr(stated, name) for name in stated.model_fields_set}
    return needs, plan.criteria.model_copy(update=given)
