"""Places: the country and the time zone that a city or country name stands for.

What is known is in `place_table.py`. Names that are ordinary words or first names ("Reading",
"Mobile", "Jordan") count as places only in a cell or with a country beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from agent.folding import fold
from agent.times.place_table import Row, country_codes, key_of, region_codes, table

MOST_TEXT = 10_000
"""Characters of a text that are searched."""
MOST_LEADS = 200
"""Words like "in" that are looked behind; a message has fewer."""
KNOWN_IN_SMALL_LETTERS = 200
"""Thousands of people from which a city is recognised without a capital letter."""
CLEARLY_LARGER = 3
"""How many times larger a place is than its namesakes elsewhere, for no doubt to be left."""
FAR_LARGER = 10
"""The same, when words beside the name ("Hyderabad, Sindh") may say that another one is meant."""
Relation = Literal["here", "from", "mentioned"]


@dataclass(frozen=True)
class Place:
    """A place that a text names.

    name: as the table has it; country: ISO 3166 alpha-2; zone: IANA, None when there are several;
    `[start:end]`: the words in the text. relation: "here" when the words say that the writer is
    there, "from" when only that they are from there, else "mentioned". doubtful: another place of
    this name, elsewhere, is nearly as large.
    """

    name: str
    country: str
    zone: str | None
    start: int = 0
    end: int = 0
    relation: Relation = "mentioned"
    doubtful: bool = False


_PARTING = re.compile(r"\s*[,;/|()•·\n]+\s*|\s+-+\s+|(?<=\w)\s*[–—]\s*(?=\w)")
_NOT_A_PLACE = frozenset(
    "remote remotely online hybrid anywhere worldwide global globally office home based wfh europe"
    " emea apac latam asia africa earth area region metro metropolitan city and or in fully only"
    " currently the near".split()
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@lru_cache(maxsize=4096)
def find_place(text: str) -> Place | None:
    """The place that a whole cell names, or None.

    "Porto", "Porto, Portugal", "PT", "sao paulo", "London, UK", "Austin TX", "Remote (Portugal)",
    a flag. The most populous of a name wins unless a country or state beside it says otherwise;
    of a city that the table lacks, the country remains.
    """
    cell = text[:200].strip()
    parts = [part for part in (_useful(part) for part in _PARTING.split(cell)) if part]
    found = _of_code(cell) or _of_parts(parts) or _of_flag(cell)
    return replace(found, end=len(text)) if found else None


def _useful(part: str) -> str:
    words = part.split()
    while words and key_of(words[0]) in _NOT_A_PLACE:
        words.pop(0)
    while (
        words and key_of(words[-1]) in _NOT_A_PLACE and key_of(" ".join(words)) not in table().lines
    ):
        words.pop()
    return " ".join(words)


def _of_parts(parts: list[str]) -> Place | None:
    if not parts:
        return None
    if len(parts) == 1:
        return _named(parts[0]) or _of_code(parts[0]) or _run_together(parts[0])
    return _qualified(parts[0], parts[1:]) or _from_last(parts[1:])


def _from_last(parts: list[str]) -> Place | None:
    """The place of a cell whose city is not known: a country or state that stands after it."""
    areas = [row for part in reversed(parts) for row in _areas(part)]
    return _place(areas[0]) if areas else None


def _of_flag(cell: str) -> Place | None:
    letters = [chr(ord(half) - 0x1F1E6 + ord("A")) for flag in _FLAG.findall(cell) for half in flag]
    row = country_codes().get("".join(letters))
    return _place(row) if row else None


def _of_code(part: str) -> Place | None:
    code = part.replace(".", "")
    return _place(country_codes()[code]) if code in country_codes() else None


def _run_together(part: str) -> Place | None:
    """A city and its country or state without a comma: "Toronto Canada", "Austin TX"."""
    words = part.split()
    for cut in range(len(words) - 1, 0, -1):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        if table().rows(key_of(first)) and _areas(last):
            found = _qualified(first, [last])
            if found:
                return found
    return None


def _named(part: str) -> Place | None:
    rows = table().rows(key_of(part))
    return _best(rows, part) if rows else None


def _areas(part: str) -> list[Row]:
    """The countries and states that a word beside a city can mean ("Portugal", "TX", "MA")."""
    named = [row for row in table().rows(key_of(part)) if row.kind != "city"]
    code = part.replace(".", "").upper()
    country = [country_codes()[code]] if code in country_codes() else []
    return named or [*region_codes().get(code, ()), *country]


def _qualified(first: str, beside: list[str]) -> Place | None:
    """`first`, as far as it lies in what stands beside it."""
    rows = table().rows(key_of(first))
    if not rows:
        return None
    inside: list[Row] = []
    areas = [each for each in map(_areas, beside) if each]
    for each in areas:
        within = [row for row in inside or rows if any(_lies_in(row, area) for area in each)]
        inside = within or inside
    if areas:
        return replace(_best(inside, first), doubtful=False) if inside else None
    found = _best(rows, first)
    rest = [row.thousands for row in rows if row.country != found.country]
    sizes = [row.thousands for row in rows if row.country == found.country]
    return found if not rest or max(sizes) >= FAR_LARGER * max(rest) else None


def _lies_in(row: Row, area: Row) -> bool:
    if area.kind == "country":
        return row.country == area.country
    return row.country == area.country and row.code == area.code and row.kind == "city"


def _best(rows: list[Row], said: str) -> Place:
    """The place that a name means: a country, else the one spelled so, else the largest."""
    countries = [row for row in rows if row.kind == "country"]
    cities = [row for row in rows if row.kind == "city"]
    spelled = [row for row in cities if row.name == said and said != fold(said).title()]
    chosen = (countries or spelled or cities or rows)[0]
    rest = [row for row in rows if row.country != chosen.country or row.zone != chosen.zone]
    doubtful = any(row.thousands * CLEARLY_LARGER > chosen.thousands for row in rest)
    return replace(_place(chosen), doubtful=doubtful)


def _place(row: Row) -> Place:
    return Place(row.name, row.country, row.zone or None)


_WORD = re.compile(r"[Ss]t\.|[^\W_]+(?:['’.-][^\W_]+)*")
_LEADS = re.compile(
    r"\b(?:in|near|outside|around|en|em|desde|(?:vivo|moro|trabalho|estou|resido) (?:no|na)"
    r"|(?:i'?m|i am|we'?re|we are|come|comes|coming|originally|work|working|writing|calling"
    r"|joining|based|born|remotely|here|student|am|hi|hello|hey|greetings) from"
    r"|(?:soy|sou|somos|je suis|vengo) de|aus)"
    r"(?: the)? |\ba (?=\w)|(?:^|[,;.!?\n] ?)from (?:the )?"
)
_HERE = re.compile(
    r"\b(?:i'?m|i am|we'?re|we are|i (?:live|work|study|stay|reside|teach)|living|based|working"
    r"|located|live|studying|student|here|soy|estoy|vivo|trabajo|estudio|moro|trabalho|estou"
    r"|sou|je suis|j'habite|je vis|je travaille|ich (?:bin|wohne|lebe|arbeite))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:wants?|wish|would|like|hope|plan\w*|look\w*|mov(?:e|ed|ing)|relocat\w*|find\w*|jobs?"
    r"|roles?|get|become|used to|was|were|born|grew up|previous\w*|before|ago|not|isn't|never"
    r"|some(?:one|body)|mentors?|people|compan(?:y|ies)|friends?|he|she|they|interested|visa|if"
    r"|could|next|going|will|trying|ex|quiero|quero|busco|je veux|ich will|ich mochte)\b"
)
_CLAUSE = re.compile(r"[.!?;\n,]| and | but | y | e | et | und ")
_GOES_ON = frozenset(
    "and but or who which with where for since now right so i we im to at on as by looking working"
    " because my studying currently y e pero con mas et mais und aber".split()
)
_BASED = re.compile(r"\b([A-ZÀ-Þ][\w'’]{2,30})[- ]based\b")
_COMMA = re.compile(r",? (?:the )?")
_LONGEST_NAME = 5


def places_in(text: str) -> tuple[Place, ...]:
    """The places that a message names, in order: after "in", "near", "I'm from" …, or alone.

    High precision: an ordinary word is never a place, a name in small letters only if it is that
    of a country or a large city, a capital followed by another capital only if that is known.
    """
    text = text[:MOST_TEXT]
    alone = _whole_answer(text)
    if alone:
        return (alone,)
    folded = fold(text)
    leads = [lead.span() for lead in islice(_LEADS.finditer(folded), MOST_LEADS)]
    found: list[Place] = []
    for start, end in leads:
        place = _name_at(text, end)
        if place and (folded[start:end] != "a " or text[start] in "àÀ"):
            found.append(replace(place, relation=_relation(folded, start, end)))
    found += _based(text)
    return tuple(sorted(set(found), key=lambda place: place.start))


def _whole_answer(text: str) -> Place | None:
    said = text.strip().rstrip(".!")
    if len(said) > 80 or _is_ordinary(said) or not _fits_letters(said, said.islower()):
        return None
    place = find_place(said) if _parts_are_known(said) else None
    if place is None:
        return None
    start = text.index(said)
    return replace(place, start=start, end=start + len(said), relation="here")


def _parts_are_known(said: str) -> bool:
    """Whether every word stands for something, so that "Porto, I think" is no whole answer."""
    parts = [part for part in _PARTING.split(said) if part]
    known = all(_named(part) or _areas(part) for part in parts)
    return known or (len(parts) == 1 and _run_together(said) is not None)


def _is_ordinary(said: str) -> bool:
    return key_of(said) in table().words or len(key_of(said)) < 2


def _fits_letters(said: str, small: bool) -> bool:
    """Whether it is written as a place would be: no acronym, in small letters only if large."""
    rows = table().rows(key_of(_PARTING.split(said)[0]))
    if small:
        long_enough = len(key_of(said)) > 3
        return long_enough and any(
            row.kind == "country" or row.thousands >= KNOWN_IN_SMALL_LETTERS for row in rows
        )
    if said.isupper() and len(said) <= 4:
        return said.replace(".", "") in ("UK", "US", "USA", "UAE", "NYC", "CDMX", "HCMC")
    return True


def _name_at(text: str, start: int) -> Place | None:
    """The longest name that begins at `start`, with its country or state if that follows."""
    words = list(_words(text, start))
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        said = text[start:end]
        rows = table().rows(key_of(said))
        if not rows:
            continue
        area = _area_after(text, said, end)
        if area is not None:
            return replace(area, start=start)
        small = said[0].islower()
        if _is_ordinary(said) or not (_fits_letters(said, small) and _ends_here(text, end, small)):
            return None
        return replace(_best(rows, said), start=start, end=end)
    return None


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Up to five words from `start` on, with nothing but a space between them."""
    at = start
    for _ in range(_LONGEST_NAME):
        match = _WORD.match(text, at)
        if match is None:
            return
        yield match
        at = match.end() + 1
        if text[match.end() : at] not in (" ", "-"):
            return


def _area_after(text: str, said: str, end: int) -> Place | None:
    """The place, when a country or state that it lies in follows: ", Portugal", " TX"."""
    comma = _COMMA.match(text, end)
    words = list(_words(text, comma.end())) if comma else []
    for count in range(min(3, len(words)), 0, -1):
        area = text[words[0].start() : words[count - 1].end()]
        is_written_so = area[0].isupper() or len(area) > 3
        found = _qualified(said, [area]) if is_written_so and _areas(area) else None
        if found:
            return replace(found, end=words[count - 1].end())
    return None


def _ends_here(text: str, end: int, small: bool) -> bool:
    """Whether the name is over: no further capital ("London Bridge Road"), no noun after it."""
    following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None:
        return text[end : end + 1] != "-"
    if small:
        return key_of(following[0]) in _GOES_ON
    return following[0][0].islower() or following[0] in ("I", "I'm", "I’m")


def _based(text: str) -> Iterator[Place]:
    """The places in "Berlin-based", "a Porto based designer"."""
    for match in islice(_BASED.finditer(text), MOST_LEADS):
        if _is_ordinary(match[1]) or not _fits_letters(match[1], small=False):
            continue
        named = _named(match[1])
        if named:
            yield replace(named, start=match.start(1), end=match.end(1), relation="here")


def _relation(folded: str, start: int, end: int) -> Relation:
    before = _CLAUSE.split(folded[max(0, start - 150) : start])[-1]
    lead = folded[start:end]
    if "from" in lead or " de " in lead or "aus" in lead:
        return "here" if re.search(r"work|writing|calling|joining|based|remote", lead) else "from"
    if _HERE.search(before + lead) and not _ELSEWHERE.search(before):
        return "here"
    return "mentioned"
