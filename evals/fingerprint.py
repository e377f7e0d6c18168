"""Which product was evaluated: a hash over the files that make it."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PARTS = ("agent", "prompts", "knowledge", "evals/scorers", "evals/rosters")
_KINDS = (".py", ".yaml", ".j2", ".md", ".tsv", ".txt", ".csv", ".json")


def product() -> str:
    """A hash over the product, its texts and the scorers, 12 hex digits."""
    total = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            if path.suffix in _KINDS and "__pycache__" not in path.parts:
                total.update(str(path.relative_to(ROOT)).encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
