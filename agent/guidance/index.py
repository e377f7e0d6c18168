"""The vectors of the library on disk: built once for many processes, verified at every start.

`HOME/guidance/HASH/` holds `manifest.json` (whose SHA-256 is HASH), `classifier.npz`,
`answers.npz` and `chroma/`. A build happens in a temporary folder, under a lock, and is renamed
when it is whole. Each build has a HASH of its own, since Chroma remembers within a process what
lay at a path.
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
from agent.guidance import answers
from agent.guidance.answers import ELSEWHERE, Answers, Passage
from agent.guidance.classifier import MessageClassifier, Trained, train, training_messages
from agent.guidance.entries import Entry, Library
from agent.guidance.shelf import Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

FORMAT = 4
"""Raised when what lies in an index folder changes its meaning."""

_MANIFEST = "manifest.json"
_CLASSIFIER = "classifier.npz"
_ANSWERS = "answers.npz"
_CHROMA = "chroma"
_BUILDING = "building-"
_HASH = 64


class Index(NamedTuple):
    """An index that was verified: its folder, its vectors in Chroma, and what was learned.

    rows: the vectors as verified, in the order of `passages`; marker: locked while the index is in
    use, so that no process removes its folder.
    """

    folder: Path
    shelf: Shelf
    rows: Vectors
    answers: Answers
    classifier: MessageClassifier | None
    marker: IO[bytes]

    def close(self) -> None:
        """Let go of the files."""
        self.shelf.close()
        self.marker.close()


def passages(library: Library) -> list[Passage]:
    """What is embedded, in a fixed order: what entries say, how they are asked for, the rest."""
    entries = [library.entries[key] for key in sorted(library.entries)]
    spoken = [passage for entry in entries for passage in _of(entry)]
    return spoken + [
        Passage(f"/{number}", ELSEWHERE, text) for number, text in enumerate(library.elsewhere)
    ]


def _of(entry: Entry) -> Iterator[Passage]:
    yield Passage(f"{entry.id}/title", entry.id, entry.title)
    yield Passage(f"{entry.id}/say", entry.id, entry.say)
    yield Passage(f"{entry.id}/text", entry.id, f"{entry.title}. {entry.text}")
    for number, text in enumerate(entry.asked):
        yield Passage(f"{entry.id}/{number}", entry.id, text)


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
                return _verified(folder, library, embedder)
            shutil.rmtree(folder, ignore_errors=True)
    return None


def _built(root: Path, library: Library, embedder: Embedder, progress: Progress | None) -> Index:
    found = passages(library)
    messages = training_messages(library.examples)
    texts = [one.text for one in found] + [text for _, text in messages]
    rows = embedder.embed(texts, progress)
    spoken, said = rows[: len(found)], rows[len(found) :]
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=root))
    ids = [one.id for one in found]
    Shelf.write(building / _CHROMA, ids, spoken)
    _write_classifier(building / _CLASSIFIER, messages, said)
    _write_answers(building / _ANSWERS, answers.train(found, spoken))
    manifest = {
        "answers": _file_hash(building / _ANSWERS),
        "build": building.name,
        "classifier": _file_hash(building / _CLASSIFIER),
        "format": FORMAT,
        "inputs": _inputs(library, embedder),
        "vectors": _vectors_hash(ids, spoken),
    }
    content = json.dumps(manifest, sort_keys=True).encode()
    (building / _MANIFEST).write_bytes(content)
    folder = building.rename(root / hashlib.sha256(content).hexdigest())
    return _verified(folder, library, embedder)


def _verified(folder: Path, library: Library, embedder: Embedder) -> Index:
    manifest = _manifest(folder)
    for name, key in ((_CLASSIFIER, "classifier"), (_ANSWERS, "answers")):
        if _file_hash(folder / name) != manifest.get(key):
            raise IndexUnusable(f"{folder} is not what was built; delete it and start again.")
    with ExitStack() as undo:
        shelf = undo.enter_context(closing(Shelf.open(folder / _CHROMA)))
        rows = _verified_rows(folder, library, shelf, manifest)
        classifier = _read_classifier(folder / _CLASSIFIER, embedder)
        learned = _read_answers(folder / _ANSWERS)
        index = Index(folder, shelf, rows, learned, classifier, _in_use(folder))
        undo.pop_all()
        return index


def _verified_rows(
    folder: Path, library: Library, shelf: Shelf, manifest: dict[str, Any]
) -> Vectors:
    ids, rows = shelf.contents()
    if _vectors_hash(ids, rows) != manifest.get("vectors") or not shelf.answers(ids, rows):
        raise IndexUnusable(f"{folder} does not hold its vectors; delete it and start again.")
    places = {key: place for place, key in enumerate(ids)}
    return rows[[places[one.id] for one in passages(library)]]


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


def _write_answers(path: Path, learned: Answers) -> None:
    import numpy as np

    np.savez(path, entries=learned.entries, weights=learned.weights, level=learned.level)


def _read_answers(path: Path) -> Answers:
    import numpy as np

    with np.load(path, allow_pickle=False) as saved:
        entries = tuple(str(entry) for entry in saved["entries"])
        return Answers(entries, saved["weights"], saved["level"])


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
