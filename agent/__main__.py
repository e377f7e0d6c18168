"""`python -m agent COMMAND`: exit 0 done, 2 wrong use or bad input, 1 anything else."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import IO

from agent.commands import build_parser
from agent.commands.terminal import Terminal, exit_code
from agent.errors import CoachError

FAILED = 1


def main(
    arguments: Sequence[str] | None = None,
    stdin: IO[str] | None = None,
    stdout: IO[str] | None = None,
    stderr: IO[str] | None = None,
) -> int:
    """Runs one command on these streams, the process's own by default; gives its exit code."""
    stdin, stdout, stderr = stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr
    try:
        with redirect_stdout(stdout), redirect_stderr(stderr):
            args = build_parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED
    terminal = Terminal(stdin, stdout, stderr, json=args.json)
    try:
        code: int = args.run(args, terminal)
    except CoachError as error:
        terminal.problem(error)
        return exit_code(error)
    return code


def _run() -> int:
    """The command of this process; a reader who went away or an interrupt ends it quietly."""
    sys.stdin = sys.stdin or io.StringIO()
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    return code


if __name__ == "__main__":
    sys.exit(_run())
