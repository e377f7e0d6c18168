"""Notes in Spanish, French, Portuguese and German: what was advised, promised and agreed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hearing.answers.progress import state_of
from agent.hearing.notes import Noted, actions_in
from agent.hearing.notes_elsewhere import WENT


def _said(what: str) -> Noted:
    return Noted(what, advised=True)


def _theirs(what: str) -> Noted:
    return Noted(what, mine=False)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Fue bien. Me dijo que escriba las pruebas.", _said("escriba las pruebas")),
        ("Voy a llamar a tres panaderías", Noted("llamar a tres panaderías")),
        ("Inés va a presentarme a su hermana", _theirs("presentarme a su hermana")),
        ("Elle m'a conseillé de montrer le texte, mais tard", _said("montrer le texte")),
        ("Je vais relire le chapitre deux.", Noted("relire le chapitre deux")),
        ("Elle va me présenter à Léa", _theirs("me présenter à Léa")),
        ("Ela sugeriu que eu faça uma lista", _said("faça uma lista")),
        ("Vou falar com o banco", Noted("falar com o banco")),
        ("Ele vai enviar-me o modelo", _theirs("enviar-me o modelo")),
        ("Sie meinte, ich soll zuerst testen", _said("zuerst testen")),
        ("Ich werde zwei Leute fragen", Noted("zwei Leute fragen")),
        ("Er wird mich seiner Chefin vorstellen", _theirs("mich seiner Chefin vorstellen")),
    ],
)
def test_one_action_in_its_own_words(text: str, noted: Noted) -> None:
    assert actions_in(text) == (noted,)


@pytest.mark.parametrize(
    "text",
    ["fue bien, gracias", "C'était bien", "Foi muito bom", "Es war gut", "it was about Vougeot"],
)
def test_no_action_is_made_up(text: str) -> None:
    assert actions_in(text) == ()


@pytest.mark.parametrize(
    "text", ["Estuvo muy bien", "c'était utile", "foi boa", "Es war hilfreich"]
)
def test_that_it_took_place_is_heard(text: str) -> None:
    assert WENT.search(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("no lo hice", "missed"),
        ("c'est fait", "done"),
        ("mais ou menos", "partly"),
        ("noch nicht geschafft", "missed"),
        ("erledigt", "done"),
        ("não consegui esta semana", "missed"),
    ],
)
def test_a_result_is_heard(text: str, state: str) -> None:
    assert state_of(text) == state


@given(st.text(max_size=300))
def test_any_words_are_read_without_harm(text: str) -> None:
    for one in actions_in(text, bare=True):
        assert one.what
