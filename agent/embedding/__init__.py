"""Text to vectors: the bundled model, or for comparing people a model behind an address."""

from __future__ import annotations

from functools import cache

from agent.embedding.minilm import VOCABULARY, MiniLM
from agent.embedding.protocol import Embedder, Progress
from agent.embedding.served import Served, load_served

__all__ = [
    "VOCABULARY",
    "Embedder",
    "MiniLM",
    "Progress",
    "Served",
    "load_embedder",
    "load_served",
]


@cache
def load_embedder() -> Embedder:
    """The embedder of this process. Costs nothing until the first text is embedded."""
    return MiniLM()
