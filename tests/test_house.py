"""The plan of the house: who may import whom, who owns what, and how large a room may be."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

LAYERS = (
    {"errors", "folding"},
    {"clock"},
    {"times"},
    {"records"},
    {"accounts"},
    {"handed_words", "learning", "lexical", "care_contacts"},
    {"turns"},
    {"settings", "untrusted"},
    {"prompts", "embedding", "model", "store"},
    {"guidance", "opening", "roster", "checks", "render"},
    {"exports", "calendars", "handed_in"},
    {"skills"},
    {"hearing", "authors"},
    {"along"},
    {"graph"},
    {"watching"},
    {"office"},
    {"sessions"},
    {"together"},
    {"coach"},
    {"page"},
    {"commands"},
    {"__main__"},
)
"""From the ground up. A module imports from lower layers and from its own package only."""

RANK = {name: height for height, layer in enumerate(LAYERS) for name in layer}

SKILLS = {
    "action_plan",
    "advice",
    "agenda",
    "assessment",
    "brief",
    "care",
    "circles",
    "criteria",
    "goals",
    "pitch",
    "progress",
    "shortlist",
}

AT_THE_DOOR = {
    "page": {"records", "errors"},
    "commands": {"records", "errors"},
    "__main__": {"records", "errors", "commands"},
    "ui": {"records", "errors", "page"},
    "evals": {"records"},
    "evals.bench": {"records", "embedding"},
}
"""Who knows `agent` by its public names, and which of its modules each may know besides."""

OWNERS = {
    "sqlalchemy": {"store"},
    "aiosqlite": {"store"},
    "psycopg": {"store"},
    "alembic": {"store"},
    "chromadb": {"guidance"},
    "langgraph": {"graph"},
    "openai": {"model", "embedding"},
    "onnxruntime": {"embedding"},
    "tokenizers": {"embedding"},
    "gradio": {"page", "ui"},
    "jinja2": {"prompts"},
    "pydantic_settings": {"settings"},
    "os.environ": {"settings", "ui"},
    "os.getenv": {"settings"},
    "datetime.datetime.now": {"clock"},
    "datetime.datetime.utcnow": {"clock"},
    "datetime.datetime.today": {"clock"},
    "datetime.date.today": {"clock"},
    "time.time": {"clock"},
    "time.time_ns": {"clock"},
    "time.localtime": {"clock"},
    "time.gmtime": {"clock"},
}
"""What only one part of the product may touch; the evals measure against bare libraries."""

HEAVY = ("chromadb", "gradio", "langgraph", "onnxruntime", "openai")

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60


@dataclass(frozen=True)
class Module:
    """One source file, under the dotted name that imports it."""

    name: str
    path: Path
    source: str = field(repr=False)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, str(self.path))

    @property
    def package(self) -> str:
        """What a relative import starts from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    @property
    def part(self) -> str:
        """The part of the house it belongs to: "store", "skills", "ui", "evals.bench"."""
        return _part(self.name)


class House:
    """All source files under one folder."""

    def __init__(self, root: Path) -> None:
        paths = [*root.glob("agent/**/*.py"), *root.glob("evals/**/*.py"), *root.glob("ui.py")]
        self.modules = [_module(path, root) for path in sorted(paths)]
        self.names = {f"agent.{part}" for part in RANK} | {
            ".".join(parts[:length])
            for parts in (module.name.split(".") for module in self.modules)
            for length in range(1, len(parts) + 1)
        }

    def broken_rules(self) -> list[str]:
        """One line for each import or name that stands where it may not."""
        return [
            f"{module.name} uses {used}: {rule}"
            for module in self.modules
            if module.name != "agent"
            for used in sorted(set(references(module)))
            for rule in (self._ownership(module, used), self._direction(module, used))
            if rule
        ]

    def _ownership(self, module: Module, used: str) -> str | None:
        if module.part in ("evals", "evals.bench"):
            return None
        for owned, owners in OWNERS.items():
            if f"{used}.".startswith(f"{owned}.") and module.part not in owners:
                return f"only {' and '.join(sorted(owners))} may"
        return None

    def _direction(self, module: Module, used: str) -> str | None:
        if used == COMPUTED:
            return "write out what is imported"
        target = self._deepest_module(used)
        if target is None:
            return None
        if not target.startswith("agent"):
            return None if module.name.startswith("evals") else "nothing here rests on the evals"
        if module.part in AT_THE_DOOR and module.part != _part(target):
            known = _part(target) in {"", *AT_THE_DOOR[module.part]}
            return None if known else "it knows agent by its public names"
        return _inside(module, target)

    def _deepest_module(self, used: str) -> str | None:
        while used and used not in self.names:
            used = used.rpartition(".")[0]
        return used or None


def _inside(module: Module, target: str) -> str | None:
    part = _part(target)
    if not part:
        return "the public names are for those outside"
    if part == module.part:
        return _between_skills(module, target)
    if part == "skills" and target != "agent.skills" and module.part == "graph":
        return "it knows the list of skills, not each of them"
    lower = RANK.get(part, len(LAYERS)) < RANK.get(module.part, -1)
    return None if lower else "imports run one way"


def _between_skills(module: Module, target: str) -> str | None:
    if module.part != "skills" or module.name == "agent.skills":
        return None
    own, other = (name.split(".")[2:3] for name in (module.name, target))
    if not other:
        return "the list of skills is for those above"
    foreign = other[0] in SKILLS and other != own
    return "skills do not import each other" if foreign else None


def _part(name: str) -> str:
    top, _, rest = name.partition(".")
    second = rest.partition(".")[0]
    if top == "evals":
        return "evals.bench" if second.startswith("bench") else "evals"
    return second if top == "agent" else top


def _module(path: Path, root: Path) -> Module:
    parts = path.relative_to(root).with_suffix("").parts
    dotted = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(dotted, path, path.read_text(encoding="utf-8"))


COMPUTED = "<computed>"


def references(module: Module) -> Iterator[str]:
    """Every dotted name that the module imports or reaches through what it imported."""
    bound: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
                top = alias.name.partition(".")[0]
                bound[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            origin = _absolute(module, "." * node.level + (node.module or ""))
            for alias in node.names:
                yield f"{origin}.{alias.name}"
                bound[alias.asname or alias.name] = f"{origin}.{alias.name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield from _reached(node, bound)
        elif isinstance(node, ast.Call) and _imports_by_name(node, bound):
            name = node.args[0] if node.args else None
            known = isinstance(name, ast.Constant) and isinstance(name.value, str)
            yield _absolute(module, name.value) if known else COMPUTED


def _reached(node: ast.Attribute, bound: dict[str, str]) -> Iterator[str]:
    names: list[str] = []
    rest: ast.expr = node
    while isinstance(rest, ast.Attribute):
        names.append(rest.attr)
        rest = rest.value
    if isinstance(rest, ast.Name) and rest.id in bound:
        yield ".".join([bound[rest.id], *reversed(names)])


def _imports_by_name(call: ast.Call, bound: dict[str, str]) -> bool:
    if isinstance(call.func, ast.Name):
        name = bound.get(call.func.id, call.func.id)
    else:
        name = ast.unparse(call.func)
    return name in ("__import__", "importlib.import_module", "importlib.__import__")


def _absolute(module: Module, name: str) -> str:
    rest = name.lstrip(".")
    level = len(name) - len(rest)
    if not level:
        return name
    base = module.package.split(".")
    return ".".join([*base[: len(base) - level + 1], *filter(None, [rest])])


@pytest.fixture(scope="module")
def house(root: Path) -> House:
    return House(root)


def test_imports_run_one_way_and_everything_has_one_owner(house: House) -> None:
    broken = house.broken_rules()
    assert not broken, "\n".join(broken)


def test_every_part_has_its_layer(house: House) -> None:
    parts = {module.part for module in house.modules if module.name.startswith("agent.")}
    assert parts - RANK.keys() == set()


def test_no_room_is_too_large(house: House) -> None:
    large = [
        f"{module.name} has {module.source.count(chr(10))} lines"
        for module in house.modules
        if module.source.count("\n") > MOST_LINES_OF_A_FILE
    ]
    large += [
        f"{module.name}.{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for module in house.modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    ]
    assert large == []


def test_every_module_says_what_it_is(house: House) -> None:
    assert [m.name for m in house.modules if not ast.get_docstring(m.tree)] == []


def test_the_public_names_are_sorted_and_there() -> None:
    import agent

    assert list(agent.__all__) == sorted(set(agent.__all__))
    assert [name for name in agent.__all__ if not hasattr(agent, name)] == []


def test_importing_the_coach_imports_nothing_heavy(root: Path) -> None:
    code = "import agent, json, sys; print(json.dumps([agent.__doc__, sorted(sys.modules)]))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    docstring, modules = json.loads(run.stdout)
    assert docstring
    assert {name.partition(".")[0] for name in modules} & set(HEAVY) == set()


def made_up_house(root: Path, where: str, source: str) -> House:
    """A house of empty rooms, and one with something in it."""
    rooms = ["store", "records/__init__", "records/plan", "embedding", "coach", "skills/__init__"]
    rooms += ["skills/goals", "skills/pitch", "skills/contract", "graph", "page/__init__", "errors"]
    for room in [f"agent/{name}.py" for name in rooms] + ["evals/__init__.py", "evals/bench.py"]:
        path = root / room
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (root / where).write_text(source, encoding="utf-8")
    return House(root)


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("agent/store.py", "from agent import coach"),
        ("agent/store.py", "from agent import Coach"),
        ("agent/store.py", "from agent import *"),
        ("agent/store.py", "from agent.coach import Coach"),
        ("agent/store.py", "import agent.coach as somebody"),
        ("agent/store.py", "import agent.errors\nagent.coach.Coach()"),
        ("agent/store.py", "import agent as house\nhouse.coach.Coach()"),
        ("agent/store.py", "from . import coach"),
        ("agent/store.py", "from .coach import Coach"),
        ("agent/store.py", "from agent import embedding"),
        ("agent/store.py", "def later():\n    from agent import coach"),
        ("agent/store.py", "if TYPE_CHECKING:\n    from agent.coach import Coach"),
        ("agent/store.py", "import importlib\nimportlib.import_module('agent.coach')"),
        ("agent/store.py", "import importlib\nimportlib.import_module('.coach', 'agent')"),
        ("agent/store.py", "from importlib import import_module as get\nget('agent.coach')"),
        ("agent/store.py", "__import__('agent.coach')"),
        ("agent/store.py", "__import__(name)"),
        ("agent/store.py", "import evals"),
        ("agent/records/plan.py", "from ..store import Store"),
        ("agent/records/plan.py", "from .. import store"),
        ("agent/surprise.py", "from agent import errors"),
        ("agent/skills/goals.py", "from agent.skills.pitch import draft"),
        ("agent/skills/goals.py", "from agent.skills import pitch"),
        ("agent/skills/goals.py", "from . import pitch"),
        ("agent/skills/goals.py", "from agent.skills import SKILLS"),
        ("agent/skills/contract.py", "from agent.skills.goals import Goals"),
        ("agent/graph.py", "from agent.skills.goals import Goals"),
        ("agent/graph.py", "from agent.skills import goals"),
        ("agent/page/chat.py", "from agent.coach import Coach"),
        ("agent/page/chat.py", "from ..coach import Coach"),
        ("agent/page/chat.py", "from agent import coach"),
        ("ui.py", "import agent\nagent.store.Store()"),
        ("evals/run.py", "from agent import store"),
        ("evals/run.py", "from agent import embedding"),
        ("evals/bench.py", "from agent.store import Store"),
        ("agent/graph.py", "import sqlalchemy as sa"),
        ("agent/graph.py", "from sqlalchemy.ext.asyncio import create_async_engine"),
        ("agent/graph.py", "import os\nos.environ['COACH_HOME']"),
        ("agent/graph.py", "from os import getenv as setting"),
        ("agent/graph.py", "from datetime import datetime\ndatetime.now()"),
        ("agent/graph.py", "import datetime as dt\ndt.date.today()"),
        ("agent/graph.py", "from time import time"),
    ],
)
def test_what_may_not_stand_there_is_found(tmp_path: Path, where: str, source: str) -> None:
    assert made_up_house(tmp_path, where, source).broken_rules() != []


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("agent/store.py", "from agent import errors"),
        ("agent/store.py", "import agent.records.plan\nagent.records.plan.Plan()"),
        ("agent/store.py", "import sqlalchemy\nimport time\ntime.monotonic()"),
        ("agent/records/plan.py", "from . import people\nfrom ..errors import BadPlan"),
        ("agent/skills/__init__.py", "from agent.skills import goals, pitch"),
        ("agent/skills/goals.py", "from agent.skills.contract import Skill"),
        ("agent/graph.py", "from agent.skills import SKILLS"),
        ("agent/page/chat.py", "from agent import Coach\nfrom agent.records.plan import Plan"),
        ("ui.py", "import gradio\nfrom agent import Coach\nfrom agent.page import view"),
        ("evals/run.py", "from agent import Coach\nfrom agent.records import plan\nimport evals"),
        ("evals/bench.py", "from agent.embedding import Embedder\nimport langgraph"),
    ],
)
def test_what_may_stand_there_is_left_alone(tmp_path: Path, where: str, source: str) -> None:
    assert made_up_house(tmp_path, where, source).broken_rules() == []
