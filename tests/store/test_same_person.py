"""Erasing somebody who asks, across lists in which an id may mean somebody else."""

from __future__ import annotations

import pytest

from agent.errors import BadInput
from agent.roster import read_roster_bytes
from agent.store.same_person import Standing, same_person, standings


def entry(owner: str, id: str, name: str, address: str = "") -> Standing:
    return Standing(owner, f"r-{owner}", id, name, address)


ANA = entry("amina", "1", "Ana Reis", "ana@example.org")
ANA_ELSEWHERE = entry("bela", "m-7", "Ana Reis", "ana@example.org")
ANA_AGAIN = entry("amina", "1-2", "A. Reis", "ana@example.org")
BO = entry("bela", "1", "Bo Lund", "bo@example.org")
NAMESAKE = entry("cem", "9", "Ana Reis", "other@example.org")
UNREACHABLE = entry("dana", "4", "ana reis")


def test_one_person_goes_from_every_list_whatever_the_id() -> None:
    everybody = [ANA, ANA_ELSEWHERE, ANA_AGAIN, entry("bela", "2", "Bo Lund"), NAMESAKE]
    for who in ("1", "ANA@example.org "):
        assert set(same_person(everybody, who)) == {ANA, ANA_ELSEWHERE, ANA_AGAIN}


def test_a_name_without_an_address_is_the_same_person() -> None:
    assert set(same_person([ANA, UNREACHABLE], "1")) == {ANA, UNREACHABLE}


@pytest.mark.parametrize(("everybody", "who"), [([ANA, BO], "1"), ([ANA, NAMESAKE], "Ana Reis")])
def test_an_id_or_name_of_different_people_erases_nobody(
    everybody: list[Standing], who: str
) -> None:
    with pytest.raises(BadInput, match=r"2 different people .*give an e-mail address"):
        same_person(everybody, who)
    assert same_person(everybody, "ana@example.org") == (ANA,)


def test_one_first_name_is_no_proof() -> None:
    one, other = entry("amina", "1", "Ana"), entry("bela", "2", "Ana")
    assert same_person([one, other], "1") == (one,)
    assert same_person([one, other], "nobody") == ()


def test_standings_of_a_list_hold_its_addresses() -> None:
    roster = read_roster_bytes("a.csv", b"Id,Name,E-mail\n1,Ana Reis,Ana@example.org\n2,Bo,\n")
    found = {(one.id, one.name, one.address) for one in standings("amina", roster)}
    assert found == {("1", "Ana Reis", "ana@example.org"), ("2", "Bo", "")}
