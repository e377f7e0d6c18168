"""What the plan, the people, the message, the agenda and the roster report show."""

from __future__ import annotations

import re

from agent.page.meetings import agenda_file, message_file
from agent.page.people import people
from agent.page.plan import criteria, goals
from agent.page.rosterfile import report
from agent.records.base import Words
from agent.records.matching import Criteria, DealBreaker
from agent.records.meetings import Outreach
from agent.records.people import Roster
from agent.records.plan import Plan


def read(markup: str) -> str:
    """The text of a piece of HTML, as a person reads it."""
    shown = re.sub(r"<[^>]*>", " ", markup)
    shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)
    return re.sub(r"\s+", " ", shown).strip()


def test_an_empty_plan_shows_nothing() -> None:
    assert goals(Plan()) == criteria(Plan()) == people(Plan(), None) == ""
    assert message_file(Plan()) is None
    assert agenda_file(Plan()) is None


def test_goals_stand_in_the_persons_own_words(plan: Plan) -> None:
    markup = goals(plan)
    assert "<q>a student in Kisumu</q>" in markup
    assert "find water <img src=https://evil.example/x>" in read(markup)
    assert "<img" not in markup
    assert "(private)" in read(markup)


def test_criteria_show_what_was_said_and_what_rules_out() -> None:
    costs = Words(text="costs money")
    rule = DealBreaker(field="cost", at_most=0, words=costs)
    wanted = Criteria(said={"hours": Words(text="after 20:00")}, deal_breakers=(rule,))
    shown = read(criteria(Plan(criteria=wanted)))
    assert "Hours: after 20:00" in shown
    assert "Rules a person out: costs money" in shown
    told = wanted.model_copy(update={"said": {"deal_breakers": costs}})
    assert read(criteria(Plan(criteria=told))).count("costs money") == 1


def test_a_person_is_a_heading_with_quoted_words_and_their_field(
    plan: Plan, roster: Roster
) -> None:
    markup = people(plan, roster)
    shown = read(markup)
    assert '<h4 dir="auto">1&#46; Wanjiku Otieno' in markup
    assert "<q>I map wells&#46;</q> (bio)" in markup
    assert "hydrologist" in shown
    assert "Active listening: unknown. To ask: How do you listen?" in shown
    assert "1 left out, and why Petra Vance: costs money" in shown
    assert "0.7" not in shown


def test_the_message_file_is_the_message_and_no_contact(plan: Plan) -> None:
    pitch = plan.outreach[0].pitch
    assert pitch is not None
    assert message_file(plan) == f"Subject: Half an hour?\n\n{pitch.text}\n"


def test_the_message_of_the_chosen_person_comes_first(plan: Plan) -> None:
    pitch = plan.outreach[0].pitch
    assert pitch is not None
    other = pitch.model_copy(update={"text": "Dear somebody else"})
    both = (*plan.outreach, Outreach(mentor="p2", name="Petra Vance", pitch=other))
    updated = plan.model_copy(update={"outreach": both})
    assert "Dear Wanjiku" in str(message_file(updated))
    assert "somebody else" in str(message_file(updated.model_copy(update={"chosen": ""})))


def test_the_agenda_file_is_markdown_with_minutes(plan: Plan) -> None:
    text = str(agenda_file(plan))
    assert text.startswith("# 30 minutes with Wanjiku Otieno\n\n- 1 minute: **Arrive** Say hello.")
    assert "- 29 minutes: **" in text


def test_the_report_says_how_a_file_was_read(roster: Roster) -> None:
    markup = report(roster)
    shown = read(markup)
    assert "1 person read from people.csv." in shown
    assert "Roster report, 2 to check" in shown
    assert "Full name → name" in shown
    assert "Birthday: private" in shown
    assert 'Row 3, capacity: "many" is not a number' in shown
    assert "p1, p2" in shown
    assert "<img" not in markup
    assert "wanjiku@example.org" not in shown
