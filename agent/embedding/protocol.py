"""What an embedder is, whoever makes the vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Progress = Callable[[int, int], None]
"""Told how many texts are done, of how many."""


class Embedder(Protocol):
    """Text to vectors. Two embedders with one `name` give one text the same vector."""

    @property
    def name(self) -> str:
        """The model and its weights."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row of length 1 for each text, in their order; a blank text gives zeros."""
        ...
