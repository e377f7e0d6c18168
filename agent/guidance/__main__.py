"""`python -m agent.guidance`: build the index where needed. `--check`: examine `knowledge/`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from agent.embedding import load_embedder
from agent.errors import BadInput, CoachError, StoreUnavailable
from agent.guidance import check_knowledge, open_guidance
from agent.settings import load_settings, quiet_libraries


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 done, 1 problems in the library, 2 a folder or setting that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m agent.guidance", description=__doc__)
    parser.add_argument("--check", action="store_true", help="one line for each problem")
    if parser.parse_args(arguments).check:
        return _check()
    try:
        _build()
    except CoachError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, BadInput | StoreUnavailable) else 1
    return 0


def _check() -> int:
    problems = check_knowledge()
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if problems else 0


def _build() -> None:
    quiet_libraries()
    home = load_settings().home()
    begin = time.perf_counter()
    guidance = open_guidance(home, load_embedder(), progress=_show)
    seconds = time.perf_counter() - begin
    sys.stdout.write(f"The guidance index is in {guidance.folder} ({seconds:.1f} s).\n")
    guidance.close()


def _show(done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\rReading the guidance library: {done} of {of}")
        sys.stderr.write("\n" if done == of else "")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
