"""The message that asks, in the mentee's voice: five parts, and the quotes put in word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from agent.authors.base import Job, Result, is_shown, open_text
from agent.checks.written import Sources, stem, unsupported
from agent.lexical import words
from agent.prompts.templates import Ours
from agent.records.base import Record, Source, Words
from agent.records.meetings import MOST_WORDS, Claim, PartName, Pitch, PitchParts

_OWN = ("pitch.email", "pitch.message", "pitch.formal", "pitch.gap", "pitch.ask")
_MARK = re.compile(r"[\[(]\s*E\s*(\d+)\s*[\])]")
_CHANNELS = {"email": "an e-mail", "message": "a short message"}
_SUBJECT_WORDS = 8
_SAYS_NO = re.compile(r"\bno\b", re.I)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:(?:some|any)(?:one|body) else|(?:an)?other (?:name|person|people)|name of|who else)\b",
    re.I,
)
_WISH = re.compile(
    r"\bI(?:['’]d| would) (?:really )?(?:like|love|want)|\bI (?:want|hope|wish|need)\b"
    r"|\bmy (?:aim|goal) is|\bI(?:['’]m| am) (?:looking|hoping|trying)\b"
)
_SHORTEST_RUN = 2
_PARTS: tuple[PartName, ...] = ("introduction", "why", "relevance", "commitment", "call_to_action")


class PitchWritten(Record):
    """The parts that a model writes; the commitment is the mentee's own line and stays so."""

    subject: str
    introduction: str
    why: str
    relevance: str
    call_to_action: str


class PitchAuthor:
    """Writes an ask; all other messages are short and stay with the guided author."""

    prompt = "pitch"
    is_weighty = True
    schema = PitchWritten

    def is_wanted(self, job: Job) -> bool:
        """An ask that is shown, and says who writes or what for."""
        pitch: Pitch = job.made
        known = pitch.parts.call_to_action and (pitch.parts.why or pitch.parts.introduction)
        return (
            pitch.kind == "ask" and bool(known) and is_shown(pitch.parts.call_to_action, job.draft)
        )

    def inputs(self, job: Job) -> dict[str, object]:
        """The mentee's open words and the quotes of one person."""
        pitch: Pitch = job.made
        outreach = job.plan.reaching(job.plan.chosen)
        said = _said(job)
        return {
            "name": outreach.name if outreach else "",
            "channel": Ours(_CHANNELS[pitch.channel]),
            "manner": Ours(outreach.manner if outreach else "plain"),
            "most_words": MOST_WORDS[pitch.channel] - 30,
            "quotes": _quotes(pitch),
            "call": pitch.parts.call_to_action,
            **{name: said.get(name, "") for name in ("now", "aim", "by", "guidance", "caught")},
        }

    def result(self, job: Job, answer: PitchWritten) -> Result:
        """The pitch with the model's parts between the guided greeting and closing."""
        problems = tuple(_problems(job, answer))
        if problems:
            return Result(problems=problems)
        return Result(record=_rewritten(job, answer))


def _said(job: Job) -> Mapping[str, str]:
    goal, outreach = job.plan.goal, job.plan.reaching(job.plan.chosen)
    return {
        "now": open_text(job.plan.profile.now),
        "aim": open_text(goal.aim if goal else None),
        "by": open_text(goal.by if goal else None),
        "guidance": open_text(goal.guidance if goal else None),
        "caught": open_text(outreach.caught if outreach else None),
        "commitment": open_text(job.plan.commitment),
    }


def _quotes(pitch: Pitch) -> list[str]:
    return [claim.text for claim in pitch.claims if claim.source.kind == "roster"]


def _problems(job: Job, answer: PitchWritten) -> Iterable[str]:
    pitch: Pitch = job.made
    said = _said(job)
    own = job.situation.catalogue.vocabulary(*_OWN)
    wishes = (said["aim"], said["guidance"], said["by"])
    sources = {
        "subject": Sources((said["aim"],), own),
        "introduction": Sources((said["now"],), own),
        "why": Sources(wishes, own, about=(said["now"],)),
        "relevance": Sources((*wishes, said["caught"]), own, about=(said["caught"],)),
        "call_to_action": Sources((), own, about=()),
    }
    for name, source in sources.items():
        text = _MARK.sub("", getattr(answer, name))
        yield from (f"{name}: {problem}" for problem in unsupported(text, source))
    yield from _of_form(pitch, answer, said)


def _of_form(pitch: Pitch, answer: PitchWritten, said: Mapping[str, str]) -> Iterable[str]:
    """Whether all parts are there, with all quotes, a question, an easy no and a referral."""
    if len(answer.subject.split()) > _SUBJECT_WORDS:
        yield "the subject is too long"
    if said["now"] and not _shares(answer.introduction, said["now"]):
        yield "the introduction does not say who is writing"
    if (said["aim"] or said["guidance"]) and not (
        _shares(answer.why, f"{said['aim']} {said['guidance']}") and _WISH.search(answer.why)
    ):
        yield 'the part why must say "I would like …" with the words of the aim'
    marks = sorted(int(mark) for mark in _MARK.findall(answer.relevance))
    if marks != list(range(1, len(_quotes(pitch)) + 1)):
        yield "relevance must hold each quotation once, as [E1]"
    others = answer.subject + answer.introduction + answer.why + answer.call_to_action
    if _MARK.search(others):
        yield "a quotation stands outside of relevance"
    call = answer.call_to_action
    if "?" not in call or not _SAYS_NO.search(call) or not _SOMEBODY_ELSE.search(call):
        yield "the call to action needs a question, an easy no and the ask for somebody else"


def _shares(text: str, source: str) -> bool:
    """Whether a text uses at least half of the source's first few words of substance."""
    wanted = [stem(word) for word in words(source) if len(word) > 3][:6]
    used = {stem(word) for word in words(text)}
    return not wanted or 2 * sum(one in used for one in wanted) >= len(wanted)


def _rewritten(job: Job, answer: PitchWritten) -> Pitch:
    pitch: Pitch = job.made
    parts = {name: _part(job, name, answer) for name in _PARTS}
    text = _letter(pitch, parts)
    return pitch.model_copy(
        update={
            "subject": answer.subject.strip() if pitch.subject else "",
            "parts": PitchParts(**parts),
            "text": text,
            "words": len(text.split()),
            "claims": tuple(_claims(job, parts, text)),
            "author": "model",
        }
    )


def _part(job: Job, name: PartName, answer: PitchWritten) -> str:
    """The model's sentences; the mentee's own promise and open lines stay as they are."""
    pitch: Pitch = job.made
    guided = str(getattr(pitch.parts, name))
    if name == "commitment" or (name in pitch.gaps and name != "relevance"):
        return guided
    text = " ".join(str(getattr(answer, name)).split())
    if name == "relevance":
        quotes = _quotes(pitch)
        text = _MARK.sub(lambda mark: f'"{quotes[int(mark[1]) - 1]}"', text)
        if name in pitch.gaps:
            text = f"{text} {job.situation.say('pitch.gap.caught')}"
    return text.strip()


def _letter(pitch: Pitch, parts: Mapping[PartName, str]) -> str:
    """The new parts between the greeting and the closing of the guided message."""
    shown = [text for name in _PARTS if (text := getattr(pitch.parts, name)) in pitch.text and text]
    head = pitch.text[: pitch.text.find(shown[0])].rstrip()
    last = pitch.text.rfind(shown[-1]) + len(shown[-1])
    if pitch.channel == "message":
        kept = [parts[name] for name in _PARTS if getattr(pitch.parts, name) in shown]
        return " ".join(one for one in (head, *kept, pitch.text[last:].strip()) if one)
    _, line, closing = pitch.text[last:].partition("\n")
    first = f"{parts['introduction']} {parts['why']}".strip()
    body = (first, parts["relevance"], parts["commitment"], parts["call_to_action"])
    return "\n".join(one for one in (head, *body, closing if line else "") if one)


def _claims(job: Job, parts: Mapping[PartName, str], text: str) -> Iterable[Claim]:
    """The quotes, and the longest run of the mentee's own words in each part."""
    pitch: Pitch = job.made
    yield from (
        claim for claim in pitch.claims if claim.source.kind == "roster" and claim.text in text
    )
    for part, field, words_ in _fields(job):
        run = _longest_run(parts[part], words_.text)
        if run and run in text:
            source = Source(kind="plan", field=field, quote=words_.text, **_turn(words_))
            yield Claim(text=run, source=source)


def _fields(job: Job) -> Iterable[tuple[PartName, str, Words]]:
    goal, outreach = job.plan.goal, job.plan.reaching(job.plan.chosen)
    known: tuple[tuple[PartName, str, Words | None], ...] = (
        ("introduction", "profile.now", job.plan.profile.now),
        ("why", "goal.aim", goal.aim if goal else None),
        ("why", "goal.guidance", goal.guidance if goal else None),
        ("relevance", "outreach.caught", outreach.caught if outreach else None),
        ("commitment", "commitment", job.plan.commitment),
    )
    yield from ((part, field, said) for part, field, said in known if said and not said.private)


def _longest_run(text: str, source: str) -> str:
    """The longest run of whole words of the source that stands in the text; empty when short."""
    pieces = list(re.finditer(r"\S+", source))
    for length in range(len(pieces), _SHORTEST_RUN - 1, -1):
        for start in range(len(pieces) - length + 1):
            run = source[pieces[start].start() : pieces[start + length - 1].end()].strip(".,;:")
            if run in text:
                return run
    return ""


def _turn(said: Words) -> dict[str, Any]:
    return {"conversation": said.source.conversation, "turn": said.source.turn}
