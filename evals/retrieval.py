"""How well the library is searched: vectors and words together, beside each of them alone.

`python -m evals retrieval` prints one table over the questions of the suite `retrieval`: the
development half and the held-out half apart, and questions written twice after the search was
settled, in `later.yaml` and `last.yaml`, which hold nothing.
The bars hold for both halves together: nDCG@5 at least 0.85, a hit among the first three in at
least 0.95, at most 3 uncovered questions answered.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from evals.loading import load_tasks
from evals.offline import no_network
from evals.outputs import Passage
from evals.samples import Sample
from evals.scorers import retrieval
from evals.solver import Solver
from evals.statistics import clustered_mean, wilson

if TYPE_CHECKING:
    from agent import Coach

NDCG, HITS, ANSWERED = 0.85, 0.95, 3
NAMES = {"both": "both (as shipped)", "words": "words alone", "vectors": "vectors alone"}
By = Literal["both", "words", "vectors"]


class Row(NamedTuple):
    """One way of searching over one part of the questions.

    ndcg: its mean at 5, as text with its interval; hits: questions with a wanted entry among
    three; refused: covered questions answered as not covered; answered: the reverse.
    """

    by: By
    part: str
    questions: int
    ndcg: float
    interval: str
    hits: int
    refused: int
    uncovered: int
    answered: int

    @property
    def held(self) -> bool:
        """Whether the bars hold in this row."""
        hits = self.hits >= HITS * self.questions
        return self.ndcg >= NDCG and hits and self.answered <= ANSWERED


def print_table() -> int:
    """Prints the table; 0 when the shipped search holds the bars over all questions, else 1."""
    samples = load_tasks(only=("retrieval",))[0].samples
    with no_network(), TemporaryDirectory(prefix="evals-") as folder:
        rows = asyncio.run(_rows(samples, Path(folder)))
    print("\n".join(_table(rows)))
    return (
        0 if all(row.held for row in rows if (row.by, row.part) == ("both", "both halves")) else 1
    )


async def _rows(samples: Sequence[Sample], folder: Path) -> list[Row]:
    gated = [one for one in samples if one.tier == "gate"]
    parts = {
        "development": [one for one in gated if one.split == "dev"],
        "held-out": [one for one in gated if one.split == "held-out"],
        "both halves": gated,
        "written later": [one for one in samples if one.id.startswith("later-")],
        "written last": [one for one in samples if one.id.startswith("last-")],
    }
    async with Solver(folder) as solver:
        coach = await solver.coach(samples[0].now)
        return [_row(coach, by, name, part) for by in get_args(By) for name, part in parts.items()]


def _row(coach: Coach, by: By, name: str, samples: Sequence[Sample]) -> Row:
    gains: dict[str, list[float]] = defaultdict(list)
    hits = refused = uncovered = answered = 0
    for sample in samples:
        found = coach.library.search(sample.ask, top=retrieval.MEASURED, by=by)
        passages = [Passage(one.entry.id, one.entry.covers) for one in found.passages]
        if "not_covered" in sample.expect:
            uncovered += 1
            answered += found.covered
            continue
        wanted = retrieval.Expected.model_validate(sample.expect["retrieval"]).wanted
        gains[sample.cluster].append(retrieval.ndcg(passages, wanted))
        hits += retrieval.hit(passages, wanted)
        refused += not found.covered
    mean = clustered_mean(gains)
    interval = f"[{mean.low:.2f}, {mean.high:.2f}]"
    questions = sum(map(len, gains.values()))
    return Row(by, name, questions, mean.estimate, interval, hits, refused, uncovered, answered)


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| search | questions | nDCG@5 | hit@3 | covered, but refused | uncovered, but answered |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        rate = wilson(row.hits, row.questions)
        yield (
            f"| {NAMES[row.by]} | {row.part}: {row.questions} | {row.ndcg:.3f} {row.interval} "
            f"| {rate.estimate:.3f} [{rate.low:.2f}, {rate.high:.2f}] | {row.refused} "
            f"| {row.answered} of {row.uncovered} |"
        )
