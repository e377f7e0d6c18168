"""Results as they come, one line of JSON each, so that a killed run can go on where it was."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from evals.errors import CannotRun
from evals.results import Result

NAME = "results.jsonl"


class Journal:
    """The results of one run in its folder. `done` holds those of an earlier part of it."""

    def __init__(self, folder: Path, key: str, *, resume: bool) -> None:
        """key: what must be the same to go on (the product, the lane, the epochs).

        Raises CannotRun when there is nothing to go on with, or when it was another product.
        """
        self._path = folder / NAME
        self.done: dict[tuple[str, int], Result] = {}
        if resume:
            self._read(key)
        else:
            self._path.write_text(json.dumps({"key": key}) + "\n", encoding="utf-8")

    def add(self, result: Result) -> None:
        """Keeps one result at once."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(result.model_dump_json() + "\n")

    def _read(self, key: str) -> None:
        if not self._path.is_file():
            raise CannotRun(f"nothing to resume: there is no {self._path}")
        text = self._path.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        head, *lines = whole.splitlines() or [""]
        if head != json.dumps({"key": key}):
            raise CannotRun("cannot resume: product or options changed; run again without --resume")
        for line in lines:
            try:
                result = Result.model_validate_json(line)
            except ValidationError:
                raise CannotRun(f"{self._path} is damaged; run again without --resume") from None
            self.done[result.sample_id, result.epoch] = result
        self._path.write_text(whole, encoding="utf-8")
