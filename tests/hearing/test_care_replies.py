"""What care says and whom it names: every reply in full, as a person reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from agent.hearing.care import CareKind
from agent.prompts import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
CONTACTS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "knowledge" / "care_contacts.yaml").read_text(encoding="utf-8")
)
KINDS: tuple[str, ...] = get_args(CareKind)
GRAVE = [kind for kind in KINDS if kind not in ("minor", "professional")]
READERS = "It is kept on this computer alone, and only its owner could read it."
JUDGING = ("you should", "you must", "he is guilty", "depression", "trauma", "disorder", "promise")


def _outside(kind: str) -> list[str]:
    return [c["say"] for c in CONTACTS if kind in c["kinds"] and c["id"] != "emergency"]


def _reply(kind: str, *, again: bool = False, inside: tuple[str, ...] = ()) -> str:
    emergency = next(c["say"] for c in CONTACTS if c["id"] == "emergency")
    return load_catalogue().say(
        f"care.again.{kind}" if again else f"care.{kind}",
        inside=list(inside),
        outside=_outside(kind)[:2],
        emergency=emergency,
        readers=READERS,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_names_an_outside_contact_in_at_most_110_words(kind: str) -> None:
    reply = _reply(kind)
    assert _outside(kind)[0] in reply
    assert len(reply.split()) <= 110
    assert "!" not in reply


@pytest.mark.parametrize("kind", KINDS)
def test_an_organisations_own_contact_stands_beside_the_outside_one(kind: str) -> None:
    reply = _reply(kind, inside=("Amara Osei, programme office, room 4",))
    assert "Amara Osei, programme office, room 4" in reply
    assert _outside(kind)[0] in reply


@pytest.mark.parametrize("kind", GRAVE)
def test_a_grave_kind_sets_the_plan_aside_and_leaves_the_decision(kind: str) -> None:
    reply = _reply(kind)
    for part in ("I set the plan aside", "seriously", "ou decide", "I tell nobody.", READERS):
        assert part in reply
    assert "This goes into no plan and no report." in reply
    assert not [word for word in JUDGING if word in reply.lower()]


@pytest.mark.parametrize("kind", ["danger", "self_harm"])
def test_an_emergency_number_is_named_where_a_life_may_be_at_stake(kind: str) -> None:
    assert "112" in _reply(kind)
    assert "112" in _reply(kind, again=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_turn_is_short_and_says_something_else(kind: str) -> None:
    first, again = _reply(kind), _reply(kind, again=True)
    assert len(again.split()) <= 60
    assert first != again
    assert "I set the plan aside" not in again


@pytest.mark.parametrize("kind", KINDS)
def test_one_step_leads_back_to_work(kind: str) -> None:
    offers = load_catalogue().choices(f"care.offers.{kind}")
    assert offers[-1].endswith(("go on", "Go on"))
    assert 2 <= len(offers) <= 4


def test_the_message_that_ends_it_is_short_and_gives_no_reason() -> None:
    message = load_catalogue().say("care.ending.message", name="Jonas Lind")
    assert message.startswith("Dear Jonas Lind,\n\n")
    assert len(message.split()) <= 30
    assert not [word for word in ("because", "sorry", "feel", "thank", "?") if word in message]


def test_contacts_hold_no_telephone_number_but_the_emergency_ones() -> None:
    for contact in CONTACTS:
        assert set(contact) == {"id", "name", "kinds", "reach", "say", "as_of", "checked"}
        assert set(contact["kinds"]) <= set(KINDS)
        digits = "".join(c for c in contact["reach"] + contact["say"] if c.isdigit())
        assert not digits or contact["id"] == "emergency"
    assert {kind for contact in CONTACTS for kind in contact["kinds"]} == set(KINDS)
