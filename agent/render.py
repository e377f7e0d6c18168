"""Records as text that a person reads in a terminal or pastes into a message.

Every sentence comes from the catalogue. What stands in a roster or was typed by somebody is shown
as written, without the characters that would steer a terminal or hide what is there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from agent.prompts import load_catalogue
from agent.records.agreement import LINES, Agreement, Line
from agent.records.matching import Match, Shortlist
from agent.records.meetings import Agenda, Pitch, Rhythm
from agent.records.people import RosterReport
from agent.records.replies import Citation, Reply

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
"""Invisible, and part of how Persian, Hindi and emoji are written."""

_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.{1,400}?)(?<=[^\s*])\1(?![\w*])")
"""Within one line; the length keeps a line of asterisks from costing its square."""
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((https?://[^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"#{1,6} +")
_QUOTED = re.compile(r"(?:> ?)+")
_BY_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True)
class AgendaSheet:
    """An agenda with what a reader of it needs beside it.

    name: with whom, empty when not known; start: with its zone, None when no time is agreed;
    rhythm: how it is repeated, None for once; resting_on: the guidance entries it rests on, each
    as a line with its sources.
    """

    agenda: Agenda
    name: str = ""
    start: datetime | None = None
    resting_on: tuple[str, ...] = ()
    rhythm: Rhythm | None = None


def visible(text: str) -> str:
    """The text without control, direction and other unseen characters; line ends stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        sign
        for sign in lines
        if sign == "\n" or sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN
    )


def plain(markdown: str) -> str:
    """Markdown as a terminal shows it: signs of emphasis gone, quotations set in."""
    return "\n".join(_plain_line(line) for line in visible(markdown).split("\n"))


def _plain_line(line: str) -> str:
    quoted = _QUOTED.match(line)
    rest = line[quoted.end() :] if quoted else line
    rest = _HEADING.sub("", rest, count=1) if _HEADING.match(rest) else rest
    rest = _CODE.sub(r"\1", _LINK.sub(r"\1 (\2)", rest))
    rest = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", rest))
    return f"    {rest}".rstrip() if quoted else rest


def escaped(text: str) -> str:
    """Somebody's words as Markdown that shows them unchanged, in one line."""
    return _BY_MARKDOWN.sub(r"\\\1", " ".join(visible(text).split()))


def report_text(report: RosterReport, name: str) -> str:
    """What reading a roster file called `name` found, so that its owner can act on it."""
    return _say("show.roster", report=report, name=name)


def shortlist_text(shortlist: Shortlist, report: RosterReport) -> str:
    """People with their words, in order; what no entry says is asked once, at the end."""
    matches = shortlist.matches
    names = {match.id: match.name for match in matches}
    return _say(
        "show.shortlist",
        shortlist=shortlist,
        report=report,
        quotes={match.id: _quotes(match) for match in matches},
        names=names,
        asks=_open_questions(matches),
    )


def _quotes(match: Match) -> list[tuple[str, str, int]]:
    """(words, field, need) of each piece of evidence, the same words once."""
    once = {(item.field, item.quote): item for item in match.evidence}
    return [(item.quote, item.field, item.need) for item in once.values()]


def _open_questions(matches: Sequence[Match]) -> list[str]:
    """What to ask about the factors that are unknown of everybody here."""
    unknown = [{f.ask for f in match.factors if f.finding == "unknown"} for match in matches]
    if not unknown:
        return []
    everywhere = set[str].intersection(*unknown)
    return [factor.ask for factor in matches[0].factors if factor.ask and factor.ask in everywhere]


def pitch_text(pitch: Pitch) -> str:
    """The message, ready to copy, and what still waits for its writer."""
    return _say("show.pitch", pitch=pitch)


def agenda_text(sheet: AgendaSheet) -> str:
    """The agenda as a list that can be read aloud."""
    title, when = agenda_title(sheet), moment_text(sheet)
    return _say("show.agenda", title=title, sheet=sheet, when=when, owner=owner_text)


def agenda_markdown(sheet: AgendaSheet) -> str:
    """The agenda as Markdown, with a heading and a numbered list."""
    title = agenda_title(sheet)
    return _say("show.agenda_markdown", title=title, sheet=sheet, escaped=escaped, owner=owner_text)


def owner_text(owner: str) -> str:
    """Who leads an item, in words."""
    return _say("show.owner", owner=owner)


def agenda_title(sheet: AgendaSheet) -> str:
    """What the meeting is called."""
    return _say("show.agenda_title", kind=sheet.agenda.kind, name=sheet.name)


def moment_text(sheet: AgendaSheet) -> str:
    """`Tuesday 24 November 2026, 19:00 (Europe/Lisbon)`, or nothing without a start."""
    start = sheet.start
    if start is None:
        return ""
    return f"{start:%A} {start.day} {start:%B %Y, %H:%M} ({start.tzinfo})"


def agreement_lines(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """What each line of an agreement is called, and what it says; open ones say so."""
    return tuple((_say(f"agreement.{line}"), _line(agreement, line)) for line in LINES)


def _line(agreement: Agreement, line: Line) -> str:
    said = agreement.said(line)
    if line == "period" and said and agreement.until:
        until = agreement.until
        return _say("agreement.until", words=said, until=f"{until.day} {until:%B %Y}")
    return said or _say("agreement.open")


def agreement_title(agreement: Agreement) -> str:
    """What the paper is called."""
    return _say("agreement.title", name=agreement.name, mine="")


def agreement_markdown(agreement: Agreement) -> str:
    """The agreement as Markdown: a heading, what it is, and a list."""
    lines = [f"- **{label}:** {escaped(said)}" for label, said in agreement_lines(agreement)]
    head = f"**{escaped(agreement_title(agreement))}**"
    return "\n".join((head, "", _say("agreement.proposal"), "", *lines))


def reply_text(reply: Reply) -> str:
    """A reply of a conversation: its text, what it rests on, suggestions with their numbers."""
    sources = [source_line(citation) for citation in reply.citations]
    choices = choices_text(reply.suggestions)
    return _say("show.reply", text=plain(reply.text), sources=sources, choices=choices)


def choices_text(suggestions: Sequence[str]) -> str:
    """Suggestions, each with the number that chooses it."""
    return "\n".join(f"  {n}. {plain(text)}" for n, text in enumerate(suggestions, start=1))


def source_line(citation: Citation) -> str:
    """One guidance entry with its sources, in words."""
    return _say("show.source", citation=citation)


def _say(key: str, **values: object) -> str:
    return visible(load_catalogue().say(key, **values))
