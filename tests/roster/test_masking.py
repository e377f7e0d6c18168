"""What must not count is masked before matching; quotes stay as written."""

from __future__ import annotations

import pytest

from agent.records.people import Person
from agent.roster.evidence import LONGEST_ITEM, evidence_items, sentences
from agent.roster.masking import mask

EQUALS = [
    ("She is an engineer.", "He is an engineer.", "They is an engineer."),
    ("Her team builds bridges.", "His team builds bridges."),
    ("People trust him.", "People trust her."),
    ("I am a mother of two.", "I am a father of two."),
    ("A woman in tech (she/her).", "A man in tech (he/him)."),
    ("I am a Nigerian baker.", "I am an Indian baker.", "I am a baker."),
    ("Born in Lagos, I build bridges.", "Born in Berlin, I build bridges."),
    ("I am from Ghana and build bridges.", "I am from Norway and build bridges."),
    ("I am 54 years old and build bridges.", "I am 23 years old and build bridges."),
    ("I build bridges, aged 61.", "I build bridges, aged 30."),
    ("In my fifties I learned Go.", "In my twenties I learned Go."),
    ("My wife and I run a shop.", "My husband and I run a shop."),
    ("A proud baker of Spanish origin.", "A proud baker of Igbo origin."),
    ("I am Polish and German.", "I am Korean and Kenyan."),
    ("As a Muslim engineer I build.", "As a Christian engineer I build."),
]


@pytest.mark.parametrize("texts", EQUALS)
def test_swaps_leave_one_and_the_same_text(texts: tuple[str, ...]) -> None:
    assert len({mask(text).casefold() for text in texts}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I teach Spanish to adults.",
        "I translate from French into German.",
        "Fluent in Portuguese and Korean.",
        "20 years in testing, five as a lead.",
        "I will mark exams and grace a stage.",
        "Rust, Go, .NET and Node.js since 2015.",
        "I moved from Google to a bakery.",
        "The Thai language is my subject.",
    ],
)
def test_what_is_meant_as_a_skill_stays(text: str) -> None:
    assert mask(text, "Will Mark") == text.rstrip(".")


def test_the_own_name_is_masked_in_any_form() -> None:
    one = mask("Fatima Bello here; FATIMA leads Fatima's team.", "Fatima Bello")
    other = mask("John Smith here; JOHN leads John's team.", "John Smith")
    assert one == other
    assert "atima" not in one
    assert mask("Ruby", "Ruby Ling", "skills") == "Ruby"


def test_items_stand_verbatim_in_their_field_each_once() -> None:
    person = Person(
        id="a",
        name="Ana Sol",
        headline="Luthier. I teach.",
        bio="I repair violins, e.g. old ones. She sings!\nDr. Ek taught me. "
        "I repair violins, e.g. old ones.",
        skills=("wood", "Wood", "glue"),
        experience=("Shop in Lyon, 4 years",),
    )
    items = evidence_items(person)
    for item in items:
        value = getattr(person, item.field)
        assert item.text in value if isinstance(value, str) else any(item.text in v for v in value)
    texts = [item.text for item in items]
    assert "I repair violins, e.g. old ones." in texts
    assert "Dr. Ek taught me." in texts
    assert len({item.masked.casefold() for item in items}) == len(items) == 8


def test_items_do_not_hang_on_order_or_repetition() -> None:
    one = Person(id="a", bio="I cook. I bake. I cook.", skills=("x", "y"))
    other = Person(id="a", bio="I bake. I cook.", skills=("y", "x", "y"))
    assert evidence_items(one) == evidence_items(other)


def test_long_sentences_are_cut_where_they_pause() -> None:
    text = "I build, " * 100
    pieces = sentences(text)
    assert all(len(piece) <= LONGEST_ITEM and piece in text for piece in pieces)
    assert sum(map(len, pieces)) >= len(text.strip()) - len(pieces) * 2
