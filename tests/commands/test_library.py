"""`guidance` and `schema`."""

from __future__ import annotations

import pytest

from agent.records.matching import Criteria
from agent.records.plan import Plan


@pytest.mark.usefixtures("ready")
def test_guidance_prints_exactly_what_is_promised(run):
    ran = run("guidance", "who speaks first in the first meeting?", "--top", "3", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.document.keys() == {"covered", "passages"}
    assert ran.document["covered"] is True
    assert len(ran.document["passages"]) == 3
    scores = [one["score"] for one in ran.document["passages"]]
    assert scores == sorted(scores, reverse=True)
    for one in ran.document["passages"]:
        assert one.keys() == {"id", "title", "score", "covers", "sources"}
        assert one["sources"]
        assert all(isinstance(number, str) for number in one["covers"])


@pytest.mark.usefixtures("ready")
def test_what_the_library_does_not_cover_is_said(run):
    ran = run("guidance", "how long do I boil an egg", "--json")
    assert ran.document["covered"] is False
    assert "does not cover" in run("guidance", "how long do I boil an egg").out


@pytest.mark.usefixtures("ready")
def test_guidance_for_a_reader_names_its_sources(run):
    found = run("guidance", "how do I give feedback?", "--top", "1", "--json").document
    ran = run("guidance", "how do I give feedback?", "--top", "1")
    assert found["passages"][0]["title"] in ran.out
    assert found["passages"][0]["sources"][0] in ran.out


@pytest.mark.parametrize(
    ("of", "properties"),
    [
        ("plan", set(Plan.model_fields)),
        ("criteria", set(Criteria.model_fields)),
        ("roster", {"people"}),
    ],
)
def test_schema_prints_one_json_schema(run, of, properties):
    found = run("schema", of, "--json").document
    assert found["$schema"].startswith("https://json-schema.org/")
    assert found["type"] == "object"
    assert set(found["properties"]) == properties


def test_the_schema_of_a_roster_is_the_canonical_shape(run):
    person = run("schema", "roster", "--json").document["properties"]["people"]["items"]
    assert list(person["properties"]) == [
        "id", "name", "role", "contact", "approach", "headline", "bio", "skills", "experience",
        "interests", "languages", "location", "zone", "hours", "hours_per_month", "capacity",
        "load", "formats", "seniority", "last_active", "cost", "offers", "wants", "ideal_mentee",
        "verified",
    ]  # fmt: skip
    assert person["anyOf"] == [{"required": ["name"]}, {"required": ["id"]}]
    assert "additionalProperties" not in person


def test_schema_for_a_reader_is_the_same_in_several_lines(run):
    assert run("schema", "criteria").out.count("\n") > 20
