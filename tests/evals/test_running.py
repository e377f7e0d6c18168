"""A run counts everything that was planned, whatever becomes of it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.errors import CannotRun
from evals.gates import judge, passed
from evals.outputs import Output
from evals.results import of_model_alone, verdicts
from evals.running import run
from evals.samples import Sample
from tests.evals.making import Play, sample, task, turn

Solve = Callable[[Play], None]


def good(_: Sample) -> Output:
    return Output(turns=(turn(),))


def test_one_crash_in_ten_is_nine_of_ten(solve: Solve, tmp_path: Path) -> None:
    def play(one: Sample) -> Output:
        if one.id == "s3":
            message = "the product fell over"
            raise RuntimeError(message)
        return good(one)

    solve(play)
    done = run([task(*(sample(f"s{n}") for n in range(10)))], tmp_path)
    (gate,) = judge(done)
    assert (gate.planned, gate.failed, gate.held) == (10, 1, False)
    assert verdicts(done)[3].status == "error"
    assert "the product fell over" in done.results[3].error
    assert not passed(done)


def test_a_sample_that_waits_too_long_is_counted(solve: Solve, tmp_path: Path) -> None:
    async def wait() -> Output:
        await asyncio.sleep(60)
        return Output()

    solve(lambda one: wait() if one.id == "slow" else good(one))  # type: ignore[arg-type, return-value]
    began = time.perf_counter()
    done = run([task(sample("slow", time_limit=0.2), sample("fast"))], tmp_path)
    assert [result.status for result in done.results] == ["time-out", "passed"]
    assert time.perf_counter() - began < 10


def test_a_sample_that_computes_without_end_is_interrupted(
    solve: Solve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(one: Sample) -> Output:
        until = time.perf_counter() + 60
        while one.id == "endless" and time.perf_counter() < until:
            pass
        return good(one)

    monkeypatch.setattr("evals.running._GRACE", 0.1)
    solve(play)
    done = run([task(sample("endless", time_limit=0.2), sample("fast"))], tmp_path)
    assert [result.status for result in done.results] == ["time-out", "passed"]
    assert done.results[0].seconds < 10


def test_a_scorer_that_raises_is_an_error(
    solve: Solve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        message = "the scorer fell over"
        raise KeyError(message)

    monkeypatch.setattr("evals.scorers.turns.score", fall)
    solve(good)
    done = run([task(sample())], tmp_path)
    assert done.results[0].status == "error"
    assert "the scorer fell over" in done.results[0].error


def test_what_no_scorer_could_judge_did_not_pass(solve: Solve, tmp_path: Path) -> None:
    solve(lambda _: Output())
    done = run([task(sample(expect={"support": {}}))], tmp_path)
    assert done.results[0].status == "unscored"
    assert not passed(done)


def test_every_repeat_must_pass(solve: Solve, tmp_path: Path) -> None:
    replies = iter(["Tell me more.", "Tell me more.", "Silence."])
    solve(lambda _: Output(turns=(turn(next(replies)),)))
    done = run([task(sample())], tmp_path, epochs=3)
    assert [result.passed for result in done.results] == [True, True, False]
    assert judge(done)[0].failed == 1


REACHING = """
import socket
from evals.offline import no_network
with no_network() as tried:
    for reach in (lambda: socket.create_connection(("192.0.2.1", 80)),
                  lambda: socket.getaddrinfo("somewhere.example", 80)):
        try:
            reach()
        except ConnectionRefusedError:
            pass
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("127.0.0.1", 9))
print(tried)
"""


def test_the_offline_lane_refuses_and_reports_the_network(root: Path) -> None:
    # a process of its own: here, the tests' own watch would be first to refuse
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", REACHING],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['192.0.2.1', 'somewhere.example']"


def test_a_killed_run_goes_on_where_it_was(solve: Solve, tmp_path: Path) -> None:
    solved: list[str] = []

    def play(one: Sample) -> Output:
        if one.id == "s2" and "s2" not in solved:
            solved.append(one.id)
            raise KeyboardInterrupt
        solved.append(one.id)
        return good(one)

    solve(play)
    tasks = [task(*(sample(f"s{n}") for n in range(4)))]
    with pytest.raises(KeyboardInterrupt):
        run(tasks, tmp_path)
    with (tmp_path / "results.jsonl").open("a") as file:
        file.write('{"sample_id": "made/s2", "half a li')
    done = run(tasks, tmp_path, resume=True)
    assert solved == ["s0", "s1", "s2", "s2", "s3"]
    assert all(result.passed for result in done.results)
    assert len(done.results) == 4


def test_a_failure_is_not_tried_again_on_resume(solve: Solve, tmp_path: Path) -> None:
    solve(lambda _: Output(turns=(turn("Silence."),)))
    run([task(sample())], tmp_path)
    solve(good)
    assert run([task(sample())], tmp_path, resume=True).results[0].status == "failed"


def test_a_changed_sample_runs_again_on_resume(solve: Solve, tmp_path: Path) -> None:
    solve(lambda _: Output(turns=(turn("Silence."),)))
    run([task(sample())], tmp_path)
    solve(good)
    changed = sample(why="the sample says something else now")
    assert run([task(changed)], tmp_path, resume=True).results[0].passed


def test_another_product_is_not_resumed(
    solve: Solve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve(good)
    run([task(sample())], tmp_path)
    monkeypatch.setattr("evals.running.product", lambda: "another")
    with pytest.raises(CannotRun, match="product or options changed"):
        run([task(sample())], tmp_path, resume=True)


def test_there_must_be_something_to_resume(solve: Solve, tmp_path: Path) -> None:
    solve(good)
    with pytest.raises(CannotRun, match="nothing to resume"):
        run([task(sample())], tmp_path, resume=True)


def test_held_out_texts_are_written_nowhere(solve: Solve, tmp_path: Path) -> None:
    from evals.reports import write_reports

    secret = "quokka"

    def play(one: Sample) -> Output:
        if one.id == "crash":
            raise RuntimeError(secret)
        return Output(turns=(turn(f"a reply with {secret}", said=secret),))

    solve(play)
    hidden = {"split": "held-out", "talk": [secret], "why": f"whether {secret} is heard"}
    expect = {"turns": {1: {"says": [f"{secret} and more"]}}}
    done = run([task(sample("fail", **hidden, expect=expect), sample("crash", **hidden))], tmp_path)
    write_reports(done, tmp_path)
    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert sorted(written) == [
        "junit.xml", "report.html", "report.md", "results.jsonl", "run.json"
    ]  # fmt: skip
    assert [name for name, text in written.items() if secret in text] == []
    assert json.loads(written["run.json"])["results"][0]["status"] == "failed"


def test_what_the_guided_author_did_is_not_the_models(solve: Solve, tmp_path: Path) -> None:
    solve(lambda one: Output(turns=(turn(replaced=one.id == "s1", model_calls=2, tokens=9),)))
    done = run([task(sample("s0"), sample("s1"))], tmp_path, lane="model")
    assert [one.passed for one in verdicts(done)] == [True, True]
    assert [one.passed for one in verdicts(of_model_alone(done))] == [True, False]
    assert sum(one.tokens for one in done.results) == 18
    assert of_model_alone(done).lane == "model alone"
