"""The bundled embedder: checked before it is read, the same vectors whatever the batch."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.embedding import VOCABULARY, Embedder, MiniLM, load_embedder
from agent.errors import IndexUnusable


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_there_is_one_embedder_for_the_process() -> None:
    assert load_embedder() is load_embedder()


def test_rows_have_length_one_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = ["a much longer text about how to prepare a first meeting", "salary", "wages"]
    rows = embedder.embed(texts)
    assert rows.shape == (3, embedder.dimensions)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[1] @ rows[2] > rows[0] @ rows[2]


def test_a_blank_text_is_zeros_and_never_nan(embedder: Embedder) -> None:
    rows = embedder.embed(["", " \n\t", "\u200b"])
    assert not rows.any()


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_the_batch_does_not_change_a_vector() -> None:
    texts = [f"text {number} " + "about mentoring " * (number % 7) for number in range(70)]
    together = MiniLM().embed(texts)
    for at in (0, 33, 69):
        np.testing.assert_allclose(MiniLM().embed([texts[at]])[0], together[at], atol=1e-5)


def test_the_same_text_twice_is_the_same_vector() -> None:
    fresh = MiniLM()
    first, again = fresh.embed(["hello there"]), fresh.embed(["hello there"])
    assert (first == again).all()
    again[:] = 0
    assert (fresh.embed(["hello there"]) == first).all()


def test_progress_ends_with_every_text() -> None:
    heard: list[tuple[int, int]] = []
    MiniLM().embed([f"text {n}" for n in range(40)], lambda done, of: heard.append((done, of)))
    assert heard == [(32, 40), (40, 40)]


def test_a_huge_text_costs_no_more_than_a_long_one(embedder: Embedder) -> None:
    rows = embedder.embed(["mentoring " * 200_000])
    assert np.linalg.norm(rows) == pytest.approx(1, abs=1e-5)


def test_many_threads_get_what_one_gets(embedder: Embedder) -> None:
    texts = [f"question {number} about goals" for number in range(24)]
    fresh = MiniLM()
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda text: fresh.embed([text])[0], texts))
    np.testing.assert_allclose(rows, embedder.embed(texts), atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    row = load_embedder().embed([text])[0]
    length = float(np.linalg.norm(row))
    assert length == 0 or length == pytest.approx(1, abs=1e-5)


def test_a_changed_vocabulary_is_refused_in_one_line(tmp_path: Path) -> None:
    changed = tmp_path / "vocab.txt"
    changed.write_bytes(VOCABULARY.read_bytes().replace(b"\nmentor\n", b"\nrotnem\n"))
    with pytest.raises(IndexUnusable, match="not the file") as raised:
        MiniLM(vocabulary=changed).embed(["hello"])
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("content", [None, b"", b"not a model"])
def test_a_missing_or_changed_model_is_refused_in_one_line(
    tmp_path: Path, content: bytes | None
) -> None:
    model = tmp_path / "model.onnx"
    if content is not None:
        model.write_bytes(content)
    with pytest.raises(IndexUnusable, match="make setup"):
        MiniLM(model=model).embed(["hello"])


def test_importing_it_loads_no_heavy_library() -> None:
    code = (
        "import sys, agent.embedding, agent.lexical;"
        "print([m for m in ('numpy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
