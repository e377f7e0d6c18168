"""The command line of the evals: `python -m evals run | compare | catalog | mutate | bench`.

Exit 0: every gate held; 1: a gate failed, or the comparison shows that B is worse; 2: it could
not be run, with one line that says why.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.errors import CannotRun

if TYPE_CHECKING:
    from evals.results import Lane
    from evals.samples import Task

_OUT = Path("runs") / "evals"
_COSTS = ("model_calls", "tokens")
_SECONDS_TO_END = 2.0
_EPOCHS: dict[Lane, int] = {"offline": 1, "model": 3}
"""How often each sample runs unless said otherwise; a model does not say the same twice."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.command(chosen))
    except CannotRun as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="run the samples and judge the gates"))
    compare = commands.add_parser("compare", help="what differs between two runs")
    compare.add_argument("first", type=Path, metavar="A", help="a run.json or its folder")
    compare.add_argument("second", type=Path, metavar="B", help="the later one")
    compare.set_defaults(command=_compare)
    catalog = commands.add_parser("catalog", help="write the catalogue of all samples")
    catalog.add_argument("--check", action="store_true", help="only say whether it is up to date")
    catalog.set_defaults(command=_catalog)
    mutate = commands.add_parser("mutate", help="do the scorers notice broken outputs?")
    mutate.set_defaults(command=_mutate)
    table = commands.add_parser("retrieval", help="the search beside its parts alone, in a table")
    table.set_defaults(command=_retrieval)
    bench = commands.add_parser("bench", help="measure speed beside named peers")
    bench.add_argument("--record", action="store_true", help="add the figures to the history")
    bench.add_argument("--only", metavar="ROW", help="measure one row")
    bench.set_defaults(command=_bench)
    live = commands.add_parser("live", help="letters and first messages with a live model")
    live.add_argument("--count", type=int, default=50, metavar="N", help="of each; default 50")
    live.add_argument("--record", action="store_true", help="add the result to the history")
    live.set_defaults(command=_live)
    matching = commands.add_parser("matching-table", help="rank real matches, beside peers")
    matching.set_defaults(command=_matching_table)
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    lane = run.add_mutually_exclusive_group()
    lane.add_argument("--offline", action="store_true", help="guided mode, no network")
    lane.add_argument("--model", action="store_true", help="conversations, with the model set")
    run.add_argument(
        "--suite", metavar="S", action="append", default=[], help="only this suite; may be repeated"
    )
    run.add_argument("--only", metavar="TEXT", help="only samples whose id contains this")
    run.add_argument("--cases", type=Path, metavar="DIR", help="your own samples")
    run.add_argument("--out", type=Path, default=_OUT, metavar="DIR", help=f"default {_OUT}")
    run.add_argument("--repeat", type=int, metavar="K", help="each sample K times")
    run.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    run.add_argument("--against", type=Path, metavar="RUN", help="report what flipped since")
    run.set_defaults(command=_run)


def _run(chosen: argparse.Namespace) -> int:
    from evals.loading import load_tasks, selected
    from evals.reports import write_reports
    from evals.results import of_model_alone
    from evals.running import run

    if not (chosen.offline or chosen.model):
        raise CannotRun("say --offline, or --model for the language model that is set")
    lane: Lane = "model" if chosen.model else "offline"
    epochs = _EPOCHS[lane] if chosen.repeat is None else chosen.repeat
    if epochs < 1:
        raise CannotRun("--repeat counts from 1")
    tasks = load_tasks(chosen.cases, chosen.suite)
    if chosen.only:
        tasks = selected(tasks, chosen.only)
    if lane == "model":
        tasks = _with_conversations(tasks)
    done = run(
        tasks, chosen.out, epochs=epochs, resume=chosen.resume, cases=chosen.cases, lane=lane
    )
    if lane == "model":
        print("The model alone, where the guided author did not have to stand in:")
        write_reports(of_model_alone(done), chosen.out / "alone")
        print("As shipped:")
    calls, tokens = (sum(getattr(one, name) for one in done.results) for name in _COSTS)
    if calls:
        print(f"{calls} requests, {tokens:,} tokens")
    return write_reports(done, chosen.out, against=chosen.against)


def _with_conversations(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The samples that a model takes part in, for the model that is set. Raises CannotRun."""
    from agent import load_settings

    if not load_settings().model:
        raise CannotRun("no model is set: COACH_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY")
    kept = [
        task.model_copy(update={"samples": tuple(s for s in task.samples if s.talk or s.play)})
        for task in tasks
    ]
    return tuple(task for task in kept if task.samples)


def _compare(chosen: argparse.Namespace) -> int:
    from evals.compare import compare, comparison_text, read_run

    comparison = compare(read_run(chosen.first), read_run(chosen.second))
    print(comparison_text(comparison))
    return 1 if comparison.worse else 0


def _catalog(chosen: argparse.Namespace) -> int:
    from evals.catalog import write_catalog

    return 0 if write_catalog(check=chosen.check) else 1


def _mutate(chosen: argparse.Namespace) -> int:
    from evals.mutation import mutation_run

    kills = mutation_run()
    print("\n".join(kills.lines))
    return 0 if kills.held else 1


def _retrieval(chosen: argparse.Namespace) -> int:
    from evals.retrieval import print_table

    return print_table()


def _bench(chosen: argparse.Namespace) -> int:
    from evals.bench import bench

    return bench(record=chosen.record, only=chosen.only)


def _live(chosen: argparse.Namespace) -> int:
    from evals.live import live

    trial = live(chosen.count, record=chosen.record)
    print("\n".join(trial.lines))
    return 1 if trial.claims else 0


def _matching_table(_: argparse.Namespace) -> int:
    from evals.bench.ablation import ablation_table
    from evals.bench.gold import matching_table

    print(matching_table())
    print()
    print(ablation_table())
    return 0


def _leave(code: int) -> None:
    """Ends the process, also where a sample that ran out of time still holds a thread."""
    sys.stdout.flush()
    sys.stderr.flush()
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join(timeout=_SECONDS_TO_END)
            if thread.is_alive():
                os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    _leave(main())
