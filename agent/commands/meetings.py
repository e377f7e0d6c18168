"""`pitch` and `agenda`: the message that asks somebody, and what to do with the meeting."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from agent.commands.arguments import Parser, Subparsers, add_command, file, whole_number, words
from agent.commands.shapes import citations, of_agenda, of_pitch
from agent.commands.terminal import Terminal, with_coach
from agent.errors import BadInput, NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from agent import AgendaSheet, Coach
    from agent.records.meetings import Rhythm
    from agent.records.plan import Plan

CHANNELS = ("email", "message")
MANNERS = ("plain", "formal", "short")
PITCHES = (
    "ask",
    "follow-up",
    "thanks",
    "reply-to-no",
    "introduction",
    "before-meeting",
    "after-meeting",
    "ending",
)
FORMS = ("talk", "single", "in-writing", "reverse", "peer", "group")
AGENDAS = ("first", "regular", "review", "closing")
RHYTHMS = {"week": 1, "two-weeks": 2, "month": 0}
"""Weeks between two dates; 0 for once a month."""
_MINUTES = 30


def add(commands: Subparsers) -> None:
    """Both commands."""
    _add_pitch(add_command(commands, "pitch", "draft a message to one person", run_pitch))
    _add_agenda(add_command(commands, "agenda", "plan the minutes of a meeting", run_agenda))


def _add_pitch(pitch: Parser) -> None:
    pitch.add_argument("--plan", metavar="FILE", type=file, required=True)
    pitch.add_argument("--roster", metavar="FILE", type=file, required=True)
    pitch.add_argument("--mentor", metavar="ID", type=words, required=True)
    pitch.add_argument("--channel", choices=CHANNELS, default="email")
    pitch.add_argument("--max-chars", metavar="N", type=whole_number(1))
    pitch.add_argument("--manner", choices=MANNERS, default="plain")
    pitch.add_argument("--kind", choices=PITCHES, default="ask")


def _add_agenda(agenda: Parser) -> None:
    agenda.add_argument("--plan", metavar="FILE", type=file, required=True)
    agenda.add_argument("--roster", metavar="FILE", type=file)
    agenda.add_argument("--mentor", metavar="ID", type=words)
    agenda.add_argument("--kind", choices=AGENDAS, required=True)
    agenda.add_argument("--form", choices=FORMS, help="default: what the plan looks for")
    agenda.add_argument("--minutes", metavar="N", type=whole_number(1))
    agenda.add_argument("--start", metavar="ISO8601", type=words)
    agenda.add_argument("--zone", metavar="TZ", type=words, help="like Europe/Lisbon")
    agenda.add_argument("--every", choices=tuple(RHYTHMS), help="repeat it in the calendar file")
    agenda.add_argument("--times", metavar="N", type=whole_number(2), default=6)
    agenda.add_argument("--ics", metavar="FILE", type=file, help="write a calendar file")
    agenda.add_argument("--docx", metavar="FILE", type=file, help="write a Word document")


def run_pitch(args: Namespace, terminal: Terminal) -> int:
    """Prints a message to one person of a roster."""

    async def work(coach: Coach) -> None:
        from agent import pitch_text, read_plan

        plan, roster = read_plan(args.plan), coach.read_roster(args.roster)
        pitch = coach.pitch(
            plan,
            roster,
            args.mentor,
            kind=args.kind,
            channel=args.channel,
            manner=args.manner,
            max_chars=args.max_chars,
        )
        terminal.show(of_pitch(pitch), lambda: pitch_text(pitch))

    with_coach(args.now, work)
    return 0


def run_agenda(args: Namespace, terminal: Terminal) -> int:
    """Prints an agenda; writes the files that were asked for first."""

    async def work(coach: Coach) -> None:
        from agent import agenda_text

        sheet = _sheet(coach, args)
        _write_files(coach, sheet, args)
        _tell_of_a_clash(coach, sheet, args, terminal)
        terminal.show(of_agenda(sheet.agenda), lambda: agenda_text(sheet))

    with_coach(args.now, work)
    return 0


def _sheet(coach: Coach, args: Namespace) -> AgendaSheet:
    from agent import AgendaSheet, read_plan, source_line

    plan = read_plan(args.plan)
    name = _name(coach, plan, args)
    start = _start(plan, args)
    meeting = plan.meeting(args.mentor) if args.mentor else None
    minutes = args.minutes or (meeting.minutes if meeting else _MINUTES)
    form = args.form.replace("-", " ") if args.form else None
    agenda = coach.agenda(plan, args.kind, minutes=minutes, name=name, form=form)
    sources = tuple(source_line(one) for one in citations(coach, agenda.citations))
    rhythm = _rhythm(args) or (meeting.rhythm if meeting else None)
    return AgendaSheet(agenda, name, start, sources, rhythm)


def _rhythm(args: Namespace) -> Rhythm | None:
    from agent.records.meetings import Rhythm

    return Rhythm(weeks=RHYTHMS[args.every], times=args.times) if args.every else None


def _tell_of_a_clash(coach: Coach, sheet: AgendaSheet, args: Namespace, terminal: Terminal) -> None:
    """A line on standard error when the time lies outside the hours that the plan states."""
    from agent import load_catalogue, read_plan

    if sheet.start and (hours := coach.outside_hours(read_plan(args.plan), sheet.start)):
        said = load_catalogue().say("show.clash", hours=hours, when=f"{sheet.start:%A %H:%M}")
        terminal.problem(said)


def _name(coach: Coach, plan: Plan, args: Namespace) -> str:
    """The name of the other person, from the roster or else from the plan; empty for nobody."""
    if args.mentor is None:
        if args.roster:
            raise BadInput("say whom of the roster you meet: --mentor ID")
        return ""
    if args.roster:
        person = coach.read_roster(args.roster).person(args.mentor)
        if person is None:
            raise NotFound(f"nobody in this roster has the id {args.mentor}")
        return person.called
    reaching, meeting = plan.reaching(args.mentor), plan.meeting(args.mentor)
    name = (reaching and reaching.name) or (meeting and meeting.name)
    if not name:
        raise BadInput(f"the plan does not say who {args.mentor} is; add --roster FILE")
    return name


def _start(plan: Plan, args: Namespace) -> datetime | None:
    """When it begins, as it was said or as the plan has it; only a calendar file needs it."""
    from agent import read_moment, start_of

    if args.start:
        return read_moment(args.start, args.zone or plan.profile.zone)
    meeting = plan.meeting(args.mentor) if args.mentor else None
    agreed = start_of(meeting) if meeting else None
    if agreed and not args.zone:
        return agreed
    if args.zone:
        raise BadInput("--zone says where --start is meant; add --start, like 2026-11-24T19:00")
    if args.ics:
        raise BadInput("a calendar file needs --start, like 2026-11-24T19:00, and --zone")
    return None


def _write_files(coach: Coach, sheet: AgendaSheet, args: Namespace) -> None:
    from agent import agenda_document, calendar_file, write_file

    if args.ics:
        write_file(args.ics, calendar_file(sheet, coach.now()))
    if args.docx:
        write_file(args.docx, agenda_document(sheet, coach.now()))
