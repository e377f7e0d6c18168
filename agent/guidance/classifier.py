"""Which skill a message asks for: multinomial logistic regression over the embedding.

Trained on `knowledge/messages/*.yaml` when the index is built; deterministic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agent.embedding import Embedder
from agent.errors import IndexUnusable
from agent.guidance.entries import Examples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

REGULARISATION = 0.0001
"""L2 penalty on the weights for each example; chosen by five-fold cross-validation."""

MAX_STEPS = 60
"""Of the optimiser; more changed no score in cross-validation."""


class MessageClassifier:
    """Skills by probability, for any message. Thread-safe."""

    def __init__(self, skills: Sequence[str], weights: Matrix, embedder: Embedder) -> None:
        """weights: one row a skill, the last column its bias."""
        expected = (len(skills), embedder.dimensions + 1)
        if not skills or weights.shape != expected:
            message = f"the classifier has weights {weights.shape} where {expected} belong"
            raise IndexUnusable(message)
        self.skills = tuple(skills)
        self._weights = weights
        self._embedder = embedder

    def predict(self, text: str) -> list[tuple[str, float]]:
        """Every skill that has examples, with its probability, the likeliest first."""
        row = _with_bias(self._embedder.embed([text]))
        chances = _chances(self._weights, row)[0]
        ranked = sorted(zip(self.skills, chances.tolist(), strict=True), key=_best_first)
        return [(skill, float(chance)) for skill, chance in ranked]


def _best_first(found: tuple[str, float]) -> tuple[float, str]:
    return (-found[1], found[0])


def training_messages(examples: Sequence[Examples]) -> list[tuple[str, str]]:
    """Every example as (skill, message), in a fixed order."""
    return sorted((each.skill, text) for each in examples for text in each.messages)


def train(skills: Sequence[str], rows: Vectors) -> tuple[list[str], Matrix]:
    """The skills in order and their weights, from one label and one embedding an example."""
    import numpy as np
    from scipy.optimize import minimize

    names = sorted(set(skills))
    truth = np.array([[skill == name for name in names] for skill in skills], dtype=np.float64)
    inputs = _with_bias(rows)
    shape = (len(names), inputs.shape[1])

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        chances = _chances(weights, inputs)
        penalty = weights * REGULARISATION
        penalty[:, -1] = 0
        miss = -np.log(np.maximum(chances[truth > 0], 1e-300)).mean()
        slope = (chances - truth).T @ inputs / len(inputs) + penalty
        return float(miss + (penalty * weights).sum() / 2), slope.ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": MAX_STEPS}
    )
    return names, found.x.reshape(shape)


def _chances(weights: Matrix, inputs: Matrix) -> Matrix:
    import numpy as np

    logits = inputs @ weights.T
    shares: Matrix = np.exp(logits - logits.max(axis=1, keepdims=True))
    normalised: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return normalised


def _with_bias(rows: Vectors) -> Matrix:
    import numpy as np

    return np.hstack([rows.astype(np.float64), np.ones((len(rows), 1))])
