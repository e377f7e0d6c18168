"""Two runs side by side: the same samples, paired, with tests that know how little 20 are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from pydantic import ValidationError

from evals.errors import CannotRun
from evals.results import Run, Verdict, verdicts
from evals.statistics import FEWEST_FLIPS, mcnemar, permutation

_LARGEST = 500_000_000


@dataclass(frozen=True)
class Flip:
    """A sample that passes in one run and not in the other; held-out ones without outputs."""

    sample_id: str
    change: str
    before: str
    after: str


@dataclass(frozen=True)
class Shift:
    """How the mean of one scorer's measure moved, over the samples that both runs measured."""

    name: str
    pairs: int
    before: float
    after: float
    p: float


@dataclass(frozen=True)
class Comparison:
    """What differs between run A and run B over the samples that are the same in both."""

    paired: int
    gained: int
    lost: int
    p: float
    flips: tuple[Flip, ...]
    shifts: tuple[Shift, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def decided(self) -> bool:
        """Whether enough flipped for a test to say anything."""
        return self.gained + self.lost >= FEWEST_FLIPS

    @property
    def worse(self) -> bool:
        """Whether B is worse beyond chance (p < .05)."""
        return self.decided and self.p < 0.05 and self.lost > self.gained


def read_run(path: Path) -> Run:
    """A run from its run.json or the folder of it. Raises CannotRun with one line."""
    file = path / "run.json" if path.is_dir() else path
    try:
        if file.stat().st_size > _LARGEST:
            raise CannotRun(f"{file} is too large for a run")
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}") from None
    except (ValidationError, UnicodeDecodeError):
        raise CannotRun(f"{file} is not a run of these evals") from None


def compare(first: Run, second: Run) -> Comparison:
    """Run A and run B, paired by sample."""
    a = {one.planned.sample_id: one for one in verdicts(first)}
    b = {one.planned.sample_id: one for one in verdicts(second)}
    both = [id_ for id_ in a if id_ in b]
    changed = [id_ for id_ in both if a[id_].planned.digest != b[id_].planned.digest]
    pairs = [(a[id_], b[id_]) for id_ in both if id_ not in changed]
    gained = sum(not one.passed and other.passed for one, other in pairs)
    lost = sum(one.passed and not other.passed for one, other in pairs)
    return Comparison(
        paired=len(pairs),
        gained=gained,
        lost=lost,
        p=mcnemar(gained, lost),
        flips=tuple(_flip(one, other) for one, other in pairs if one.passed != other.passed),
        shifts=tuple(_shifts(pairs)),
        only_first=tuple(id_ for id_ in a if id_ not in b),
        only_second=tuple(id_ for id_ in b if id_ not in a),
        changed=tuple(changed),
    )


def comparison_lines(comparison: Comparison) -> list[str]:
    """The comparison in plain lines, the conclusion first."""
    counts = (
        f"{comparison.paired} samples in both: {comparison.gained} pass now and did not before, "
        f"{comparison.lost} no longer pass (exact McNemar p = {comparison.p:.3f})"
    )
    lines = [_conclusion(comparison), counts]
    lines += [
        f"{shift.name}: mean {shift.before:.2f} before, {shift.after:.2f} after, over "
        f"{shift.pairs} pairs (permutation p = {shift.p:.3f})"
        for shift in comparison.shifts
        if shift.before != shift.after
    ]
    for name, ids in (
        ("only before", comparison.only_first),
        ("new", comparison.only_second),
        ("left out of the tests, since the sample itself changed", comparison.changed),
    ):
        if ids:
            lines.append(f"{len(ids)} {name}: {', '.join(ids)}")
    return lines


def comparison_text(comparison: Comparison) -> str:
    """The comparison as the command prints it, with both outputs of every flip."""
    from evals.reports.plain import shown

    parts = ["\n".join(comparison_lines(comparison))]
    parts += [
        f"--- {flip.sample_id}: {flip.change}\nbefore:\n{_inset(shown(flip.before))}\n"
        f"after:\n{_inset(shown(flip.after))}"
        for flip in comparison.flips
    ]
    return "\n\n".join(parts)


def _conclusion(comparison: Comparison) -> str:
    if not comparison.decided:
        return (
            f"Nothing can be concluded: {comparison.gained + comparison.lost} samples flipped, "
            f"and fewer than {FEWEST_FLIPS} prove nothing either way"
        )
    if comparison.p >= 0.05:
        return "No difference beyond chance"
    return "B is worse than A" if comparison.worse else "B is better than A"


def _flip(one: Verdict, other: Verdict) -> Flip:
    return Flip(
        sample_id=one.planned.sample_id,
        change=f"{one.status} → {other.status}",
        before=_output(one),
        after=_output(other),
    )


def _output(one: Verdict) -> str:
    chosen = next((result for result in one.results if not result.passed), None)
    chosen = chosen or next(iter(one.results), None)
    return "\n".join(filter(None, (chosen.output, chosen.error))) if chosen else ""


def _shifts(pairs: list[tuple[Verdict, Verdict]]) -> Iterator[Shift]:
    found: dict[str, list[tuple[float, float]]] = {}
    for one, other in pairs:
        before, after = _means(one), _means(other)
        for scorer in before.keys() & after.keys():
            name = f"{one.planned.task}: {scorer}"
            found.setdefault(name, []).append((before[scorer], after[scorer]))
    for name, values in sorted(found.items()):
        differences = [after - before for before, after in values]
        means = (fmean(before for before, _ in values), fmean(after for _, after in values))
        yield Shift(name, len(values), *means, permutation(differences))


def _means(one: Verdict) -> dict[str, float]:
    values: dict[str, list[float]] = {}
    for result in one.results:
        for scorer, score in result.scores.items():
            if score.measure is not None:
                values.setdefault(scorer, []).append(score.measure)
    return {scorer: fmean(given) for scorer, given in values.items()}


def _inset(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
