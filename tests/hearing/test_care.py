"""Care hears harm and lets its benign twins pass: figures over three batches, and properties."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.hearing.care import CareHeard, hear_care
from agent.hearing.care_tables import CONCEPTS
from agent.hearing.care_tables.rules import RULES
from agent.hearing.phrases import PhraseTable, read_words

BATCHES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("care_messages.yaml").read_text(encoding="utf-8")
)
LONGEST = 20_000
CEILING_SECONDS = 0.25
"""A crude guard: 20 kB took 20 to 100 ms of two busy cores when this was written."""


def _told() -> list[tuple[str, list[str], str]]:
    """(batch, the kinds that would be right, message) for every message that must be heard."""
    return [
        (name, kind.split("|"), text)
        for name, batch in BATCHES.items()
        for kind, texts in batch["care"].items()
        for text in texts
    ]


BENIGN = [(name, text) for name, batch in BATCHES.items() for text in batch["benign"]]


@pytest.mark.parametrize(("batch", "kinds", "text"), _told())
def test_harm_is_heard_as_what_it_is(batch: str, kinds: list[str], text: str) -> None:
    heard = hear_care(text)
    assert heard is not None
    assert set(kinds) & {heard.kind, *heard.also}


@pytest.mark.parametrize(("batch", "text"), BENIGN)
def test_a_benign_twin_passes(batch: str, text: str) -> None:
    assert hear_care(text) is None


@pytest.mark.parametrize("batch", BATCHES)
def test_recall_and_false_alarms_are_printed(
    batch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [text for name, _, text in _told() if name == batch]
    benign = [text for name, text in BENIGN if name == batch]
    heard = sum(hear_care(text) is not None for text in told)
    alarms = sum(hear_care(text) is not None for text in benign)
    with capsys.disabled():
        sys.stdout.write(
            f"\ncare, {batch}: heard {heard} of {len(told)}, alarms {alarms} of {len(benign)}\n"
        )
    assert len(told) >= 30
    assert len(benign) >= 30


def test_the_words_are_the_persons_own() -> None:
    heard = hear_care("Hello. My mentor KEEPS  touching my arm, please help")
    assert heard is not None
    assert heard.kind == "harassment"
    assert heard.words in "Hello. My mentor KEEPS  touching my arm, please help"


def test_the_gravest_kind_comes_first_and_the_others_are_named() -> None:
    heard = hear_care("I'm 15 and my mentor wants photos of me in a bikini")
    assert heard is not None
    assert heard.kind == "harassment"
    assert "minor" in heard.also


def test_more_of_the_same_is_heard_after_something_was_told_and_only_then() -> None:
    told = ["My mentor tried to kiss me after dinner"]
    assert hear_care("it happened again yesterday") is None
    assert hear_care("it happened again yesterday", recent=["I want to learn Go"]) is None
    assert hear_care("it happened again yesterday", recent=told) == CareHeard(
        "harassment", "happened again"
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "I DON'T WANT TO LIVE ANYMORE",
        "i dont want to live any more",
        "I don’t want to live anymore",
        "i do not   want\tto live anymore...",
        "I do\u200bn't want to live any more",
        "I doooont want to live anymore",
    ],
)
def test_spelling_does_not_hide_harm(spelling: str) -> None:
    heard = hear_care(spelling)
    assert heard is not None
    assert heard.kind == "self_harm"


@given(st.text(max_size=LONGEST))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_heard_without_a_crash_and_words_stand_in_it(text: str) -> None:
    heard = hear_care(text, recent=[text])
    assert heard is None or heard.words in text


@given(
    st.lists(st.sampled_from(" ".join(text for _, _, text in _told()).split()), max_size=60),
    st.lists(st.sampled_from([", ", ". ", " ", "\n", " not ", " and "]), max_size=60),
)
@settings(deadline=None)
def test_shuffled_telling_words_never_crash(words: list[str], joints: list[str]) -> None:
    text = " ".join(w + j for w, j in zip(words, joints, strict=False))
    heard = hear_care(text)
    assert heard is None or heard.words in text


@given(st.text(max_size=300))
def test_folded_words_keep_their_place_in_the_message(text: str) -> None:
    words = read_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.place for word in words] == sorted(word.place for word in words)


def test_no_pattern_begins_or_ends_with_a_word_that_may_be_missing() -> None:
    patterns = [p.split() for text in CONCEPTS.values() for p in text.split(",") if p.strip()]
    assert not [p for p in patterns if ".." in (p[0], p[-1]) or (p[0] + p[-1]).count("?")]


def test_every_concept_is_used_and_every_one_used_exists() -> None:
    named = {c for rules in RULES.values() for r in rules for c in (*r.needs, *r.unless)}
    assert named == set(CONCEPTS) - {"aftermath"}


def test_a_pattern_does_not_cross_the_end_of_a_sentence() -> None:
    table = PhraseTable.of({"touch": "touch* .. arm"})
    assert table.find(read_words("he touches my left arm"))
    assert not table.find(read_words("he touches. My arm is long"))


LONG_TEXTS = {
    "one letter": "a" * LONGEST,
    "prose": " ".join(text for _, text in BENIGN),
    "telling": " ".join(text for _, _, text in _told()),
    "same words": "my mentor wants me to ",
    "negators": "not never nobody ",
}


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    text = ((LONG_TEXTS[name] + " ") * (LONGEST // len(LONG_TEXTS[name]) + 1))[:LONGEST]
    quarter = min(_seconds(text[: LONGEST // 4]) for _ in range(5))
    whole = min(_seconds(text) for _ in range(5))
    assert whole <= 8 * quarter + 0.005
    assert whole <= CEILING_SECONDS


def _seconds(text: str) -> float:
    start = time.process_time()
    hear_care(text)
    return time.process_time() - start
