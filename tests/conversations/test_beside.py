"""What is said beside the open question: noted where it belongs, and the question stays."""

from __future__ import annotations

from tests.conversations.conftest import Begin


async def test_statements_about_oneself_are_no_line_of_a_letter(begin: Begin) -> None:
    said = await begin()
    await said(
        "I'm a cook in Faro and I would like to open a small bakery", "tell me how you began"
    )
    asked = await said("draft a message to Teresa Almeida")
    assert asked.asks == "outreach.caught"
    for statement in (
        "My name is Rita O'Neill",
        "Change my languages to English and Portuguese",
        "I live in Lisbon",
        "my hours are after 19:00",
    ):
        reply = await said(statement)
        assert reply.text.startswith(("Noted in your plan", 'You said "Faro" before'))
        assert reply.asks == "outreach.caught"
        assert reply.question == asked.question
    plan = await said.plan()
    assert plan.outreach[-1].caught is None
    assert plan.profile.name is not None
    assert plan.profile.name.text == "Rita O'Neill"
    assert plan.criteria.languages == ("en", "pt")
    assert plan.criteria.hours


async def test_being_under_18_holds_for_the_whole_conversation_and_is_in_no_plan(
    begin: Begin,
) -> None:
    said = await begin()
    await said("I am 15 and I want to become a game developer", "I am fine, go on")
    await said(*(f"what is a circle of {number}?" for number in range(6)))
    refused = await said("draft a message to Teresa Almeida")
    assert "to single people not" in refused.text
    plan = await said.plan()
    assert "15" not in plan.model_dump_json()
    assert not [one for one in plan.outreach if one.pitch]

    elsewhere = await begin("ben")
    await elsewhere("I'm a cook in Faro and I would like to open a small bakery")
    assert (await elsewhere("draft a message to Teresa Almeida")).record is not None
