"""Intervals and tests beside scipy and published values."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from evals.statistics import FEWEST_FLIPS, clustered_mean, mcnemar, permutation, wilson


@pytest.mark.parametrize(("planned", "bound"), [(12, 0.757), (20, 0.839), (40, 0.912), (60, 0.940)])
def test_all_right_proves_no_more_than_published(planned: int, bound: float) -> None:
    assert wilson(planned, planned).low == pytest.approx(bound, abs=0.0006)


@given(st.integers(1, 400), st.data())
def test_wilson_agrees_with_scipy(planned: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, planned))
    theirs = stats.binomtest(passed, planned).proportion_ci(method="wilson")
    mine = wilson(passed, planned)
    assert mine.low == pytest.approx(theirs.low, abs=1e-9)
    assert mine.high == pytest.approx(theirs.high, abs=1e-9)


@pytest.mark.parametrize(("passed", "planned"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_rate_is_refused(passed: int, planned: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        wilson(passed, planned)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_exact_binomial_test(one: int, other: int) -> None:
    theirs = stats.binomtest(one, one + other).pvalue if one + other else 1.0
    assert mcnemar(one, other) == pytest.approx(theirs, abs=1e-9)


def test_fewer_flips_than_named_prove_nothing() -> None:
    assert mcnemar(FEWEST_FLIPS - 1, 0) > 0.05
    assert mcnemar(FEWEST_FLIPS, 0) < 0.05


@pytest.mark.parametrize("pairs", [[1.0, 2.0, 0.5], [3, -1, 2, 2, -4, 1, 1, 2], [1.0] * 8])
def test_permutation_agrees_with_scipy(pairs: list[float]) -> None:
    theirs = stats.permutation_test((pairs,), sum, permutation_type="samples", n_resamples=100_000)
    assert permutation(pairs) == pytest.approx(theirs.pvalue, abs=1e-9)


def test_a_long_permutation_comes_near_the_t_test() -> None:
    draw = random.Random(1)
    pairs = [draw.gauss(0.3, 1) for _ in range(60)]
    assert permutation(pairs) == pytest.approx(stats.ttest_1samp(pairs, 0).pvalue, abs=0.02)
    assert permutation(pairs) > 0


def test_no_difference_is_no_evidence() -> None:
    assert permutation([0.0, 0.0]) == 1.0


def test_clusters_widen_the_interval() -> None:
    alone = clustered_mean({str(n): [float(n % 5)] for n in range(40)})
    together = clustered_mean({str(n): [float(n % 5)] * 8 for n in range(5)})
    assert alone.estimate == together.estimate == 2.0
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_bootstrap_comes_near_scipys() -> None:
    draw = random.Random(2)
    values = [draw.expovariate(1) for _ in range(80)]
    mine = clustered_mean({str(n): [value] for n, value in enumerate(values)})
    theirs = stats.bootstrap(
        (values,), lambda x, axis: x.mean(axis=axis), method="percentile", rng=3
    ).confidence_interval
    assert mine.low == pytest.approx(theirs.low, abs=0.05)
    assert mine.high == pytest.approx(theirs.high, abs=0.05)


def test_one_cluster_says_nothing_about_others() -> None:
    assert clustered_mean({"all": [1.0, 2.0]}).low == float("-inf")


def test_no_values_have_no_mean() -> None:
    with pytest.raises(ValueError, match="no mean"):
        clustered_mean({})
