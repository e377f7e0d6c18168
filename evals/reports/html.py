"""The report as one HTML page that needs no other file, script or address."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.compare import Comparison, comparison_lines
from evals.gates import NETWORK, judge, passed
from evals.reports.figures import STATUSES, measures, output_of, reasons, task_figures
from evals.reports.plain import shown
from evals.reports.plots import rates_plot
from evals.results import Run, verdicts

_TEMPLATES = Path(__file__).parent / "templates"


def html_report(run: Run, comparison: Comparison | None) -> str:
    """The whole report; whatever came from outside is escaped and stays text."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["shown"] = shown
    rows = task_figures(run)
    return environment.get_template("report.html.j2").render(
        run=run,
        passed=passed(run),
        rows=rows,
        statuses=STATUSES,
        plot=rates_plot(rows),
        gates=judge(run),
        network=NETWORK,
        measures=measures(run),
        comparison=comparison,
        compared=comparison_lines(comparison) if comparison else (),
        samples=[(one, reasons(one), output_of(one)) for one in verdicts(run)],
    )
