"""Whether a letter says what nobody said: judged from the messages and the roster file alone.

An oracle of its own: it knows neither the plan nor the checks of the product. A word of substance
must begin like a word that the mentee wrote or that stands in the person's entry; numbers, names
and quotes must stand there as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEGINNING = 5
"""Letters in which two forms of one word agree ("develop", "developer")."""
_COMMON = frozenset(
    """about again alone also among another answer anybody anyone anything approach asking attention
    available aware because before begin behind being best both brief bring brought call came
    case caught change choice choose come consider conversation cost could date day dear
    decline do does each early easier easiest easily either else enough entirely entry equally
    even every exchange fair find fine first fits form found from glad grateful half happy have
    hear hello help here hour hours just kind kindly know learn least leave left less letter
    like line list listen little look make many matter mean meet mentor message might minute
    minutes moment more most much name need needed never next nobody nothing once only open
    other otherwise people perhaps person piece plain please plenty point possible prefer
    preparation prepare profile question rather reach read reading reason regards reply request
    reserve respond right same says season send short should show simple since sincerely some
    somebody someone something sometime soon speak started still such sufficient suit suits
    take talk talked talking tell than thank thanks that their them then there these they thing
    think this those thought time took towards turn unanswered understand until very want
    wanted ways welcome well what whatever when whenever where whether which while whom will
    wish with within without word words worth would write writing wrote year years yes your
    yourself""".split()
)
_SHORTEST = 4
_QUOTE = re.compile(r'"([^"\n]+)"')
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINK = re.compile(r"https?://|www\.|!\[|\]\(|<\w|\w@\w")
_OPEN_LINE = re.compile(r"\([^)\n]*\)|[^.!?\n]*…")


def unsupported(letter: str, said: Iterable[str], entry: Iterable[str]) -> tuple[str, ...]:
    """What a letter says that neither the mentee's messages nor the person's entry hold.

    said: the messages; entry: everything that the roster file says of the person written to.
    """
    mine, theirs = " \n ".join(said), " \n ".join(entry)
    found = [f"quote: {quote}" for quote in _QUOTE.findall(letter) if not _is_quoted(quote, theirs)]
    text = _OPEN_LINE.sub(" ", _QUOTE.sub(" ", letter))
    if _LINK.search(text):
        found.append("a link or an address")
    known = f"{mine} {theirs}"
    numbers = set(re.findall(r"\d+", known))
    found += [f"number: {one}" for one in re.findall(r"\d+", text) if one not in numbers]
    beginnings = {_beginning(word) for word in _WORD.findall(known)}
    found += [f"word: {word}" for word in _WORD.findall(text) if not _is_known(word, beginnings)]
    return tuple(dict.fromkeys(found))


def _is_quoted(quote: str, entry: str) -> bool:
    return quote.removesuffix(" …").strip(" .") in entry


def _is_known(word: str, beginnings: set[str]) -> bool:
    plain = word.lower().replace("’", "'").partition("'")[0]
    is_common = bool({plain, plain.removesuffix("s")} & _COMMON)
    return len(plain) < _SHORTEST or is_common or _beginning(plain) in beginnings


def _beginning(word: str) -> str:
    return word.lower()[:_BEGINNING]
