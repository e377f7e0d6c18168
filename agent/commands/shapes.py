"""Records as the JSON documents that programs rely on. A key is never renamed or dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agent import Coach
    from agent.records.action_plan import ActionPage
    from agent.records.base import Record, Source
    from agent.records.briefs import Brief
    from agent.records.groups import Assignment, Circle, Circles, Unplaced
    from agent.records.matching import Excluded, Match, Shortlist
    from agent.records.meetings import Agenda, Pitch
    from agent.records.people import Roster, RosterReport
    from agent.records.progress import ProgressReport
    from agent.records.replies import Citation, Reply
    from agent.records.sharing import SharedPage

Document = dict[str, Any]


def of_report(report: RosterReport) -> Document:
    """What reading a roster file found."""
    return {
        "people": report.people,
        "mapping": dict(report.mapping),
        "set_aside": [{"column": one.column, "reason": one.reason} for one in report.set_aside],
        "problems": [
            {"row": one.row, "field": one.field, "problem": one.problem} for one in report.problems
        ],
        "duplicates": [list(ids) for ids in report.duplicates],
    }


def of_shortlist(shortlist: Shortlist, report: RosterReport) -> Document:
    """A ranking with the report of the roster that was ranked."""
    return {
        "needs": list(shortlist.needs),
        "roster": of_report(report),
        "matches": [_of_match(match) for match in shortlist.matches],
        "excluded": [_of_excluded(one) for one in shortlist.excluded],
        "near_misses": [
            {"id": one.id, "name": one.name, "relax": one.relax} for one in shortlist.near_misses
        ],
        "portfolio": [{"id": one.id, "covers": list(one.covers)} for one in shortlist.portfolio],
    }


def _of_match(match: Match) -> Document:
    return {
        "id": match.id,
        "name": match.name,
        "score": match.score,
        "confidence": match.confidence,
        "covers": list(match.covers),
        "evidence": [
            {"need": one.need, "quote": one.quote, "field": one.field, "score": one.score}
            for one in match.evidence
        ],
        "factors": [
            {
                "factor": one.factor,
                "finding": one.finding,
                "quote": one.quote,
                "field": one.field,
                "ask": one.ask,
            }
            for one in match.factors
        ],
        "practical": [
            {
                "wish": one.wish,
                "finding": one.finding,
                "quote": one.quote,
                "field": one.field,
                "note": one.note,
            }
            for one in match.practical
        ],
    }


def _of_excluded(one: Excluded) -> Document:
    return {
        "id": one.id,
        "name": one.name,
        "deal_breaker": one.deal_breaker,
        "reason": one.reason,
        "quote": one.quote,
        "field": one.field,
    }


def of_pitch(pitch: Pitch) -> Document:
    """A message with its parts, gaps and the source of each claim."""
    return {
        "kind": pitch.kind,
        "channel": pitch.channel,
        "subject": pitch.subject,
        "parts": {
            "introduction": pitch.parts.introduction,
            "why": pitch.parts.why,
            "relevance": pitch.parts.relevance,
            "commitment": pitch.parts.commitment,
            "call_to_action": pitch.parts.call_to_action,
        },
        "gaps": list(pitch.gaps),
        "text": pitch.text,
        "words": pitch.words,
        "claims": [
            {"text": claim.text, "source": _of_source(claim.source)} for claim in pitch.claims
        ],
        "author": pitch.author,
    }


def _of_source(source: Source) -> Document:
    return {"kind": source.kind, "field": source.field, "quote": source.quote}


def of_agenda(agenda: Agenda) -> Document:
    """The plan of one meeting; citations are ids of guidance entries."""
    return {
        "kind": agenda.kind,
        "minutes": agenda.minutes,
        "items": [
            {
                "minutes": item.minutes,
                "title": item.title,
                "purpose": item.purpose,
                "owner": item.owner,
            }
            for item in agenda.items
        ],
        "citations": list(agenda.citations),
        "author": agenda.author,
    }


def of_progress(report: ProgressReport) -> Document:
    """Advice, step and result for one mentor, with what was recognised on both sides."""
    return {
        "mentor": report.mentor,
        "name": report.name,
        "goal": report.goal,
        "since": report.since.isoformat() if report.since else None,
        "meetings": report.meetings,
        "steps": [
            {
                "advice": step.advice,
                "step": step.step,
                "by": step.by,
                "state": step.state,
                "result": step.result,
            }
            for step in report.steps
        ],
        "milestones": [
            {
                "side": one.side,
                "name": one.name,
                "what": one.what.text,
                "because": one.because.text if one.because else None,
                "on": one.on.isoformat() if one.on else None,
            }
            for one in report.milestones
        ],
        "text": report.text,
        "citations": list(report.citations),
        "author": report.author,
    }


def of_page(page: SharedPage) -> Document:
    """What a mentee hands to a mentor, and a mentor's `brief` reads."""
    return page.document


def of_brief(brief: Brief) -> Document:
    """A mentor's preparation from a page that was handed over."""
    return {
        "shared": dict(brief.shared),
        "questions": list(brief.questions),
        "listen_for": list(brief.listen_for),
        "agenda": of_agenda(brief.agenda),
        "citations": list(brief.citations),
        "author": brief.author,
    }


def of_circles(found: Circles) -> Document:
    """Circles with what passes in them, offer and want verbatim, and who is in none."""
    return {
        "circles": [_of_circle(circle) for circle in found.circles],
        "unplaced": _of_unplaced(found.unplaced),
    }


def _of_circle(circle: Circle) -> Document:
    return {
        "members": list(circle.members),
        "exchanges": [
            {
                "from": one.giver,
                "to": one.taker,
                "what": {"offer": one.offer, "want": one.want},
            }
            for one in circle.exchanges
        ],
    }


def of_assignment(found: Assignment) -> Document:
    """One-to-one proposals, and the mentees without one."""
    return {
        "pairs": [
            {
                "mentee": one.mentee,
                "mentor": one.mentor,
                "score": one.score,
                "reasons": list(one.reasons),
            }
            for one in found.pairs
        ],
        "unplaced": _of_unplaced(found.unplaced),
    }


def _of_unplaced(unplaced: Iterable[Unplaced]) -> list[Document]:
    return [{"id": one.id, "reason": one.reason} for one in unplaced]


def of_action_page(page: ActionPage) -> Document:
    """The action plan as one page."""
    return {
        "team": page.team,
        "problem": page.problem,
        "people": page.people,
        "steps": list(page.steps),
        "resources": page.resources,
        "measure": page.measure,
        "mentors": page.mentors,
        "gaps": list(page.gaps),
        "text": page.text,
        "citations": list(page.citations),
        "author": page.author,
    }


def citations(coach: Coach, ids: Iterable[str]) -> tuple[Citation, ...]:
    """Guidance entries with their sources in words."""
    from agent.records.replies import Citation

    entries = map(coach.library.entry, ids)
    return tuple(
        Citation(
            id=entry.id,
            title=entry.title,
            sources=tuple(one.in_full for one in coach.library.references(entry)),
        )
        for entry in entries
    )


def of_reply(reply: Reply, roster: Roster | None) -> Document:
    """One turn of a conversation; `roster` is the list in use."""
    return {
        "conversation": reply.conversation,
        "turn": reply.turn,
        "text": reply.text,
        "skill": reply.skill,
        "record": None if reply.record is None else of_record(reply.record, roster),
        "citations": [one.model_dump(mode="json") for one in reply.citations],
        "question": reply.question,
        "asks": reply.asks,
        "suggestions": list(reply.suggestions),
        "author": reply.author,
        "problems": list(reply.problems),
        "usage": reply.usage.model_dump(mode="json"),
    }


def of_record(record: Document, roster: Roster | None) -> Document:
    """A reply's record in the shape that its skill's command prints."""
    from agent.records.action_plan import ActionPage
    from agent.records.briefs import Brief
    from agent.records.groups import Assignment, Circles
    from agent.records.matching import Shortlist
    from agent.records.meetings import Agenda, Pitch
    from agent.records.progress import ProgressReport
    from agent.records.sharing import SharedPage

    if record.keys() == Shortlist.model_fields.keys() and roster is not None:
        return of_shortlist(Shortlist.model_validate(record), roster.report)
    shapes: tuple[tuple[type[Record], Callable[[Any], Document]], ...] = (
        (Pitch, of_pitch),
        (ProgressReport, of_progress),
        (Agenda, of_agenda),
        (Brief, of_brief),
        (SharedPage, of_page),
        (Circles, of_circles),
        (Assignment, of_assignment),
        (ActionPage, of_action_page),
    )
    for kind, shape in shapes:
        if record.keys() == kind.model_fields.keys():
            return shape(kind.model_validate(record))
    return record
