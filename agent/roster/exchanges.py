"""Who could give whom something: every offer beside every want, by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from agent.lexical import LexicalIndex
from agent.records.groups import Exchange
from agent.records.people import Person
from agent.roster.languages import languages_named
from agent.roster.relevance import LEXICAL, MemoryCache, VectorCache, vectors_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from agent.embedding import Embedder

FITS = 0.4
"""Fused likeness from which an offer answers a want. Of 27 short pairs of many trades, the ten
that mean one thing in other words lie at .28 to .90 (eight from .45), the others at .03 to .26."""

Gifts = Mapping[tuple[str, str], Exchange]
"""The best exchange from one person to another, by their ids."""


def gifts(people: Sequence[Person], embedder: Embedder, cache: VectorCache | None = None) -> Gifts:
    """The closest offer and want for each two people between whom there is one."""
    offers = [(person.id, offer) for person in people for offer in given(person)]
    wants = [(person.id, want) for person in people for want in person.wants]
    if not offers or not wants:
        return {}
    found: dict[tuple[str, str], tuple[float, Exchange]] = {}
    for at, row in enumerate(_fits(offers, wants, embedder, cache or MemoryCache())):
        taker, want = wants[at]
        for place in row.nonzero()[0]:
            giver, offer = offers[place]
            best = found.get((giver, taker))
            if giver == taker or (best and best[0] >= row[place]) or _other_tongue(offer, want):
                continue
            exchange = Exchange(giver=giver, taker=taker, offer=offer, want=want)
            found[giver, taker] = (float(row[place]), exchange)
    return {both: exchange for both, (_, exchange) in sorted(found.items())}


def given(person: Person) -> tuple[str, ...]:
    """What somebody offers; where the list has no such column, what they are skilled in."""
    return person.offers or person.skills


def _fits(
    offers: Sequence[tuple[str, str]],
    wants: Sequence[tuple[str, str]],
    embedder: Embedder,
    cache: VectorCache,
) -> Iterator[NDArray[np.float32]]:
    """For each want a row with the likeness of every offer, 0 where it is below FITS."""
    import numpy as np

    said = vectors_of([text for _, text in offers], embedder, cache)
    asked = vectors_of([text for _, text in wants], embedder, cache)
    index = LexicalIndex([text for _, text in offers])
    for at, (_, want) in enumerate(wants):
        dense = np.clip(np.einsum("ij,j->i", said, asked[at]), 0, 1)
        fused = (dense + LEXICAL * index.scores(want)) / (1 + LEXICAL)
        yield np.where(fused >= FITS, fused, 0)


def _other_tongue(offer: str, want: str) -> bool:
    """Whether both name languages and none of them is the same."""
    one, other = set(languages_named(offer)), set(languages_named(want))
    return bool(one and other and not one & other)
