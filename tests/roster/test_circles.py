"""Circles and pairs: everyone gives and gets, hours are bearable, capacity holds, the best wins."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import BadInput
from agent.embedding import load_embedder
from agent.prompts import load_catalogue
from agent.records.groups import Exchange
from agent.records.people import Person, Roster, RosterReport
from agent.roster.circles import compose
from agent.roster.grouping import Grouping
from agent.roster.week_hours import week_of

NOW = datetime(2026, 11, 21, 19, tzinfo=UTC)
REASONS = {
    key: key for key in ("nothing_given", "nothing_wanted", "no_taker", "no_giver", "no_hour")
}


def person(id: str, offers: str = "", wants: str = "", **more: object) -> Person:
    both = {"offers": tuple(filter(None, [offers])), "wants": tuple(filter(None, [wants]))}
    return Person.model_validate({"id": id, "name": id.title(), **both, **more})


def roster(*people: Person, name: str = "list") -> Roster:
    return Roster(
        id=name, name=name, people=people, report=RosterReport(people=len(people), mapping={})
    )


@pytest.fixture(scope="module")
def grouping() -> Grouping:
    return Grouping(load_embedder(), load_catalogue())


RING = (
    person("ama", "testing", "python basics", zone="Africa/Accra"),
    person("bruno", "Python", "learn to weld", zone="Europe/Lisbon"),
    person("chloe", "welding", "testing software", zone="Europe/Paris"),
)


def test_a_ring_of_three_gives_and_gets(grouping: Grouping) -> None:
    made = grouping.circles(roster(*RING), NOW)
    assert [circle.members for circle in made.circles] == [("ama", "bruno", "chloe")]
    words = {(one.giver, one.taker): (one.offer, one.want) for one in made.circles[0].exchanges}
    assert words["bruno", "ama"] == ("Python", "python basics")
    assert made.unplaced == ()


def test_everybody_without_a_circle_has_a_reason(grouping: Grouping) -> None:
    others = (
        person("hana", "", "python"),
        person("ivo", "beekeeping", ""),
        person("jo", "zither", "welding"),
    )
    made = grouping.circles(roster(*RING, *others), NOW)
    assert {one.id for one in made.unplaced} == {"hana", "ivo", "jo"}
    reasons = {one.id: one.reason for one in made.unplaced}
    assert "can give" in reasons["hana"]
    assert "wants" in reasons["ivo"]
    assert "nobody who could be in a circle wants" in reasons["jo"]


def test_two_languages_are_no_exchange(grouping: Grouping) -> None:
    made = grouping.circles(
        roster(person("a", "Spanish", "English"), person("b", "Portuguese", "French")), NOW
    )
    assert made.circles == ()


def test_people_without_a_common_language_or_hour_are_kept_apart(grouping: Grouping) -> None:
    one = person("a", "welding", "bookkeeping", languages=("pl",))
    other = person("b", "bookkeeping", "welding", languages=("ja",))
    assert grouping.circles(roster(one, other), NOW).circles == ()
    early = person("a", "welding", "bookkeeping", zone="Europe/Paris", hours=("Mon 06:00-08:00",))
    late = person("b", "bookkeeping", "welding", zone="Europe/Paris", hours=("Mon 20:00-22:00",))
    assert grouping.circles(roster(early, late), NOW).circles == ()


def test_the_bad_hour_takes_turns(grouping: Grouping) -> None:
    far = (
        person("ama", "testing", "python basics", zone="America/Los_Angeles"),
        person("bruno", "Python", "learn to weld", zone="Europe/Berlin"),
        person("chloe", "welding", "testing software", zone="Asia/Tokyo"),
    )
    circle = grouping.circles(roster(*far), NOW).circles
    slots = circle[0].slots if circle else ()
    assert len({slot.bad for slot in slots}) == len(slots)


def test_sizes_that_are_no_circle_are_refused(grouping: Grouping) -> None:
    for size in (1, 31):
        with pytest.raises(BadInput, match="a circle has 2 to 30"):
            grouping.circles(roster(*RING), NOW, size)


@pytest.mark.statement("2.5", "2.8")
@settings(max_examples=60, deadline=None)
@given(
    edges=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40),
    size=st.integers(2, 6),
)
def test_circles_keep_their_promises(edges: set[tuple[int, int]], size: int) -> None:
    people = [person(f"p{n}", "something", "something else") for n in range(9)]
    gifts = {
        (f"p{a}", f"p{b}"): Exchange(giver=f"p{a}", taker=f"p{b}", offer="x", want="y")
        for a, b in sorted(edges)
        if a != b
    }
    made = compose(people, gifts, NOW, size=size, reasons=REASONS)
    placed = [one for circle in made.circles for one in circle.members]
    assert len(placed) == len(set(placed))
    assert sorted((*placed, *(one.id for one in made.unplaced))) == sorted(p.id for p in people)
    for circle in made.circles:
        assert 2 <= len(circle.members) <= size
        assert {one.giver for one in circle.exchanges} == set(circle.members)
        assert {one.taker for one in circle.exchanges} == set(circle.members)
    again = compose(list(reversed(people)), gifts, NOW, size=size, reasons=REASONS)
    assert again.circles == made.circles


def test_a_week_follows_the_clock_of_the_place() -> None:
    summer = datetime(2026, 7, 1, tzinfo=UTC)
    one = person("a", zone="Europe/Lisbon", hours=("Mon 18:00-19:00",))
    assert week_of(one, NOW) == {18}
    assert week_of(one, summer) == {17}
    assert len(week_of(person("b"), NOW)) == 168


MENTORS = (
    person("m1", bio="I teach welding to beginners.", capacity=1),
    person("m2", bio="I keep the books of small shops and do welding at home.", capacity=1),
    person("m3", bio="I lead a kitchen.", capacity=2, load=2),
)
MENTEES = (
    person("s1", wants="learn to weld"),
    person("s2", wants="welding"),
    person("s3", wants="how to lead a kitchen"),
    person("s4"),
)


def test_as_many_pairs_as_can_be_and_then_the_closest(grouping: Grouping) -> None:
    made = grouping.assign(roster(*MENTEES, name="s"), roster(*MENTORS, name="m"), NOW)
    assert len(made.pairs) == 2
    assert {one.mentor for one in made.pairs} == {"m1", "m2"}
    assert {one.id for one in made.unplaced} >= {"s4"}
    assert all(pair.reasons for pair in made.pairs)
    scores = {
        (mentee.id, mentor.id): next(
            (
                pair.score
                for pair in grouping.assign(
                    roster(mentee, name=mentee.id), roster(mentor, name=mentor.id), NOW
                ).pairs
            ),
            None,
        )
        for mentee in MENTEES
        for mentor in MENTORS
    }
    assert (len(made.pairs), pytest.approx(sum(one.score for one in made.pairs))) == _best(scores)


def _best(scores: dict[tuple[str, str], float | None]) -> tuple[int, float]:
    """The most pairs, and then the highest sum, over every way of pairing them."""
    mentees = sorted({one for one, _ in scores})
    mentors = [*sorted({other for _, other in scores}), *([""] * len(mentees))]
    found = (
        [scores[both] for both in zip(mentees, order, strict=False) if scores.get(both)]
        for order in permutations(mentors, len(mentees))
    )
    return max((len(values), sum(v for v in values if v)) for values in found)


def test_capacity_counts_places_and_a_full_mentor_has_none(grouping: Grouping) -> None:
    many = tuple(person(f"s{n}", wants="learn to weld") for n in range(5))
    two = person("m1", bio="I teach welding to beginners.", capacity=3, load=1)
    made = grouping.assign(roster(*many, name="s"), roster(two, name="m"), NOW)
    assert len(made.pairs) == 2
    assert all("taken by then" in one.reason for one in made.unplaced)


def test_nobody_is_paired_with_themselves_or_without_a_language(grouping: Grouping) -> None:
    self_taught = person("x", "welding", "learn to weld", bio="I do welding.")
    alone = roster(self_taught, name="x")
    assert grouping.assign(alone, alone, NOW).pairs == ()
    mentor = person("m", bio="I teach welding.", languages=("ja",))
    mentee = person("s", wants="learn to weld", languages=("pl",))
    assert grouping.assign(roster(mentee, name="s"), roster(mentor, name="m"), NOW).pairs == ()
