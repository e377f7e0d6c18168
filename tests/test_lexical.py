"""Whole words, fixed weights, presence rather than frequency."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agent import lexical
from agent.errors import IndexUnusable
from agent.lexical import LexicalIndex, WordWeights, score, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ and C#", ("c++", "and", "c#")),
        ("ASP.NET, .NET, Node.js.", ("asp.net", ".net", "node.js")),
        ("NodeJS", ("node.js",)),
        ("AI in the US, e.g. R&D", ("ai", "in", "the", "us", "eg", "r&d")),
        ("U.S. and a Ph.D.", ("us", "and", "a", "phd")),
        ("Women's café", ("women", "cafe")),
        ("I don\u2019t", ("i", "dont")),
        ("L'équipe", ("l", "equipe")),
        ("snake_case full-stack", ("snake", "case", "full", "stack")),
        ("Łódź, Straße, İzmir", ("lodz", "strasse", "izmir")),
        ("हिन्दी 한국어 Ελλάδα", ("हिन्दी", "한국어", "ελλαδα")),
        ("数据科学", ("数据", "据科", "科学")),
        ("", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("company", "companies"),
        ("coach", "coaches"),
        ("class", "classes"),
        ("idea", "ideas"),
        ("movie", "movies"),
        ("tie", "ties"),
        ("mentor", "mentors"),
        ("goal", "Goals"),
    ],
)
def test_a_plain_plural_is_its_singular(one: str, many: str) -> None:
    assert words(one) == words(many)


@pytest.mark.parametrize("word", ["news", "status", "business", "aws", "pandas", "analysis"])
def test_what_only_looks_like_a_plural_is_left_alone(word: str) -> None:
    assert words(word) == (word,)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("AI", "Retail manager who sails"),
        ("US", "Born in Australia, busy with Russia"),
        ("R", "R&D in Rust"),
        ("C", "C++ and C#"),
        ("art", "party for startups"),
        ("Java", "JavaScript"),
    ],
)
def test_no_part_of_a_word_counts(asked: str, text: str) -> None:
    assert score(words(asked), words(text)) == 0


def test_rare_words_weigh_more_than_common_ones_in_five_languages() -> None:
    weights = WordWeights.load()
    assert weights["kubernetes"] == 1
    assert weights["beekeeping"] > weights["science"] > weights["people"] > weights["the"]
    for common in ("und", "para", "uma", "avec", "the"):
        assert weights[common] < 0.15
    assert weights["ai"] > 0.5


def test_every_word_present_scores_one_and_none_scores_zero() -> None:
    assert score(words("salary negotiation"), words("Negotiation of salaries")) == pytest.approx(1)
    assert score(words("salary negotiation"), words("gardening")) == 0
    assert score((), words("gardening")) == 0


def test_repeating_a_word_gains_nothing() -> None:
    once = score(words("python"), words("I teach Python"))
    assert score(words("python"), words("Python " * 30)) <= once


def test_a_long_list_of_words_is_marked_down() -> None:
    stuffed = "python " + " ".join(f"word{number}" for number in range(300))
    assert score(words("python"), words(stuffed)) < 0.5


def test_a_question_of_common_words_alone_stays_low() -> None:
    assert score(words("what is the"), words("this is what the others said")) < 0.2


@given(st.text(), st.lists(st.text(), max_size=5))
def test_scores_lie_between_zero_and_one_whatever_the_text(query: str, texts: list[str]) -> None:
    found = LexicalIndex(texts).scores(query)
    single = [score(words(query), words(text)) for text in texts]
    assert found.shape == (len(texts),)
    assert all(0 <= value <= 1 for value in single)
    np.testing.assert_allclose(found, np.array(single, dtype=np.float32), atol=1e-5)


@given(st.text())
@example("𝐀")
@example("K")
def test_words_are_folded_for_good(text: str) -> None:
    for word in words(text):
        assert word == word.lower()
        assert word.strip()


@given(st.text(), st.text(), st.text())
def test_a_text_scores_the_same_whoever_stands_beside_it(query: str, text: str, other: str) -> None:
    alone = LexicalIndex([text]).scores(query)[0]
    assert LexicalIndex([other, text]).scores(query)[1] == alone


def test_a_broken_table_gives_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "word_weights.tsv"
    broken.write_text("the 0.02\n")
    monkeypatch.setattr(lexical, "TABLE", broken)
    with pytest.raises(IndexUnusable, match="restore it") as raised:
        lexical._shipped_weights.__wrapped__()
    assert "\n" not in str(raised.value)


def test_the_table_is_small_and_sorted() -> None:
    lines = lexical.TABLE.read_text(encoding="utf-8").splitlines()
    assert lexical.TABLE.stat().st_size <= 600_000
    assert len(lines) > 10_000
    assert lines == sorted(lines, key=lambda line: line.split("\t")[0])
    assert all(words(word) == (word,) for word in (line.split("\t")[0] for line in lines[::50]))
