"""Intervals and tests that hold at 20 to 200 samples.

Sources: Wilson 1927 for rates; Efron's percentile bootstrap over clusters for means (with
arXiv 2411.00640 and 2503.01747 on why clusters and why not the central limit theorem); the
exact form of McNemar's test; the sign-flip permutation test for paired means.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import product
from math import comb, sqrt
from statistics import NormalDist, fmean
from typing import NamedTuple

FEWEST_FLIPS = 6
"""With fewer one-way flips no two-sided exact McNemar test can reach p < .05 (2 / 2^6 = .031)."""
_RESAMPLES = 2_000
_EXACT_UP_TO = 12
_SHUFFLES = 10_000
_SEED = 20_261_121


class Interval(NamedTuple):
    """An estimate with its bounds."""

    estimate: float
    low: float
    high: float


def wilson(passed: int, planned: int, confidence: float = 0.95) -> Interval:
    """The rate of passed with Wilson's score interval; `planned` counts whatever happened."""
    if not 0 <= passed <= planned or planned == 0:
        message = f"{passed} of {planned} is no rate"
        raise ValueError(message)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    rate = passed / planned
    shrink = 1 + z * z / planned
    middle = (rate + z * z / (2 * planned)) / shrink
    half = z * sqrt(rate * (1 - rate) / planned + z * z / (4 * planned * planned)) / shrink
    low = 0.0 if passed == 0 else middle - half
    high = 1.0 if passed == planned else middle + half
    return Interval(rate, low, high)


def clustered_mean(values: Mapping[str, Sequence[float]], confidence: float = 0.95) -> Interval:
    """The mean of all values with a percentile bootstrap that draws whole clusters.

    Samples that share a persona or a roster rise and fall together, so they are drawn
    together. With one cluster nothing is known about others: the bounds are then infinite.
    """
    clusters = [list(cluster) for cluster in values.values() if cluster]
    if not clusters:
        message = "no values, no mean"
        raise ValueError(message)
    mean = fmean(value for cluster in clusters for value in cluster)
    if len(clusters) == 1:
        return Interval(mean, float("-inf"), float("inf"))
    draw = random.Random(_SEED)  # noqa: S311 - the same report twice, not a secret
    totals = [(sum(cluster), len(cluster)) for cluster in clusters]
    means = []
    for _ in range(_RESAMPLES):
        drawn = draw.choices(totals, k=len(totals))
        means.append(sum(total for total, _ in drawn) / sum(size for _, size in drawn))
    means.sort()
    tail = (1 - confidence) / 2
    low, high = int(tail * _RESAMPLES), min(int((1 - tail) * _RESAMPLES), _RESAMPLES - 1)
    return Interval(mean, means[low], means[high])


def mcnemar(only_first: int, only_second: int) -> float:
    """Two-sided exact p-value for paired verdicts, from the pairs that differ."""
    flips = only_first + only_second
    if flips == 0:
        return 1.0
    tail = sum(comb(flips, k) for k in range(min(only_first, only_second) + 1))
    return min(1.0, float(2 * tail) / float(2**flips))


def permutation(differences: Sequence[float]) -> float:
    """Two-sided p-value that paired differences have mean zero, by flipping their signs.

    Exact for up to 12 pairs that differ; above, 10,000 seeded flips with the observed one
    counted in (so it is never 0).
    """
    moved = [difference for difference in differences if difference != 0]
    if not moved:
        return 1.0
    observed = abs(sum(moved)) - 1e-12
    if len(moved) <= _EXACT_UP_TO:
        sums = [abs(sum(signed)) for signed in product(*((d, -d) for d in moved))]
        return sum(total >= observed for total in sums) / len(sums)
    draw = random.Random(_SEED)  # noqa: S311 - the same report twice, not a secret
    extreme = sum(
        abs(sum(d if draw.random() < 0.5 else -d for d in moved)) >= observed
        for _ in range(_SHUFFLES)
    )
    return (extreme + 1) / (_SHUFFLES + 1)
