"""What is not evidence: set aside by name and by content, and never in a record."""

from __future__ import annotations

import pytest

from agent.roster import read_roster_bytes
from agent.roster.contact import CONTACT_MARK, is_contact, mask_contact
from agent.roster.headers import field_of, private_reason
from tests.roster.people import FIXTURES, rank

PRIVATE_HEADERS = """
    E-mail|Phone|Mobile number|Home address|LinkedIn|Website|Courriel|Teléfono|Handynummer|Adresse
    Date of birth|DOB|Birthday|Age|Geburtsdatum|Fecha de nacimiento|Data de nascimento
    Gender|Sex|Pronouns|Ethnicity|Race|Religion|Nationality|Sexual orientation|Marital status
    Geschlecht|Género|Nationalité|Herkunft|Estado civil|État civil|Raça
    Health|Medical notes|Disability|Allergies|Salud|Santé|Gesundheit|Behinderung
    Salary|Pay band|Compensation|Gehalt|Salaire|Sueldo|Income
    Rating|Score|Stars|Performance review|Bewertung|Avaliação
    Notes (internal)|Coordinator comments|HR notes|Admin|Interview feedback|Notas|Bemerkungen
    Passport number|IBAN|Social security number|Photo URL
"""


@pytest.mark.parametrize(
    "header", [h.strip() for h in PRIVATE_HEADERS.replace("\n", "|").split("|") if h.strip()]
)
def test_a_private_column_reaches_nothing_but_contacts(header: str) -> None:
    data = f'"{header}",Name,Bio\nCANARY one,Ana Sol,I repair violins.\nCANARY two,Bo Ek,I cook.\n'
    roster = read_roster_bytes("p.csv", data.encode())
    assert header in {each.column for each in roster.report.set_aside}
    assert "CANARY" not in "".join(person.model_dump_json() for person in roster.people)
    ticked = read_roster_bytes("p.csv", data.encode(), use_columns=[header])
    assert "CANARY" not in "".join(person.model_dump_json() for person in ticked.people)


@pytest.mark.parametrize(
    "header",
    ["Languages", "Skills", "Offers", "Hourly rate", "Hours per month", "Experience", "Job title",
     "Time zone", "Capacity", "About me", "Last active", "Ideal mentee", "Stage", "Page", "Usage"],
)  # fmt: skip
def test_a_public_header_is_not_private(header: str) -> None:
    assert private_reason(header) == ""


@pytest.mark.parametrize(
    "cells",
    [
        ("ana@example.org", "bo@example.org"),
        ("+49 151 2345678", "0171 234 5678"),
        ("https://example.org/ana", "www.example.org"),
        ("1984-03-02", "12.11.1990"),
        ("female", "non-binary"),
        ("she/her", "he/him"),
        ("Muslim", "atheist"),
        ("€ 65,000", "$120k"),
        ("4.5/5", "★★★"),
        ("DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19"),
    ],
)
@pytest.mark.parametrize("header", ["Column X", "Headline"])
def test_private_content_is_set_aside_whatever_its_header(
    header: str, cells: tuple[str, str]
) -> None:
    data = f'Name,{header}\nAna Sol,"{cells[0]}"\nBo Ek,"{cells[1]}"\n'
    roster = read_roster_bytes("p.csv", data.encode(), use_columns=[header])
    assert header in {each.column for each in roster.report.set_aside}
    held = "".join(person.model_dump_json() for person in roster.people)
    assert all(cell not in held for cell in cells)


def test_health_in_a_column_that_is_nothing_else_is_set_aside() -> None:
    data = b"Name,Column X\nAna Sol,type 1 diabetes\nBo Ek,uses a wheelchair\n"
    roster = read_roster_bytes("p.csv", data, use_columns=["Column X"])
    assert roster.report.set_aside[0].reason == "health"


def test_notes_can_be_lifted_by_a_person_and_health_cannot() -> None:
    data = b"Name,Notes,Health\nAna Sol,I repair violins.,a private thing\n"
    mapping = {"bio": "Notes", "headline": "Health"}
    person = read_roster_bytes("p.csv", data, mapping=mapping).people[0]
    assert (person.bio, person.headline) == ("I repair violins.", "")


def test_unknown_columns_wait_to_be_ticked() -> None:
    data = b"Name,Xyz\nAna Sol,I repair violins and much else besides in a small shop.\n"
    roster = read_roster_bytes("p.csv", data)
    assert "violins" not in roster.people[0].model_dump_json()
    assert roster.report.set_aside[0].column == "Xyz"


@pytest.mark.parametrize(
    "text",
    [
        "Write to ana@example.org for more.",
        "Write to ana (at) example.org for more.",
        "Call +44 20 7946 0958 after five.",
        "See https://example.org/ana?x=1 for more.",
        "On Twitter: @ana_writes, mostly.",
        "Ping me on telegram @anasol.",
        "github.com/anasol has my code.",
        "Discord anasol#1234 works.",
    ],
)
def test_contact_data_in_free_text_is_masked(text: str) -> None:
    masked = mask_contact(text, "Ana Sol")
    assert CONTACT_MARK in masked
    for secret in ("ana@", "example.org", "7946", "@ana", "anasol"):
        assert secret not in masked


@pytest.mark.parametrize(
    "text",
    [
        "CTO @acme, ex-baker.",
        "Node.js, C# and ASP.NET since 2015-2019.",
        "Managed 10 000 000 users over 20 years.",
        "I answer within 24 hours, 7 days a week.",
        "Ratio 3:2, score 4-1.",
    ],
)
def test_what_only_looks_like_contact_stays(text: str) -> None:
    assert mask_contact(text, "Ana Sol") == text
    assert not is_contact(text)


def test_no_quote_carries_an_address() -> None:
    from agent.roster import read_roster

    roster = read_roster(FIXTURES / "messy.csv")
    shortlist = rank(roster, ["drive trains at night", "write to somebody about signalling"])
    printed = shortlist.model_dump_json()
    for secret in ("example.org", "CANARY", "70 123", CONTACT_MARK):
        assert secret not in printed


def test_fields_are_recognised_by_name() -> None:
    expected = {
        "spokenLanguages": "languages",
        "What skills can you offer?": "skills",
        "How many mentees can you take?": "capacity",
        "When are you usually free?": "hours",
        "Experiance": "experience",
        "mentor bio": "bio",
    }
    assert {header: field_of(header) for header in expected} == expected
