"""Places: cells and sentences to a country and a zone; ordinary words are never places."""

from __future__ import annotations

import time
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.times.place_table import TABLE
from agent.times.places import find_place, places_in

CELLS = [
    ("Porto", "Porto", "PT", "Europe/Lisbon"),
    ("Porto, Portugal", "Porto", "PT", "Europe/Lisbon"),
    ("PT", "Portugal", "PT", "Europe/Lisbon"),
    ("IN", "India", "IN", "Asia/Kolkata"),
    ("🇵🇹", "Portugal", "PT", "Europe/Lisbon"),
    ("São Paulo", "São Paulo", "BR", "America/Sao_Paulo"),
    ("sao paulo", "São Paulo", "BR", "America/Sao_Paulo"),
    ("London, UK", "London", "GB", "Europe/London"),
    ("London, Ontario", "London", "CA", "America/Toronto"),
    ("Portland, ME, USA", "Portland", "US", "America/New_York"),
    ("Lisbon, Portugal / Berlin, Germany", "Lisbon", "PT", "Europe/Lisbon"),
    ("Lisboa", "Lisbon", "PT", "Europe/Lisbon"),
    ("Kiev", "Kyiv", "UA", "Europe/Kyiv"),
    ("San José", "San José", "CR", "America/Costa_Rica"),
    ("San Jose, CA", "San Jose", "US", "America/Los_Angeles"),
    ("Cambridge, MA", "Cambridge", "US", "America/New_York"),
    ("Austin TX", "Austin", "US", "America/Chicago"),
    ("Toronto Canada", "Toronto", "CA", "America/Toronto"),
    ("Bangalore, Karnataka, India", "Bengaluru", "IN", "Asia/Kolkata"),
    ("Nairobi–Kenya", "Nairobi", "KE", "Africa/Nairobi"),
    ("remote (Portugal)", "Portugal", "PT", "Europe/Lisbon"),
    ("Berlin / Remote", "Berlin", "DE", "Europe/Berlin"),
    ("Vila Pequena, Portugal", "Portugal", "PT", "Europe/Lisbon"),
    ("Deutschland", "Germany", "DE", "Europe/Berlin"),
    ("Reading", "Reading", "GB", "Europe/London"),
    ("Tbilisi, Georgia", "Tbilisi", "GE", "Asia/Tbilisi"),
    ("Atlanta, Georgia", "Atlanta", "US", "America/New_York"),
    ("United States", "United States", "US", None),
    ("Brasil", "Brazil", "BR", None),
]


@pytest.mark.parametrize(("cell", "name", "country", "zone"), CELLS)
def test_a_cell_names_a_place(cell: str, name: str, country: str, zone: str | None) -> None:
    place = find_place(cell)
    assert place is not None
    assert (place.name, place.country, place.zone) == (name, country, zone)
    assert cell[place.start : place.end] == cell


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Remote",
        "remote only",
        "Anywhere",
        "Europe",
        "EMEA",
        "it",
        "in",
        "Atlantis Station",
        "Australian",
        "retail",
        "Hyderabad, Sindh",
        "12",
        "—",
        "Portoo",
    ],
)
def test_a_cell_that_names_none(cell: str) -> None:
    assert find_place(cell) is None


def test_two_places_of_nearly_one_size_are_doubtful() -> None:
    doubts = {cell: find_place(cell) for cell in ("Valencia", "Valencia, Spain", "Porto", "London")}
    assert {cell: place.doubtful for cell, place in doubts.items() if place} == {
        "Valencia": True,
        "Valencia, Spain": False,
        "Porto": False,
        "London": False,
    }


SENTENCES = [
    ("I'm a manual tester in Porto and honestly a bit stuck", "Porto", "PT", "here"),
    ("im in porto", "porto", "PT", "here"),
    ("I am a second-year student in Nairobi", "Nairobi", "KE", "here"),
    ("I live in Bath, UK.", "Bath, UK", "GB", "here"),
    ("I'm in the UK", "UK", "GB", "here"),
    ("I live in St. Louis, Missouri", "St. Louis, Missouri", "US", "here"),
    ("a Berlin-based designer", "Berlin", "DE", "here"),
    ("vivo en Madrid", "Madrid", "ES", "here"),
    ("moro no Porto", "Porto", "PT", "here"),
    ("j'habite à Lyon", "Lyon", "FR", "here"),
    ("ich wohne in München", "München", "DE", "here"),
    ("Lisbon, Portugal", "Lisbon, Portugal", "PT", "here"),
    ("Porto", "Porto", "PT", "here"),
    ("Hi from Lagos!", "Lagos", "NG", "from"),
    ("I want a job in London", "London", "GB", "mentioned"),
    ("I used to live in Vienna", "Vienna", "AT", "mentioned"),
    ("a mentor near Kraków would be good", "Kraków", "PL", "mentioned"),
]


@pytest.mark.parametrize(("text", "words", "country", "relation"), SENTENCES)
def test_a_sentence_names_a_place(text: str, words: str, country: str, relation: str) -> None:
    (place,) = places_in(text)
    assert (text[place.start : place.end], place.country, place.relation) == (
        words,
        country,
        relation,
    )


def test_where_somebody_is_from_and_where_they_are() -> None:
    told = {place.name: place.relation for place in places_in("I'm from Brazil, living in Berlin")}
    assert told == {"Brazil": "from", "Berlin": "here"}


@pytest.mark.parametrize(
    "text",
    [
        "I like reading and nice people",
        "nice",
        "Mary",
        "Phoenix",
        "reading",
        "mobile",
        "in split testing",
        "in Mobile Development",
        "I work in OSS",
        "I believe in Chelsea",
        "feedback from Jordan",
        "learning from Austin",
        "interested in Python",
        "in March I will",
        "in order to grow",
        "en casa",
        "I work in London Business School",
        "in short, I am stuck",
        "in person",
        "Bath",
        "in data",
        "a Mobile first approach",
        "no Porto in my glass",
        "go in",
        "in ",
    ],
)
def test_ordinary_words_are_not_places(text: str) -> None:
    assert places_in(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_are_slices(text: str) -> None:
    for place in places_in(text):
        assert 0 <= place.start < place.end <= len(text)
    whole = find_place(text)
    assert whole is None or (whole.start, whole.end) == (0, len(text))


@given(
    st.lists(
        st.sampled_from("in from near Porto London the , . UK TX I'm a à St. -based a".split())
    )
)
def test_texts_full_of_places_are_read(words: list[str]) -> None:
    text = " ".join(words)
    for place in places_in(text):
        assert text[place.start : place.end].strip() == text[place.start : place.end] != ""


def test_every_row_of_the_table_can_be_used() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]]
    assert {len(row) for row in rows} == {7}
    assert {row[0] for row in rows} == {"country", "region", "city"}
    assert {row[4] for row in rows if row[4]} <= zoneinfo.available_timezones()
    assert all(row[4] for row in rows if row[0] == "city")
    assert len({row[2] for row in rows if row[0] == "country"}) > 230
    assert TABLE.stat().st_size <= 900_000


@pytest.mark.parametrize("piece", ["in ", "in Porto ", "from ", "A", "in A-A-A ", ", ", "Porto, "])
def test_long_texts_cost_little(piece: str) -> None:
    find_place("Porto")
    began = time.perf_counter()
    places_in(piece * (10_000 // len(piece)))
    assert time.perf_counter() - began < 0.5
