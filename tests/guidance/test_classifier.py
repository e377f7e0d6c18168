"""Which skill a message asks for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from agent.embedding import Embedder
from agent.errors import IndexUnusable
from agent.guidance import Guidance, MessageClassifier, read_library
from agent.guidance.classifier import train, training_messages


def test_the_likeliest_skill_comes_first(reopened: Callable[[], Guidance]) -> None:
    classifier = reopened().classifier
    assert classifier is not None
    found = classifier.predict("please draft a letter to the captain")
    assert [skill for skill, _ in found] == ["pitch", "agenda"]
    assert sum(chance for _, chance in found) == pytest.approx(1)


def test_training_twice_gives_the_same_weights(embedder: Embedder) -> None:
    rows = embedder.embed(["write to her", "letter to him", "plan the meeting", "our session"])
    skills = ["pitch", "pitch", "agenda", "agenda"]
    names, weights = train(skills, rows)
    assert names == ["agenda", "pitch"]
    assert (train(skills, rows)[1] == weights).all()


def test_a_blank_message_gets_probabilities_too(embedder: Embedder) -> None:
    names, weights = train(["pitch", "agenda"], embedder.embed(["write", "plan"]))
    found = MessageClassifier(names, weights, embedder).predict("")
    assert sum(chance for _, chance in found) == pytest.approx(1)


def test_weights_of_another_shape_are_refused(embedder: Embedder) -> None:
    with pytest.raises(IndexUnusable, match="weights"):
        MessageClassifier(["pitch"], np.zeros((2, 3)), embedder)


@pytest.mark.slow
def test_three_of_four_messages_it_never_saw_are_told_right(embedder: Embedder) -> None:
    examples = training_messages(read_library().examples)
    skills = np.array([skill for skill, _ in examples])
    rows = embedder.embed([message for _, message in examples])
    seen = np.arange(len(examples)) % 4 > 0
    names, weights = train(list(skills[seen]), rows[seen])
    classifier = MessageClassifier(names, weights, embedder)
    unseen = [example for example, known in zip(examples, seen, strict=True) if not known]
    right = [classifier.predict(message)[0][0] == skill for skill, message in unseen]
    assert np.mean(right) > 0.7
