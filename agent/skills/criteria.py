"""Criteria: what counts, what rules out. Only questions whose answer changes the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from agent.guidance import Entry
from agent.learning.impressions import impressions_of
from agent.records.matching import Criteria, DealBreaker, Shortlist
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.roster import Prepared
from agent.roster.languages import language_codes, language_name
from agent.skills.base import Draft, Situation, ask, may_ask, resumed

_TOP = 3
_WHICH_HELPER = ("which-helper-coach-sponsor-mentor", "mentoring-as-safe-space")
_TRIAGE = frozenset({"which_helper", "sounds_coach", "sounds_sponsor"})
_TAKEN = frozenset({"takes_mentor", "takes_coach", "takes_sponsor"})

_ANSWERS: Mapping[str, tuple[dict[str, object], ...]] = {
    "criteria.hours": (
        {"hours": ("Mon-Fri 18:00-22:00",)},
        {"hours": ("Mon-Fri 09:00-17:00",)},
        {"hours": ("Sat-Sun 09:00-18:00",)},
        {"formats": ("in writing",)},
    ),
    "criteria.formats": (
        {"formats": ("single chat",)},
        {"formats": ("season",)},
        {"formats": ("in writing",)},
        {"formats": ("peer",)},
    ),
}
"""What each question could be answered with, for finding the one that changes most."""

_RULES: tuple[DealBreaker, ...] = (
    DealBreaker(field="cost", at_most=0),
    DealBreaker(field="hours_per_month", at_least=1),
    DealBreaker(field="zone", within_hours=3),
)


class CriteriaSkill:
    """Asks what the mentee looks for, and says what each answer changes."""

    name: SkillName = "criteria"
    fields = (
        "criteria.hours",
        "criteria.languages",
        "criteria.formats",
        "criteria.deal_breakers",
        "criteria.place",
    )

    def work(self, situation: Situation) -> Draft:
        """What changed by the answer, then the next question that matters, or the choice."""
        plan = situation.plan
        criteria = plan.criteria
        draft = Draft(
            plan=plan,
            says=_noted(situation),
            record=criteria.model_dump(mode="json", exclude_defaults=True),
            made=criteria,
        )
        if situation.heard.wish in _TRIAGE:
            return _helper(situation, draft)
        if situation.heard.wish in _TAKEN:
            return _taken(situation, draft)
        if situation.heard.wish == "name_it":
            return ask(situation, draft, "criteria.deal_breakers", variant="name_it")
        if situation.roster is None or not plan.needs:
            return replace(draft, then="shortlist")
        prepared = situation.prepare(situation.roster, plan.needs)
        draft = _order_again(situation, draft, prepared)
        field = _next_question(draft, prepared, situation)
        if field is None:
            return replace(draft, then="shortlist")
        return ask(situation, draft, field, languages=_spoken(situation.roster))


def _noted(situation: Situation) -> tuple[str, ...]:
    """What was just taken into account, in the person's words."""
    heard, criteria = situation.heard, situation.plan.criteria
    lines = [
        _note(situation, name)
        for name in ("hours", "languages", "formats", "access", "hours_per_month")
        if heard.told(f"criteria.{name}")
    ]
    if heard.told("profile.place") and situation.plan.profile.place:
        lines.append(situation.say("criteria.place", words=situation.plan.profile.place.text))
    if heard.told("criteria.deal_breakers") and criteria.deal_breakers:
        words = criteria.deal_breakers[-1].words
        lines.append(situation.say("criteria.deal_breaker", words=words.text if words else ""))
    if heard.wish == "nothing_rules_out":
        lines.append(situation.say("criteria.nothing_rules_out"))
    lines.extend(situation.say(f"criteria.note.{note}") for note in heard.notes)
    return tuple(line for line in lines if line)


def _note(situation: Situation, name: str) -> str:
    criteria = situation.plan.criteria
    said = criteria.said.get(name)
    values = getattr(criteria, name)
    if name == "languages":
        values = [language_name(code) for code in values]
    return situation.say(
        f"criteria.{name}",
        words=said.text if said else "",
        values=values,
        zone=criteria.zone,
        place=situation.plan.profile.place.text if situation.plan.profile.place else "",
        fixed=criteria.hours_fixed,
    )


def _helper(situation: Situation, draft: Draft) -> Draft:
    """Mentor, coach or sponsor: both definitions kept, the person decides [1.2, 4.5]."""
    sounds = situation.heard.wish.removeprefix("sounds_")
    entries = [situation.guidance.entry(one) for one in _WHICH_HELPER]
    points = [
        situation.say("criteria.helper.says", say=one.say, source=_by(situation, one))
        for one in entries
    ]
    told = replace(
        draft,
        says=(*draft.says, situation.say(f"criteria.helper.{sounds}"), "\n".join(points)),
        record=None,
        cites=tuple(entry.id for entry in entries),
    )
    if situation.open:
        return resumed(situation, told)
    return replace(
        told,
        question=situation.say("ask.criteria.helper.text"),
        suggestions=situation.catalogue.choices("ask.criteria.helper.suggest"),
    )


def _by(situation: Situation, entry: Entry) -> str:
    references = situation.guidance.references(entry)
    return references[0].named if references else entry.title


def _taken(situation: Situation, draft: Draft) -> Draft:
    """The helper that was chosen; the steps towards any of them are the same."""
    says = (*draft.says, situation.say(f"criteria.helper.{situation.heard.wish}"))
    told = replace(draft, says=says, record=None)
    if situation.open:
        return resumed(situation, told)
    return replace(told, then="shortlist" if situation.plan.goal else "goals")


def _order_again(situation: Situation, draft: Draft, prepared: Prepared) -> Draft:
    """Ranks anew under what was just said and tells what it means for the first three."""
    before = draft.plan.shortlist
    shortlist = prepared.order(
        draft.plan.criteria, now=situation.now, heard=impressions_of(draft.plan)
    )
    plan = draft.plan.model_copy(update={"shortlist": shortlist})
    says = (*draft.says, *_changes(situation, before, shortlist))
    return replace(draft, plan=plan, says=says)


def _changes(situation: Situation, before: Shortlist | None, after: Shortlist) -> Iterable[str]:
    yield _meaning(situation, after)
    gone = {one.id for one in before.excluded} if before else set()
    left_out = [one for one in after.excluded if one.id not in gone]
    if left_out and situation.heard.told("criteria.deal_breakers"):
        shown = [
            situation.say("criteria.left_out_one", name=one.name, quote=one.quote, field=one.field)
            for one in left_out[:_TOP]
        ]
        yield situation.say("criteria.left_out", people=shown, more=len(left_out) - len(shown))
    elif situation.heard.told("criteria.deal_breakers"):
        yield situation.say("criteria.nobody_says_so")
    if before and after.matches and situation.heard.facts:
        first = after.matches[0]
        if before.matches and before.matches[0].id != first.id:
            yield situation.say("criteria.new_first", name=first.name)


def _meaning(situation: Situation, shortlist: Shortlist) -> str:
    """What the answer means for each of the first three; the same is said once."""
    wishes = _wishes_told(situation)
    found = [
        (match.name, finding)
        for match in shortlist.matches[:_TOP]
        for finding in match.practical
        if finding.wish in wishes and finding.note
    ]
    notes = dict.fromkeys(finding.note for _, finding in found)
    lines = [
        situation.say(
            "criteria.means", names=[name for name, one in found if one.note == note], note=note
        )
        for note in notes
    ]
    return "\n".join(lines)


def _wishes_told(situation: Situation) -> set[str]:
    names = {
        "criteria.hours": "hours",
        "criteria.formats": "format",
        "criteria.languages": "language",
    }
    return {wish for field, wish in names.items() if situation.heard.told(field)}


def _next_question(draft: Draft, prepared: Prepared, situation: Situation) -> str | None:
    """The question whose possible answers change the first three most, then deal-breakers.

    None when no answer would change anything, or enough was asked.
    """
    plan = draft.plan
    again = _to_put_again(plan, situation)
    if again:
        return again
    possible = {**_ANSWERS, "criteria.languages": _language_answers(situation)}
    if not any(plan.asked.get(field, 0) for field in possible):
        worth = {
            field: _change(prepared, plan.criteria, answers, situation)
            for field, answers in possible.items()
            if may_ask(plan, field) and field.removeprefix("criteria.") not in plan.criteria.said
        }
        best = max(worth, key=lambda field: (worth[field], field), default=None)
        if best and worth[best] > 0:
            return best
    if _undecided(draft) and _rules_matter(prepared, plan.criteria, situation):
        return "criteria.deal_breakers"
    return None


def _language_answers(situation: Situation) -> tuple[dict[str, object], ...]:
    codes = _common_codes(situation.roster) if situation.roster else ()
    return tuple({"languages": (code,)} for code in codes)


def _common_codes(roster: Roster) -> tuple[str, ...]:
    """The languages most people of the list speak, as codes, most first; at most three."""
    spoken = Counter(
        code for person in roster.people for code in language_codes(", ".join(person.languages))
    )
    shared = [code for code, count in spoken.items() if count > 1]
    ranked = sorted(shared, key=lambda code: (-spoken[code], code))
    return tuple(ranked[:_TOP])


def _spoken(roster: Roster) -> tuple[str, ...]:
    return tuple(language_name(code) for code in _common_codes(roster))


def _to_put_again(plan: Plan, situation: Situation) -> str | None:
    """The question that was just answered by nothing and may be put once more."""
    if situation.heard.act != "nothing" or situation.open is None:
        return None
    field = situation.open.asks or ""
    return field if field in CriteriaSkill.fields and may_ask(plan, field) else None


def _undecided(draft: Draft) -> bool:
    plan = draft.plan
    return may_ask(plan, "criteria.deal_breakers") and not plan.criteria.deal_breakers


def _change(
    prepared: Prepared,
    criteria: Criteria,
    answers: tuple[dict[str, object], ...],
    situation: Situation,
) -> float:
    """Mean number of places among the first three that an answer would change."""
    now = prepared.first(criteria, now=situation.now, top=_TOP)
    changed = 0
    for answer in answers:
        would = criteria.model_copy(update=answer)
        then = prepared.first(would, now=situation.now, top=_TOP)
        changed += sum(1 for a, b in zip(now, then, strict=False) if a != b)
        changed += abs(len(now) - len(then))
    return changed / max(1, len(answers))


def _rules_matter(prepared: Prepared, criteria: Criteria, situation: Situation) -> bool:
    """Whether any usual deal-breaker would rule out anybody in this roster."""
    now = len(prepared.order(criteria, now=situation.now, top=_TOP).excluded)
    for rule in _RULES:
        would = criteria.model_copy(update={"deal_breakers": (*criteria.deal_breakers, rule)})
        if len(prepared.order(would, now=situation.now, top=_TOP).excluded) > now:
            return True
    return False
