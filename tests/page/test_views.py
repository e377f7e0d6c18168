"""What the plan, the people, the message, the agenda and the roster report show."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from agent import start_of
from agent.learning.editing import standing
from agent.page.library import Answer, Entry, found
from agent.page.meetings import mail_link
from agent.page.papers import agenda_file, message_file
from agent.page.people import coverage, people
from agent.page.plan import assessments, criteria, goals, steps
from agent.page.rosterfile import report
from agent.page.season import my_people, outcomes, reflections
from agent.records.assessment import SelfAssessment
from agent.records.base import Words
from agent.records.edits import PlanEdit
from agent.records.matching import Criteria, DealBreaker
from agent.records.meetings import Meeting, Outreach
from agent.records.people import Roster
from agent.records.plan import Goal, Plan, Profile, Step
from agent.records.progress import Action, Ending, Milestone, Pulse
from tests.page.conftest import HOSTILE


def read(markup: str) -> str:
    """The text of a piece of HTML, as a person reads it."""
    seen = re.sub(r'<span class="words">[^<]*</span>', "", markup)
    shown = re.sub(r"<[^>]*>", " ", seen)
    shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)
    return re.sub(r"\s+", " ", shown).strip()


def test_an_empty_plan_shows_nothing() -> None:
    assert goals(Plan()) == criteria(Plan()) == people(Plan(), None) == ""
    assert message_file(Plan()) is None
    assert agenda_file(Plan()) is None


def test_goals_stand_in_the_persons_own_words(plan: Plan) -> None:
    markup = goals(plan)
    assert '<q dir="auto">a student in Kisumu</q>' in markup
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
    assert '<q dir="auto">I map wells&#46;</q> (bio)' in markup
    assert "hydrologist" in shown
    assert "Active listening: unknown. To ask: How do you listen?" in shown
    assert "1 left out, and why Petra Vance: costs money" in shown
    assert "0.70" in shown
    assert "0.70" not in read(re.sub("<details>.*</details>", "", markup))


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


def places(markup: str) -> list[tuple[str, str]]:
    """The places of the plan that the buttons in this markup change, and the words there."""
    kept = re.findall(r'<span class="words">([^<]*)</span></button>', markup)
    found = [json.loads(html.unescape(one)) for one in kept if "path" in one]
    return [(one["path"], one["before"]) for one in found]


def test_each_line_of_the_plan_names_its_place(plan: Plan) -> None:
    assert ("profile.now", "a student in Kisumu") in places(goals(plan))
    hours = Criteria(said={"hours": Words(text="after 20:00")})
    assert places(criteria(Plan(criteria=hours))) == [("criteria.said.hours", "after 20:00")]


def test_all_that_somebody_said_can_be_changed_where_it_stands() -> None:
    said = Words(text="in my words")
    season = Plan(
        profile=Profile(name=said, now=said, place=said),
        goals=(Goal(aim=said, guidance=said, by=said, measure=said), Goal(id="g2", aim=said)),
        assessments=(SelfAssessment(goal="g1", strengths=said, growth=said, help=said),),
        commitment=said,
        outreach=(Outreach(mentor="p1", name="Rin Okafor", caught=said),),
        meetings=(Meeting(mentor="p1", name="Rin Okafor", notes=said, felt=said),),
        actions=(Action(what=said, then=said), Action(id="a2", what=said, step=said)),
        milestones=(Milestone(side="mentee", what=said),),
        pulses=(Pulse(mentor="p1", meeting=2, useful=said),),
        endings=(Ending(mentor="p1", helped=said),),
        steps=(Step(what="in my words", on="2026-11-28", route="people"),),
    )
    views = (goals, assessments, outcomes, my_people, reflections, steps)
    found = [place for view in views for place in places(view(season))]
    for path, before in found:
        assert standing(season, PlanEdit(path=path, before=before)) == "in my words"
    assert len(set(found)) == 8 + 3 + 3 + 2 + 5 + 1


def test_an_action_says_how_it_stands_and_is_done_with_one_click() -> None:
    action = Action(what=Words(text="build a login page"), advised=True, name="Rin Okafor")
    shown = outcomes(Plan(actions=(action,)))
    assert "Open build a login page from Rin Okafor" in read(shown)
    assert "I finished it&#58; build a login page" in shown
    over = action.model_copy(update={"state": "done", "result": Words(text="it runs")})
    assert "Done : it runs" in read(outcomes(Plan(actions=(over,))))
    assert "I finished it" not in outcomes(Plan(actions=(over,)))


def test_milestones_of_both_sides_stand_with_their_day() -> None:
    mine = Milestone(side="mentee", what=Words(text="first talk"), on=date(2026, 11, 21))
    theirs = Milestone(side="mentor", name="Rin Okafor", what=Words(text="read my code"))
    shown = read(outcomes(Plan(milestones=(mine, theirs))))
    assert "first talk on 2026-11-21" in shown
    assert "Rin Okafor : read my code" in shown


def test_my_people_say_how_far_it_has_come(plan: Plan) -> None:
    outreach = plan.outreach[0]
    assert "a message is drafted" in read(my_people(plan))
    sent = outreach.model_copy(update={"sent": date(2026, 11, 21)})
    for changed, told in (
        (sent, "sent on 2026-11-21"),
        (sent.model_copy(update={"accepted": Words(text="yes")}), "said yes"),
        (sent.model_copy(update={"declined": True}), "said no"),
        (outreach.model_copy(update={"pitch": None}), "thought of"),
    ):
        assert told in read(my_people(plan.model_copy(update={"outreach": (changed,)})))


def test_small_steps_stand_with_their_day() -> None:
    step = Step(what="Ask two people you trust", on="2026-11-28", route="people")
    assert "2026-11-28: Ask two people you trust" in read(steps(Plan(steps=(step,))))


def test_who_covers_what_is_words_before_it_is_a_picture(plan: Plan) -> None:
    assert plan.shortlist is not None
    assert coverage(plan.shortlist) == ""
    needs = plan.shortlist.model_copy(update={"needs": ("find water", f"speak {HOSTILE}")})
    markup = coverage(needs)
    assert "Wanjiku Otieno speaks to it says nothing about it" in read(markup)
    assert "<img" not in markup


def test_a_person_is_written_to_with_one_click(plan: Plan, roster: Roster) -> None:
    others = people(plan.model_copy(update={"chosen": ""}), roster)
    assert "Draft a message to Wanjiku Otieno" in others
    assert "Draft a message" not in read(people(plan, roster))


@pytest.mark.parametrize("address", ["", "by the coffee machine", "a@b.example?bcc=c@d.example"])
def test_mail_goes_only_to_an_address(plan: Plan, address: str) -> None:
    pitch = plan.outreach[0].pitch
    assert pitch is not None
    assert mail_link(pitch, address) == ""


def test_mail_holds_the_message_and_nothing_else(plan: Plan) -> None:
    pitch = plan.outreach[0].pitch
    assert pitch is not None
    hostile = pitch.model_copy(update={"subject": "Half an hour?&bcc=x@y.example#"})
    link = urlsplit(mail_link(hostile, "wanjiku@example.org"))
    assert (link.scheme, link.path, link.fragment) == ("mailto", "wanjiku@example.org", "")
    written = parse_qs(link.query)
    assert written.keys() == {"subject", "body"}
    assert written["body"] == [pitch.text.replace("\n", "\r\n")]


@pytest.mark.parametrize(("zone", "hour"), [("Africa/Nairobi", 19), ("", None), ("No/Where", None)])
def test_a_meeting_starts_on_the_clock_of_its_zone(plan: Plan, zone: str, hour: int | None) -> None:
    start = start_of(plan.meetings[0].model_copy(update={"zone": zone}))
    assert (start.hour if start else None) == hour


def test_an_entry_names_its_sources_and_who_says_otherwise() -> None:
    entry = Entry(
        title=f"Ask early {HOSTILE}",
        say="Ask before it is urgent.",
        text="Somebody who is asked early has time.",
        strength="practice",
        as_of="2024",
        sources=("A. Author: A post, 2020 (a.txt)",),
        otherwise=(("Ask late", "Know first what you want."),),
    )
    markup = found(Answer("when?", covered=True, entries=(entry,)))
    shown = read(markup)
    assert "From practice As of 2024 Sources A. Author: A post, 2020 (a.txt)" in shown
    assert "Who says otherwise Ask late : Know first what you want." in shown
    assert '<details class="card" open>' in markup
    assert "<img" not in markup
    uncovered = read(found(Answer("the weather?", covered=False, entries=(entry,))))
    assert uncovered.startswith('The library does not answer "the weather?"')
