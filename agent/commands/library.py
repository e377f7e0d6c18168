"""`guidance` and `schema`: what the library says, and what the files look like."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from agent.commands.arguments import Subparsers, add_command, whole_number, words
from agent.commands.shapes import Document, citations
from agent.commands.terminal import Terminal, with_coach

if TYPE_CHECKING:
    from agent import Coach

_TOP = 5
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def add(commands: Subparsers) -> None:
    """Both commands."""
    guidance = add_command(commands, "guidance", "ask the library about mentoring", run_guidance)
    guidance.add_argument("text", metavar="TEXT", type=words)
    guidance.add_argument("--top", metavar="N", type=whole_number(1), default=_TOP)
    schema = add_command(commands, "schema", "print the JSON Schema of a file", run_schema)
    schema.add_argument("of", choices=tuple(_SCHEMAS))


def run_guidance(args: Namespace, terminal: Terminal) -> int:
    """Prints the nearest entries, and whether they cover the question."""

    async def work(coach: Coach) -> None:
        from agent import load_catalogue, visible

        found = coach.guidance(args.text, top=args.top)
        cited = citations(coach, [passage.entry.id for passage in found.passages])
        passages: list[Document] = [
            {
                "id": passage.entry.id,
                "title": passage.entry.title,
                "score": round(passage.score, 4),
                "covers": list(passage.entry.covers),
                "sources": list(citation.sources),
            }
            for passage, citation in zip(found.passages, cited, strict=True)
        ]

        def text() -> str:
            says = [passage.entry.say for passage in found.passages]
            shown = [{**one, "say": say} for one, say in zip(passages, says, strict=True)]
            return visible(
                load_catalogue().say("show.guidance", covered=found.covered, passages=shown)
            )

        terminal.show({"covered": found.covered, "passages": passages}, text)

    with_coach(args.now, work)
    return 0


def run_schema(args: Namespace, terminal: Terminal) -> int:
    """Prints a JSON Schema, for a reader in several lines."""
    from agent import json_file

    schema = {"$schema": _DIALECT, **_SCHEMAS[args.of]()}
    terminal.show(schema, lambda: json_file(schema).decode().rstrip())
    return 0


def _plan() -> dict[str, Any]:
    from agent.records.plan import Plan

    return Plan.model_json_schema()


def _criteria() -> dict[str, Any]:
    from agent.records.matching import Criteria

    return Criteria.model_json_schema()


def _roster() -> dict[str, Any]:
    """The canonical shape: a name or an id for each; keys that are not known are set aside."""
    from agent.records.people import Person

    known = Person.model_json_schema()["properties"]
    known.pop("extra")
    contact = {"type": "string", "title": "Contact", "default": ""}
    first = {name: known.pop(name) for name in ("id", "name", "role")}
    about = {
        "title": "Person",
        "description": "What a field does not say is unknown; unknown keys are set aside.",
        "type": "object",
        "properties": {**first, "contact": contact, **known},
        "anyOf": [{"required": ["name"]}, {"required": ["id"]}],
    }
    return {
        "title": "Roster",
        "type": "object",
        "properties": {"people": {"type": "array", "items": about}},
        "required": ["people"],
    }


_SCHEMAS = {"plan": _plan, "roster": _roster, "criteria": _criteria}
