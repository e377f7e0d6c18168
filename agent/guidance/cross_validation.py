"""`python -m agent.guidance.cross_validation`: how the classifier does on messages it never saw.

The example messages are split in five; each fifth is told by a classifier trained on the others.
For each threshold, in per cent of all messages: acted on some skill; acted on the wrong skill; and
of the messages that want a skill: acted on the right one, or offered it among two.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from agent.embedding import load_embedder
from agent.guidance.classifier import MessageClassifier, train, training_messages
from agent.guidance.entries import read_library

FOLDS = 5
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)
NO_SKILL = "none"


class Told(NamedTuple):
    """A message's own skill, and every skill with its probability, the likeliest first."""

    skill: str
    ranked: Sequence[tuple[str, float]]


class Shares(NamedTuple):
    """Of all messages acted on, and acted on wrongly; of those for a skill, right or offered."""

    acted: float
    wrong: float
    right_or_offered: float


def cross_validate() -> list[Told]:
    """Every example message as a classifier tells it that was trained on other examples."""
    embedder = load_embedder()
    examples = training_messages(read_library().examples)
    rows = embedder.embed([message for _, message in examples])
    told: list[Told] = []
    for fold in range(FOLDS):
        kept = [at for at in range(len(examples)) if at % FOLDS != fold]
        classifier = MessageClassifier(train([examples[at] for at in kept], rows[kept]), embedder)
        told += [Told(skill, classifier.predict(text)) for skill, text in examples[fold::FOLDS]]
    return told


def likeliest(told: Sequence[Told], top: int = 1) -> float:
    """The share of messages whose own label is among the `top` likeliest."""
    return sum(each.skill in dict(each.ranked[:top]) for each in told) / len(told)


def shares(told: Sequence[Told], act_from: float) -> Shares:
    """What comes of acting from this probability and offering the two likeliest below it."""
    acted = [each for each in told if each.ranked[0][1] >= act_from and _best(each) != NO_SKILL]
    wanted = [each for each in told if each.skill != NO_SKILL]
    wrong = sum(_best(each) != each.skill for each in acted)
    good = sum(_is_right_or_offered(each, act_from) for each in wanted)
    return Shares(len(acted) / len(told), wrong / len(told), good / max(1, len(wanted)))


def _best(told: Told) -> str:
    return told.ranked[0][0]


def _is_right_or_offered(told: Told, act_from: float) -> bool:
    if told.ranked[0][1] >= act_from:
        return _best(told) == told.skill
    return told.skill in [skill for skill, _ in told.ranked if skill != NO_SKILL][:2]


def main() -> None:
    """Print the table."""
    told = cross_validate()
    sys.stdout.write(
        f"{len(told)} messages: likeliest {likeliest(told):.3f}, among two {likeliest(told, 2):.3f}"
        "\n\nact from  acted  wrong  right or offered\n"
    )
    for threshold in THRESHOLDS:
        found = shares(told, threshold)
        sys.stdout.write(
            f"{threshold:8.2f}  {found.acted:5.1%}  {found.wrong:5.1%}"
            f"  {found.right_or_offered:16.1%}\n"
        )


if __name__ == "__main__":
    main()
