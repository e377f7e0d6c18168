"""Plots as SVG, drawn by hand: a rate with its interval for each task."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from evals.reports.figures import TaskFigures

_ROW, _LEFT, _WIDTH, _RIGHT = 30, 130, 420, 190


def rates_plot(rows: Sequence[TaskFigures]) -> Markup:
    """One line for each task: the interval as a bar, the rate as a dot, the figures in words."""
    height = _ROW * len(rows) + 40
    parts = [
        Markup('<svg role="img" viewBox="0 0 {} {}" xmlns="http://www.w3.org/2000/svg">').format(
            _LEFT + _WIDTH + _RIGHT, height
        )
    ]
    parts.append(Markup("<title>Pass rate of each suite with its 95 % interval</title>"))
    for tenth in range(0, 11, 2):
        x = _LEFT + _WIDTH * tenth / 10
        parts.append(
            Markup('<line class="grid" x1="{0}" x2="{0}" y1="10" y2="{1}"/>').format(x, height - 25)
        )
        parts.append(
            Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
                x, height - 8, tenth / 10
            )
        )
    parts += [_row(index, row) for index, row in enumerate(rows)]
    parts.append(Markup("</svg>"))
    return Markup("\n").join(parts)


def _row(index: int, row: TaskFigures) -> Markup:
    y = 25 + _ROW * index
    low, middle, high = (
        _LEFT + _WIDTH * value for value in (row.rate.low, row.rate.estimate, row.rate.high)
    )
    held = all(gate.held for gate in row.gates)
    return Markup(
        '<text x="{left}" y="{text}" text-anchor="end">{name}</text>'
        '<line class="interval" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>'
        '<circle class="{mark}" cx="{middle:.1f}" cy="{y}" r="5"/>'
        '<text x="{right}" y="{text}">{range}</text>'
    ).format(
        left=_LEFT - 10,
        text=y + 4,
        name=escape(row.name),
        low=low,
        high=high,
        y=y,
        mark="held" if held else "broken",
        middle=middle,
        right=_LEFT + _WIDTH + 12,
        range=f"{row.passed}/{row.planned}  {row.range}",
    )
