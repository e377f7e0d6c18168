"""Brief: what a mentee shows a mentor, and what the mentor prepares from it."""

from __future__ import annotations

from collections.abc import Mapping

from agent.records.briefs import Brief as BriefRecord
from agent.records.meetings import AgendaKind
from agent.records.replies import SkillName
from agent.records.sharing import SharedPage
from agent.skills import sharing
from agent.skills.base import Draft, Situation
from agent.skills.brief_record import (
    FIRST_SCREEN,
    USUAL_MINUTES,
    Meeting,
    brief,
    first_screen,
    shorter,
    whole,
)
from agent.skills.citing import points

_MOST_POINTS = 3
_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "missed": ("when-a-step-was-missed", "plan-in-conversation"),
    "hard": ("feedback-in-three-parts", "ask-before-advising"),
    "say_no": ("mentors-set-limits",),
    "how_many": ("mentors-set-limits",),
    "becoming": (
        "become-a-mentor-yourself",
        "informal-counts-as-much",
        "no-mentoring-where-you-assess",
    ),
    "right": ("ask-before-advising", "both-kinds-of-support", "talk-about-the-mentoring-itself"),
}
"""What mentors ask without any page, and the entries that answer it."""


class Brief:
    """The mentee's side is sharing by consent, the mentor's side the preparation from it."""

    name: SkillName = "brief"
    fields = ("share.fields", "share.with", "meeting.wish")

    def work(self, situation: Situation) -> Draft:
        """The page that a mentor would read, an answer to a mentor, or the brief."""
        if sharing.is_wanted(situation):
            return sharing.work(situation)
        if situation.heard.act == "answer" and not situation.heard.wish:
            return Draft(plan=situation.plan, then="goals")
        wish = situation.heard.wish.removeprefix("mentor.")
        if wish in _QUESTIONS:
            return _answered(situation, wish)
        if wish == "hello":
            return _greeted(situation)
        told = _told(situation) if not wish else None
        return told or _prepared(situation, wish)


def _told(situation: Situation) -> Draft | None:
    """What the library says to something else that a mentor tells; None when it is silent."""
    found = situation.guidance.search(situation.heard.text, top=_MOST_POINTS)
    if not found.covered:
        return None
    cites = tuple(passage.entry.id for passage in found.passages)
    return Draft(
        plan=situation.plan,
        says=(points(situation, cites),),
        cites=cites,
        suggestions=_offers(situation, "brief.start"),
    )


def _answered(situation: Situation, wish: str) -> Draft:
    """Our own words for what a mentor asked, and the entries they rest on."""
    page, meeting = _at_hand(situation)
    cites = _QUESTIONS[wish]
    says = situation.say(f"brief.{wish}", name=_called(situation, page, meeting))
    return Draft(
        plan=situation.plan,
        says=(says, points(situation, cites)),
        cites=cites,
        suggestions=_offers(situation, "brief.next" if page else "brief.start"),
    )


def _greeted(situation: Situation) -> Draft:
    """What a mentor can begin with, when nothing was said of a meeting."""
    page, meeting = _at_hand(situation)
    says = situation.say("brief.hello", page=page, name=_called(situation, page, meeting))
    return Draft(situation.plan, says=(says,), suggestions=_offers(situation, "brief.start"))


def _prepared(situation: Situation, wish: str) -> Draft:
    """The brief: its first screen, or the form that was asked for."""
    page, meeting = _at_hand(situation)
    made = brief(page.shared if page else {}, meeting, situation.catalogue)
    name = _called(situation, page, meeting)
    return Draft(
        plan=situation.plan,
        says=_said(situation, made, name, wish),
        record=made.model_dump(mode="json"),
        made=made,
        cites=made.citations,
        suggestions=_offers(
            situation, "brief.next_first" if made.agenda.kind == "first" else "brief.next"
        ),
    )


def _said(situation: Situation, made: BriefRecord, name: str, wish: str) -> tuple[str, ...]:
    """What this message wants of the brief; the first screen counts every word of the reply."""
    if wish == "shorter":
        return (shorter(made, name, situation.catalogue),)
    if wish == "whole":
        return (whole(made, name, situation.catalogue),)
    lead = situation.say("brief.from_page" if made.shared else "brief.no_page", name=name)
    left = FIRST_SCREEN - len(lead.split())
    text = first_screen(made, name, situation.catalogue, left)
    return (lead, text) if made.shared else (text, lead)


def _offers(situation: Situation, key: str) -> tuple[str, ...]:
    """What can be asked next, without what was just asked."""
    said = situation.heard.text.strip(" .?!").lower()
    every = situation.catalogue.choices(key)
    return tuple(one for one in every if one.strip(" .?!").lower() != said)


def _called(situation: Situation, page: SharedPage | None, meeting: Meeting) -> str:
    shared = page.shared if page else {}
    return meeting.name or shared.get("profile.name") or situation.say("brief.the_mentee")


def _at_hand(situation: Situation) -> tuple[SharedPage | None, Meeting]:
    """The page in use, and the meeting as far as this conversation says anything of it."""
    name, kind, minutes = (*situation.heard.notes, "", "", "")[:3]
    meeting = Meeting(
        name=name,
        kind=_KINDS.get(kind),
        minutes=int(minutes) if minutes else USUAL_MINUTES,
    )
    return _page(situation, name), meeting


def _page(situation: Situation, name: str) -> SharedPage | None:
    """The page of the mentee who was named, where one says so; else the one handed over last."""
    pages = situation.plan.received
    same = (one for one in reversed(pages) if name and name in one.shared.get("profile.name", ""))
    return next(same, pages[-1] if pages else None)


_KINDS: Mapping[str, AgendaKind] = {
    "first": "first",
    "regular": "regular",
    "review": "review",
    "closing": "closing",
}
