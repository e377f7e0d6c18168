"""Sharing by consent: the mentee picks, reads the very page, and knows it cannot be called back."""

from __future__ import annotations

from dataclasses import replace

from agent.records.sharing import Share, SharedPage
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.skills.shared_page import FIELDS, kept_private, page_for, showable

RESTS_ON = ("what-stays-private",)
_OFFERED = 3


def is_wanted(situation: Situation) -> bool:
    """Whether this turn is about what a mentor may see."""
    return situation.heard.wish.startswith("share.") or is_asked(situation.heard.answered)


def work(situation: Situation) -> Draft:
    """The page as it stands after this message, what could be added, and how to hand it over."""
    share = _share(situation)
    if situation.heard.wish in {"share.enough", "skipped"}:
        return _closed(situation, share)
    if share is None:
        return _with_whom(situation)
    plan = situation.plan
    made = page_for(plan, share.mentor, share.fields, situation.catalogue)
    draft = Draft(plan=plan, says=_said(situation, share, made), cites=RESTS_ON)
    if made.shared:
        draft = replace(draft, record=made.model_dump(mode="json"), made=made)
    if _needs_wish(situation, share):
        return ask(situation, draft, "meeting.wish", name=_name(situation, share))
    could = _could(situation, share, made)
    if not could or not may_ask(plan, "share.fields"):
        return _back_to_work(situation, draft)
    return ask(situation, draft, "share.fields", name=_name(situation, share), could=could)


def _closed(situation: Situation, share: Share | None) -> Draft:
    """What the page holds in the end, and back to what was open before."""
    if share is None:
        return _back_to_work(situation, Draft(plan=situation.plan))
    made = page_for(situation.plan, share.mentor, share.fields, situation.catalogue)
    names = [situation.say(f"share.label.{field}") for field in made.shared]
    says = situation.say("share.closed", name=_name(situation, share), names=names)
    return _back_to_work(situation, Draft(plan=situation.plan, says=(says,)))


def _back_to_work(situation: Situation, draft: Draft) -> Draft:
    """The question that was open before the talk about sharing."""
    before = tuple(m for m in situation.messages if not is_asked(m.asks or ""))
    return resumed(replace(situation, messages=before), draft)


def is_asked(field: str) -> bool:
    """Whether a question belongs to sharing."""
    return field.startswith("share.") or field == "meeting.wish"


def _needs_wish(situation: Situation, share: Share) -> bool:
    """Whether the wish for the meeting was chosen, and nobody has said it yet."""
    chosen = "meeting.wish" in share.fields and situation.plan.chosen == share.mentor
    held = showable(situation.plan, share.mentor, situation.catalogue)
    return chosen and "meeting.wish" not in held and may_ask(situation.plan, "meeting.wish")


def _share(situation: Situation) -> Share | None:
    """What the mentor that is meant may see; None when it is not clear who is meant."""
    heard, plan = situation.heard, situation.plan
    mentor, name = (*heard.notes, "", "")[:2]
    if not mentor and plan.shares:
        mentor, name = plan.shares[-1].mentor, plan.shares[-1].name
    if not mentor:
        return None
    share = plan.share(mentor)
    return share.model_copy(update={"name": share.name or name})


def _name(situation: Situation, share: Share) -> str:
    return share.name or situation.say("agenda.the_mentor")


def _with_whom(situation: Situation) -> Draft:
    plan = situation.plan
    draft = Draft(plan=plan, says=(situation.say("share.nobody"),), cites=RESTS_ON)
    if situation.heard.wish == "share.enough" or not may_ask(plan, "share.with"):
        return _back_to_work(situation, draft)
    names = [match.name for match in plan.shortlist.matches[:2]] if plan.shortlist else []
    return ask(situation, draft, "share.with", names=names)


def _said(situation: Situation, share: Share, made: SharedPage) -> tuple[str, ...]:
    name, wish = _name(situation, share), situation.heard.wish
    says = [_about_the_choice(situation, share)]
    if wish == "share.hide":
        says.append(
            situation.say("share.taken_back" if share.shown else "share.taken_back_all", name=name)
        )
    if made.shared:
        says.append(situation.say("share.whole", name=name, page=made.page))
        says.append(situation.say("share.how", mentor=share.mentor))
    elif wish != "share.hide":
        says.append(situation.say("share.nothing", name=name))
    if share.handed:
        labels = [situation.say(f"share.label.{field}") for field in share.handed]
        says.append(situation.say("share.handed", name=name, names=labels))
    return tuple(text for text in says if text)


def _about_the_choice(situation: Situation, share: Share) -> str:
    """What of this choice is private, or not in the plan yet."""
    _, _, alone, *fields = (*situation.heard.notes, "", "", "")[
        : max(3, len(situation.heard.notes))
    ]
    held = showable(situation.plan, share.mentor, situation.catalogue)
    asked = [field for field in fields if field in FIELDS and field not in held]
    private = [field for field in asked if kept_private(situation.plan, share.mentor, field)]
    says = [situation.say("share.mine_alone")] if alone else []
    if situation.heard.wish == "share.show":
        says += _listed(situation, "share.stays_private", private)
        empty = [field for field in asked if field not in private]
        says += _listed(situation, "share.not_there", empty if len(empty) == len(fields) else [])
    return " ".join(says)


def _listed(situation: Situation, key: str, fields: list[str]) -> list[str]:
    names = [situation.say(f"share.label.{field}") for field in fields]
    return [situation.say(key, names=names)] if names else []


def _could(situation: Situation, share: Share, made: SharedPage) -> list[str]:
    """Labels of what could be added, the first few."""
    held = showable(situation.plan, share.mentor, situation.catalogue)
    sayable = ["meeting.wish"] if situation.plan.chosen == share.mentor else []
    left = [one for one in (*sayable, *held) if one not in (*made.shared, *share.fields)]
    left = list(dict.fromkeys(left))
    return [situation.say(f"share.label.{field}") for field in left][:_OFFERED]
