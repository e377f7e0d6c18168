"""A small library of its own, and an index of it that tests may copy and break."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.embedding import Embedder, load_embedder
from agent.guidance import Guidance, open_guidance

WRITTEN = Path(__file__).parent / "knowledge"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the small library that a test may change."""
    return shutil.copytree(WRITTEN, tmp_path / "knowledge")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A data directory with an index of the small library; copy it before breaking it."""
    place = tmp_path_factory.mktemp("built")
    open_guidance(place, embedder, knowledge=WRITTEN).close()
    return place


@pytest.fixture
def indexed(built: Path, tmp_path: Path) -> Path:
    """A copy of that data directory for one test."""
    return shutil.copytree(built, tmp_path / "indexed")


@pytest.fixture
def reopened(indexed: Path, embedder: Embedder) -> Iterator[Callable[[], Guidance]]:
    """Opens the copied index; closes what it opened."""
    opened: list[Guidance] = []

    def reopen() -> Guidance:
        opened.append(open_guidance(indexed, embedder, knowledge=WRITTEN))
        return opened[-1]

    yield reopen
    for guidance in opened:
        guidance.close()
