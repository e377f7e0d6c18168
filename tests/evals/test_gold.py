"""The labelled matches: how an order is judged, and that the table skips aloud without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.bench.gold import cohorts, judged
from evals.errors import CannotRun


def test_an_order_is_judged_by_the_chosen_in_it() -> None:
    assert judged(["a", "b", "c"], frozenset("a")) == (1, 1, 1)
    reciprocal, hit, gain = judged(["x", "y", "z", "a"], frozenset("ab"))
    assert (reciprocal, hit) == (0.25, 0)
    assert gain == pytest.approx(0.4307 / 1.6309, abs=1e-3)


def test_who_is_nowhere_counts_nothing() -> None:
    assert judged(["x"], frozenset("a")) == (0, 0, 0)


def test_cohorts_hold_what_people_chose(tmp_path: Path) -> None:
    pool = [{"id": "m", "expertise": ["glass"], "bio": "I cut glass.", "country": "Peru"}]
    query = {"qid": "q", "title": "T", "keywords": [], "description": "a<br>b", "relevant": ["m"]}
    nobody = {**query, "qid": "r", "relevant": []}
    path = tmp_path / "matches.json"
    path.write_text(json.dumps({"cohorts": {"c": {"pool": pool, "queries": [query, nobody]}}}))
    (cohort,) = cohorts(path)
    assert [(each.id, each.text, each.chosen) for each in cohort.queries] == [
        ("q", "T. a b", frozenset("m"))
    ]


def test_without_the_labels_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"there is no ols\.json"):
        cohorts(tmp_path / "ols.json")
