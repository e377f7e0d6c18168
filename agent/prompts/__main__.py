"""Writes the lock of the prompts' versions: `python -m agent.prompts` after a prompt has changed."""

from __future__ import annotations

import sys

from agent.errors import BadKnowledge
from agent.prompts.templates import write_lock

if __name__ == "__main__":
    try:
        write_lock()
    except BadKnowledge as error:
        sys.exit(str(error))
