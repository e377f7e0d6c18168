"""What the files in `knowledge/` hold: entries, their sources, example messages, statements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, Field, StrictStr, ValidationError
from pydantic_core import PydanticCustomError

from agent.errors import BadKnowledge
from agent.records.base import Record
from agent.records.replies import SkillName, UserRole

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
"""The project's own library."""

OWN = "your organisation's own library"
"""How sources of an organisation's own entries are marked."""

MAX_FILE_BYTES = 64_000
"""An entry is a page, not a book; YAML's parser needs many times the size of what it reads."""

MAX_LIST_BYTES = 1_000_000
"""The same for lists: sources, example messages, statements."""

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?(.*)\Z", re.DOTALL | re.MULTILINE)
Kind = TypeVar("Kind", bound=BaseModel)
_NOT_PLAIN = re.compile(r"[<>{}\[\]|`*#\\]|\w://|\bwww\.|[\w.]+@[\w.]+")
_STATEMENT = r"^\d+\.\d+$"


def _quoted(value: object) -> object:
    if isinstance(value, int | float):
        message = '{number} is a number; put it in quotes (YAML reads 1.20 as 1.2), like "1.20"'
        raise PydanticCustomError("unquoted", message, {"number": value})
    return value


def _moment(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


Statement = Annotated[StrictStr, Field(pattern=_STATEMENT), BeforeValidator(_quoted)]
"""The number of a statement of the seed posts, `"1.20"`."""

Slug = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[StrictStr, Field(min_length=1, max_length=400)]
Detail = Annotated[StrictStr, Field(min_length=1, max_length=4000)]


class Entry(Record):
    """One idea about mentoring in our own words.

    say: the idea in one sentence that a reply can use. covers: numbers of the statements of the
    seed posts it states. sources: keys of `sources.yaml`. strength: how well it is founded.
    as_of: when a fact that ages was true. disagrees_with: ids of entries that say otherwise.
    asked: how people put what it answers, in their own words; only searched, never shown.
    """

    id: Slug
    title: Line
    say: Line
    skills: tuple[SkillName, ...] = Field(min_length=1)
    audience: tuple[UserRole, ...] = Field(min_length=1)
    covers: tuple[Statement, ...] = ()
    sources: tuple[Slug, ...] = Field(min_length=1)
    strength: Literal["consensus", "trial", "practice", "claim"]
    as_of: Annotated[StrictStr, BeforeValidator(_moment), BeforeValidator(_quoted)] = ""
    disagrees_with: tuple[Slug, ...] = ()
    asked: tuple[Line, ...] = ()
    text: StrictStr = Field(min_length=1)


class Reference(Record):
    """A source. where: an address or a file name; reuse: what we may take from it."""

    author: Detail
    title: Detail
    year: Annotated[Detail, BeforeValidator(str)]
    where: Detail
    licence: Detail
    reuse: Literal["own-words", "facts-only"]

    def marked_as_own(self) -> Reference:
        """The same source, named as one of the organisation that runs this server."""
        return self.model_copy(update={"author": f"{OWN}: {self._known_author or self.title}"})

    @property
    def named(self) -> str:
        """By its author, or its title where none is known, with the year if known."""
        return ", ".join(filter(None, (self._known_author or self.title, self._known_year)))

    @property
    def in_full(self) -> str:
        """By all that is known of it: author, title, year."""
        return ", ".join(filter(None, (self._known_author, self.title, self._known_year)))

    @property
    def _known_author(self) -> str:
        return "" if self.author.startswith("not ") else self.author

    @property
    def _known_year(self) -> str:
        return "" if self.year == "unknown" else self.year


class Examples(Record):
    """Messages that ask for one skill, or for none."""

    skill: Literal[SkillName, "none"]
    messages: tuple[Line, ...] = Field(min_length=1)


class Library(Record):
    """All entries by id, all sources by key, all example messages; read, not yet searchable.

    elsewhere: questions that no entry answers.
    """

    entries: Mapping[str, Entry]
    references: Mapping[str, Reference]
    examples: tuple[Examples, ...] = ()
    elsewhere: tuple[Line, ...] = ()

    @cached_property
    def statements(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries that cover each statement."""
        numbers = dict.fromkeys(n for entry in self.entries.values() for n in entry.covers)
        return {
            number: tuple(entry for entry in self.entries.values() if number in entry.covers)
            for number in numbers
        }


def read_library(folder: Path = KNOWLEDGE, own: Path | None = None) -> Library:
    """Everything in a knowledge folder, and an organisation's own entries beside it.

    Raises BadKnowledge with one line about the first fault.
    """
    library = _read_folder(folder)
    return _joined(library, own) if own else library


def _read_folder(folder: Path) -> Library:
    entries = {path.stem: read_entry(path) for path in entry_files(folder)}
    if not entries:
        message = f"{folder / 'guidance'} holds no entries; restore it from the project."
        raise BadKnowledge(message)
    references = read_references(folder)
    _check_sources(folder, entries, references)
    examples = tuple(read_examples(path) for path in sorted((folder / "messages").glob("*.yaml")))
    elsewhere = read_elsewhere(folder)
    return Library(entries=entries, references=references, examples=examples, elsewhere=elsewhere)


def _joined(library: Library, own: Path) -> Library:
    """The library with an organisation's entries, whose sources are marked as its own."""
    entries = {path.stem: read_own_entry(path) for path in entry_files(own)}
    if not entries:
        raise BadKnowledge(f"{own / 'guidance'} holds no entries; write one, or unset it.")
    if taken := entries.keys() & library.entries.keys():
        raise BadKnowledge(f"{own}: {min(taken)!r} is an entry of this library; rename yours.")
    references = {key: one.marked_as_own() for key, one in read_own_references(own).items()}
    _check_sources(own, entries, references)
    if taken := references.keys() & library.references.keys():
        raise BadKnowledge(f"{own}: {min(taken)!r} is a source of this library; rename yours.")
    return library.model_copy(
        update={
            "entries": {**library.entries, **entries},
            "references": {**library.references, **references},
        }
    )


def _check_sources(
    folder: Path, entries: Mapping[str, Entry], references: Mapping[str, Reference]
) -> None:
    for entry in entries.values():
        if unknown := set(entry.sources) - references.keys():
            message = f"{folder}: {entry.id} names {min(unknown)!r}, not in sources.yaml."
            raise BadKnowledge(message)


def read_own_entry(path: Path) -> Entry:
    """An entry that an organisation wrote: as `read_entry`, and its lines are plain sentences.

    What it says is shown as the organisation's own words; it is never obeyed or evaluated.
    """
    entry = read_entry(path)
    _check_plain(path, title=entry.title, say=entry.say)
    return entry


def read_own_references(folder: Path) -> dict[str, Reference]:
    """The sources that an organisation names, in plain words; an address stands in `where`."""
    references = read_references(folder)
    for one in references.values():
        _check_plain(folder / "sources.yaml", author=one.author, title=one.title, year=one.year)
    return references


def _check_plain(path: Path, **lines: str) -> None:
    for key, line in lines.items():
        if not line.isprintable() or _NOT_PLAIN.search(line):
            message = f"{path}: {key}: write one plain sentence, without links, marks or HTML."
            raise BadKnowledge(message)


def entry_files(folder: Path) -> list[Path]:
    """The files of a knowledge folder that hold one entry each, by name."""
    return sorted((folder / "guidance").glob("*.md"))


def read_entry(path: Path) -> Entry:
    """One entry; its id is its file's name. Raises BadKnowledge, which names the file."""
    parts = _FRONT.match(_text(path, MAX_FILE_BYTES))
    if parts is None:
        raise BadKnowledge(f"{path}: begin with a header between two lines `---`, then the text.")
    header = _mapping(path, parts[1])
    if "text" in header:
        raise BadKnowledge(f"{path}: the text goes below the header, not into it.")
    entry = _validated(path, Entry, header | {"text": parts[2].strip()})
    if entry.id != path.stem:
        raise BadKnowledge(f"{path}: the id {entry.id!r} is not the file's name.")
    return entry


def read_references(folder: Path) -> dict[str, Reference]:
    """The sources of a knowledge folder by key. Raises BadKnowledge."""
    path = folder / "sources.yaml"
    found = _mapping(path, _text(path, MAX_LIST_BYTES))
    return {str(key): _validated(path, Reference, value, str(key)) for key, value in found.items()}


def read_examples(path: Path) -> Examples:
    """One file of example messages, named after its skill. Raises BadKnowledge."""
    examples = _validated(path, Examples, _mapping(path, _text(path, MAX_LIST_BYTES)))
    if examples.skill != path.stem:
        raise BadKnowledge(f"{path}: the skill {examples.skill!r} is not the file's name.")
    return examples


class Elsewhere(Record):
    """Questions that the library does not cover."""

    questions: tuple[Line, ...] = Field(min_length=1)


def read_elsewhere(folder: Path) -> tuple[str, ...]:
    """The questions of `elsewhere.yaml`; none where there is no such file. Raises BadKnowledge."""
    path = folder / "elsewhere.yaml"
    if not path.exists():
        return ()
    return _validated(path, Elsewhere, _mapping(path, _text(path, MAX_LIST_BYTES))).questions


class StatementList(Record):
    """Which statements of the seed posts need an entry, and which are left out."""

    statements: Mapping[Statement, Line]
    left_out: Mapping[Statement, Line]


def read_statements(folder: Path = KNOWLEDGE) -> StatementList:
    """The list that entries are held against. Raises BadKnowledge."""
    path = folder / "statements.yaml"
    return _validated(path, StatementList, _mapping(path, _text(path, MAX_LIST_BYTES)))


def _text(path: Path, limit: int) -> str:
    try:
        if path.stat().st_size > limit:
            raise BadKnowledge(f"{path}: larger than {limit // 1000} kB; split it.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadKnowledge(f"{path}: not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise BadKnowledge(f"{path}: cannot be read ({error.strerror}).") from None


def _mapping(path: Path, text: str) -> dict[str, Any]:
    try:
        found = _Loader(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadKnowledge(f"{path}: not YAML ({_one_line(error)}).") from None
    if not isinstance(found, dict):
        raise BadKnowledge(f"{path}: write `key: value` lines.")
    return found


class _Loader(yaml.CSafeLoader):
    """YAML's safe C loader that refuses one key twice; the plain one keeps the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found = super().construct_mapping(node, deep=True)
        if len(found) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "one key stands twice")
        return found


def _validated(path: Path, kind: type[Kind], value: Any, key: str = "") -> Kind:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ": ".join(filter(None, (key, ".".join(str(part) for part in first["loc"]))))
        raise BadKnowledge(f"{path}: {place}: {_one_line(first['msg'])}.") from None


def _one_line(problem: object) -> str:
    return " ".join(str(problem).split()).rstrip(".")
