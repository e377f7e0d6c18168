"""JSON and JSON Lines as tables: a list of people wherever it stands, a broken one by itself."""

from __future__ import annotations

import json

from agent.errors import BadRoster
from agent.records.people import Problem
from agent.roster.tables import KINDS, MOST_COLUMNS, Patience, Row, Table, refuse_too_many

MOST_PARTS = 1_500_000
"""Objects and lists in one JSON file."""


def read_json(name: str, text: str, patience: Patience) -> list[Table]:
    """The people of a JSON file. Raises BadRoster when it is no JSON or holds no list of them."""
    _refuse_too_nested(name, text)
    try:
        return people_in(name, json.loads(text, parse_constant=str))
    except json.JSONDecodeError as error:
        if _is_one_a_line(text):
            return [read_json_lines(name, text, patience)]
        where = f"line {error.lineno}, column {error.colno}"
        message = f"{name} is not JSON: {error.msg} at {where}; mend it, or save it as {KINDS}."
        raise BadRoster(message) from None
    except (RecursionError, ValueError):
        message = f"{name} is nested too deeply or holds a number too long; simplify it."
        raise BadRoster(message) from None


def _is_one_a_line(text: str) -> bool:
    """Whether the first lines are whole objects: JSON Lines under the name of JSON."""
    lines = [line.strip() for line in text[:100_000].split("\n") if line.strip()][:2]
    return len(lines) == 2 and all(line[0] == "{" and line[-1] == "}" for line in lines)


def read_json_lines(name: str, text: str, patience: Patience) -> Table:
    """The people of a file with one JSON object a line. Raises BadRoster for too many."""
    _refuse_too_nested(name, text)
    table = Table()
    lines = (line for line in enumerate(text.split("\n"), start=1) if line[1].strip())
    for number, line in patience.over(lines):
        refuse_too_many(name, len(table.rows) + len(table.problems))
        try:
            value = json.loads(line, parse_constant=str)
        except (ValueError, RecursionError):
            table.problems.append(Problem(row=number, field="", problem="this line is not JSON"))
            continue
        add_row(table, number, value)
    return table


def _refuse_too_nested(name: str, text: str) -> None:
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise BadRoster(f"{name} has too many nested parts; hand in one object for each person.")


def people_in(name: str, value: object) -> list[Table]:
    """The lists of people in a value: one table each, titled by its key where there are several.

    Raises BadRoster where there is none.
    """
    found = _lists_in(value)
    if not found:
        message = f'{name} holds no list of people; write {{"people": [{{"name": …}}, …]}}.'
        raise BadRoster(message)
    refuse_too_many(name, sum(map(len, found.values())))
    tables = []
    for title, people in found.items():
        table = Table(title=title if len(found) > 1 else "")
        for number, person in enumerate(people, start=1):
            add_row(table, number, person)
        tables.append(table)
    return tables


def add_row(table: Table, number: int, value: object) -> None:
    """Adds one person, or the problem why this value is none."""
    if not isinstance(value, dict):
        problem = "this entry is not a person: a list of fields with values was expected"
        table.problems.append(Problem(row=number, field="", problem=problem))
    elif len(value) > MOST_COLUMNS:
        problem = f"this entry has more than {MOST_COLUMNS} fields"
        table.problems.append(Problem(row=number, field="", problem=problem))
    else:
        table.rows.append(Row(number, {str(key)[:200]: part for key, part in value.items()}))


def _lists_in(value: object) -> dict[str, list[object]]:
    """Lists of people by their key: "people", or every list that holds objects alone."""
    if isinstance(value, list):
        return {"": value}
    if not isinstance(value, dict):
        return {}
    if isinstance(value.get("people"), list):
        return {"people": value["people"]}
    lists = {str(key): part for key, part in value.items() if _is_list_of_objects(part)}
    only = next(iter(value.values()), None) if len(value) == 1 else None
    if isinstance(only, dict) and any(map(_is_list_of_objects, only.values())):
        return _lists_in(only)
    if not lists and value and all(isinstance(part, dict) for part in value.values()):
        return {"": [{"id": key, **part} for key, part in value.items()]}
    return lists


def _is_list_of_objects(part: object) -> bool:
    return isinstance(part, list) and bool(part) and all(isinstance(each, dict) for each in part)
