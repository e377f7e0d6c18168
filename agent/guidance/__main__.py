"""`python -m agent.guidance`: build the index where needed. `--check`: examine `knowledge/`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from agent.embedding import load_embedder
from agent.errors import BadInput, CoachError, StoreUnavailable
from agent.guidance import check_knowledge, check_own, open_guidance
from agent.settings import load_settings, quiet_libraries


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 done, 1 problems in the library, 2 a folder or setting that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m agent.guidance", description=__doc__)
    parser.add_argument("--check", action="store_true", help="one line for each problem")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.check:
            return _check()
        _build()
    except CoachError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, BadInput | StoreUnavailable) else 1
    return 0


def _check() -> int:
    own = load_settings().knowledge
    problems = [*check_knowledge(), *(check_own(own) if own else ())]
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if problems else 0


def _build() -> None:
    quiet_libraries()
    settings = load_settings()
    home, shown = settings.home(), _Shown()
    begin = time.perf_counter()
    guidance = open_guidance(home, load_embedder(), own=settings.knowledge, progress=shown)
    seconds = time.perf_counter() - begin
    done = "Built the guidance index" if shown.quarters else "The guidance index is up to date"
    sys.stdout.write(f"{done} ({seconds:.1f} s): {guidance.folder}\n")
    guidance.close()


class _Shown:
    """Progress on standard error, a line for each quarter; `quarters`: how many were told."""

    def __init__(self) -> None:
        self.quarters = 0

    def __call__(self, done: int, of: int) -> None:
        if self.quarters < 4 * done // max(1, of):
            self.quarters = 4 * done // max(1, of)
            sys.stderr.write(f"Reading the guidance library: {done} of {of} texts\n")


if __name__ == "__main__":
    sys.exit(main())
