"""What the roster tests share: a fixed moment, the sample roster, and a way to rank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from agent.embedding import load_embedder
from agent.errors import BadRoster
from agent.records.matching import Criteria, Match, Shortlist
from agent.records.people import Person, Roster, RosterReport
from agent.roster import Ranker, read_roster, read_roster_bytes
from agent.roster.relevance import MemoryCache

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "rosters"
SAMPLE = ROOT / "knowledge" / "sample_roster.csv"
NOW = datetime(2026, 11, 21, 19, tzinfo=UTC)
CACHE = MemoryCache()


@cache
def sample() -> Roster:
    """The friendly sample roster of twelve invented people."""
    return read_roster(SAMPLE)


def roster_of(*people: Person) -> Roster:
    """A roster of these people, its id made from what they say."""
    report = RosterReport(people=len(people), mapping={})
    marks = "".join(person.model_dump_json() for person in people)
    return Roster(id=f"r-{hash(marks)}", name="invented", people=people, report=report)


def rank(
    roster: Roster, needs: Sequence[str], criteria: Criteria | None = None, **more: Any
) -> Shortlist:
    """The ranking of a roster at the fixed moment."""
    ranker = Ranker(load_embedder(), CACHE)
    return ranker.rank(roster, needs, criteria or Criteria(), now=NOW, **more)


def match_of(shortlist: Shortlist, id: str) -> Match:
    """The match with this id, which must be there."""
    found = shortlist.match(id)
    assert found is not None
    return found


def scores(shortlist: Shortlist) -> dict[str, float]:
    """Score by id."""
    return {match.id: match.score for match in shortlist.matches}


def readable(name: str, data: bytes) -> Roster | None:
    """The roster, or None for one clear line; anything else fails the test."""
    try:
        roster = read_roster_bytes(name, data)
    except BadRoster as error:
        line = str(error)
    else:
        assert roster.people
        assert len({person.id for person in roster.people}) == len(roster.people)
        return roster
    assert line
    assert "\n" not in line
    return None
