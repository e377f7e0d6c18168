"""Every sentence a person reads: found in `prompts/replies/`, checked, and rendered.

A reply file is a YAML mapping of dotted keys to Jinja2 templates, or to lists of them (the
suggestions of a question). Keys are unique over all files. Values handed to a template are
inserted as they are and never evaluated; a missing value is an error, not a blank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from agent.errors import BadKnowledge
from agent.lexical import words

REPLIES = Path(__file__).resolve().parents[2] / "prompts" / "replies"

_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
)

_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)

Sentences = Mapping[str, Template | tuple[Template, ...]]


class Catalogue:
    """The sentences of one language, by key."""

    def __init__(self, sentences: Sentences, written: Mapping[str, str] | None = None) -> None:
        """`sentences` are compiled templates, or tuples of them, by key; `written` as in the file."""
        self._sentences = sentences
        self._written = written or {}

    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted(self._sentences))

    def has(self, key: str) -> bool:
        """Whether the catalogue has this key."""
        return key in self._sentences

    def vocabulary(self, *beginnings: str) -> frozenset[str]:
        """The plain words of all sentences whose keys begin so, without what is filled in."""
        texts = (text for key, text in self._written.items() if key.startswith(beginnings))
        return frozenset(word for text in texts for word in words(_FILLED_IN.sub(" ", text)))

    def say(self, key: str, **values: object) -> str:
        """The sentence for `key`. Raises KeyError for a key that does not exist."""
        sentence = self._sentences[key]
        if isinstance(sentence, tuple):
            message = f"{key} is a list; ask for it with `choices`"
            raise TypeError(message)
        return sentence.render(**values).strip()

    def choices(self, key: str, **values: object) -> tuple[str, ...]:
        """The list of sentences for `key`; empty ones are left out."""
        sentence = self._sentences[key]
        templates = sentence if isinstance(sentence, tuple) else (sentence,)
        rendered = (template.render(**values).strip() for template in templates)
        return tuple(text for text in rendered if text)


@cache
def load_catalogue(folder: Path = REPLIES) -> Catalogue:
    """Reads and compiles every reply file of `folder`; raises BadKnowledge when one is broken."""
    sentences: dict[str, Template | tuple[Template, ...]] = {}
    written: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, value in _read(path).items():
            if key in sentences:
                message = f"{path.name}: {key} is there twice; give each sentence its own key"
                raise BadKnowledge(message)
            sentences[key] = _compile(value)
            written[key] = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return Catalogue(sentences, written)


def _read(path: Path) -> dict[str, object]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        message = f"{path.name} is not YAML: {str(error).splitlines()[0]}"
        raise BadKnowledge(message) from None
    if not isinstance(content, dict):
        message = f"{path.name} must be a mapping of keys to sentences"
        raise BadKnowledge(message)
    return content


def _compile(value: object) -> Template | tuple[Template, ...]:
    if isinstance(value, list):
        return tuple(_ENVIRONMENT.from_string(str(item)) for item in value)
    return _ENVIRONMENT.from_string(str(value))
