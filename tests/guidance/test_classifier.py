"""Which skill a message asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from agent.embedding import Embedder, load_embedder
from agent.errors import IndexUnusable
from agent.guidance import Guidance, MessageClassifier, open_guidance, read_library
from agent.guidance.classifier import Trained, terms_of, train, training_messages
from agent.guidance.cross_validation import Told, cross_validate, likeliest, shares
from agent.hearing.topics import ACT_FROM

UNSEEN = Path(__file__).parent / "unseen_messages.yaml"
EXAMPLES = [
    ("agenda", "plan the meeting"),
    ("agenda", "plan our session"),
    ("pitch", "write to her"),
    ("pitch", "write a letter"),
]


@cache
def _small() -> MessageClassifier:
    embedder = load_embedder()
    return MessageClassifier(_trained(embedder), embedder)


def _trained(embedder: Embedder) -> Trained:
    return train(EXAMPLES, embedder.embed([message for _, message in EXAMPLES]))


def test_the_likeliest_skill_comes_first(reopened: Callable[[], Guidance]) -> None:
    classifier = reopened().classifier
    assert classifier is not None
    found = classifier.predict("please draft a letter to the captain")
    assert [skill for skill, _ in found] == ["pitch", "agenda"]
    assert sum(chance for _, chance in found) == pytest.approx(1)


def test_an_index_on_disk_tells_what_its_training_told(
    reopened: Callable[[], Guidance], embedder: Embedder
) -> None:
    examples = training_messages(read_library(Path(__file__).parent / "knowledge").examples)
    rows = embedder.embed([message for _, message in examples])
    fresh = MessageClassifier(train(examples, rows), embedder)
    stored = reopened().classifier
    assert stored is not None
    assert stored.predict("write to the crew") == fresh.predict("write to the crew")


def test_training_twice_gives_the_same_weights(embedder: Embedder) -> None:
    once, again = _trained(embedder), _trained(embedder)
    assert once.skills == again.skills == ("agenda", "pitch")
    assert (once.terms == again.terms).all()
    assert (once.weights == again.weights).all()


def test_words_and_pairs_of_two_messages_are_learned_and_rarer_ones_are_not(
    embedder: Embedder,
) -> None:
    learned = set(_trained(embedder).terms.tolist())
    assert learned == terms_of("plan") | terms_of("write")


def test_a_word_tells_apart_what_the_embedding_does_not() -> None:
    class Deaf:
        name = "deaf"
        dimensions = 1

        def embed(self, texts: list[str], progress: object = None) -> np.ndarray:
            return np.zeros((len(texts), 1), dtype=np.float32)

    classifier = MessageClassifier(_trained(Deaf()), Deaf())
    assert classifier.predict("Plan B")[0][0] == "agenda"
    assert classifier.predict("so WRITE it")[0][0] == "pitch"
    assert classifier.predict("neither")[0][1] == pytest.approx(0.5, abs=0.01)


def test_the_terms_of_a_message_ignore_capitals_and_accents_but_not_order() -> None:
    assert terms_of("Señora, WRITE!") == terms_of("senora write")
    assert terms_of("write her") != terms_of("her write")
    assert len(terms_of("plan the day")) == 5


@given(st.text(max_size=60))
def test_any_message_gets_probabilities(text: str) -> None:
    found = _small().predict(text)
    assert sorted(skill for skill, _ in found) == ["agenda", "pitch"]
    assert sum(chance for _, chance in found) == pytest.approx(1)


def test_weights_of_another_shape_are_refused(embedder: Embedder) -> None:
    trained = _trained(embedder)
    with pytest.raises(IndexUnusable, match="weights"):
        MessageClassifier(trained._replace(weights=trained.weights[:, 1:]), embedder)
    with pytest.raises(IndexUnusable, match="weights"):
        MessageClassifier(trained._replace(terms=trained.terms[1:]), embedder)


def test_shares_count_what_was_acted_on_and_what_was_offered() -> None:
    told = [
        Told("pitch", [("pitch", 0.9), ("agenda", 0.1)]),
        Told("pitch", [("agenda", 0.9), ("pitch", 0.1)]),
        Told("pitch", [("none", 0.4), ("agenda", 0.35), ("pitch", 0.25)]),
        Told("pitch", [("none", 0.9), ("pitch", 0.1)]),
        Told("none", [("agenda", 0.8), ("none", 0.2)]),
    ]
    found = shares(told, act_from=0.75)
    assert found.acted == pytest.approx(3 / 5)
    assert found.wrong == pytest.approx(2 / 5)
    assert found.right_or_offered == pytest.approx(2 / 4)
    assert likeliest(told) == pytest.approx(1 / 5)


@pytest.mark.slow
def test_the_threshold_holds_on_messages_that_the_training_left_out() -> None:
    told = cross_validate()
    assert likeliest(told) >= 0.8
    assert likeliest(told, top=2) >= 0.91
    found = shares(told, ACT_FROM)
    assert found.wrong <= 0.03
    assert found.right_or_offered >= 0.9
    assert found.acted >= 0.4


@pytest.mark.slow
def test_messages_written_afterwards_reach_the_right_skill(tmp_path: Path) -> None:
    unseen = yaml.safe_load(UNSEEN.read_text(encoding="utf-8"))
    known = {message for _, message in training_messages(read_library().examples)}
    assert not known & {message for messages in unseen.values() for message in messages}
    guidance = open_guidance(tmp_path, load_embedder())
    predict = guidance.classifier.predict
    told = [Told(skill, predict(text)) for skill, texts in unseen.items() for text in texts]
    guidance.close()
    found = shares(told, ACT_FROM)
    assert found.wrong <= 0.05
    assert found.right_or_offered >= 0.88
    assert found.acted >= 0.35
