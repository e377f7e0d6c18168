"""Invented people, the same ones every time, of about the length of real entries."""

from __future__ import annotations

import random
from typing import Any

_GIVEN = """Amara Bence Chidi Dana Eino Farah Goran Hina Iker Jana Kwame Lien Mina Nuno Oksana
Pilar Quang Rana Sefa Tariq Ulla Vesna Wanja Ximena Yusuf Zoltan""".split()
_FAMILY = """Abara Bak Castro Dlamini Eriksen Farkas Gomez Haddad Ito Jovanovic Kaya Lund Mensah
Novak Osei Petrov Quispe Rossi Santos Tamm Usman Varga Wong Yilmaz Zeman""".split()
_TRADES = """backend development, bridge design, hospital nursing, bread baking, tax advice,
stage lighting, primary teaching, ship repair, bee keeping, radio journalism, data analysis,
wood restoration, crane driving, museum guiding, software testing, plant breeding, film editing,
public speaking, shoe making, sound design, grant writing, physiotherapy, school cooking,
river surveying, type design""".replace("\n", " ").split(", ")
_DEEDS = [
    "I moved into {trade} after {years} years of {other}.",
    "I teach {trade} to people who come from {other}.",
    "Most weeks I look at {trade} work of beginners and say plainly what I would change.",
    "I once failed at {other} and write openly about it.",
    "My team does {trade} for {count} clients in {years} countries.",
    "I keep a notebook of mistakes in {trade}, {count} pages by now.",
    "Ask me how {trade} and {other} go together with small children at home.",
]


def invented_roster(people: int, *, seed: int = 7) -> dict[str, Any]:
    """A roster in the canonical shape; the same for the same number and seed."""
    draw = random.Random(seed)  # noqa: S311 - the same people every time, not a secret
    return {"people": [_person(draw, number) for number in range(people)]}


def repeated(people: int, times: int) -> dict[str, Any]:
    """A roster of `times` entries that say what `people` invented ones do, each with its id."""
    some = invented_roster(people)["people"]
    return {"people": [{**some[at % people], "id": f"r{at:06}"} for at in range(times)]}


def _person(draw: random.Random, number: int) -> dict[str, Any]:
    trade, other, third = draw.sample(_TRADES, 3)
    return {
        "id": f"p{number:05}",
        "name": f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}",
        "headline": f"{trade}, {draw.randint(2, 30)} years",
        "bio": " ".join(_sentences(draw, trade, other)),
        "skills": [trade, other, f"{third} for {draw.choice(_TRADES)}"],
        "languages": draw.sample(["English", "Spanish", "French", "Polish", "Arabic"], 2),
        "hours": [f"{draw.choice(['Mon', 'Tue', 'Wed', 'Sat'])} {draw.randint(8, 20):02}:00-21:30"],
        "zone": draw.choice(["Europe/Lisbon", "Africa/Lagos", "Asia/Tokyo", "America/Bogota"]),
    }


def _sentences(draw: random.Random, trade: str, other: str) -> list[str]:
    return [
        deed.format(trade=trade, other=other, years=draw.randint(2, 25), count=draw.randint(3, 90))
        for deed in draw.sample(_DEEDS, 3)
    ]


def texts_of(roster: dict[str, Any]) -> list[str]:
    """Every text of every person that could be evidence: headline, sentences, skills."""
    return [
        text
        for person in roster["people"]
        for text in (person["headline"], *person["bio"].split(". "), *person["skills"])
    ]
