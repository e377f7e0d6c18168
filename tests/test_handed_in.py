"""Plans, criteria and moments as people hand them in."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadCriteria, BadInput, BadPlan
from agent.handed_in import read_criteria, read_moment, read_plan
from agent.records.matching import Criteria
from agent.records.plan import Goal, Plan, Profile


def refusal(read: Callable[..., object], *given: object) -> str:
    """What is said about something that cannot be used; empty when it was read."""
    try:
        read(*given)
    except BadInput as error:
        return str(error)
    return ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in.yaml"


def test_a_plan_by_hand_takes_bare_sentences(file):
    file.write_text("goals:\n  - aim: lead a small team\n    guidance: tell me how it went\n")
    assert read_plan(file).needs == ("lead a small team", "tell me how it went")


def test_a_plan_comes_back_as_it_was_written(file):
    plan = Plan(
        profile=Profile(now="a nurse in Cebu", zone="Asia/Manila"),
        goals=(Goal(aim="teach others"),),
        criteria=Criteria(hours=("Sat 10:00-12:00",), weights={"connection": 2}),
    )
    file.write_text(plan.model_dump_json(indent=2))
    assert read_plan(file) == plan


def test_criteria_are_read_from_json_and_from_yaml(file):
    stated = {
        "weights": {"communication": 3, "connection": 0},
        "deal_breakers": [{"field": "zone", "within_hours": 3}, {"factor": "availability"}],
        "zone": "europe/lisbon",
        "hours": ["Mon-Fri 18:00-21:00"],
        "hours_fixed": True,
        "hours_per_month": 2,
        "languages": ["en", "Português"],
        "formats": ["single chat"],
        "season_weeks": 12,
        "like_me": ["first in the family to study"],
    }
    file.write_text(json.dumps(stated))
    from_json = read_criteria(file)
    file.write_text("# mine\n" + json.dumps(stated))
    assert read_criteria(file) == from_json
    assert from_json.zone == "Europe/Lisbon"
    assert from_json.weight("communication") == 3


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "empty"),
        ("[]", "key: value"),
        ("just words", "key: value"),
        ("{", "line 2"),
        ("colour: blue", "colour"),
        ("weights: {listening: 2}", "listening"),
        ("weights: {connection: 4}", "connection"),
        ("weights: {connection: .nan}", "connection"),
        ('{"weights": {"connection": NaN}}', "connection"),
        ("hours: [whenever I please]", "hours[0]"),
        ("hours: Mon 18:00-19:00", "hours"),
        ("zone: Mars/Phobos", "zone"),
        ("languages: [en, klingonish]", "languages[1]"),
        ("languages: [no]", "languages[0]"),
        ("formats: [by pigeon]", "formats[0]"),
        ("season_weeks: -3", "season_weeks"),
        ("hours_per_month: 0", "hours_per_month"),
        ("hours_per_month: .inf", "hours_per_month"),
        ("deal_breakers: [{}]", "deal_breakers[0]"),
        ("deal_breakers: [{factor: charm}]", "deal_breakers[0].factor"),
        ("deal_breakers: [{field: cost}]", "deal_breakers[0]"),
        ("deal_breakers: [{field: cost, at_most: 1, at_least: 2}]", "deal_breakers[0]"),
        ("deal_breakers: [{field: cost, within_hours: 3}]", "deal_breakers[0].within_hours"),
        ('deal_breakers: [{field: cost, excludes: ""}]', "deal_breakers[0]"),
        ("zone: UTC\nzone: CET", "twice"),
        ("media: &a [voice]\naccess: *a", "references"),
        ("zone: !!python/object/apply:os.getcwd []", "YAML"),
    ],
)
def test_criteria_that_cannot_be_used_name_the_key(file, text, named):
    file.write_text(text)
    with pytest.raises(BadCriteria) as caught:
        read_criteria(file)
    said = str(caught.value)
    assert said.startswith(str(file))
    assert named in said.removeprefix(str(file))
    assert "\n" not in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"goals": [{"aim": 7}]}', "goals[0].aim"),
        ('{"goals": {}}', "goals"),
        ('{"version": 2}', "version"),
        ('{"dreams": []}', "dreams"),
        ('{"criteria": {"hours": ["now and then"]}}', "criteria.hours[0]"),
        ('{"shortlist": {"needs": []}}', "shortlist"),
        ('{"goals": [', "YAML"),
    ],
)
def test_a_plan_that_is_none_names_the_field(file, text, named):
    file.write_text(text)
    with pytest.raises(BadPlan) as caught:
        read_plan(file)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_file_or_no_text_is_refused(tmp_path):
    binary, large = tmp_path / "binary", tmp_path / "large"
    binary.write_bytes(b"\x80\x81\x00")
    large.write_bytes(b" " * 5_000_000)
    for path in (tmp_path / "absent", tmp_path, binary, large):
        for read in (read_plan, read_criteria):
            with pytest.raises(BadInput, match=path.name):
                read(path)


@pytest.mark.parametrize("text", ["[" * 60_000, "{a: " * 15_000, "- " * 30_000, "? " * 30_000])
def test_what_is_nested_deeply_is_refused(file, text):
    for whole in (text, text + "1" + "]" * text.count("[")):
        file.write_text(whole[:64_000])
        for read in (read_plan, read_criteria):
            with pytest.raises(BadInput):
                read(file)


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_whatever_is_handed_in_is_read_or_refused_in_one_line(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "anything"
    path.write_bytes(content)
    for read in (read_plan, read_criteria):
        assert "\n" not in refusal(read, path)


_ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Criteria.model_fields, *Plan.model_fields]), inner)
    ),
    max_leaves=12,
)


@given(value=_ANY)
def test_known_keys_with_wrong_values_are_refused_in_one_line(tmp_path_factory, value):
    path = tmp_path_factory.getbasetemp() / "values"
    path.write_text(json.dumps(value), encoding="utf-8")
    for read in (read_plan, read_criteria):
        assert "\n" not in refusal(read, path)


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2026-11-24T19:00", "Europe/Lisbon", "2026-11-24T19:00+00:00"),
        ("2026-10-24T19:00", "Europe/Lisbon", "2026-10-24T18:00+00:00"),
        ("2026-10-26 19:00", "Europe/Lisbon", "2026-10-26T19:00+00:00"),
        ("2026-11-24T19:00+05:30", "", "2026-11-24T13:30+00:00"),
        ("2026-11-24T19:00+05:30", "Africa/Lagos", "2026-11-24T13:30+00:00"),
        ("2026-11-24T19:00Z", "America/New_York", "2026-11-24T19:00+00:00"),
        ("2026-07-01T09:00", "CET", "2026-07-01T07:00+00:00"),
    ],
)
def test_a_moment_is_read_in_its_zone(text, zone, moment):
    read = read_moment(text, zone)
    assert read == datetime.fromisoformat(moment)
    assert read.astimezone(UTC) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("text", "zone", "said"),
    [
        ("tuesday", "UTC", "2026-11-24T19:00"),
        ("2026-11-24", "UTC", "with a time"),
        ("2026-11-24T19:00", "", "--zone"),
        ("2026-11-24T19:00", "Mars/Phobos", "time zone"),
        ("2026-03-29T01:30", "Europe/Lisbon", "clocks go forward"),
        ("9999-12-31T23:59", "America/New_York", "not a day"),
    ],
)
def test_a_moment_that_is_none_is_refused(text, zone, said):
    with pytest.raises(BadInput, match=said):
        read_moment(text, zone)


@given(text=st.text(max_size=40), zone=st.text(max_size=20))
def test_any_text_is_a_moment_or_refused(text, zone):
    assert "\n" not in refusal(read_moment, text, zone)
