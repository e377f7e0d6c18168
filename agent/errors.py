"""Every error that this project raises on purpose; its text is one line a person can act on.

CoachError
├── BadInput            what was handed in cannot be used (exit 2 on the command line)
│   ├── BadRoster       a roster file
│   ├── BadPlan         a plan file
│   ├── BadCriteria     a criteria file or rule
│   ├── BadKnowledge    a guidance entry, a source or an example message
│   ├── BadSetting      an environment variable or a line of `.env`
│   └── BadMessage      a message that is empty or too long
├── NotFound            no such conversation, turn, person or roster for this user
├── Busy                another turn of the same conversation is still running
├── PlanMoved           the plan changed while this turn was being worked out
├── StoreUnavailable    the data directory or database cannot be used (exit 2)
├── IndexUnusable       the guidance index cannot be built or read
├── EmbeddingFailed     a server for vectors failed; the bundled model takes its place
├── ModelFailed         the language model gave nothing usable
└── CheckFailed         a record broke its own contract and was withheld
"""

from __future__ import annotations


class CoachError(Exception):
    """Base of every error raised on purpose; `str(error)` is one line for a person."""


class BadInput(CoachError):
    """Something handed in cannot be used as it is."""


class BadRoster(BadInput):
    """A roster file cannot be read, or nobody is in it."""


class BadPlan(BadInput):
    """A plan file is not a plan."""


class BadCriteria(BadInput):
    """A criteria file, or one rule in it, does not say what it must."""


class BadKnowledge(BadInput):
    """A guidance entry, source or example message breaks the format."""


class BadSetting(BadInput):
    """A setting has a value that cannot be used."""


class BadMessage(BadInput):
    """A message is empty or longer than the limit."""


class NotFound(CoachError):
    """There is no such thing for this user; also said when it belongs to somebody else."""


class Busy(CoachError):
    """Another turn of this conversation has not finished."""


class PlanMoved(CoachError):
    """The plan was changed elsewhere while this turn was worked out; nothing was written."""


class StoreUnavailable(CoachError):
    """The data directory or the database cannot be opened or written."""


class IndexUnusable(CoachError):
    """The guidance index cannot be built or read."""


class EmbeddingFailed(CoachError):
    """A server for vectors is silent, refuses, or answers with something else."""


class ModelFailed(CoachError):
    """The language model failed, timed out or answered with nothing usable.

    kind: what happened, a key of the sentences under `model.failed`.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"The language model gave nothing usable ({kind}).")
        self.kind = kind


class CheckFailed(CoachError):
    """A record did not pass the checks that every record must pass."""
