"""The prompts for a language model: one file each in `prompts/`, with a header, checked.

A file begins with a comment that holds `version`, `about`, `inputs` and `output`; then the task,
then, under a line `=== material ===`, what it is to be done with. Every text that is filled in is
cleaned and fenced unless it is a `Ours`, so no template can forget to.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from agent.errors import BadKnowledge
from agent.untrusted import fenced

PROMPTS = Path(__file__).resolve().parents[2] / "prompts"
LOCK = PROMPTS / "versions.yaml"
_HEADER = re.compile(r"\A\{#(?P<header>.*?)#\}\s*", re.S)
_MATERIAL = "\n=== material ===\n"
_ABOUT_LOCK = "# Prompt and version → hash of the file; written by: python -m agent.prompts"
_KEYS = {"version", "about", "inputs", "output"}


class Ours(str):
    """A text of the program's own, which needs no fence: a number, an id, a name of a field."""

    __slots__ = ()


def _fence(text: str, most: int) -> Ours:
    return Ours(fenced(text, most))


def _safe(value: object) -> object:
    return value if isinstance(value, Ours) or not isinstance(value, str) else fenced(value)


_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=_safe,
)
_ENVIRONMENT.filters["fenced"] = _fence


@dataclass(frozen=True)
class Prompt:
    """One prompt. `inputs` are the names that must be given, no more and no fewer."""

    name: str
    version: int
    inputs: frozenset[str]
    output: str
    digest: str
    task: Template
    material: Template

    @property
    def title(self) -> str:
        """Name and version, as a reply records them."""
        return f"{self.name}@{self.version}"

    def render(self, **values: object) -> tuple[str, str]:
        """The task and the material. Raises ValueError when an input is missing or unknown."""
        if set(values) != self.inputs:
            wrong = sorted(set(values) ^ self.inputs)
            message = f"prompt {self.name}: given wrongly or not at all: {', '.join(wrong)}"
            raise ValueError(message)
        return self.task.render(**values).strip(), self.material.render(**values).strip()


@cache
def load_prompts(folder: Path = PROMPTS) -> dict[str, Prompt]:
    """All prompts by name. Raises BadKnowledge when one is broken."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.j2"))}


def prompt(name: str) -> Prompt:
    """The prompt of this name. Raises KeyError."""
    return load_prompts()[name]


def present() -> dict[str, str]:
    """The prompts as they are: name and version → hash of the file, 16 hex digits."""
    return {one.title: one.digest for one in load_prompts().values()}


def locked(lock: Path = LOCK) -> dict[str, str]:
    """Every prompt and version there has been, as `versions.yaml` keeps them."""
    return dict(yaml.load(lock.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {})


def write_lock(lock: Path = LOCK) -> None:
    """Adds new versions to the lock. Raises BadKnowledge when a locked one has changed."""
    known = locked(lock)
    changed = [name for name, digest in present().items() if known.get(name, digest) != digest]
    if changed:
        message = f"{', '.join(changed)} has changed; give it a new version in its header"
        raise BadKnowledge(message)
    lines = [f"{name}: {digest}" for name, digest in sorted({**known, **present()}.items())]
    lock.write_text("\n".join((_ABOUT_LOCK, *lines, "")), encoding="utf-8")


def _read(path: Path) -> Prompt:
    text = path.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    header = yaml.load(found["header"], Loader=yaml.CSafeLoader) if found else None
    if not found or not isinstance(header, dict) or set(header) != _KEYS:
        message = f"{path.name} must begin with a comment of {', '.join(sorted(_KEYS))}"
        raise BadKnowledge(message)
    task, _, material = text[found.end() :].partition(_MATERIAL)
    return Prompt(
        name=path.stem,
        version=int(header["version"]),
        inputs=frozenset(header["inputs"]),
        output=str(header["output"]),
        digest=hashlib.sha256(text.encode()).hexdigest()[:16],
        task=_ENVIRONMENT.from_string(task),
        material=_ENVIRONMENT.from_string(material),
    )
