"""The vectors of the library on disk: built once for many processes, verified at every start.

`HOME/guidance/HASH/` holds `manifest.json` (whose SHA-256 is HASH), `classifier.npz` and
`chroma/`. A build happens in a temporary folder, under a lock, and is renamed when it is whole.
Each build has a HASH of its own, since Chroma remembers within a process what lay at a path.
Nothing but numbers and entry ids is in it, so a wrong or hostile index can change no word.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from agent.embedding import Embedder, Progress
from agent.errors import IndexUnusable, StoreUnavailable
from agent.guidance.classifier import MessageClassifier, Trained, train, training_messages
from agent.guidance.entries import Library
from agent.guidance.shelf import Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

FORMAT = 2
"""Raised when what lies in an index folder changes its meaning."""

_MANIFEST = "manifest.json"
_CLASSIFIER = "classifier.npz"
_CHROMA = "chroma"
_BUILDING = "building-"
_HASH = 64


class Index(NamedTuple):
    """An index that was verified: its folder, its vectors in Chroma and its classifier.

    common: the direction (length 1) that all passages share; common_share: how far they go in it
    on average. marker: locked while the index is in use, so that no process removes its folder.
    """

    folder: Path
    shelf: Shelf
    common: Vectors
    common_share: float
    classifier: MessageClassifier | None
    marker: IO[bytes]

    def close(self) -> None:
        """Let go of the files."""
        self.shelf.close()
        self.marker.close()


def passages(library: Library) -> list[tuple[str, str]]:
    """What is embedded: (passage id, words), three for each entry, in a fixed order."""
    entries = [library.entries[key] for key in sorted(library.entries)]
    return [
        passage
        for entry in entries
        for passage in (
            (f"{entry.id}/title", entry.title),
            (f"{entry.id}/say", entry.say),
            (f"{entry.id}/text", f"{entry.title}. {entry.text}"),
        )
    ]


def entry_of(passage: str) -> str:
    """The id of the entry that a passage belongs to."""
    return passage.partition("/")[0]


def open_index(
    home: Path, library: Library, embedder: Embedder, progress: Progress | None = None
) -> Index:
    """The verified index for this library, built first where there is none.

    `progress` hears how many texts of how many are embedded. Raises StoreUnavailable when the
    data directory cannot be written, IndexUnusable when what was built does not verify.
    """
    with _writable(home), _lock(home / "guidance") as root:
        index = _existing(root, library, embedder) or _built(root, library, embedder, progress)
        _remove_old(root, keep=index.folder)
        return index


def _existing(root: Path, library: Library, embedder: Embedder) -> Index | None:
    wanted = _inputs(library, embedder)
    for folder in sorted(root.iterdir()):
        if len(folder.name) == _HASH and _manifest(folder).get("inputs") == wanted:
            with suppress(IndexUnusable):
                return _verified(folder, embedder)
            shutil.rmtree(folder, ignore_errors=True)
    return None


def _built(root: Path, library: Library, embedder: Embedder, progress: Progress | None) -> Index:
    texts = passages(library)
    messages = training_messages(library.examples)
    rows = embedder.embed([text for _, text in texts + messages], progress)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=root))
    ids = [key for key, _ in texts]
    Shelf.write(building / _CHROMA, ids, rows[: len(texts)])
    _write_classifier(building / _CLASSIFIER, messages, rows[len(texts) :])
    manifest = {
        "build": building.name,
        "classifier": _file_hash(building / _CLASSIFIER),
        "format": FORMAT,
        "inputs": _inputs(library, embedder),
        "vectors": _vectors_hash(ids, rows[: len(texts)]),
    }
    content = json.dumps(manifest, sort_keys=True).encode()
    (building / _MANIFEST).write_bytes(content)
    folder = building.rename(root / hashlib.sha256(content).hexdigest())
    return _verified(folder, embedder)


def _verified(folder: Path, embedder: Embedder) -> Index:
    manifest = _manifest(folder)
    if _file_hash(folder / _CLASSIFIER) != manifest.get("classifier"):
        raise IndexUnusable(f"{folder} is not what was built; delete it and start again.")
    with ExitStack() as undo:
        shelf = undo.enter_context(closing(Shelf.open(folder / _CHROMA)))
        common, share = _common(_vectors(folder, shelf, manifest))
        classifier = _read_classifier(folder / _CLASSIFIER, embedder)
        index = Index(folder, shelf, common, share, classifier, _in_use(folder))
        undo.pop_all()
        return index


def _vectors(folder: Path, shelf: Shelf, manifest: dict[str, Any]) -> Vectors:
    ids, rows = shelf.contents()
    if _vectors_hash(ids, rows) != manifest.get("vectors") or not shelf.answers(ids, rows):
        raise IndexUnusable(f"{folder} does not hold its vectors; delete it and start again.")
    return rows


def _common(rows: Vectors) -> tuple[Vectors, float]:
    import numpy as np

    mean: Vectors = rows.mean(axis=0)
    share = float(np.linalg.norm(mean))
    return mean / max(share, 1e-12), share


def _inputs(library: Library, embedder: Embedder) -> str:
    described = {
        "embedder": embedder.name,
        "format": FORMAT,
        "messages": training_messages(library.examples),
        "passages": passages(library),
    }
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()


def _manifest(folder: Path) -> dict[str, Any]:
    """What the folder says of itself; empty when it is not the one that its name is the hash of."""
    try:
        content = (folder / _MANIFEST).read_bytes()
        if hashlib.sha256(content).hexdigest() != folder.name:
            return {}
        manifest = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _vectors_hash(ids: Sequence[str], rows: Vectors) -> str:
    found = hashlib.sha256()
    for key, row in sorted(zip(ids, rows, strict=True), key=lambda pair: pair[0]):
        found.update(key.encode() + b"\0" + row.astype("<f4").tobytes())
    return found.hexdigest()


def _file_hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _write_classifier(path: Path, messages: Sequence[tuple[str, str]], rows: Vectors) -> None:
    import numpy as np

    found = train(messages, rows)._asdict() if messages else {"skills": ()}
    np.savez(path, **found)


def _read_classifier(path: Path, embedder: Embedder) -> MessageClassifier | None:
    import numpy as np

    with np.load(path, allow_pickle=False) as saved:
        skills = tuple(str(skill) for skill in saved["skills"])
        if not skills:
            return None
        return MessageClassifier(Trained(skills, saved["terms"], saved["weights"]), embedder)


@contextmanager
def _writable(home: Path) -> Iterator[None]:
    try:
        (home / "guidance").mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or "it is not a folder"
        message = f"The data directory {home} cannot be used ({reason}); set COACH_HOME to another."
        raise StoreUnavailable(message) from None


@contextmanager
def _lock(root: Path) -> Iterator[Path]:
    with (root / "lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield root


def _in_use(folder: Path) -> IO[bytes]:
    marker = (folder / _MANIFEST).open("rb")
    fcntl.flock(marker, fcntl.LOCK_SH)
    return marker


def _remove_old(root: Path, keep: Path) -> None:
    for folder in root.iterdir():
        if folder != keep and folder.is_dir() and not _is_used(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_used(folder: Path) -> bool:
    try:
        with (folder / _MANIFEST).open("rb") as marker:
            fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
