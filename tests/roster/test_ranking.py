"""The ranking as a person sees it: who, with which words, why not, and what would change it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.embedding import load_embedder
from agent.errors import BadCriteria
from agent.records.matching import FACTORS, Criteria, DealBreaker, Shortlist
from agent.records.people import Person, Roster
from agent.roster import Ranker, read_roster
from agent.roster.relevance import MemoryCache
from tests.roster.people import CACHE, NOW, match_of, rank, roster_of, sample, scores

BACKEND = (
    "become a backend developer",
    "look at my code and tell me the truth. python mostly, and how services are designed",
)


def names(shortlist: Shortlist) -> list[str]:
    return [match.name for match in shortlist.matches]


def quoted_verbatim(shortlist: Shortlist, roster: Roster) -> bool:
    """Whether every quote of a shortlist stands in the field it names."""
    found = []
    for match in shortlist.matches:
        person = roster.person(match.id)
        assert person is not None
        said = [*match.evidence, *match.factors, *match.practical]
        found += [(person, each.field, each.quote) for each in said if each.quote]
    return all(_stands(person, field, quote) for person, field, quote in found)


def _stands(person: Person, field: str, quote: str) -> bool:
    value = getattr(person, field, None) or person.extra.get(field, "")
    texts = (
        value
        if isinstance(value, tuple)
        else (f"{value:g}" if isinstance(value, float) else value,)
    )
    return any(quote in str(text) for text in texts)


def test_a_first_look() -> None:
    shortlist = rank(sample(), BACKEND)
    assert names(shortlist)[:3] == ["Teresa Almeida", "Jonas Lind", "Rin Okafor"]
    first = shortlist.matches[0]
    assert first.covers == (0, 1)
    quotes = {(each.quote, each.field) for each in first.evidence}
    assert (
        "Eight years ago I went from manual testing to building payment services.",
        "bio",
    ) in quotes
    assert [finding.factor for finding in first.factors] == list(FACTORS)
    assert shortlist.excluded == ()
    assert quoted_verbatim(shortlist, sample())
    ids = {person.name: person.id for person in sample().people}
    assert [pick.id for pick in shortlist.portfolio] == [ids["Teresa Almeida"], ids["Jonas Lind"]]


@pytest.mark.statement("1.21")
def test_juniors_come_first_where_they_write_about_it() -> None:
    shortlist = rank(sample(), ["someone junior to show me how they work with AI tools"])
    assert set(names(shortlist)[:3]) == {"Aiko Tanabe", "Mateo Quispe", "Leïla Benhaddou"}


def test_hours_and_cost_as_said_in_words() -> None:
    criteria = Criteria(
        zone="Europe/Lisbon",
        hours=("daily 20:00-23:00",),
        hours_fixed=True,
        deal_breakers=(DealBreaker(field="cost", at_most=0),),
    )
    shortlist = rank(sample(), BACKEND, criteria)
    out = shortlist.excluded[0]
    assert (out.name, out.quote, out.field) == ("Petra Vance", "60 € an hour", "cost")
    hours = {
        match.name: next(each for each in match.practical if each.wish == "hours")
        for match in shortlist.matches
    }
    assert hours["Teresa Almeida"].finding == "met"
    assert (hours["Rin Okafor"].finding, hours["Rin Okafor"].note) == ("unknown", "Only in writing")
    assert hours["Jonas Lind"].finding == "unknown"
    costs = [f.finding for m in shortlist.matches for f in m.practical if f.wish == "cost"]
    assert costs.count("unknown") == 2
    assert quoted_verbatim(shortlist, sample())


def test_like_me_is_found_on_published_words_and_orders_nobody() -> None:
    needs = ["hear how somebody like me did it"]
    plain = rank(sample(), needs)
    wished = rank(sample(), needs, Criteria(like_me=("first in the family to study",)))
    assert names(plain) == names(wished)
    assert scores(plain) == scores(wished)
    found = [
        (match.name, each.quote)
        for match in wished.matches
        for each in match.practical
        if each.wish == "like me" and each.finding == "met"
    ]
    assert found == [("Wanjiku Otieno", "I was the first in my family to finish university.")]


def baker(id: str = "a", **more: object) -> Person:
    fields: dict[str, object] = {
        "id": id,
        "name": f"Person {id}",
        "bio": "I bake bread and teach baking.",
    }
    return Person.model_validate(fields | more)


NEEDS = ["learn to bake bread"]


@pytest.mark.statement("1.8")
@pytest.mark.parametrize(
    ("rule", "says", "says_otherwise"),
    [
        (
            {"field": "hours_per_month", "at_least": 2},
            {"hours_per_month": 1},
            {"hours_per_month": 2},
        ),
        ({"field": "cost", "at_most": 0}, {"cost": "20 EUR"}, {"cost": "free"}),
        (
            {"field": "languages", "includes": "pt"},
            {"languages": ["English"]},
            {"languages": ["Português"]},
        ),
        (
            {"field": "formats", "includes": "single chat"},
            {"formats": ["season"]},
            {"formats": ["one coffee"]},
        ),
        ({"field": "zone", "within_hours": 3}, {"zone": "Asia/Tokyo"}, {"zone": "Europe/Athens"}),
        (
            {"field": "bio", "excludes": "AI"},
            {"bio": "I bake with AI."},
            {"bio": "I bake for retail."},
        ),
        (
            {"field": "location", "excludes": "US"},
            {"location": "Ohio, US"},
            {"location": "Australia"},
        ),
        (
            {"factor": "availability"},
            {"hours": ["Mon 08:00-09:00"], "zone": "Europe/Lisbon"},
            {"hours": ["Mon 18:00-20:00"], "zone": "Europe/Lisbon"},
        ),
        ({"factor": "communication"}, {"languages": ["Thai"]}, {"languages": ["English", "Thai"]}),
    ],
)
def test_deal_breakers_exclude_with_words_and_unknown_never_does(
    rule: dict[str, object], says: dict[str, object], says_otherwise: dict[str, object]
) -> None:
    people = (baker("breaks", **says), baker("keeps", **says_otherwise), baker("silent"))
    criteria = Criteria(
        zone="Europe/Lisbon",
        hours=("Mon 18:00-21:00",),
        languages=("en",),
        deal_breakers=(DealBreaker.model_validate(rule),),
    )
    shortlist = rank(roster_of(*people), NEEDS, criteria)
    assert [each.id for each in shortlist.excluded] == ["breaks"]
    out = shortlist.excluded[0]
    assert out.deal_breaker == rule.get("field", rule.get("factor"))
    assert out.reason
    assert _stands(people[0], out.field, out.quote)
    assert {match.id for match in shortlist.matches} == {"keeps", "silent"}


def test_a_full_calendar_excludes_and_an_unknown_one_does_not() -> None:
    people = (
        baker("full", capacity=2, load=2),
        baker("closed", capacity=0),
        baker("free", capacity=2, load=1),
        baker("unknown", load=5),
    )
    shortlist = rank(roster_of(*people), NEEDS)
    assert {(each.id, each.deal_breaker) for each in shortlist.excluded} == {
        ("full", "capacity"),
        ("closed", "capacity"),
    }


def test_mentees_are_nobodys_mentor() -> None:
    roster = roster_of(baker("a", role="mentee"), baker("b", role="both"), baker("c"))
    assert {match.id for match in rank(roster, NEEDS).matches} == {"b", "c"}


@pytest.mark.parametrize(
    ("person", "criteria", "relax"),
    [
        (
            {"hours": ["Mon 17:00-18:00"], "zone": "Europe/Lisbon"},
            {"hours": ["Mon 18:00-20:00"]},
            "you meet 30 minutes earlier (Mon 17:30-20:00)",
        ),
        ({"languages": ["French"]}, {"languages": ["en"]}, "you talk in French"),
        ({"formats": ["season"]}, {"formats": ["single chat"]}, "it is season"),
        ({"hours_per_month": 1}, {"hours_per_month": 2}, "1 hour a month is enough"),
    ],
)
def test_near_misses_name_the_one_change(
    person: dict[str, object], criteria: dict[str, object], relax: str
) -> None:
    roster = roster_of(baker("near", **person))
    wished = Criteria.model_validate({"zone": "Europe/Lisbon", **criteria})
    assert [each.relax for each in rank(roster, NEEDS, wished).near_misses] == [relax]


def test_near_misses_never_ask_for_what_is_fixed() -> None:
    early = baker("early", hours=["Mon 17:00-18:00"], zone="Europe/Lisbon")
    paid = baker("paid", cost="20 EUR")
    criteria = Criteria(
        zone="Europe/Lisbon",
        hours=("Mon 18:00-20:00",),
        hours_fixed=True,
        deal_breakers=(DealBreaker(field="cost", at_most=0), DealBreaker(factor="availability")),
    )
    shortlist = rank(roster_of(early, paid), NEEDS, criteria)
    assert len(shortlist.excluded) == 2
    assert shortlist.near_misses == ()


def test_daylight_saving_is_followed_over_the_season() -> None:
    """New York moves its clocks two to three weeks before Europe does."""
    roster = roster_of(baker("ny", hours=["Mon 13:00-13:30"], zone="America/New_York"))
    wished = {"zone": "Europe/Lisbon", "hours": ["Mon 18:00-18:30"]}

    def finding(weeks: int) -> str:
        criteria = Criteria.model_validate({**wished, "season_weeks": weeks})
        practical = rank(roster, NEEDS, criteria).matches[0].practical
        return next(each.finding for each in practical if each.wish == "hours")

    assert finding(8) == "met"
    assert finding(17) == "partly"


def test_the_order_is_deterministic_and_ties_break_by_id() -> None:
    people = [baker(letter) for letter in "dbca"]
    shortlist = rank(roster_of(*people), NEEDS)
    assert [match.id for match in shortlist.matches] == ["a", "b", "c", "d"]
    assert rank(roster_of(*reversed(people)), NEEDS).matches == shortlist.matches


def test_top_and_everyone() -> None:
    roster = sample()
    assert len(rank(roster, BACKEND, top=3).matches) == 3
    assert len(rank(roster, BACKEND, top=0).matches) == len(rank(roster, BACKEND).matches) == 12


def test_no_needs_and_nobody() -> None:
    assert len(rank(sample(), []).matches) == 12
    only_mentees = roster_of(baker(role="mentee"))
    assert rank(only_mentees, NEEDS).matches == ()
    silent = rank(roster_of(Person(id="x", name="Silent One")), NEEDS).matches[0]
    assert (silent.covers, silent.evidence, silent.confidence) == ((), (), 0.0)


def test_unknown_is_neither_a_no_nor_a_merit() -> None:
    """Between a yes and a no; more time than wished earns nothing more."""
    criteria = Criteria(hours_per_month=2)
    people = (
        baker("enough", hours_per_month=2),
        baker("plenty", hours_per_month=40),
        baker("silent"),
        baker("short", hours_per_month=1),
    )
    found = scores(rank(roster_of(*people), NEEDS, criteria))
    assert found["enough"] == found["plenty"] > found["silent"] > found["short"]


def test_relevance_decides_unless_the_weights_say_otherwise() -> None:
    people = (
        baker("near"),
        baker("far", bio="I sail boats.", wants=("test design",), formats=("season",)),
    )
    offers = {"offers": ["test design"], "formats": ["season"]}
    even = rank(roster_of(*people), NEEDS, Criteria.model_validate(offers))
    assert [match.id for match in even.matches] == ["near", "far"]
    weights = {"relevant_experience": 0, "reciprocation": 3}
    moved = rank(roster_of(*people), NEEDS, Criteria.model_validate({**offers, "weights": weights}))
    assert [match.id for match in moved.matches] == ["far", "near"]


def test_traits_are_unknown_unless_the_entry_says_so() -> None:
    people = (
        baker("says", bio="I bake. I listen first. No stupid questions. I encourage beginners."),
        baker("denies", bio="I bake bread. I never had a role model."),
        baker("nurse", bio="I bake bread for patients and review loaves every week."),
    )
    shortlist = rank(roster_of(*people), NEEDS)
    findings = {
        match.id: {each.factor: each for each in match.factors} for match in shortlist.matches
    }
    said = findings["says"]
    assert said["active_listening"].quote == "I listen first."
    assert said["connection"].finding == said["ability_to_inspire"].finding == "partly"
    for silent in ("denies", "nurse"):
        for factor in ("ability_to_inspire", "connection", "active_listening", "commitment"):
            assert findings[silent][factor].finding == "unknown"
            assert findings[silent][factor].ask.endswith("?")


def test_an_entry_in_another_language_lowers_the_confidence_and_says_so() -> None:
    english = baker("en")
    spanish = baker("es", bio="Hago pan y enseño a hacer pan en mi panadería con las personas.")
    needs = ["I would like to learn how to bake bread for the people of my street"]
    shortlist = rank(roster_of(english, spanish), needs)
    notes = [each.wish for each in match_of(shortlist, "es").practical]
    assert "language of the entry" in notes
    assert match_of(shortlist, "es").confidence < match_of(shortlist, "en").confidence


def test_verified_claims_and_exchanges_are_met() -> None:
    person = baker(
        "v", verified=("Active listener, course 2025",), wants=("help with test design",)
    )
    shortlist = rank(roster_of(person), NEEDS, Criteria(offers=("test design",)))
    findings = {each.factor: each for each in shortlist.matches[0].factors}
    assert findings["active_listening"].finding == "met"
    assert (findings["reciprocation"].finding, findings["reciprocation"].field) == ("met", "wants")


@pytest.mark.parametrize(
    "criteria",
    [
        {"hours": ["whenever the moon is full"]},
        {"zone": "Middle Earth"},
        {"deal_breakers": [{"field": "shoe_size", "at_least": 3}]},
        {"deal_breakers": [{"field": "bio", "excludes": ""}]},
    ],
)
def test_criteria_that_cannot_be_read_get_one_line(criteria: dict[str, object]) -> None:
    with pytest.raises(BadCriteria) as raised:
        rank(sample(), BACKEND, Criteria.model_validate(criteria))
    assert "\n" not in str(raised.value)


def test_preparing_once_and_ordering_often() -> None:
    prepared = Ranker(load_embedder(), CACHE).prepare(sample(), BACKEND)
    criteria = Criteria(languages=("pt",), deal_breakers=(DealBreaker(field="cost", at_most=0),))
    assert prepared.order(criteria, now=NOW) == rank(sample(), BACKEND, criteria)
    firsts = prepared.first(criteria, now=NOW)
    assert firsts == tuple(match.id for match in prepared.order(criteria, now=NOW).matches[:3])


def test_vectors_are_asked_of_the_cache_first() -> None:
    cache, told = MemoryCache(), []
    ranker = Ranker(load_embedder(), cache)
    ranker.rank(sample(), BACKEND, Criteria(), now=NOW, progress=lambda *each: told.append(each))
    assert told[-1][0] == told[-1][1]
    again: list[tuple[int, int]] = []
    Ranker(load_embedder(), cache).rank(
        sample(), BACKEND, Criteria(), now=NOW, progress=lambda *each: again.append(each)
    )
    assert again == []


def test_the_coding_coach_file_is_quoted_verbatim(shared: Path) -> None:
    path = shared / "data" / "coding_coach_roster.json"
    roster = read_roster(path)
    shortlist = rank(roster, ["become a backend developer", "lead a small team"], top=20)
    written = json.dumps(json.loads(path.read_text()), ensure_ascii=False)
    assert quoted_verbatim(shortlist, roster)
    assert all(
        json.dumps(each.quote, ensure_ascii=False)[1:-1] in written
        for match in shortlist.matches
        for each in match.evidence
    )
    assert all("backend" in match.evidence[0].quote.lower() for match in shortlist.matches[:3])
