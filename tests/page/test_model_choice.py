"""On the page a language model is one click away from being turned off, where there is one."""

from __future__ import annotations

from agent.page.conversation import _steers
from agent.page.screen import Screen
from agent.records.plan import Plan


def steers(model: str, plan: Plan) -> str:
    screen = Screen(
        conversation="c1",
        opening="",
        readers="",
        messages=(),
        suggestions=(),
        plan=plan,
        roster=None,
        conversations=(),
        model=model,
    )
    return _steers(screen)


def test_it_can_be_turned_off_and_on_again() -> None:
    assert "No model please" in plain(steers("qwen", Plan()))
    off = plain(steers("qwen", Plan(without_model=("c1",))))
    assert "Use the model again" in off
    assert "No model" not in off
    assert "No model please" in plain(steers("qwen", Plan(without_model=("c2",))))


def test_guided_mode_offers_nothing_of_it() -> None:
    assert "odel" not in plain(steers("", Plan()))


def plain(markup: str) -> str:
    import html

    return html.unescape(markup)
