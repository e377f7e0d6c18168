"""The faults of a knowledge folder, as `python -m agent.guidance --check` prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from agent.errors import BadKnowledge
from agent.guidance.entries import (
    KNOWLEDGE,
    Entry,
    Examples,
    Reference,
    StatementList,
    entry_files,
    read_entry,
    read_examples,
    read_own_entry,
    read_own_references,
    read_references,
    read_statements,
)
from agent.lexical import WordWeights, words

SOURCE_TEXTS = KNOWLEDGE.parents[1] / "shared" / "sources"
"""The seed posts, where somebody has them beside the project; they do not ship with it."""

SHORTEST, LONGEST = 60, 200
"""Words of an entry's text."""

COPIED_WORDS = 6
"""So many words in a row as in a source count as copied."""

FEWEST_MESSAGES = 50
"""Examples that a skill needs for its classifier."""

ALIKE = 0.5
"""Shared weight of words, of all weight, at which two entries say the same."""

_RUN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
Result = TypeVar("Result")


def check_knowledge(folder: Path = KNOWLEDGE, source_texts: Path = SOURCE_TEXTS) -> list[str]:
    """The problems found, one line each; empty when all is well."""
    problems: list[str] = []
    entries = list(_readable(read_entry, entry_files(folder), problems))
    examples = list(_readable(read_examples, _messages(folder), problems))
    references = next(_readable(read_references, [folder], problems), {})
    statements = next(_readable(read_statements, [folder], problems), None)
    problems += _lengths(entries)
    problems += _unknown_sources(entries, references)
    problems += _one_sided(entries)
    problems += _alike(entries)
    problems += _asked_twice(entries)
    problems += _copied(entries, source_texts)
    problems += _statements(entries, statements) if statements else []
    problems += _examples(examples)
    return problems


def check_own(own: Path, folder: Path = KNOWLEDGE, source_texts: Path = SOURCE_TEXTS) -> list[str]:
    """The same for an organisation's own entries, which stand beside those of `folder`."""
    problems: list[str] = []
    entries = list(_readable(read_own_entry, entry_files(own), problems))
    shipped = list(_readable(read_entry, entry_files(folder), []))
    references = next(_readable(read_own_references, [own], problems), {})
    named = {entry.id for entry in entries}
    known = {entry.id for entry in shipped}
    problems += [f"{one}: is an entry of this library; rename yours." for one in named & known]
    problems += [
        f"{entry.id}: disagrees with {other!r}, which does not exist."
        for entry in entries
        for other in entry.disagrees_with
        if other not in named | known
    ]
    problems += _lengths(entries)
    problems += _unknown_sources(entries, references)
    problems += _alike([*entries, *shipped], among=named)
    problems += _copied(entries, source_texts)
    return problems


def _readable(
    read: Callable[[Path], Result], paths: Iterable[Path], problems: list[str]
) -> Iterator[Result]:
    for path in paths:
        try:
            yield read(path)
        except BadKnowledge as error:
            problems.append(str(error))


def _messages(folder: Path) -> list[Path]:
    return sorted((folder / "messages").glob("*.yaml"))


def _lengths(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        length = len(entry.text.split())
        if not SHORTEST <= length <= LONGEST:
            yield f"{entry.id}: {length} words; write {SHORTEST} to {LONGEST}."


def _unknown_sources(entries: Sequence[Entry], references: dict[str, Reference]) -> Iterator[str]:
    for entry in entries:
        for key in entry.sources:
            if key not in references:
                yield f"{entry.id}: the source {key!r} is not in sources.yaml."


def _one_sided(entries: Sequence[Entry]) -> Iterator[str]:
    known = {entry.id: entry for entry in entries}
    for entry in entries:
        for other in entry.disagrees_with:
            if other not in known:
                yield f"{entry.id}: disagrees with {other!r}, which does not exist."
            elif entry.id not in known[other].disagrees_with:
                yield f"{other}: does not say that it disagrees with {entry.id}."


def _alike(entries: Sequence[Entry], among: Container[str] | None = None) -> Iterator[str]:
    weights = WordWeights.load()
    found = {entry.id: set(words(f"{entry.title} {entry.say} {entry.text}")) for entry in entries}
    for one, other in combinations(sorted(found), 2):
        if among is not None and one not in among and other not in among:
            continue
        shared = weights.total(found[one] & found[other])
        if shared >= ALIKE * weights.total(found[one] | found[other]):
            yield f"{one} and {other}: nearly the same words; make one of them."


def _asked_twice(entries: Sequence[Entry]) -> Iterator[str]:
    first: dict[tuple[str, ...], str] = {}
    for entry in entries:
        for text in entry.asked:
            known = first.setdefault(words(text), entry.id)
            if known != entry.id:
                yield f"{entry.id}: asked {text!r} stands in {known} too."


def _copied(entries: Sequence[Entry], source_texts: Path) -> Iterator[str]:
    sources = {path.name: _runs(_text(path)) for path in sorted(source_texts.glob("*.txt"))}
    for entry in entries:
        own = [run for part in (entry.title, entry.say, entry.text) for run in _runs(part)]
        for name, runs in sources.items():
            copied = next((run for run in own if run in runs), None)
            if copied:
                yield f'{entry.id}: "{" ".join(copied)}" stands like that in {name}; rephrase.'


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _runs(text: str) -> dict[tuple[str, ...], None]:
    """Every run of COPIED_WORDS words, in order."""
    found = _RUN.findall(text.lower().replace("\u2019", "'"))
    starts = range(len(found) - COPIED_WORDS + 1)
    return dict.fromkeys(tuple(found[at : at + COPIED_WORDS]) for at in starts)


def _statements(entries: Sequence[Entry], listed: StatementList) -> Iterator[str]:
    covered = {number for entry in entries for number in entry.covers}
    for number, line in listed.statements.items():
        if number not in covered:
            yield f"statement {number} has no entry: {line}"
    for entry in entries:
        for number in entry.covers:
            if number not in listed.statements:
                yield f"{entry.id}: covers {number}, which is not a statement that needs an entry."


def _examples(examples: Sequence[Examples]) -> Iterator[str]:
    first: dict[str, str] = {}
    for each in examples:
        if len(each.messages) < FEWEST_MESSAGES:
            yield f"messages/{each.skill}: {len(each.messages)}; write {FEWEST_MESSAGES} or more."
        for message in each.messages:
            known = first.setdefault(" ".join(words(message)), each.skill)
            if known != each.skill:
                yield f"messages/{each.skill}: {message!r} stands in {known} too."
