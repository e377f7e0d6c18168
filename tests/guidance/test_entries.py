"""What a knowledge folder may hold, and the one line for what it may not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadKnowledge
from agent.guidance import read_library
from agent.guidance.entries import MAX_FILE_BYTES, read_entry

BOATS = "look-after-boats.md"


def _changed(knowledge: Path, old: str, new: str) -> Path:
    path = knowledge / "guidance" / BOATS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_library_is_read_whole(knowledge: Path) -> None:
    library = read_library(knowledge)
    assert sorted(library.entries) == ["look-after-boats", "one-master", "several-teachers"]
    boats = library.entries["look-after-boats"]
    assert boats.covers == ("1.2",)
    assert boats.text.startswith("Storms come")
    assert library.entries["one-master"].as_of == "2019-05-01"
    assert [entry.id for entry in library.statements["1.20"]] == ["several-teachers"]
    assert library.references["harbour-notes"].year == "2021"
    assert [each.skill for each in library.examples] == ["agenda", "pitch"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('covers: ["1.2"]', "covers: [1.20]", "1.2 is a number; put it in quotes"),
        ('covers: ["1.2"]', "covers: [3]", "3 is a number; put it in quotes"),
        ('covers: ["1.2"]', 'covers: ["one"]', "covers.0"),
        ("strength: practice", "strength: rumour", "strength"),
        ("skills: [agenda]", "skills: [sailing]", "skills.0"),
        ("skills: [agenda]", "skills: []", "skills"),
        ("skills: [agenda]", "skills: agenda", "skills"),
        ("audience: [organiser]", "audience: [boss]", "audience.0"),
        ("audience: [organiser]", "reader: [organiser]", "audience"),
        ("strength: practice", "strength: practice\nmood: good", "mood"),
        ("strength: practice", "strength: practice\nstrength: claim", "one key stands twice"),
        ("strength: practice", "strength: practice\ntext: more", "below the header"),
        ("strength: practice", "strength: practice\nas_of: 2020.5", "as_of"),
        ("sources: [harbour-notes, weavers-talk]", "sources: []", "sources"),
        ('say: "Check ropes and seams while the weather is calm."', "say: yes", "say"),
        ("id: look-after-boats", "id: boats", "not the file's name"),
        ("id: look-after-boats", "id: [", "not YAML"),
        ("id: look-after-boats", "id: !!python/object/apply:os.getcwd []", "not YAML"),
        ("---\nid", "id", "header between two lines"),
    ],
)
def test_a_faulty_entry_is_refused_in_one_line_that_names_it(
    knowledge: Path, old: str, new: str, said: str
) -> None:
    path = _changed(knowledge, old, new)
    with pytest.raises(BadKnowledge) as raised:
        read_library(knowledge)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_unknown_source_is_refused(knowledge: Path) -> None:
    _changed(knowledge, "weavers-talk]", "sailors-talk]")
    with pytest.raises(BadKnowledge, match="look-after-boats names 'sailors-talk'"):
        read_library(knowledge)


def test_a_source_without_a_licence_is_refused(knowledge: Path) -> None:
    path = knowledge / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  licence: CC BY 4.0\n", ""))
    with pytest.raises(BadKnowledge, match="harbour-notes: licence"):
        read_library(knowledge)


def test_messages_for_no_known_skill_are_refused(knowledge: Path) -> None:
    (knowledge / "messages" / "sailing.yaml").write_text("skill: sailing\nmessages: [ahoy]\n")
    with pytest.raises(BadKnowledge, match=r"sailing\.yaml: skill"):
        read_library(knowledge)


def test_messages_under_another_name_are_refused(knowledge: Path) -> None:
    (knowledge / "messages" / "goals.yaml").write_text("skill: pitch\nmessages: [write it]\n")
    with pytest.raises(BadKnowledge, match="not the file's name"):
        read_library(knowledge)


def test_a_folder_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge, match="holds no entries"):
        read_library(tmp_path)


def test_a_file_that_is_a_book_is_refused(knowledge: Path) -> None:
    path = knowledge / "guidance" / BOATS
    path.write_text("x" * (MAX_FILE_BYTES + 1))
    with pytest.raises(BadKnowledge, match="64 kB"):
        read_entry(path)


def test_a_file_in_another_encoding_is_refused(knowledge: Path) -> None:
    path = knowledge / "guidance" / BOATS
    path.write_bytes("---\nid: é\n---\n".encode("latin-1"))
    with pytest.raises(BadKnowledge, match="UTF-8"):
        read_entry(path)


def test_windows_line_ends_and_a_byte_order_mark_are_fine(knowledge: Path) -> None:
    path = knowledge / "guidance" / BOATS
    before = read_entry(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_entry(path) == before


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_no_header_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, header: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "any.md"
    path.write_bytes(f"---\n{header}\n---\ntext".encode("utf-8", "replace"))
    with pytest.raises(BadKnowledge) as raised:
        read_entry(path)
    assert "\n" not in str(raised.value)
    shutil.rmtree(folder)
