"""What a message says about time: weekly hours, dates, time frames, lengths. Rules only.

High precision or nothing: what could be read in two ways is not heard, and everything comes with
the words that said it. What vague words such as "evenings" stand for is told in `times/words.py`;
"after 20:00" runs to 23:00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from agent.folding import fold
from agent.hearing.dates import DateHeard, date_in
from agent.hearing.durations import MOST_TEXT, duration_in, hours_per_month_in
from agent.hearing.time_frames import ByHeard, by_in
from agent.times.hours import assemble
from agent.times.phrases import Claim, Unclear, claims, leaves_open
from agent.times.words import Word, scan

__all__ = [
    "ByHeard",
    "DateHeard",
    "HoursHeard",
    "by_in",
    "date_in",
    "duration_in",
    "hours_in",
    "hours_per_month_in",
]


MOST_CLUSTERS = 30
"""Places in a message that are looked at; who states hours does it in the first of them."""
SHORT_ANSWER = 200
"""Characters beside the hours that decide whether they are nearly the whole message."""


@dataclass(frozen=True)
class HoursHeard:
    """When somebody can meet. `words` is the slice `span` of the text.

    hours: windows in the form of `times.hours`; fixed: a reason was given that nobody should be
    asked to bargain over (care, disability, health, faith, safety, a shift); reason: its words.
    """

    hours: tuple[str, ...]
    words: str
    span: tuple[int, int]
    fixed: bool = False
    reason: str = ""


_GAP = re.compile(
    r"(?:[\s()|:\"'-]|\b(?:on|at|in|the|from|during|most|every|each|usually|only|mostly"
    r"|preferably|ideally|best|also|even|fine|ok|okay|good|possible|is|are|my|local|time|too|as|well"
    r"|some|any|would|be|me|for|of|le|les|la|los|las|el|por|en|am|im|um|an|nur|na|no|nas|nos|aos"
    r"|either|then|maybe|perhaps|always|immer|siempre|sempre|toujours"
    r"|i'm|i|can|could|do|all|days?|der|den|die|o|os|as|a|tous)\b)*"
)
_OPENING = re.compile(
    r"(?:(?:once|after|as soon as) (?!.{0,40}\b(?:was|were)\b)[^,.;:!?\n]{3,40},)?"
    r"(?:[\W_]|\b(?:only|maybe|perhaps|preferably|ideally|usually|mostly|well|so|yes|yeah|ok|okay"
    r"|sure|um|hm+|i|we|can|could|do|make|am|i'm|im|free|is|it|it's|would|be|prefer|best|just|the|in"
    r"|on|at|during|my|hours|availability|times?|any|some|most|for|me|works?|meet|talk|solo|nur|por"
    r"|las?|los|les?|el|am|an|as|nas|nos|seulement|uniquement|somente|apenas|solamente|aos?|na|no"
    r"|os|em|en|pela|tous|toutes|tod[oa]s|jede[nrs]?|cada|chaque|cualquier|qualquer|ich|kann|je"
    r"|peux|puedo|eu|posso|yo|every|each|all)\b)*"
)
_CUE = re.compile(
    r"\b(?:free|availab\w+|meet|meetings|talk|calls?|chat|(?:have|got|find|make)(?: some)? time"
    r"|works?(?: best| well| better)? for me|works? (?:best|well|fine)|suits?|best|prefer\w*"
    r"|works?(?= *(?:$|[,.;!?]))"
    r"|ideally|possible|slots?|reachable|my hours|i (?:can|could) (?:do|make|only)"
    r"|only (?:in|on|at|after|before|from|when)|so (?:just )?(?:after|before|only|from|\d)|fine"
    r"|ok|okay|puedo|posso|podemos|je peux|kann|libres?|livres?|disponi\w+|zeit|frei|please)\b"
)
_TAKEN = re.compile(
    r"\b(?:work(?:s|ed|ing)?|shifts?|busy|class(?:es)?|courses?|teach\w*|stud(?:y|ies|ying)|school"
    r"|jobs?|team|gym|sle(?:ep|pt)\w*|cod(?:e|ing)|on call|was|were|had|used to|every time|trabajo"
    r"|arbeite|trabalho|je travaille)\b"
)
_OVER = re.compile(r" (?:was|were|used to)\b")
_NOT_WEEKLY = re.compile(
    r"\b(?:good|buenas|buenos|boa|bom|bonne|guten|this|that|yesterday|last|tomorrow|one|next|coming"
    r"|late|after|before|until|since|the other|all|esta|hoy|ayer|ce|cet|heute|gestern) $"
)
_FOLLOWS_A_NUMBER = re.compile(
    r"\s*(?:$|[,.;:!?()\n]|(?:and|or|but|because|since|when|if|as|on|in the|at|every|most|works?|is"
    r"|are|would|please|uhr|only|my|local|usually|gmt|utc|cet|i|i'm|so|mon|tue|wed|thu|fri|sat|sun"
    r"|weekdays?|weekends?|daily)\b)"
)
_ENDS_A_PHRASE = re.compile(
    r"\s*(?:$|[,.;:!?()\n]|(?:on|in|as|and|or|but|except|because|is|works|after|before|from"
    r"|between|until)\b)"
)
_SHORT_DAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
"""Abbreviations that a sentence may hold; the others (so, we, do, mar) are words of their own."""
_BEFORE_A_DAY = re.compile(r"\b(?:na|toda|cada|menos|exceto|salvo|so|somente|apenas|de|e|ou) $")
_AFTER_A_DAY = re.compile(r",? (?:(?:a|de|pela) (?:noite|tarde|manha)|depois|apos|das|as)\b")
"""What shows that pt "segunda" is a Monday and no second."""
_PT_SHORTS = frozenset("segunda terca quarta quinta sexta".split())
_LOOSE = re.compile(r"(?:(?:fully |very )?flexible|whenever|all day|any ?time|every ?day|each day)")
_PLURAL = re.compile(
    r"(?:[\w' -]*\ws|week[ -]?ends?|wochenende|fi[nm] de semana|day[ -]?times?|daily)"
)
_CLAUSE = re.compile(r"[.!?;\n,]| and | but | so ")
_REASON = re.compile(
    r"\b(?:toddlers?|bab(?:y|ies)|newborn|kids?|child(?:ren)?(?:care)?|sons?|daughters?|twins"
    r"|caring|carers?|caregiv\w+|care (?:for|of)"
    r"|look(?:ing)? after|breast ?feed\w*|nursery|day ?care"
    r"|school run|pick ?ups?|bedtimes?|disab\w+|wheelchair|chronic\w*|ill(?:ness)?|sick|fatigue"
    r"|migraines?|dialysis|chemo\w*|treatments?|therapy|medication|pain|hospital|adhd|autis\w+"
    r"|pregnan\w+|recover\w+|insomnia|epilep\w+|shabb?at|sabbath|prayers?|pray|church|mosque"
    r"|synagogue|ramadan|iftar|religio\w+|faith|worship|jumu'?ah|safe(?:ty)?|unsafe|violen\w+"
    r"|abus\w+|curfew|shifts?|on[- ]call|rota"
    r"|i work (?:nights?|until|till|from|weekends|mornings|late)"
    r"|bebes?|hij[oa]s?|ninos?|filh[oa]s?|enfants?|kind(?:er)?|turnos?|schicht(?:en)?|iglesia|igreja)\b"
)
_REASON_PARTS = re.compile(
    r"[,;!?()\n]|[.:](?!\d)| - | because (?:of )?| since | as | so | due to "
)
_LEADING = re.compile(
    r"\s*(?:(?:because|since|as|so|and|but|due to|porque|parce que|weil)\s+)*", re.I
)


def hours_in(text: str) -> HoursHeard | None:
    """The weekly hours that a message states, or None.

    "after 20:00, I have a toddler", "evenings", "tuesdays 7-9pm", "any time, never on fridays
    (shabbat)". "I work evenings" and "tuesday 7pm" state none; nor does "after 7", which could be
    morning or evening.
    """
    text = text[:MOST_TEXT]
    folded = fold(text)
    clusters = list(islice(_clusters(folded), MOST_CLUSTERS))
    stated = [cluster for cluster in clusters if _is_said(cluster, clusters, folded)]
    if not stated:
        return None
    words = _with_exceptions(stated[0], clusters, text)
    said = _claims(words, text)
    if _denies(said):
        words += _first_let_in(stated[1:], text)
        said = _claims(words, text)
    if not said or leaves_open(said):
        return None
    span = _span(words)
    reason = _reason(text, folded, span)
    return HoursHeard(assemble(said).lines, text[span[0] : span[1]], span, bool(reason), reason)


def _claims(words: list[Word], text: str) -> tuple[Claim, ...]:
    """What the words claim; nothing when that is not clear."""
    try:
        return claims(words, text)
    except Unclear:
        return ()


def _denies(said: tuple[Claim, ...]) -> bool:
    return bool(said) and all(claim.ruled_out for claim in said)


def _first_let_in(clusters: list[list[Word]], text: str) -> list[Word]:
    """The first words that say when, beside others that say when not."""
    for cluster in clusters:
        said = _claims(cluster, text)
        if said and not _denies(said):
            return [_pause(cluster), *cluster]
    return []


def _pause(cluster: list[Word]) -> Word:
    return Word("break", cluster[0].start, cluster[0].start)


def _span(words: list[Word]) -> tuple[int, int]:
    """From the first word about time, or the "never" before it, to the last."""
    told = [at for at, word in enumerate(words) if word.tells]
    before = [word for word in words[: told[0]] if word.kind == "not"]
    return (before or words[told[0] :])[0].start, words[told[-1]].end


def _clusters(folded: str) -> Iterator[list[Word]]:
    """Words about time that belong together: nothing but small words between them."""
    cluster: list[Word] = []
    for word in scan(folded):
        if not _is_weekly(word, folded):
            continue
        if cluster and not _GAP.fullmatch(folded[cluster[-1].end : word.start]):
            yield cluster
            cluster = []
        if cluster or word.tells or word.kind in ("not", "break"):
            cluster.append(word)
    yield cluster


def _is_weekly(word: Word, folded: str) -> bool:
    """Whether a word can speak of a week: no greeting, no "next Tuesday", no "10-12 people"."""
    before, after = folded[max(0, word.start - 12) : word.start], folded[word.end : word.end + 12]
    if word.kind == "at":
        return not word.short
    if word.kind in ("days", "part") and _NOT_WEEKLY.search(before):
        return False
    if word.short and not _is_clearly_a_day(word, folded):
        return False
    if word.bare and not _FOLLOWS_A_NUMBER.match(after):
        return False
    if _LOOSE.fullmatch(folded[word.start : word.end]):
        return _ENDS_A_PHRASE.match(after) is not None
    return True


def _is_clearly_a_day(word: Word, folded: str) -> bool:
    said = folded[word.start : word.end]
    if said.split()[-1] in _SHORT_DAYS:
        return True
    if said not in _PT_SHORTS:
        return False
    before, after = folded[max(0, word.start - 10) : word.start], folded[word.end :]
    return bool(_BEFORE_A_DAY.search(before) or _AFTER_A_DAY.match(after))


def _is_said(cluster: list[Word], clusters: list[list[Word]], folded: str) -> bool:
    """Whether a cluster says when somebody can meet, and does not just mention a time."""
    told = [word for word in cluster if word.tells]
    if not told or all(word.short for word in told) or any(word.kind == "at" for word in told):
        return False
    start, end = told[0].start, told[-1].end
    first = min(word.start for word in cluster if word.tells or word.kind == "not")
    if _OVER.match(folded, end):
        return False
    clause = _CLAUSE.split(folded[max(0, first - 120) : first])[-1]
    if _TAKEN.search(clause) or _has_loose_not(clause, first == start):
        return False
    opens = _OPENING.fullmatch(folded[max(0, first - 200) : first]) is not None
    sentence = _sentence(folded, start, end)
    if any(_is_strong(word, folded, opens) for word in told):
        return opens or _CUE.search(sentence) is not None
    if _TAKEN.search(sentence.replace(folded[start:end], "")) or any(word.bare for word in told):
        return False
    rest = re.findall(r"\w+", (folded[:first] + " " + folded[end:])[:SHORT_ANSWER])
    introduced = re.search(r"\b(?:in the|at|over|por la|am|le|on)? ?$", folded[:start]) is not None
    return len(rest) <= 3 or (introduced and _CUE.search(sentence) is not None)


def _has_loose_not(clause: str, is_plain: bool) -> bool:
    """A "not" that does not stand right before the words: what it denies is not clear."""
    return (
        is_plain
        and re.search(r"\b(?:not(?! only)|(?:do|ca|wo|could)n'?t(?! mind)|cannot|never)\b", clause)
        is not None
    )


def _is_strong(word: Word, folded: str, opens: bool) -> bool:
    if word.kind in ("range", "after", "before"):
        return opens or not word.bare
    return _PLURAL.fullmatch(folded[word.start : word.end]) is not None


def _sentence(folded: str, start: int, end: int) -> str:
    left = max(folded.rfind(mark, 0, start) for mark in ".!?;\n") + 1
    ends = [at for at in (folded.find(mark, end) for mark in "!?;\n") if at >= 0]
    return folded[left : min(ends, default=len(folded))][:600]


def _with_exceptions(chosen: list[Word], clusters: list[list[Word]], text: str) -> list[Word]:
    """The chosen words, and those that a later "never on …" or "… don't work" takes out."""
    for later in clusters[clusters.index(chosen) + 1 :]:
        said = _claims(later, text) if any(word.kind == "not" for word in later) else ()
        if _denies(said):
            return [*chosen, _pause(later), *later]
    return chosen


def _reason(text: str, folded: str, span: tuple[int, int]) -> str:
    """The clause beside the hours that gives a reason nobody should bargain over, as written."""
    pieces = ((span[1], len(folded)), (0, span[0]))
    for left, right in pieces:
        match = _REASON.search(folded, left, right)
        if match is None:
            continue
        starts = [cut.end() for cut in _REASON_PARTS.finditer(folded, left, match.start())]
        after = _REASON_PARTS.search(folded, match.end(), right)
        start, end = starts[-1] if starts else left, after.start() if after else right
        lead = _LEADING.match(text, start, end)
        return text[lead.end() if lead else start : end].strip()
    return ""
