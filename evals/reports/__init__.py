"""Reports of a run: run.json, report.md, report.html and junit.xml, all from the same data."""

from __future__ import annotations

from pathlib import Path

from evals.compare import compare, read_run
from evals.gates import passed
from evals.reports.html import html_report
from evals.reports.junit import junit_report
from evals.reports.markdown import markdown_report, summary
from evals.results import Run

RUN = "run.json"


def write_reports(run: Run, out: Path, *, against: Path | None = None) -> int:
    """Writes all four files, prints the summary, and gives the exit code of the verdict.

    against: an earlier run to compare with; without it, the run that lay in `out` before.
    """
    earlier = _earlier(out, against)
    comparison = compare(earlier, run) if earlier else None
    out.mkdir(parents=True, exist_ok=True)
    files = {
        RUN: run.model_dump_json(indent=1),
        "report.md": markdown_report(run, comparison),
        "report.html": html_report(run, comparison),
        "junit.xml": junit_report(run),
    }
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8")
    print(summary(run))
    print(f"Reports: {out}/report.html, report.md, junit.xml, run.json")
    return 0 if passed(run) else 1


def _earlier(out: Path, against: Path | None) -> Run | None:
    if against is not None:
        return read_run(against)
    return read_run(out) if (out / RUN).is_file() else None
