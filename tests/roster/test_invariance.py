"""What a person's score may hang on, from the file to the order: that person and the need alone."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.embedding import MiniLM
from agent.records.matching import Criteria, Shortlist
from agent.roster import Ranker, read_roster_bytes
from agent.roster.relevance import MemoryCache, vector_key
from tests.roster.people import NOW

NEED = "writing a first grant for a small theatre"
COLUMNS = ["id", "name", "bio", "skills"]
_WORDS = st.sampled_from(
    "grant theatre writing small first stage light budget people evening letter form actor".split()
)
_SENTENCE = st.lists(_WORDS, min_size=2, max_size=8).map(lambda some: " ".join(some) + ".")
_BIOS = st.lists(_SENTENCE, min_size=3, max_size=6, unique=True)
_NAMES = st.sampled_from(["Ama Boateng", "Li Wei", "Jo Berg", "Noor Haddad", "Ximena Ruiz"])


class Hashes:
    """An embedder that is quick and knows nothing: equal texts are equal, others are not."""

    name, dimensions = MiniLM.name, 64

    def embed(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for at, text in enumerate(texts):
            digest = hashlib.sha512(text.lower().encode("utf-8", "replace")).digest()
            row = np.frombuffer(digest, dtype=np.uint8).astype(np.float32) - 127.5
            rows[at] = row / np.linalg.norm(row)
        return rows


def table(rows: Sequence[dict[str, str]], columns: Sequence[str] = COLUMNS) -> bytes:
    held = io.StringIO()
    writer = csv.DictWriter(held, columns)
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue().encode()


def ranked(data: bytes) -> Shortlist:
    roster = read_roster_bytes("people.csv", data)
    return Ranker(Hashes(), MemoryCache()).rank(roster, [NEED], Criteria(), now=NOW)


def people(bios: Sequence[str]) -> list[dict[str, str]]:
    return [
        {"id": f"m{at}", "name": f"Person {at}x", "bio": bio, "skills": "lighting, budgets"}
        for at, bio in enumerate(bios)
    ]


def scores(shortlist: Shortlist) -> dict[str, float]:
    return {match.id: match.score for match in shortlist.matches}


@settings(max_examples=20, deadline=None)
@given(bios=_BIOS, draw=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(bios: list[str], draw: Random) -> None:
    rows = people(bios)
    shuffled = rows[:]
    draw.shuffle(shuffled)
    assert ranked(table(shuffled)).matches == ranked(table(rows)).matches


@settings(max_examples=20, deadline=None)
@given(bios=_BIOS, other=st.text(max_size=60), gone=st.booleans())
def test_editing_or_removing_a_row_leaves_the_others(
    bios: list[str], other: str, gone: bool
) -> None:
    rows = people(bios)
    before = scores(ranked(table(rows)))
    after = rows[1:] if gone else [{**rows[0], "bio": other}, *rows[1:]]
    for who, score in scores(ranked(table(after))).items():
        assert who == "m0" or score == before[who]


@settings(max_examples=20, deadline=None)
@given(bios=_BIOS, names=st.lists(_NAMES, min_size=6, max_size=6))
def test_swapped_names_change_nothing(bios: list[str], names: list[str]) -> None:
    rows = people(bios)
    named = [{**row, "name": name} for row, name in zip(rows, names, strict=False)]
    assert scores(ranked(table(named))) == scores(ranked(table(rows)))


@settings(max_examples=20, deadline=None)
@given(bios=_BIOS, cells=st.lists(st.text(max_size=30), min_size=6, max_size=6))
def test_columns_that_do_not_count_change_nothing(bios: list[str], cells: list[str]) -> None:
    rows = people(bios)
    wider = [
        {**row, "Cohort": cell, "Age": "41", "Notes (internal)": f"{NEED} {cell}"}
        for row, cell in zip(rows, cells, strict=False)
    ]
    data = table(wider, [*COLUMNS, "Cohort", "Age", "Notes (internal)"])
    assert scores(ranked(data)) == scores(ranked(table(rows)))


@settings(max_examples=20, deadline=None)
@given(bios=_BIOS, times=st.integers(2, 6))
def test_a_claim_said_again_earns_nothing(bios: list[str], times: int) -> None:
    rows = people(bios)
    rows[0] = {**rows[0], "bio": f"I like trains. {rows[0]['bio']}"}
    again = [{**rows[0], "bio": " ".join([rows[0]["bio"]] * times)}, *rows[1:]]
    assert scores(ranked(table(again)))["m0"] <= scores(ranked(table(rows)))["m0"]


def test_any_text_has_a_key() -> None:
    assert vector_key("m", "lone \ud800 half") != vector_key("m", "lone half")


PRIVATE = [
    "E-mail",
    "Teléfono móvil",
    "Téléphone portable",
    "Handynummer",
    "Wohnadresse",
    "Date of birth",
    "¿Cuántos años tienes?",
    "Wie alt bist du?",
    "Data de nascimento",
    "Gender",
    "Pronombres",
    "Ethnische Herkunft",
    "Cor/raça",
    "Haben Sie Kinder?",
    "Health conditions",
    "Grupo sanguíneo",
    "Schwerbehinderung",
    "Besoins d'accessibilité",
    "Salário atual",
    "Gehaltsstufe",
    "Rémunération",
    "Rating (panel)",
    "Puntuación interna",
    "Leistungsbeurteilung",
    "Notes (internal)",
    "Anotações da equipe",
    "Commentaires de l'équipe",
    "Numéro de sécurité sociale",
    "Mother's maiden name",
    "Profile photo",
]


@pytest.mark.parametrize("header", PRIVATE)
def test_no_canary_of_a_private_column_is_in_any_output(header: str) -> None:
    rows = [{**row, header: f"CANARY {NEED}"} for row in people(["I write grants.", "I act."])]
    roster = read_roster_bytes("people.csv", table(rows, [*COLUMNS, header]))
    embedder = Hashes()
    texts: list[str] = []
    embed = embedder.embed

    def watched(some: Sequence[str], progress: object = None) -> object:
        texts.extend(some)
        return embed(some)

    embedder.embed = watched  # type: ignore[method-assign, assignment]
    shortlist = Ranker(embedder, MemoryCache()).rank(roster, [NEED], Criteria(), now=NOW)
    shown = shortlist.model_dump_json() + "".join(p.model_dump_json() for p in roster.people)
    assert "CANARY" not in shown + " ".join(texts)
    assert header in {one.column for one in roster.report.set_aside}
    ticked = read_roster_bytes("p.csv", table(rows, [*COLUMNS, header]), use_columns=[header])
    reasons = {one.column: one.reason for one in roster.report.set_aside}
    if reasons[header] not in {"rating by others", "notes by others"}:
        assert "CANARY" not in "".join(person.model_dump_json() for person in ticked.people)
