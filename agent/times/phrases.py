"""What the words of `words.scan` say together: which days, from when to when, or not then.

"Mon, Wed 18-20" is one claim about two days, "evenings and weekends" are two. A clock is never
given the wrong half of the day: where the words leave it open, Unclear is raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.times.clauses import JOINING, Phrase, blocks
from agent.times.words import EARLIEST, EVERY_DAY, LATEST, MIDNIGHT, WEEKEND, Clock, Half, Word

HALF_DAY = MIDNIGHT // 2


class Unclear(ValueError):
    """A time could be morning or evening, or has no end. `start` and `end` are its span."""

    def __init__(self, word: Word, why: str = "") -> None:
        is_at = word.kind == "at"
        super().__init__(why or ("has no end" if is_at else "could be morning or evening"))
        self.start, self.end = word.start, word.end


@dataclass(frozen=True)
class Claim:
    """These weekdays, these minutes after midnight (`stop` may pass 1440); or not these."""

    days: tuple[int, ...]
    begin: int
    stop: int
    ruled_out: bool


def claims(words: Sequence[Word], text: str) -> tuple[Claim, ...]:
    """The claims that `words`, found in `text`, make. Raises Unclear."""
    found: list[Claim] = []
    for block in blocks(words, text):
        _refuse_a_loose_exception(block)
        for ruled_out in (False, True):
            alike = [each for each in block if bool(each.denied) is ruled_out]
            found += _of_block(alike, ruled_out)
    return tuple(found)


def leaves_open(said: Sequence[Claim]) -> bool:
    """Whether claims only deny, and hours within days: "not in the evening" leaves open when.

    Who denies whole days, or all before or after a time, has said the rest.
    """
    return all(claim.ruled_out for claim in said) and any(
        claim.begin > EARLIEST and claim.stop < LATEST for claim in said
    )


def _refuse_a_loose_exception(block: list[Phrase]) -> None:
    """Raise when a time can be that of all: "weekdays except Wednesday after 19:00"."""
    said = [each for each in block if not each.denied]
    for each in block:
        clocks = [word for word in each.times if word.kind != "part"]
        if each.denied and each.days and clocks and any(not other.times for other in said):
            raise Unclear(clocks[0], "could be the time of all or of the exception")


def _clocks_of_parts(phrases: list[Phrase]) -> list[Phrase]:
    """A part of the day and, after a comma, its clock: "lunch break, 12.30 to 1.30"."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before and phrase.break_before == "," and not phrase.days and _narrows(phrase, before):
            found[-1] = Phrase(
                before.denied, before.break_before, before.days, before.times + phrase.times,
                before.times_first,
            )  # fmt: skip
        else:
            found.append(phrase)
    return found


def _narrows(phrase: Phrase, before: Phrase) -> bool:
    if len(before.times) != 1 or before.times[0].kind != "part":
        return False
    if any(word.kind in ("part", "at") for word in phrase.times):
        return False
    part = before.times[0]
    return all(
        part.begin - 60 <= begin < part.stop
        for begin, _ in _windows([part, *phrase.times], ruled_out=False)
    )


def _of_block(phrases: list[Phrase], ruled_out: bool) -> list[Claim]:
    pairs: list[tuple[list[int], Phrase]] = []
    waiting: list[int] = []
    for phrase in _clocks_of_parts(phrases):
        days = phrase.weekdays()
        if not phrase.times:
            waiting += days
        elif not days and tuple(waiting) == WEEKEND and _is_vague(phrase):
            pairs += [(waiting, Phrase()), ([], phrase)]
            waiting = []
        elif not days:
            pairs.append((waiting or (pairs[-1][0] if pairs else []), phrase))
            waiting = []
        else:
            if pairs and not pairs[-1][0] and phrase.times_first and phrase.break_before in JOINING:
                pairs[-1] = (days, pairs[-1][1])
            pairs.append((waiting + days, phrase))
            waiting = []
    if waiting and pairs and not pairs[-1][0] and tuple(waiting) != WEEKEND:
        pairs = [(days or waiting, phrase) for days, phrase in pairs]
    elif waiting and pairs and pairs[-1][1].times_first and tuple(waiting) != WEEKEND:
        pairs[-1] = (pairs[-1][0] + waiting, pairs[-1][1])
    elif waiting:
        pairs.append((waiting, Phrase()))
    return [
        Claim(tuple(sorted(set(days))) or EVERY_DAY, begin, stop, ruled_out)
        for days, phrase in pairs
        for begin, stop in _windows(phrase.times, ruled_out)
    ]


def _is_vague(phrase: Phrase) -> bool:
    return all(word.kind == "part" for word in phrase.times)


def _windows(times: list[Word], ruled_out: bool) -> list[tuple[int, int]]:
    """From when to when; parts of the day beside a clock say which half of it is meant."""
    parts = [word for word in times if word.kind == "part"]
    clocks = [word for word in times if word.kind != "part"]
    if not clocks:
        whole_day = (0, MIDNIGHT) if ruled_out else (EARLIEST, LATEST)
        return [(part.begin, part.stop) for part in parts] or [whole_day]
    part = parts[0] if len(parts) == 1 else None
    if [word.kind for word in clocks] == ["after", "before"]:
        return [_between(clocks[0], clocks[1], part)]
    return [
        _window(word, part or _MORNING if _is_late(word, ruled_out) else part) for word in clocks
    ]


_MORNING = Word("part", 0, 0, begin=EARLIEST, stop=HALF_DAY, half="am")


def _is_late(word: Word, ruled_out: bool) -> bool:
    """Whether "not before 10" speaks of a morning: of an evening nothing would be left."""
    return (
        ruled_out and word.kind == "before" and word.last is not None and word.last.hour in (10, 11)
    )


def _between(after: Word, before: Word, part: Word | None) -> tuple[int, int]:
    joined = Word("range", after.start, before.end, first=after.first, last=before.last)
    return _window(joined, part)


def _window(word: Word, part: Word | None) -> tuple[int, int]:
    hint: Half = part.half if part else ""
    if word.kind == "range" and word.first and word.last:
        both = _range(word.first, word.last, hint)
        if both is None:
            raise Unclear(word)
        return both
    if word.kind == "after" and word.first:
        begin = _sure(word.first.minutes(hint), word)
        ends = part.stop if part and part.stop <= 18 * 60 else LATEST
        return begin % MIDNIGHT, ends if ends > begin else max(LATEST, begin + 60)
    if word.kind == "before" and word.last:
        stop = _sure(word.last.minutes(hint), word) or MIDNIGHT
        begin = part.begin if part and hint == "pm" else EARLIEST
        return begin if begin < stop else max(0, stop - 60), stop
    raise Unclear(word)


def _sure(minutes: int | None, word: Word) -> int:
    if minutes is None:
        raise Unclear(word)
    return minutes


def _range(first: Clock, last: Clock, hint: Half) -> tuple[int, int] | None:
    """From `first` to `last`: an am or pm on one of them speaks for both ("7-9pm", "11-1pm")."""
    if last.half and not (first.half or first.sure):
        return _led_by_end(first, last)
    begin, stop = first.minutes(hint), last.minutes(hint)
    if first.half and not (last.half or last.sure):
        return _run_on(begin, last.hour * 60 + last.minute)
    if all(clock.sure or clock.half for clock in (first, last)):
        return _run_on(begin, stop, MIDNIGHT)
    if hint:
        return _run_on(begin, stop)
    if first.sure or last.sure:
        return _in_24_hours(first, last)
    return _by_length(first, last)


def _run_on(begin: int | None, stop: int | None, step: int = HALF_DAY) -> tuple[int, int] | None:
    if begin is None or stop is None:
        return None
    begin %= MIDNIGHT
    while stop <= begin:
        stop += step
    return begin, stop


def _led_by_end(first: Clock, last: Clock) -> tuple[int, int]:
    stop = last.minutes() or 0
    same = Clock(first.hour, first.minute, last.half, sure=True).minutes() or 0
    if same < stop:
        return same, stop
    other = (same + HALF_DAY) % MIDNIGHT
    return other, stop if other < stop else stop + MIDNIGHT


def _in_24_hours(first: Clock, last: Clock) -> tuple[int, int]:
    """One of the two is written as only a 24-hour clock is, so the other is too."""
    begin, stop = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    if last.hour == 24 and not first.sure:
        begin += HALF_DAY if begin < HALF_DAY else 0
    if begin == HALF_DAY and stop < 9 * 60 and not last.sure:
        stop += HALF_DAY
    begin %= MIDNIGHT
    return begin, stop if stop > begin else stop + MIDNIGHT


def _by_length(first: Clock, last: Clock) -> tuple[int, int] | None:
    """Two numbers up to 12 alone: read if they span a day's work, or are written in full.

    "9-5" and "9-12" can be one thing only, "10:00-11:00" is the one form; "7-9" is neither.
    """
    begin, stop = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    if first.hour == 12 and stop <= 8 * 60:
        return begin, stop + HALF_DAY
    if 7 <= first.hour < 12 and stop <= 7 * 60:
        return begin, stop + HALF_DAY
    if 7 <= first.hour < 12 == last.hour:
        return begin, stop
    if first.exact and last.exact and first.hour >= 8 and (stop > begin or last.hour >= 10):
        return _in_24_hours(first, last)
    return None
