"""Which skill a message asks for: multinomial logistic regression over its embedding and its words.

Trained on `knowledge/messages/*.yaml` when the index is built; deterministic. Words and pairs of
neighbouring words are known by their CRC-32, so that no words lie in the index. How it does on
messages it was not trained on: `python -m agent.guidance.cross_validation`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from agent.embedding import Embedder
from agent.errors import IndexUnusable
from agent.guidance.entries import Examples
from agent.lexical import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Terms = NDArray[np.uint32]
    Vectors = NDArray[np.float32]

REGULARISATION = 0.0001
"""L2 penalty on the weights for each example. Cross-validated with the command above: the likeliest
skill is right in .824 of all messages at half of it, .826 at it, .823 at twice."""

MAX_STEPS = 60
"""Of the optimiser; more changed no score in cross-validation."""

USES = 2
"""How many messages a word or pair stands in before it is learned. Cross-validated likewise: right
in .831 when all are learned, four times as many; .826 at two; .821 at three; .785 without words."""


class Trained(NamedTuple):
    """What training gives and the index keeps.

    skills: by name. terms: what `terms_of` gives of the words and pairs that were learned,
    ascending. weights: one row a skill; a column for each dimension of the embedding, one for
    each term, and last its bias.
    """

    skills: tuple[str, ...]
    terms: Terms
    weights: Matrix


class MessageClassifier:
    """Skills by probability, for any message. Thread-safe."""

    def __init__(self, trained: Trained, embedder: Embedder) -> None:
        """Raises IndexUnusable when the weights are of another shape than belongs."""
        expected = (len(trained.skills), embedder.dimensions + len(trained.terms) + 1)
        if not trained.skills or trained.weights.shape != expected:
            message = f"the classifier has weights {trained.weights.shape} where {expected} belong"
            raise IndexUnusable(message)
        self.skills = trained.skills
        self._weights = trained.weights
        self._columns = _columns(trained.terms)
        self._embedder = embedder

    def predict(self, text: str) -> list[tuple[str, float]]:
        """Every skill that has examples, with its probability, the likeliest first."""
        rows = self._embedder.embed([text])
        chances = _chances(self._weights, _inputs(rows, [terms_of(text)], self._columns))[0]
        ranked = sorted(zip(self.skills, chances.tolist(), strict=True), key=_best_first)
        return [(skill, float(chance)) for skill, chance in ranked]


def _best_first(found: tuple[str, float]) -> tuple[float, str]:
    return (-found[1], found[0])


def training_messages(examples: Sequence[Examples]) -> list[tuple[str, str]]:
    """Every example as (skill, message), in a fixed order."""
    return sorted((each.skill, text) for each in examples for text in each.messages)


def terms_of(text: str) -> set[int]:
    """The CRC-32 of each word of `text` and of each pair of neighbours: "plan", "plan a"."""
    found = words(text)
    pairs = (f"{first} {second}" for first, second in pairwise(found))
    return {crc32(term.encode(errors="replace")) for term in (*found, *pairs)}


def train(examples: Sequence[tuple[str, str]], rows: Vectors) -> Trained:
    """Learn from (skill, message) pairs and the embedding of each message.

    The inputs are sparse not for their zeros alone: dense products of this size are spread over
    threads that cost more than they give where processors are busy.
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_array

    skills = tuple(sorted({skill for skill, _ in examples}))
    truth = np.array([[skill == name for name in skills] for skill, _ in examples], np.float64)
    found = [terms_of(message) for _, message in examples]
    terms = _learnable(found)
    inputs = csr_array(_inputs(rows, found, _columns(terms)))
    shape = (len(skills), inputs.shape[1])

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        chances = _chances(weights, inputs)
        penalty = weights * REGULARISATION
        penalty[:, -1] = 0
        miss = -np.log(np.maximum(chances[truth > 0], 1e-300)).mean()
        slope = (inputs.T @ (chances - truth)).T / len(truth) + penalty
        return float(miss + (penalty * weights).sum() / 2), slope.ravel()

    start = np.zeros(shape).ravel()
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": MAX_STEPS})
    return Trained(skills, terms, best.x.reshape(shape))


def _learnable(found: Sequence[set[int]]) -> Terms:
    import numpy as np

    uses = Counter(term for terms in found for term in terms)
    return np.array(sorted(term for term, count in uses.items() if count >= USES), dtype=np.uint32)


def _columns(terms: Terms) -> dict[int, int]:
    return {term: column for column, term in enumerate(terms.tolist())}


def _inputs(rows: Vectors, found: Sequence[set[int]], columns: dict[int, int]) -> Matrix:
    """One row a message: its embedding, a mark for each known term (length 1 together), and 1."""
    import numpy as np

    marks = np.zeros((len(found), len(columns)))
    for row, terms in enumerate(found):
        known = [columns[term] for term in terms if term in columns]
        marks[row, known] = max(1, len(known)) ** -0.5
    return np.hstack([rows.astype(np.float64), marks, np.ones((len(found), 1))])


def _chances(weights: Matrix, inputs: Any) -> Matrix:
    """One row a message, one column a skill; `inputs` may be sparse."""
    import numpy as np

    logits = inputs @ weights.T
    shares: Matrix = np.exp(logits - logits.max(axis=1, keepdims=True))
    normalised: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return normalised
