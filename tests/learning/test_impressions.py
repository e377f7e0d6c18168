"""What a mentee felt after a talk moves that person in their own list, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from agent.embedding import load_embedder
from agent.learning.impressions import impressions_of
from agent.records.base import Source, Words
from agent.records.matching import Criteria, DealBreaker, Shortlist
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.roster import Ranker
from tests.roster.people import CACHE, NOW, sample

NEED = ("look at my first numbers",)


def plan(*felt: str, mentor: str = "m") -> Plan:
    source = Source(kind="conversation", conversation="c", turn=1)
    return Plan(
        meetings=tuple(
            Meeting(
                mentor=mentor,
                name="M",
                number=number,
                held=date(2026, 11, 20),
                felt=Words(text=text, source=source, private=True),
            )
            for number, text in enumerate(felt, start=1)
        )
    )


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Yes", "met"),
        ("yes, very much", "met"),
        ("Partly", "partly"),
        ("Not really", "unmet"),
        ("I didn't", "unmet"),
    ],
)
def test_an_answer_is_read(said: str, heard: str) -> None:
    assert impressions_of(plan(said)) == {"m": heard}


def test_the_last_talk_counts_and_what_says_nothing_does_not() -> None:
    assert impressions_of(plan("no", "yes")) == {"m": "met"}
    assert impressions_of(plan("rather keep that to myself")) == {}
    assert impressions_of(Plan()) == {}


def _ranked(heard: dict[str, str], criteria: Criteria | None = None) -> Shortlist:
    prepared = Ranker(load_embedder(), CACHE).prepare(sample(), NEED)
    return prepared.order(criteria or Criteria(), now=NOW, heard=heard)  # type: ignore[arg-type]


def test_an_impression_moves_one_person_and_is_quoted_nowhere() -> None:
    before = _ranked({})
    person = before.matches[2].id
    liked, disliked = _ranked({person: "met"}), _ranked({person: "unmet"})
    assert _score(liked, person) > _score(before, person) > _score(disliked, person)
    for other in (liked, disliked):
        rest = [one for one in other.matches if one.id != person]
        assert rest == [one for one in before.matches if one.id != person]
        match = other.match(person)
        assert match is not None
        finding = next(one for one in match.factors if one.factor == "active_listening")
        assert (finding.quote, finding.field, finding.ask) == ("", "", "")


def test_an_impression_can_rule_out_where_listening_is_a_deal_breaker() -> None:
    person = _ranked({}).matches[0].id
    criteria = Criteria(deal_breakers=(DealBreaker(factor="active_listening"),))
    assert [one.id for one in _ranked({person: "unmet"}, criteria).excluded] == [person]
    assert _ranked({person: "partly"}, criteria).excluded == ()


def _score(shortlist: Shortlist, person: str) -> float:
    match = shortlist.match(person)
    assert match is not None
    return match.score
