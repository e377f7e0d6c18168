"""The rows of the benchmark: what is measured, beside whom, and the bar it is held to."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np

from agent.embedding import MiniLM
from evals.bench.crowd import PEOPLE, SETTINGS, crowd
from evals.bench.first_load import BITS_A_SECOND, LATENCY_MS, first_load
from evals.bench.gold import measured
from evals.bench.invented import invented_roster, repeated, texts_of
from evals.bench.journey import CROWDS, journey
from evals.bench.peer import BareGraph
from evals.bench.serving import BARE_CHAT, serving
from evals.errors import CannotRun
from evals.fingerprint import ROOT

_TURNS = 120
_STARTS = 3
_PEOPLE = 300
_MANY, _ITEMS = 10_000, 8
_AGAIN = 5
_NEEDS = ("somebody who reviews my first work plainly", "how to change trade with children at home")
_MESSAGES = (
    "I'm a warehouse clerk in Durban and I'd like to move into data analysis",
    "look at my first dashboards and say plainly what is wrong",
    "just show me people",
    "evenings after 19:00",
    "who reads this?",
    "costs money",
    "draft a message to the first",
    "you moved into it from another trade",
    "bring one question each time",
    "she said yes, Tuesday 19:30",
    "how do I ask somebody to be my mentor?",
    "start again",
    "yes",
)


@dataclass(frozen=True)
class Row:
    """One measured figure. `value` and `peer` share a unit; bar: the most that `value` may be.

    ratio_bar: the most that value / peer may be. What has no peer has None.
    """

    name: str
    value: float
    unit: str
    peer_name: str = ""
    peer: float | None = None
    bar: float | None = None
    ratio_bar: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the peer's figure it is."""
        return self.value / self.peer if self.peer else None

    @property
    def held(self) -> bool:
        """Whether it keeps its bars."""
        above = self.bar is not None and self.value > self.bar
        ratio = self.ratio
        return not above and not (ratio and self.ratio_bar and ratio > self.ratio_bar)


def turns() -> list[Row]:
    """A guided turn, all included, one user, beside the bare graph on the same messages."""
    mine, database, peer = asyncio.run(_turns())
    return [
        Row("guided turn, p50", median(mine), "ms", "bare graph, p50", median(peer), 25),
        Row("guided turn, p95", _p95(mine), "ms", "bare graph, p95", _p95(peer), 60),
        Row("database growth a turn", database / len(mine) / 1000, "kB", bar=20),
    ]


async def _turns() -> tuple[list[float], int, list[float]]:
    from agent import Coach

    with _home() as home:
        async with Coach.open(now="2026-11-21T19:00:00+00:00") as coach:
            await asyncio.to_thread(coach.warm)
            graph = BareGraph()
            await graph.turn("warm")
            talk = await coach.conversation("bench")
            await talk.attach_roster(coach.read_roster(_file(home, invented_roster(40))))
            for message in _MESSAGES:
                await talk.say(message)
            before = _database_size(home)
            mine, peer = [], []
            for message in islice(cycle(_MESSAGES), _TURNS):
                began = time.perf_counter()
                await talk.say(message)
                mine.append((time.perf_counter() - began) * 1000)
                peer.append(await graph.turn(message) * 1000)
            return mine, _database_size(home) - before, peer


def ranking() -> list[Row]:
    """Ranking invented people with nothing cached, and again, beside embedding their texts."""
    with _home() as home:
        cold, again, many = asyncio.run(_ranked(home))
    texts = list(dict.fromkeys(texts_of(invented_roster(_PEOPLE))))
    embedder = MiniLM()
    embedder.embed(["warm"])
    bare = _seconds(partial(embedder.embed, texts))
    profiles = embedder.embed([" ".join(texts[:_ITEMS])]).repeat(_MANY, axis=0)
    product = _seconds(lambda: np.argsort(profiles @ profiles[0]))
    crowd = f"ranking {_MANY:,} × {_ITEMS} again, ten shown"
    return [
        Row(f"ranking {_PEOPLE} people, cold", cold, "s", "embedding their texts bare", bare, 5),
        Row(f"ranking {_PEOPLE} again", again * 1000, "ms", "the same, cold", cold * 1000, 30),
        Row(crowd, many * 1000, "ms", "one profile each, sorted", product * 1000, 300),
    ]


async def _ranked(home: Path) -> tuple[float, float, float]:
    """Seconds for a roster cold, for the same again, and for a large one again."""
    from agent import Coach

    async with Coach.open(now="2026-11-21T19:00:00+00:00") as coach:
        coach.rank(coach.read_roster(_file(home, invented_roster(3))), _NEEDS)
        roster = coach.read_roster(_file(home, invented_roster(_PEOPLE)))
        cold, *again = (_seconds(lambda: coach.rank(roster, _NEEDS)) for _ in range(1 + _AGAIN))
        crowd = coach.read_roster(_file(home, repeated(_PEOPLE, _MANY)))
        many = [_seconds(lambda: coach.rank(crowd, _NEEDS, top=10)) for _ in range(1 + _AGAIN)]
        return cold, median(again), median(many[1:])


def quality() -> list[Row]:
    """How well labelled real matches are ranked, beside BM25, one profile each and chance."""
    try:
        found = measured()
    except CannotRun as error:
        print(f"skipped: {error}", file=sys.stderr)
        return []
    mine, *peers = found.items()
    name = "labelled matches, mean reciprocal rank"
    return [
        Row(name, mine[1].figures.mrr.estimate, "of 1", peer, other.figures.mrr.estimate)
        for peer, other in peers
    ]


def command() -> list[Row]:
    """`python -m agent rank --help` beside a Python that only imports argparse."""
    if not (ROOT / "agent" / "__main__.py").is_file():
        return []
    bare = _started(["-c", "import argparse"])
    mine = _started(["-m", "agent", "rank", "--help"])
    evals = _started(["-m", "evals", "--help"])
    return [
        Row("agent rank --help", mine, "s", "python importing argparse", bare, 0.5),
        Row("evals --help", evals, "s", "python importing argparse", bare, 1.5),
    ]


def page() -> list[Row]:
    """From `python ui.py` to the first answer of the page, beside `import gradio`."""
    if not (ROOT / "ui.py").is_file():
        return []
    bare = _started(["-c", "import gradio"])
    with _home():
        mine = median(_seconds_to_answer() for _ in range(_STARTS))
    return [Row("ui.py until the page answers", mine, "s", "import gradio", bare, ratio_bar=1.3)]


def _seconds_to_answer() -> float:
    with serving() as served:
        return served.seconds


def chats() -> list[Row]:
    """Fifty people at one page at once, each until the whole answer has arrived."""
    with _home() as home:
        _with_index(home)
        with serving(**SETTINGS) as served:
            told = asyncio.run(crowd(served))
    name = f"{PEOPLE} chats at once"
    return [
        Row(f"{name}, first answer, p95", _p95(list(told.first)), "s", bar=1),
        Row(f"{name}, later answers, p95", _p95(list(told.later)), "s"),
        Row(f"{name}, messages without an answer", told.errors, "of 150", bar=0),
    ]


def load() -> list[Row]:
    """The first load of the page on a slow line, beside a bare chat of Gradio's."""
    with _home() as home:
        _with_index(home)
        try:
            with serving() as served:
                mine = first_load(served, "#message-box textarea")
            with serving("-c", BARE_CHAT, GRADIO_ANALYTICS_ENABLED="False") as served:
                peer = first_load(served, "textarea")
        except CannotRun as error:
            print(f"skipped: {error}", file=sys.stderr)
            return []
    line = f"at {BITS_A_SECOND // 1000} kbit/s and {LATENCY_MS} ms"
    bare = "bare Gradio chat"
    return [
        Row("first load, weight", mine.megabytes, "MB", bare, peer.megabytes, bar=0.7),
        Row(f"first load {line}, usable after", mine.seconds, "s", bare, peer.seconds, bar=15),
    ]


def _with_index(home: Path) -> None:
    """Builds the library's index, as `make setup` does."""
    command = [sys.executable, "-m", "agent.guidance"]
    settings = {**os.environ, "COACH_HOME": str(home)}
    subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, check=True)  # noqa: S603


def suite() -> list[Row]:
    """The whole offline suite as the build runs it, index built before."""
    with TemporaryDirectory() as out:
        command = [sys.executable, "-m", "evals", "run", "--offline", "--out", out]
        seconds = _seconds(
            lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
        )
    return [Row("offline eval suite, from start to report", seconds, "s", bar=60)]


def model() -> list[Row]:
    """What a model is asked in one journey, beside the whole roster and history in each prompt."""
    rows = []
    for people in CROWDS:
        with _home() as home:
            mine, plain = asyncio.run(journey(_file(home, invented_roster(people))))
        what = f"{people:,} people"
        rows += [
            Row(f"prompt tokens of a journey, {what}", mine.tokens, "", "all", plain.tokens),
            Row(f"requests of a journey, {what}", mine.requests, "", "all", plain.requests),
            Row(f"most prompt tokens of a request, {what}", mine.most, "", "all", plain.most, 2500),
        ]
    return rows


ROWS: dict[str, Callable[[], list[Row]]] = {
    "turns": turns,
    "ranking": ranking,
    "quality": quality,
    "command": command,
    "page": page,
    "chats": chats,
    "model": model,
    "load": load,
    "suite": suite,
}


@contextmanager
def _home() -> Iterator[Path]:
    """A data directory of this measurement's own, with the index built."""
    before = os.environ.get("COACH_HOME")
    with TemporaryDirectory() as folder:
        os.environ["COACH_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            del os.environ["COACH_HOME"]
            if before is not None:
                os.environ["COACH_HOME"] = before


def _file(home: Path, roster: dict[str, object]) -> Path:
    path = home / "invented.json"
    path.write_text(json.dumps(roster), encoding="utf-8")
    return path


def _database_size(home: Path) -> int:
    """Bytes, after the log has been written into the database."""
    for path in home.glob("*.db"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return sum(path.stat().st_size for path in home.glob("*.db*"))


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _started(arguments: list[str]) -> float:
    command = [sys.executable, *arguments]
    return median(
        _seconds(
            lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603
        )
        for _ in range(_STARTS)
    )
