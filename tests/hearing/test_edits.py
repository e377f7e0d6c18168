"""Changing one sentence of a message: which one is meant, and what stands there afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hearing.edits import edit_in
from agent.hearing.facts import Reader
from agent.learning.letters import edited, sentences
from agent.records.base import Source
from agent.records.meetings import Edit, Outreach, Pitch, PitchParts

TEXT = (
    "Dear Marit Sørby,\n"
    "I am a baker in Tromsø. I would like to open a second shop.\n"
    'You write: "I opened three shops. Two closed." What caught me is that you say both.\n'
    "I will bring my figures each time.\n"
    "Could we talk once, for half an hour? A short no is fine.\n"
    "Thank you for reading.\n"
    "Ola Lie"
)
SECOND = "I would like to open a second shop."
FIGURES = "I will bring my figures each time."
NOW = datetime(2026, 11, 21, 19, tzinfo=UTC)
SOURCE = Source(kind="conversation", conversation="c", turn=3)


def letter(text: str = TEXT, subject: str = "A second shop: half an hour?") -> Outreach:
    pitch = Pitch(
        kind="ask",
        channel="email",
        subject=subject,
        parts=PitchParts(),
        gaps=(),
        text=text,
        words=len(text.split()),
        claims=(),
    )
    return Outreach(mentor="m", name="Marit Sørby", pitch=pitch)


def heard(message: str) -> Edit | None:
    fact = edit_in(Reader(message, SOURCE, NOW), letter())
    return fact.value if fact and fact.field == "outreach.edits" else None


@pytest.mark.parametrize(
    ("message", "old", "new"),
    [
        ("change the second sentence to I want a shop in Bodø", SECOND, "I want a shop in Bodø"),
        ("please change the line about figures to: I will write", FIGURES, "I will write"),
        ("replace sentence 1 with I bake.", "I am a baker in Tromsø.", "I bake."),
        ('change "half an hour" to "twenty minutes"', "half an hour", "twenty minutes"),
        ("change half an hour to twenty minutes", "half an hour", "twenty minutes"),
        ("drop the line about thanks", "Thank you for reading.", ""),
        ("remove the last sentence", "Thank you for reading.", ""),
        ("could you take out the quote", 'You write: "I opened three shops. Two closed."', ""),
        ("leave out my promise", FIGURES, ""),
        ("the greeting should be Hei Marit", "Dear Marit Sørby,", "Hei Marit"),
        ("instead of a short no say a no", "A short no", "a no"),
        ("change the subject to Two shops", "A second shop: half an hour?", "Two shops"),
        ("add: I have saved for two years", "", "I have saved for two years"),
        ("add that I have saved for two years", "", "I have saved for two years"),
    ],
)
def test_the_sentence_that_is_meant(message: str, old: str, new: str) -> None:
    edit = heard(message)
    assert edit is not None
    assert (edit.old, edit.new.text) == (old, new)
    assert edit.new.source == SOURCE


@pytest.mark.parametrize(
    "message",
    [
        "change my languages to English and Norwegian",
        "drop the line about sailing",
        "change the twelfth sentence to yes",
        "add a line about my weekend course",
        "I want to change my job",
        "remove me from the list",
    ],
)
def test_what_is_not_clear_changes_nothing(message: str) -> None:
    assert heard(message) is None


def test_a_quotation_of_two_sentences_stays_one() -> None:
    assert sentences('You write: "One. Two." Then I.') == ('You write: "One. Two."', "Then I.")


def test_a_change_leaves_the_rest_as_it_was() -> None:
    edit = heard("drop the line about thanks")
    assert edit is not None
    assert edited(TEXT, (edit,)) == TEXT.replace("Thank you for reading.\n", "")
    greeted = heard("replace the greeting with Hei Marit")
    assert greeted is not None
    assert edited(TEXT, (greeted,)).startswith("Hei Marit,\nI am a baker")


def test_the_last_change_can_be_taken_back() -> None:
    edit = heard("drop the quote")
    assert edit is not None
    outreach = letter().model_copy(update={"edits": (edit,)})
    fact = edit_in(Reader("undo that", SOURCE, NOW), outreach)
    assert fact is not None
    assert fact.field == "outreach.undone"


@given(st.text(max_size=200))
def test_any_message_is_read_without_harm(message: str) -> None:
    edit = heard(message)
    assert edit is None or edit.old in {TEXT, ""} or edit.old in TEXT or "shop" in edit.old


@given(st.text(max_size=300))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
