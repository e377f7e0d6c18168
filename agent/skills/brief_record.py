"""The mentor's brief, built from the page that was handed over and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agent.errors import BadInput
from agent.prompts import Catalogue, load_catalogue
from agent.records.briefs import Brief
from agent.records.meetings import Agenda, AgendaItem, AgendaKind
from agent.skills.agenda_items import LONGEST, SHORTEST, share

FIRST_SCREEN = 120
"""Words that the first screen has at most, so that it can be sent as a message."""
USUAL_MINUTES = 40
"""Length of the meetings that forty-minutes-and-a-break speaks of."""
_FORMS = ((40, 3), (25, 3), (25, 2), (15, 2), (10, 2))
"""Words of a quotation that are kept, and how many questions: the first form that fits."""
_LONGEST_QUESTION = 14
_RESTS_ON = (
    "ask-before-advising",
    "when-a-step-was-missed",
    "feedback-in-three-parts",
    "allyship-starts-at-the-top",
    "why-mentors-come-back",
)
_FIRST_RESTS_ON = (
    "let-the-mentor-share",
    "align-expectations-first",
    "ask-before-advising",
    "feedback-in-three-parts",
    "ask-about-culture",
    "why-mentors-come-back",
)
_Owner = Literal["mentee", "mentor", "both"]
_ITEMS: dict[AgendaKind, tuple[tuple[str, int, _Owner], ...]] = {
    "first": (
        ("arrive", 3, "both"),
        ("my_way", 8, "mentor"),
        ("their_goal", 12, "mentee"),
        ("expectations", 8, "both"),
        ("question", 6, "mentee"),
        ("next", 3, "mentee"),
    ),
    "regular": (
        ("arrive", 5, "both"),
        ("since", 10, "mentee"),
        ("question", 15, "mentee"),
        ("feedback", 5, "both"),
        ("next", 5, "mentee"),
    ),
    "review": (
        ("arrive", 3, "both"),
        ("season", 14, "mentee"),
        ("feedback", 10, "both"),
        ("still_right", 8, "both"),
        ("next", 5, "mentee"),
    ),
    "closing": (
        ("arrive", 3, "both"),
        ("changed", 14, "mentee"),
        ("feedback", 8, "both"),
        ("pass_on", 10, "mentee"),
        ("thanks", 5, "both"),
    ),
}
_ASKED_OF = {
    "goal.aim": "aim",
    "assessment.growth": "growth",
    "assessment.outside": "outside",
}
"""What of the page an open question can begin from."""
_OPTIONAL = ("everyone", "missed", "feedback", "mentor")
"""Lines of the first screen that go first when it is too long, in this order."""


@dataclass(frozen=True)
class Meeting:
    """The meeting that is prepared: with whom, of what kind, how many minutes."""

    name: str = ""
    kind: AgendaKind | None = None
    minutes: int = USUAL_MINUTES


def brief(shared: Mapping[str, str], meeting: Meeting, catalogue: Catalogue) -> Brief:
    """The brief for one meeting. Raises BadInput for less than 15 or more than 90 minutes."""
    if not SHORTEST <= meeting.minutes <= LONGEST:
        message = f"a brief covers {SHORTEST} to {LONGEST} minutes, not {meeting.minutes}"
        raise BadInput(message)
    kind = kind_of(shared, meeting)
    cited = _FIRST_RESTS_ON if kind == "first" else _RESTS_ON
    return Brief(
        shared=dict(shared),
        questions=_questions(shared, kind, meeting, catalogue),
        listen_for=catalogue.choices(
            f"brief.listen.{kind}", name=_name(shared, meeting, catalogue), shared=shared
        ),
        agenda=_agenda(shared, kind, meeting, cited, catalogue),
        citations=cited,
    )


def kind_of(shared: Mapping[str, str], meeting: Meeting) -> AgendaKind:
    """The kind that was said; else a regular meeting where steps were agreed, or a first one."""
    return meeting.kind or ("regular" if shared.get("actions") else "first")


def _name(shared: Mapping[str, str], meeting: Meeting, catalogue: Catalogue) -> str:
    return meeting.name or shared.get("profile.name") or catalogue.say("brief.the_mentee")


def _questions(
    shared: Mapping[str, str], kind: AgendaKind, meeting: Meeting, catalogue: Catalogue
) -> tuple[str, ...]:
    """Open questions: those that begin from the page first, then those for every meeting."""
    minutes = meeting.minutes
    own = [
        catalogue.say(f"brief.question.{key}", words=_clip(" ".join(shared[field].split()), 12))
        for field, key in _ASKED_OF.items()
        if shared.get(field)
    ]
    always = catalogue.choices(f"brief.questions.{kind}", minutes=minutes)
    return (always[0], *own, *always[1:])


def _agenda(
    shared: Mapping[str, str],
    kind: AgendaKind,
    meeting: Meeting,
    cited: tuple[str, ...],
    catalogue: Catalogue,
) -> Agenda:
    parts = _ITEMS[kind]
    lengths = share(meeting.minutes, tuple(weight for _, weight, _ in parts))
    name = _name(shared, meeting, catalogue)
    items = tuple(
        AgendaItem(
            minutes=length,
            title=catalogue.say(f"brief.item.{key}.title", name=name),
            purpose=catalogue.say(f"brief.item.{key}.purpose", name=name),
            owner=owner,
        )
        for (key, _, owner), length in zip(parts, lengths, strict=True)
    )
    return Agenda(kind=kind, minutes=meeting.minutes, items=items, citations=cited)


def first_screen(made: Brief, name: str, catalogue: Catalogue, most: int = FIRST_SCREEN) -> str:
    """What a mentor with two minutes reads: at most 120 words, the wish for the meeting first."""
    lines: dict[str, str] = {}
    for kept, questions in _FORMS:
        lines = _lines(made, name, catalogue, kept, questions)
        if _length(lines) <= most:
            return "\n\n".join(lines.values())
    for optional in _OPTIONAL:
        lines.pop(optional, None)
        if _length(lines) <= most:
            break
    return "\n\n".join(lines.values())


def brief_text(made: Brief, name: str = "") -> str:
    """The first screen and the rest of a brief, for a reader."""
    catalogue = load_catalogue()
    return f"{first_screen(made, name, catalogue)}\n\n{whole(made, name, catalogue)}"


def _length(lines: Mapping[str, str]) -> int:
    return sum(len(line.split()) for line in lines.values())


def _lines(
    made: Brief, name: str, catalogue: Catalogue, kept: int, questions: int
) -> dict[str, str]:
    """The lines of the first screen, quotations of up to `kept` words and so many questions."""
    shared = {field: _clip(" ".join(words.split()), kept) for field, words in made.shared.items()}
    called = _clip(name or shared.get("profile.name") or catalogue.say("brief.the_mentee"), 4)
    short = [one for one in made.questions if len(one.split()) <= _LONGEST_QUESTION]
    keys = ("wish", "now", "pick", "missed", "feedback", "everyone", "mentor", "agenda")
    spoken = {
        key: catalogue.say(
            f"brief.line.{key}",
            name=called,
            shared=shared,
            first=made.agenda.kind == "first",
            questions=(short or made.questions)[:questions],
            minutes=made.agenda.minutes,
            items=made.agenda.items,
        )
        for key in keys
    }
    return {key: line for key, line in spoken.items() if line}


def _clip(words: str, most: int) -> str:
    """The words as they stand, or their beginning with a sign that there are more."""
    found = words.split()
    return words if len(found) <= most else f"{' '.join(found[:most])} …"


def whole(made: Brief, name: str, catalogue: Catalogue) -> str:
    """Everything the brief holds, with headings, after the first screen."""
    return catalogue.say("brief.whole", brief=made, name=name or catalogue.say("brief.the_mentee"))


def shorter(made: Brief, name: str, catalogue: Catalogue) -> str:
    """Three lines: the wish, one question, the minutes."""
    lines = _lines(made, name, catalogue, *_FORMS[2])
    question = catalogue.say("brief.line.one", question=made.questions[0])
    return "\n\n".join((lines["wish"], question, lines["agenda"]))
