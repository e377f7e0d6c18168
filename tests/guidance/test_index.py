"""The index: built once, verified at every start, built again when anything about it is wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from agent.embedding import Embedder, Progress
from agent.errors import StoreUnavailable
from agent.guidance import Guidance, open_guidance

WRITTEN = Path(__file__).parent / "knowledge"
QUESTION = "how many people should I learn from?"


class Counting:
    """The real embedder, which notes how many texts it was given at once."""

    def __init__(self, inner: Embedder, name: str = "") -> None:
        self._inner = inner
        self.name = name or inner.name
        self.dimensions = inner.dimensions
        self.calls: list[int] = []

    def embed(
        self, texts: list[str], progress: Progress | None = None
    ) -> np.typing.NDArray[np.float32]:
        self.calls.append(len(texts))
        return self._inner.embed(texts, progress)


@pytest.fixture
def counting(embedder: Embedder) -> Counting:
    return Counting(embedder)


def _folders(home: Path) -> list[Path]:
    return sorted(path for path in (home / "guidance").iterdir() if path.is_dir())


def _sqlite(home: Path) -> Path:
    return next((home / "guidance").glob("*/chroma/chroma.sqlite3"))


def _edit(home: Path, statement: str) -> None:
    with sqlite3.connect(_sqlite(home)) as connection:
        changed = connection.execute(statement).rowcount
    connection.close()
    assert changed > 0


def test_an_index_is_built_once_and_then_reused(indexed: Path, counting: Counting) -> None:
    before = _folders(indexed)
    open_guidance(indexed, counting, knowledge=WRITTEN).close()
    assert counting.calls == []
    assert _folders(indexed) == before


def test_progress_is_told_while_it_is_built(tmp_path: Path, embedder: Embedder) -> None:
    heard: list[tuple[int, int]] = []
    guidance = open_guidance(
        tmp_path / "new", embedder, knowledge=WRITTEN, progress=lambda *at: heard.append(at)
    )
    guidance.close()
    assert heard[-1] == (21, 21)


def test_a_changed_word_builds_another_index_and_removes_the_old(
    indexed: Path, knowledge: Path, counting: Counting
) -> None:
    (old,) = _folders(indexed)
    path = knowledge / "guidance" / "one-master.md"
    path.write_text(path.read_text(encoding="utf-8").replace("loom", "wheel"), encoding="utf-8")
    guidance = open_guidance(indexed, counting, knowledge=knowledge)
    assert counting.calls
    assert _folders(indexed) == [guidance.folder]
    assert guidance.folder != old
    guidance.close()


def test_another_model_builds_another_index(indexed: Path, embedder: Embedder) -> None:
    other = Counting(embedder, name="another model")
    open_guidance(indexed, other, knowledge=WRITTEN).close()
    assert other.calls


def test_an_index_that_is_in_use_is_not_removed(
    indexed: Path, knowledge: Path, reopened: Callable[[], Guidance], embedder: Embedder
) -> None:
    old = reopened()
    (knowledge / "guidance" / "look-after-boats.md").unlink()
    open_guidance(indexed, embedder, knowledge=knowledge).close()
    assert old.folder.is_dir()
    assert old.search(QUESTION).passages[0].entry.id == "several-teachers"


def _delete_a_vector(home: Path) -> None:
    _edit(home, "DELETE FROM embeddings WHERE embedding_id = 'one-master/say'")


def _delete_from_the_queue(home: Path) -> None:
    _edit(home, "DELETE FROM embeddings_queue WHERE id = 'one-master/say'")


def _turn_a_vector_round(home: Path) -> None:
    _edit(
        home,
        "UPDATE embeddings_queue SET vector ="
        " (SELECT vector FROM embeddings_queue WHERE id = 'look-after-boats/say')"
        " WHERE id = 'one-master/say'",
    )


def _rename_the_collection(home: Path) -> None:
    _edit(home, "UPDATE collections SET name = 'other'")


def _truncate(name: str) -> Callable[[Path], None]:
    def change(home: Path) -> None:
        path = next((home / "guidance").glob(f"*/{name}"))
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return change


def _junk(home: Path) -> None:
    _sqlite(home).write_bytes(b"not a database" * 500)


def _remove(name: str) -> Callable[[Path], None]:
    def change(home: Path) -> None:
        path = next((home / "guidance").glob(f"*/{name}"))
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def _favour_an_entry(home: Path) -> None:
    """What somebody would do who wants one entry found first, manifest included."""
    _turn_a_vector_round(home)
    path = next((home / "guidance").glob("*/manifest.json"))
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(manifest | {"vectors": "0" * 64}, sort_keys=True))


@pytest.mark.parametrize(
    "tamper",
    [
        _delete_a_vector,
        _delete_from_the_queue,
        _turn_a_vector_round,
        _rename_the_collection,
        _truncate("chroma/chroma.sqlite3"),
        _truncate("manifest.json"),
        _truncate("classifier.npz"),
        _junk,
        _remove("chroma/chroma.sqlite3"),
        _remove("chroma"),
        _remove("manifest.json"),
        _remove("classifier.npz"),
        _truncate("answers.npz"),
        _remove("answers.npz"),
        _favour_an_entry,
    ],
)
def test_an_index_that_was_tampered_with_is_built_again(
    indexed: Path, counting: Counting, tamper: Callable[[Path], None]
) -> None:
    tamper(indexed)
    guidance = open_guidance(indexed, counting, knowledge=WRITTEN)
    assert counting.calls == [21]
    assert _folders(indexed) == [guidance.folder]
    assert guidance.search(QUESTION).passages[0].entry.id == "several-teachers"
    guidance.close()
    open_guidance(indexed, counting, knowledge=WRITTEN).close()
    assert counting.calls == [21, 1]


@pytest.mark.parametrize("manifest", [b"[]", b"{}", b"null", b"not json", b"\xff\xfe"])
def test_a_folder_that_only_claims_to_be_an_index_is_removed(
    indexed: Path, counting: Counting, manifest: bytes
) -> None:
    claimed = indexed / "guidance" / hashlib.sha256(manifest).hexdigest()
    claimed.mkdir()
    (claimed / "manifest.json").write_bytes(manifest)
    open_guidance(indexed, counting, knowledge=WRITTEN).close()
    assert counting.calls == []
    assert not claimed.exists()


def test_what_an_aborted_build_left_is_cleared_away(indexed: Path, embedder: Embedder) -> None:
    left = indexed / "guidance" / "building-abc"
    left.mkdir()
    (left / "half").write_text("x")
    open_guidance(indexed, embedder, knowledge=WRITTEN).close()
    assert not left.exists()


def test_a_data_directory_that_cannot_be_written_gives_one_line(
    tmp_path: Path, embedder: Embedder
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(StoreUnavailable, match="COACH_HOME") as raised:
        open_guidance(in_the_way, embedder, knowledge=WRITTEN)
    assert "\n" not in str(raised.value)


def test_two_processes_that_start_at_once_end_with_one_whole_index(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from agent.embedding import load_embedder;"
        "from agent.guidance import open_guidance;"
        "g = open_guidance(Path(sys.argv[1]), load_embedder(), knowledge=Path(sys.argv[2]));"
        f"print(g.folder.name, g.search({QUESTION!r}).passages[0].entry.id)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "home"), str(WRITTEN)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    results = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], results
    (folder,) = _folders(tmp_path / "home")
    assert {out.strip() for out, _ in results} == {f"{folder.name} several-teachers"}


def test_no_words_are_in_the_index(indexed: Path) -> None:
    files = [path for path in (indexed / "guidance").rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert b"harbour" not in content
        assert b"draft an e-mail" not in content


def test_importing_guidance_does_not_load_chroma() -> None:
    code = (
        "import sys, agent.guidance;"
        "print([m for m in ('chromadb', 'numpy', 'scipy', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_says_in_one_line_that_it_cannot_write(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file in the way")
    command = [sys.executable, "-m", "agent.guidance"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert "COACH_HOME" in line
