"""What the page shows of sharing: nothing until chosen, then the very page, and safe markup."""

from __future__ import annotations

from agent import chosen_page
from agent.page.mentor import _mine, _received
from agent.records.plan import Plan
from agent.records.sharing import SharedPage

PLAN = {
    "goals": [{"aim": "run a <b>repair</b> workshop", "by": "canary"}],
    "outreach": [{"mentor": "p1", "name": "Amina Wekesa"}],
    "chosen": "p1",
}


def mine(**more: object) -> str:
    plan = Plan.model_validate({**PLAN, **more})
    return "".join(_mine(plan, chosen_page(plan)))


def test_nothing_is_shown_until_it_is_chosen() -> None:
    markup = mine()
    assert "Amina Wekesa sees nothing of yours" in markup.replace("&#32;", " ")
    assert "canary" not in markup


def test_the_very_page_is_shown_and_does_nothing() -> None:
    markup = mine(shares=[{"mentor": "p1", "shown": [{"field": "goal.aim"}]}])
    assert "repair" in markup
    assert "<b>" not in markup
    assert "canary" not in markup
    assert "called back" in markup


def test_a_page_from_outside_does_nothing() -> None:
    page = SharedPage(mentor="p1", page="<img src=x onerror=alert(1)> **Goal**")
    assert "<img" not in _received(page)
