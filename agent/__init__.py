"""A coach for mentoring. These are its public names; each is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agent.accounts import (
        hashed,
        is_name,
        is_password,
        read_accounts,
        same_name,
    )
    from agent.calendars import calendar_file, meeting_sheet, plan_calendar, start_of
    from agent.clock import Clock, system_clock
    from agent.coach import Coach
    from agent.errors import BadInput, CoachError, NotFound
    from agent.exports import (
        agenda_document,
        agreement_document,
        agreement_file,
        json_file,
        write_file,
    )
    from agent.handed_in import read_criteria, read_moment, read_plan, read_shared
    from agent.model import Ask, ScriptedModel
    from agent.prompts import load_catalogue
    from agent.render import (
        AgendaSheet,
        agenda_text,
        choices_text,
        pitch_text,
        plain,
        reply_text,
        report_text,
        shortlist_text,
        source_line,
        visible,
    )
    from agent.roster import EvidenceIndex, EvidenceItem, MemoryCache, evidence_items
    from agent.sessions import Piece, Progress, Talk
    from agent.settings import Settings, load_settings, quiet_libraries
    from agent.skills.brief_record import brief_text
    from agent.skills.grouped import assignment_text, circles_text
    from agent.skills.shared_page import Handover, chosen_page

_HOMES = {
    "AgendaSheet": "agent.render",
    "Ask": "agent.model",
    "BadInput": "agent.errors",
    "Clock": "agent.clock",
    "Coach": "agent.coach",
    "CoachError": "agent.errors",
    "EvidenceIndex": "agent.roster",
    "EvidenceItem": "agent.roster",
    "MemoryCache": "agent.roster",
    "Handover": "agent.skills.shared_page",
    "NotFound": "agent.errors",
    "Piece": "agent.sessions",
    "Progress": "agent.sessions",
    "ScriptedModel": "agent.model",
    "Settings": "agent.settings",
    "Talk": "agent.sessions",
    "agenda_document": "agent.exports",
    "agenda_text": "agent.render",
    "agreement_document": "agent.exports",
    "agreement_file": "agent.exports",
    "calendar_file": "agent.calendars",
    "assignment_text": "agent.skills.grouped",
    "brief_text": "agent.skills.brief_record",
    "chosen_page": "agent.skills.shared_page",
    "circles_text": "agent.skills.grouped",
    "choices_text": "agent.render",
    "evidence_items": "agent.roster",
    "hashed": "agent.accounts",
    "is_name": "agent.accounts",
    "is_password": "agent.accounts",
    "json_file": "agent.exports",
    "load_catalogue": "agent.prompts",
    "load_settings": "agent.settings",
    "meeting_sheet": "agent.calendars",
    "pitch_text": "agent.render",
    "plain": "agent.render",
    "plan_calendar": "agent.calendars",
    "quiet_libraries": "agent.settings",
    "read_accounts": "agent.accounts",
    "read_criteria": "agent.handed_in",
    "read_moment": "agent.handed_in",
    "read_plan": "agent.handed_in",
    "read_shared": "agent.handed_in",
    "reply_text": "agent.render",
    "report_text": "agent.render",
    "same_name": "agent.accounts",
    "shortlist_text": "agent.render",
    "source_line": "agent.render",
    "start_of": "agent.calendars",
    "system_clock": "agent.clock",
    "visible": "agent.render",
    "write_file": "agent.exports",
}

__all__ = [
    "AgendaSheet",
    "Ask",
    "BadInput",
    "Clock",
    "Coach",
    "CoachError",
    "EvidenceIndex",
    "EvidenceItem",
    "Handover",
    "MemoryCache",
    "NotFound",
    "Piece",
    "Progress",
    "ScriptedModel",
    "Settings",
    "Talk",
    "agenda_document",
    "agenda_text",
    "agreement_document",
    "agreement_file",
    "assignment_text",
    "brief_text",
    "calendar_file",
    "choices_text",
    "chosen_page",
    "circles_text",
    "evidence_items",
    "hashed",
    "is_name",
    "is_password",
    "json_file",
    "load_catalogue",
    "load_settings",
    "meeting_sheet",
    "pitch_text",
    "plain",
    "plan_calendar",
    "quiet_libraries",
    "read_accounts",
    "read_criteria",
    "read_moment",
    "read_plan",
    "read_shared",
    "reply_text",
    "report_text",
    "same_name",
    "shortlist_text",
    "source_line",
    "start_of",
    "system_clock",
    "visible",
    "write_file",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'agent' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
