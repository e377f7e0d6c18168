"""The report in Markdown, for a pull request, and the summary that the command prints."""

from __future__ import annotations

from collections.abc import Iterator

from evals.compare import Comparison, comparison_lines
from evals.gates import NETWORK, judge, passed
from evals.reports.figures import STATUSES, measures, output_of, reasons, task_figures
from evals.reports.plain import cell, fenced
from evals.results import Run, Verdict, verdicts

_HOW_TO_READ = (
    "Every planned sample counts; errors, time-outs and what was not scored did not pass. "
    "Intervals are 95 %: Wilson for rates, bootstrap over clusters for means."
)


def summary(run: Run) -> str:
    """The verdict, one line for each gate, and the figures, as plain text."""
    lines = [f"{gate.name}: {gate.line}" for gate in judge(run)]
    if run.egress:
        lines.append(f"{NETWORK}: FAILED: {', '.join(run.egress)}")
    every = verdicts(run)
    lines.append(
        f"{sum(one.passed for one in every)} of {len(every)} samples passed in {run.seconds:.0f} s"
    )
    lines.append("PASSED" if passed(run) else "FAILED")
    return "\n".join(lines)


def markdown_report(run: Run, comparison: Comparison | None) -> str:
    """Everything but the outputs of what passed."""
    made = (
        f"Lane {run.lane}, product {run.product}, {run.epochs} run(s) of each sample, "
        f"{run.seconds:.0f} s, started {run.started}."
    )
    parts = [
        f"# Evals: {'passed' if passed(run) else 'failed'}",
        made,
        _HOW_TO_READ,
        "\n".join(_table(run)),
        "## Gates\n\n" + "\n".join(_gates(run)),
    ]
    if rows := list(_measures(run)):
        parts.append("## Measures\n\n" + "\n".join(rows))
    if comparison:
        parts.append("## Against the earlier run\n\n" + "\n".join(_compared(comparison)))
    failures = [one for one in verdicts(run) if not one.passed]
    if failures:
        parts.append("## Not passed")
        parts += [_failure(one) for one in failures]
    return "\n\n".join(parts) + "\n"


def _table(run: Run) -> Iterator[str]:
    heads = ["suite", "planned", "passed", *STATUSES, "watched only", "rate", "seconds"]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in task_figures(run):
        cells = [row.name, row.planned, row.passed, *row.others.values(), row.watched, row.range]
        yield f"| {' | '.join(map(str, cells))} | {row.seconds:.1f} |"


def _gates(run: Run) -> Iterator[str]:
    yield from (f"- {gate.name}: {gate.line}" for gate in judge(run))
    tried = f"FAILED: {cell(', '.join(run.egress))}" if run.egress else "held"
    yield f"- {NETWORK}: {tried}"


def _measures(run: Run) -> Iterator[str]:
    rows = measures(run)
    if rows:
        yield "| suite | scorer | values | clusters | mean |"
        yield "|---|---|---|---|---|"
    for row in rows:
        yield f"| {row.task} | {row.scorer} | {row.count} | {row.clusters} | {row.range} |"


def _compared(comparison: Comparison) -> Iterator[str]:
    yield from (f"- {cell(line)}" for line in comparison_lines(comparison))
    for flip in comparison.flips:
        yield f"\n### {flip.sample_id}: {flip.change}\n"
        if flip.before or flip.after:
            yield f"before:\n\n{fenced(flip.before)}\n\nafter:\n\n{fenced(flip.after)}"


def _failure(one: Verdict) -> str:
    planned = one.planned
    lines = [f"### {planned.sample_id} ({one.status}, {planned.tier})"]
    if planned.split == "held-out":
        lines.append(f"held out, sample {planned.digest}; failed by: " + ", ".join(_scorers(one)))
        return "\n\n".join(lines)
    lines.append(cell(planned.why))
    if planned.known:
        lines.append(f"Known: {cell(planned.known)}")
    lines.append("\n".join(f"- {cell(reason)}" for reason in reasons(one)))
    lines.append(fenced(output_of(one)))
    return "\n\n".join(lines)


def _scorers(one: Verdict) -> list[str]:
    failed = {n for result in one.results for n, s in result.scores.items() if s.value != "C"}
    return sorted(failed) or [one.status]
