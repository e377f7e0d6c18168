"""Pitch: the message that asks one person, drafted at once, gaps marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from agent.errors import BadInput
from agent.learning import with_outreach
from agent.learning.letters import body
from agent.prompts import Catalogue
from agent.records.base import Words
from agent.records.meetings import ASKS, Outreach, Pitch
from agent.records.people import Person
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.skills.cards import fitting
from agent.skills.pitch_letter import compose, unplaced
from agent.skills.pitch_parts import ASKED_IN_MESSAGE, OPEN_LINES, Request, best_quote
from agent.skills.pitch_words import marked
from agent.skills.playback import spoken_day

_LINES = ("profile.now", "goal.aim", "outreach.caught", "plan.commitment")
_RESTS_ON = ("step-five-the-pitch",)
_FOLLOW_UP_DAYS = 10
MOST_AT_ONCE = 3
"""People who are asked at the same time; a fourth waits until one of them has answered."""
_NEAR = 10
"""Places of the order within which the next person to ask is looked for."""


class PitchSkill:
    """Writes to the chosen person and asks for the lines that only the mentee can write."""

    name: SkillName = "pitch"
    fields = (
        "profile.now",
        "outreach.caught",
        "plan.commitment",
        "outreach.next",
        "outreach.answer",
    )

    def work(self, situation: Situation) -> Draft:
        """The draft as it stands, then the next open line or what to do with it."""
        plan = situation.plan
        outreach = plan.reaching(plan.chosen)
        if situation.minor:
            return _to_a_programme(situation)
        if outreach is None:
            return _to_whom(situation)
        return self._instead(situation, outreach) or self._drafted(situation, outreach)

    def _instead(self, situation: Situation, outreach: Outreach) -> Draft | None:
        """What news or a wish asks for in the place of the draft; None for the draft."""
        plan, heard = situation.plan, situation.heard
        if heard.told("outreach.accepted") or heard.wish == "agenda":
            return Draft(plan=plan, then="agenda")
        if heard.told("outreach.sent") or heard.wish == "silence":
            return self._sent(situation, outreach)
        if heard.wish == "declined":
            return _after_a_no(situation, outreach)
        if heard.wish == "edit" and not heard.told("outreach.edits", "outreach.undone"):
            return _sentences(situation, outreach)
        if heard.wish == "strengths" and not _bring(plan):
            says = (situation.say("pitch.no_strengths"),)
            return Draft(plan=plan, says=says, then="assessment")
        return None

    def _sent(self, situation: Situation, outreach: Outreach) -> Draft | None:
        """What comes after a message that was sent; None where a follow-up is to be drafted."""
        is_news = situation.heard.told("outreach.sent")
        if is_news and outreach.kind not in ASKS:
            return _on_its_way(situation)
        if not is_news and outreach.waits and outreach.kind == "follow-up":
            return _after_silence(situation, outreach)
        return self._waiting(situation, outreach) if is_news or not outreach.sent else None

    def _drafted(self, situation: Situation, outreach: Outreach) -> Draft:
        """The message as it is asked for, or why it cannot be said so short."""
        plan = situation.plan
        waiting = _waiting_for(plan, situation.now.date())
        if outreach.pitch is None and len(waiting) >= MOST_AT_ONCE:
            says = (situation.say("pitch.enough_asked", names=waiting),)
            offers = situation.catalogue.choices("pitch.enough_asked_next")
            return Draft(plan=plan, says=says, suggestions=offers)
        before, kind = outreach.pitch, outreach.kind
        outreach = outreach.model_copy(update=_form(situation, outreach))
        if outreach.kind != kind:
            outreach = outreach.model_copy(update=_ANEW)
        try:
            guided = write(plan, outreach, situation.chosen(), situation.catalogue)
            pitch = situation.authored(guided)
        except BadInput as error:
            unlimited = with_outreach(plan, outreach.model_copy(update=_AS_USUAL))
            says = (situation.say("pitch.too_short", why=error),)
            return resumed(situation, Draft(plan=unlimited, says=says))
        plan = with_outreach(plan, outreach.model_copy(update={"pitch": pitch}))
        draft = Draft(
            plan=plan,
            says=_changed(situation, outreach, pitch),
            record=pitch.model_dump(mode="json"),
            made=pitch,
            cites=_RESTS_ON if before is None else (),
        )
        return self._next(situation, draft, pitch)

    def _next(self, situation: Situation, draft: Draft, pitch: Pitch) -> Draft:
        answered = situation.heard.answered
        if answered in _LINES:
            draft = replace(draft, says=(*draft.says, situation.say("pitch.in")))
        field = _open_line(draft.plan, pitch)
        if field is None:
            return self._ready(situation, draft, pitch)
        before = situation.plan.reaching(situation.plan.chosen)
        is_new = before is None or before.pitch is None
        if is_new or (answered not in _LINES and situation.heard.act != "nothing"):
            draft = replace(draft, says=(*draft.says, _shown(situation, draft.plan, pitch)))
        return ask(situation, draft, field, variant=_variant(draft.plan, field))

    def _ready(self, situation: Situation, draft: Draft, pitch: Pitch) -> Draft:
        """The message as it stands, and what can be done with it."""
        before = situation.plan.reaching(situation.plan.chosen)
        answers_nothing = situation.heard.act == "nothing"
        bring = bool(_bring(draft.plan)) and not draft.plan.outreach[-1].with_strengths
        if not (answers_nothing and before is not None and before.pitch == pitch):
            shown = _shown(situation, draft.plan, pitch)
            draft = replace(draft, says=(*draft.says, shown, _where(situation, draft.plan, pitch)))
        if answers_nothing and not may_ask(draft.plan, "outreach.next"):
            return replace(draft, then="agenda")
        if situation.heard.wish == "skipped" and situation.heard.answered == "outreach.next":
            offers = situation.catalogue.choices("ask.outreach.next.suggest", bring=bring)
            return replace(draft, suggestions=offers)
        variant = "short" if pitch.channel == "message" else ""
        return ask(situation, draft, "outreach.next", variant=variant, bring=bring)

    def _waiting(self, situation: Situation, outreach: Outreach) -> Draft:
        """After it is sent: one follow-up in ten days, then the next person."""
        plan = situation.plan
        sent = outreach.model_copy(update={"sent": outreach.sent or situation.now.date()})
        plan = with_outreach(plan, sent)
        later = (situation.now + timedelta(days=_FOLLOW_UP_DAYS)).date()
        again = outreach.kind == "follow-up"
        key = "pitch.waiting_again" if again else "pitch.waiting"
        says = situation.say(key, on=spoken_day(later), next=_second(plan))
        draft = Draft(plan=plan, says=(says,), made=outreach.pitch)
        suggestions = situation.catalogue.choices(
            "pitch.waiting_next", next=_second(plan), again=again
        )
        return replace(
            draft,
            asks="outreach.answer",
            question=situation.say("ask.outreach.answer.text"),
            suggestions=suggestions,
        )


_AS_USUAL: dict[str, object] = {
    "max_chars": None,
    "max_words": None,
    "sentences": None,
    "longer": False,
}
"""A message as long as its channel allows."""
_ANEW: dict[str, object] = {**_AS_USUAL, "edits": (), "with_strengths": False}
"""Another kind of message begins without what was asked of the one before."""


def _variant(plan: Plan, field: str) -> str:
    """A junior who shows a senior something gets something in return."""
    first = field == "plan.commitment" and not plan.asked.get(field)
    return "reverse" if first and "reverse" in plan.criteria.formats else ""


def _bring(plan: Plan) -> Words | None:
    """What the mentee said they bring to the goal, where it is not private."""
    known = plan.assessment(plan.goal.id) if plan.goal else None
    bring = known.strengths if known else None
    return bring if bring and not bring.private else None


def _sentences(situation: Situation, outreach: Outreach) -> Draft:
    """The sentences with their numbers, so that one of them can be named."""
    lines = body(outreach.pitch.text, outreach.name) if outreach.pitch else ()
    says = (situation.say("pitch.edit", lines=lines),)
    return resumed(situation, Draft(plan=situation.plan, says=says))


def _changed(situation: Situation, outreach: Outreach, pitch: Pitch) -> tuple[str, ...]:
    """What became of a change or a length that was asked for, in a line."""
    heard, before = situation.heard, outreach.pitch
    if heard.told("outreach.edits"):
        return (situation.say("pitch.edited"),)
    if heard.told("outreach.undone"):
        return (situation.say("pitch.undone"),)
    says = []
    if count := unplaced(pitch, outreach.edits):
        says.append(situation.say("pitch.unplaced", count=count))
    if heard.wish == "length" and outreach.longer and before and before.words >= pitch.words:
        says.append(situation.say("pitch.no_longer"))
    return tuple(says)


def _waiting_for(plan: Plan, today: date) -> list[str]:
    """Who was asked not long ago and has not answered, without the person at hand."""
    since = today - timedelta(days=2 * _FOLLOW_UP_DAYS)
    return [
        one.name
        for one in plan.outreach
        if one.waits and one.sent and one.sent >= since
        if one.mentor != plan.chosen and plan.meeting(one.mentor) is None
    ]


def _where(situation: Situation, plan: Plan, pitch: Pitch) -> str:
    """How long it is, and where the roster says that it can go."""
    person = situation.chosen()
    address = bool(person and situation.roster and person.id in situation.roster.contacts)
    return situation.say(
        "pitch.where",
        words=pitch.words,
        name=plan.outreach[-1].name,
        address=address,
        approach=person.approach if person else "",
    )


def _on_its_way(situation: Situation) -> Draft:
    """A message that waits for no answer was sent: what usually comes next."""
    following = _second(situation.plan)
    says = (situation.say("pitch.on_its_way"),)
    offers = situation.catalogue.choices("pitch.on_its_way_next", next=following)
    return Draft(plan=situation.plan, says=says, suggestions=offers)


def _after_silence(situation: Situation, outreach: Outreach) -> Draft:
    """Two messages are enough: the next person, or ways without a list."""
    following = _second(situation.plan)
    says = (situation.say("pitch.after_silence", name=outreach.name, next=following),)
    offers = situation.catalogue.choices("pitch.after_silence_next", next=following)
    cites = ("no-answer-what-next",)
    return Draft(plan=situation.plan, says=says, suggestions=offers, cites=cites)


def _after_a_no(situation: Situation, outreach: Outreach) -> Draft:
    """A short reply that keeps the door open, and the next person."""
    answer = outreach.model_copy(
        update={"kind": "reply-to-no", "channel": "message", "declined": True}
    )
    pitch = write(situation.plan, answer, situation.chosen(), situation.catalogue)
    plan = with_outreach(situation.plan, answer.model_copy(update={"pitch": pitch}))
    following = _second(plan)
    return Draft(
        plan=plan,
        says=(
            situation.say("pitch.after_a_no", next=following),
            _shown(situation, plan, pitch),
        ),
        record=pitch.model_dump(mode="json"),
        made=pitch,
        cites=("answer-to-a-no",),
        suggestions=situation.catalogue.choices("pitch.after_a_no_next", next=following),
    )


def _to_whom(situation: Situation) -> Draft:
    """Nobody is chosen yet: somebody of the list, or the name of somebody known."""
    draft = Draft(plan=situation.plan)
    if situation.roster or not may_ask(situation.plan, "reach.whose_work"):
        return replace(draft, then="shortlist")
    return ask(situation, draft, "reach.whose_work", variant="who")


def _to_a_programme(situation: Situation) -> Draft:
    """Somebody under 18: messages go to programmes with safeguarding, not to single people."""
    message = situation.say("care.programme.message")
    body = "\n".join(f"> {line}" if line else ">" for line in message.split("\n"))
    says = (situation.say("care.again.minor"), body, situation.say("care.programme.intro"))
    return Draft(plan=situation.plan, says=says)


def write(
    plan: Plan,
    outreach: Outreach,
    person: Person | None,
    catalogue: Catalogue,
    max_chars: int | None = None,
) -> Pitch:
    """The message to one person from what the plan and the roster hold.

    Raises BadInput when `max_chars` is too small for even the shortest form.
    """
    return compose(
        Request(
            plan=plan,
            outreach=outreach,
            quote=best_quote(person, plan.shortlist) if person else ("", ()),
            catalogue=catalogue,
            max_chars=max_chars or outreach.max_chars,
        )
    )


def _form(situation: Situation, outreach: Outreach) -> dict[str, object]:
    """The manner and channel asked for; a first small question goes as a short message."""
    forms: dict[str, dict[str, object]] = {
        "formal": {"manner": "formal", "channel": "email"},
        "plain": {"manner": "plain"},
        "short": {"channel": "message", **_AS_USUAL},
        "email": {"channel": "email", **_AS_USUAL},
        "strengths": {"with_strengths": True},
        "follow-up": {"kind": "follow-up", "channel": "message"},
        "silence": {"kind": "follow-up", "channel": "message"},
        "thanks": {"kind": "thanks", "channel": "message"},
        "introduction": {"kind": "introduction", "channel": "message"},
        "reply-to-no": {"kind": "reply-to-no", "channel": "message"},
        "ending": {"kind": "ending", "channel": "message"},
        "before-meeting": {"kind": "before-meeting", "channel": "message"},
        "after-meeting": {"kind": "after-meeting", "channel": "message"},
    }
    anew = situation.heard.told("outreach.mentor") and not outreach.sent
    if situation.heard.wish in {"", "chosen"} and anew and outreach.kind != "ask":
        return {"kind": "ask"}
    goal = situation.plan.goal
    is_small = outreach.pitch is None and goal is not None and goal.is_one_question
    return forms.get(situation.heard.wish, {"channel": "message"} if is_small else {})


def _open_line(plan: Plan, pitch: Pitch) -> str | None:
    """The first line that waits for the mentee's own words; None when all is there or left."""
    asked_for = ASKED_IN_MESSAGE if pitch.channel == "message" else tuple(OPEN_LINES)
    fields = [OPEN_LINES[gap][1] for gap in pitch.gaps if gap in asked_for]
    if _says_little(plan.profile.now) and not plan.asked.get("profile.now"):
        fields.insert(0, "profile.now")
    return next((field for field in fields if may_ask(plan, field)), None)


def _says_little(now: Words | None) -> bool:
    """Whether what is known of the person is a fragment that no letter could begin with."""
    return now is not None and now.lead.endswith(":")


def _shown(situation: Situation, plan: Plan, pitch: Pitch) -> str:
    text = marked(pitch, situation.catalogue)
    body = "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    open_lines = sum(line.rstrip().endswith("…") for line in pitch.text.split("\n"))
    return situation.say("pitch.shown", subject=pitch.subject, body=body, gaps=open_lines)


def _second(plan: Plan) -> str:
    """The next person of the shortlist who fits and was not asked yet; empty for nobody."""
    if plan.shortlist is None:
        return ""
    asked = {one.mentor for one in plan.outreach if one.sent or one.declined} | {plan.chosen}
    near = fitting(plan.shortlist, _NEAR)
    return next((match.name for match in near if match.id not in asked), "")
