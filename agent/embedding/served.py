"""Vectors from any OpenAI-compatible server: OpenAI, Ollama, vLLM, llama.cpp, LM Studio.

Used for comparing people with needs only, where the settings name a model; the bundled model stands
ready beside it. No redirect is followed, and a server that failed is left alone for a minute.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from ipaddress import ip_address
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from agent.embedding.protocol import Progress
from agent.errors import EmbeddingFailed
from agent.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from openai import OpenAI

    Vectors = NDArray[np.float32]

OPENAI = "https://api.openai.com/v1"
BATCH = 64
"""Texts of one request."""

MAX_CHARACTERS = 4_000
"""Of one text; about a thousand tokens, which every embedding model reads."""

LEFT_ALONE = 60.0
"""Seconds after a failure in which the server is not asked again."""

_CONNECT_SECONDS = 5.0
_LONGEST_REQUEST = 30.0
_PAUSE = 0.5
_TRIES = 2


def load_served(settings: Settings) -> Served | None:
    """The embedder that the settings name, or None when they name none."""
    if not settings.embedding_model:
        return None
    key = settings.openai_key.get_secret_value() if settings.openai_key else ""
    address = settings.embedding_url or settings.openai_base_url or OPENAI
    return Served(settings.embedding_model, address, key)


class Served:
    """One embedding model behind one address. Thread-safe. Raises EmbeddingFailed, one line."""

    def __init__(self, model: str, address: str, key: str = "") -> None:
        self._model = model
        self._address = address.rstrip("/")
        self._key = key
        self._dimensions = 0
        self._failed_at = -LEFT_ALONE
        self._asking = Lock()

    @property
    def name(self) -> str:
        """The model and its server: no other model's vectors stand under it."""
        return f"{self._model}@{self._address}"

    @property
    def host(self) -> str:
        """The name of the server, or an empty string when it is this machine."""
        host = urlsplit(self._address).hostname or ""
        return "" if _is_this_machine(host) else host

    @property
    def dimensions(self) -> int:
        """The length of a vector, as the server's first answer has it."""
        if not self._dimensions:
            self.embed(["length"])
        return self._dimensions

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row of length 1 for each text, in their order; a blank text gives zeros."""
        import numpy as np

        filled = [at for at, text in enumerate(texts) if text.strip()]
        rows: Vectors | None = None
        for start in range(0, len(filled), BATCH):
            places = filled[start : start + BATCH]
            found = self._asked([texts[at][:MAX_CHARACTERS] for at in places])
            rows = np.zeros((len(texts), found.shape[1]), np.float32) if rows is None else rows
            rows[places] = found
            if progress:
                progress(len(texts) - len(filled) + start + len(places), len(texts))
        return np.zeros((len(texts), self.dimensions), np.float32) if rows is None else rows

    def _asked(self, texts: list[str]) -> Vectors:
        with self._asking:
            if time.monotonic() - self._failed_at < LEFT_ALONE:
                raise self._failure("did not answer a moment ago")
            try:
                return self._checked(self._answer(texts), len(texts))
            except EmbeddingFailed:
                self._failed_at = time.monotonic()
                raise

    def _answer(self, texts: list[str]) -> list[list[float]]:
        import openai

        readable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        for tries_left in reversed(range(_TRIES)):
            try:
                found = self._client.embeddings.create(
                    model=self._model, input=readable, encoding_format="float"
                )
                return [each.embedding for each in sorted(found.data, key=lambda one: one.index)]
            except (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError):
                if not tries_left:
                    raise self._failure("does not answer") from None
                time.sleep(_PAUSE)
            except openai.APIStatusError as error:
                raise self._failure(f"refuses (status {error.status_code})") from None
            except (openai.OpenAIError, ValueError, LookupError, AttributeError, TypeError):
                break
        raise self._failure("answers with something else than vectors")

    def _checked(self, found: list[list[float]], wanted: int) -> Vectors:
        """Rows of length 1. A server that changes its model in between is refused."""
        import numpy as np

        try:
            rows = np.array(found, dtype=np.float32)
        except (ValueError, TypeError):
            rows = np.zeros((0, 0), dtype=np.float32)
        if rows.ndim != 2 or len(rows) != wanted or not np.isfinite(rows).all():
            raise self._failure("answers with something else than vectors")
        if rows.shape[1] != (self._dimensions or rows.shape[1]):
            raise self._failure("changed its vectors in between")
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not lengths.all():
            raise self._failure("answers with empty vectors")
        self._dimensions = rows.shape[1]
        unit: Vectors = (rows / lengths).astype(np.float32)
        return unit

    def _failure(self, what: str) -> EmbeddingFailed:
        host = urlsplit(self._address).netloc
        message = f"The embedding server {host} {what} (COACH_EMBEDDING_MODEL {self._model})."
        return EmbeddingFailed(message)

    @cached_property
    def _client(self) -> OpenAI:
        import httpx2
        import openai

        timeout = httpx2.Timeout(_LONGEST_REQUEST, connect=_CONNECT_SECONDS)
        return openai.OpenAI(
            api_key=self._key or "none",
            base_url=self._address,
            max_retries=0,
            timeout=timeout,
            http_client=openai.DefaultHttpxClient(follow_redirects=False, timeout=timeout),
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
