"""Files that a person hands in: a plan, criteria; and the moment of a meeting as it is typed.

JSON or YAML, whatever the name says. What cannot be used gets one line that names the file, the
key and what would be right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from agent.errors import BadCriteria, BadInput, BadPlan, BadRoster
from agent.records.base import Record
from agent.records.matching import Criteria, DealBreaker
from agent.records.people import RosterReport
from agent.records.plan import Plan
from agent.records.sharing import SharedPage
from agent.roster.languages import language_codes
from agent.times.hours import parse_hours
from agent.times.zones import parse_zone

LARGEST_PLAN = 4_000_000
"""Bytes; a plan with hundreds of matches has about one million."""
LARGEST_CRITERIA = 64_000
_DEEPEST = 50
_MOST_SHOWN = 80
_FIRST_YEAR, _LAST_YEAR = 2000, 2099

Kind = TypeVar("Kind", bound=Record)


def read_plan(path: Path) -> Plan:
    """The plan in a file, as `--plan-out` writes it or a person does by hand. Raises BadPlan."""
    try:
        plan = _validated(Plan, _mapping(path, LARGEST_PLAN))
        return plan.model_copy(update={"criteria": _checked(plan.criteria, "criteria.")})
    except BadInput as error:
        raise BadPlan(f"{path}: {error}") from None


def read_shared(path: Path) -> SharedPage:
    """The page that a mentee handed over, as `share` writes it. Raises BadInput."""
    try:
        return _validated(SharedPage, _mapping(path, LARGEST_CRITERIA))
    except BadInput as error:
        raise BadInput(f"{path}: {error}; a mentee makes such a file with `share`") from None


def read_criteria(path: Path) -> Criteria:
    """The criteria in a file, the zone under its IANA name. Raises BadCriteria."""
    try:
        return _checked(_validated(Criteria, _mapping(path, LARGEST_CRITERIA)))
    except BadInput as error:
        raise BadCriteria(f"{path}: {error}") from None


def read_report(path: Path) -> RosterReport:
    """The report of a roster that was read before, as `roster --json` prints it. Raises BadRoster.

    Of a ranking, as `rank --json` prints it, the report in it.
    """
    try:
        found = _mapping(path, LARGEST_PLAN)
        inner = found.get("roster")
        return _validated(RosterReport, inner if isinstance(inner, dict) else found)
    except BadInput as error:
        raise BadRoster(f"{path}: {error}") from None


def read_moment(text: str, zone: str = "") -> datetime:
    """A day and time, ISO 8601, in a zone: that of its own or `zone`, which may be `CET`.

    Raises BadInput for what is no moment of this century, or a time that the clocks skip.
    """
    moment = _moment(text)
    if zone:
        there = ZoneInfo(_zone(zone))
        return moment.astimezone(there) if moment.tzinfo else _local(moment, there)
    if moment.tzinfo is None:
        raise BadInput(f"say in which zone {_short(text)} is meant, like --zone Europe/Lisbon")
    return moment.astimezone(ZoneInfo("UTC"))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = None
    if moment is None or ":" not in text or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise BadInput(f"{_short(text)} is not a day with a time; write it like 2026-11-24T19:00")
    return moment


def _local(moment: datetime, there: ZoneInfo) -> datetime:
    local = moment.replace(tzinfo=there)
    if local.astimezone(UTC).astimezone(there).replace(tzinfo=None) != moment:
        raise BadInput(f"{moment:%Y-%m-%d %H:%M} does not exist in {there}: the clocks go forward")
    return local


def _mapping(path: Path, largest: int) -> dict[str, Any]:
    text = _text(path, largest)
    if not text.strip():
        raise BadInput("the file is empty")
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if text.lstrip()[0] in "{[" and path.suffix.lower() == ".json":
            raise BadInput(f"not JSON: {_where(error)}") from None
        found = _yaml(text)
    if not isinstance(found, dict):
        raise BadInput("write `key: value` lines, or a JSON object")
    return found


def _text(path: Path, largest: int) -> str:
    try:
        if path.is_file() and path.stat().st_size > largest:
            raise BadInput(f"larger than {largest // 1000} kB, which none of these needs")
        with path.open("rb") as file:
            data = file.read(largest + 1)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("not UTF-8 text; save it as JSON or YAML in UTF-8") from None
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror or 'the system refused'}") from None


def _no_number(name: str) -> float:
    message = f"{name} is not a number"
    raise ValueError(message)


def _where(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or "nested too deeply"


class _Loader(yaml.CSafeLoader):
    """YAML's safe C loader without references, and without one key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found = super().construct_mapping(node, deep=True)
        if len(found) != len(node.value):
            raise yaml.constructor.ConstructorError(
                None, None, "one key stands twice", node.start_mark
            )
        return found


def _yaml(text: str) -> Any:
    try:
        _check_events(yaml.parse(text, yaml.CSafeLoader))
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        at = f" (line {error.problem_mark.line + 1})" if error.problem_mark else ""
        raise BadInput(f"neither JSON nor YAML: {error.problem}{at}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadInput(f"neither JSON nor YAML: {_where(error)}") from None


def _check_events(events: Iterable[yaml.Event]) -> None:
    """Refuses references, and a depth at which the C loader would bring the process down."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BadInput("nested too deeply")
        if isinstance(event, yaml.AliasEvent):
            raise BadInput("YAML references (*name) are not read; write each value out")


def _validated(kind: type[Kind], found: dict[str, Any]) -> Kind:
    try:
        return kind.model_validate(found)
    except (ValidationError, RecursionError) as error:
        if isinstance(error, RecursionError):
            raise BadInput("nested too deeply") from None
        raise BadInput(_first_problem(error, kind)) from None


def _first_problem(error: ValidationError, kind: type[Record]) -> str:
    """`goals[0].aim: should be a string`, with the known keys where a key is unknown."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = _place(first["loc"])
    if first["type"] == "extra_forbidden":
        known = ", ".join(kind.model_fields) if len(first["loc"]) == 1 else ""
        return f"{place}: there is no such key" + (f"; keys are {known}" if known else "")
    message = re.sub(r"^(Value error, |Input )", "", first["msg"])
    return f"{place}: {message}" if place else message


def _place(steps: Iterable[int | str]) -> str:
    text = ""
    for step in steps:
        if step != "[key]":
            text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")[:_MOST_SHOWN]


def _checked(criteria: Criteria, where: str = "") -> Criteria:
    """The criteria with what pydantic cannot see looked at, too."""
    for index, text in enumerate(criteria.hours):
        _tried(f"{where}hours[{index}]", parse_hours, text)
    for index, text in enumerate(criteria.languages):
        if not language_codes(text):
            message = f"{_short(text)} is not a language I know; write a code like en or pt"
            raise BadInput(f"{where}languages[{index}]: {message}")
    for index, rule in enumerate(criteria.deal_breakers):
        _check_rule(rule, f"{where}deal_breakers[{index}]")
    for key in ("hours_per_month", "season_weeks"):
        value = getattr(criteria, key)
        if value is not None and not 0 < value < 1000:
            raise BadInput(f"{where}{key}: write a number above 0")
    if not criteria.zone:
        return criteria
    return criteria.model_copy(update={"zone": _tried(f"{where}zone", _zone, criteria.zone)})


def _check_rule(rule: DealBreaker, where: str) -> None:
    """Whether the test fits the field; which fields there are is known to the ranking."""
    if rule.within_hours is not None and rule.field != "zone":
        raise BadInput(f"{where}.within_hours: only the field zone has hours between two places")
    if rule.includes == "" or rule.excludes == "":
        raise BadInput(f"{where}: write the words that the field must have, or must not have")


def _zone(text: str) -> str:
    name = parse_zone(text)
    if name is None:
        raise BadInput(f"{_short(text)} is not a time zone; write it like Europe/Lisbon")
    return name


def _tried(where: str, read: Any, text: str) -> Any:
    try:
        return read(text)
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from None


def _short(text: str) -> str:
    return repr(text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…")
