"""What the words of `timewords.scan` say together: which days, from when to when, or not then.

"Mon, Wed 18-20" is one claim about two days, "evenings and weekends" are two. A clock is never
given the wrong half of the day: where the words leave it open, Unclear is raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.timewords import EARLIEST, EVERY_DAY, LATEST, MIDNIGHT, WEEKEND, Clock, Half, Word

HALF_DAY = MIDNIGHT // 2
STRONG_BREAKS = frozenset(";\n.")
JOINING = frozenset(["and", "or", "&", "+", "/", "y", "e", "et", "ou", "und", "oder", "o"])


class Unclear(ValueError):
    """A time could be morning or evening, or has no end. `start` and `end` are its span."""

    def __init__(self, word: Word) -> None:
        super().__init__("has no end" if word.kind == "at" else "could be morning or evening")
        self.start, self.end = word.start, word.end


@dataclass(frozen=True)
class Claim:
    """These weekdays, these minutes after midnight (`stop` may pass 1440); or not these."""

    days: tuple[int, ...]
    begin: int
    stop: int
    ruled_out: bool


@dataclass
class _Phrase:
    """Words between two breaks: some days, some times, maybe a "not" before them."""

    ruled_out: bool = False
    break_before: str = ""
    days: list[Word] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    times_first: bool = False

    def takes(self, word: Word) -> bool:
        """Whether `word` belongs here: after "days, times" new days begin a new phrase."""
        if word.kind == "days":
            return not (self.days and self.times)
        return not (self.times_first and self.days)

    def add(self, word: Word) -> None:
        (self.days if word.kind == "days" else self.times).append(word)
        self.times_first = self.times_first or not self.days

    def weekdays(self) -> list[int]:
        return [day for word in self.days for day in word.days]


def claims(words: Sequence[Word], text: str) -> tuple[Claim, ...]:
    """The claims that `words`, found in `text`, make. Raises Unclear."""
    found: list[Claim] = []
    for block in _blocks(words, text):
        for ruled_out in (False, True):
            found += _of_block([each for each in block if each.ruled_out is ruled_out], ruled_out)
    return tuple(found)


def _blocks(words: Sequence[Word], text: str) -> list[list[_Phrase]]:
    blocks: list[list[_Phrase]] = [[]]
    phrase = _Phrase()
    for word in (*words, Word("break", len(text), len(text))):
        if word.kind in ("break", "not"):
            blocks[-1] += [phrase] if phrase.days or phrase.times else []
            said = text[word.start : word.end].lower() or "."
            phrase = _after(phrase, word, said)
            if word.kind == "break" and said in STRONG_BREAKS and blocks[-1]:
                blocks.append([])
        elif phrase.takes(word):
            phrase.add(word)
        else:
            blocks[-1].append(phrase)
            phrase = _Phrase()
            phrase.add(word)
    return [block for block in blocks if block]


def _after(phrase: _Phrase, word: Word, said: str) -> _Phrase:
    """The empty phrase that follows `word`, a break or a "not"."""
    if word.kind == "not":
        return _Phrase(ruled_out=True)
    still_out = phrase.ruled_out and bool(phrase.days or phrase.times) and said in JOINING | {","}
    return _Phrase(ruled_out=still_out, break_before=said)


def _of_block(phrases: list[_Phrase], ruled_out: bool) -> list[Claim]:
    pairs: list[tuple[list[int], _Phrase]] = []
    waiting: list[int] = []
    for phrase in phrases:
        days = phrase.weekdays()
        if not phrase.times:
            waiting += days
        elif not days and tuple(waiting) == WEEKEND and _is_vague(phrase):
            pairs += [(waiting, _Phrase()), ([], phrase)]
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
        pairs.append((waiting, _Phrase()))
    return [
        Claim(tuple(sorted(set(days))) or EVERY_DAY, begin, stop, ruled_out)
        for days, phrase in pairs
        for begin, stop in _windows(phrase.times, ruled_out)
    ]


def _is_vague(phrase: _Phrase) -> bool:
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
    return [_window(word, part) for word in clocks]


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
