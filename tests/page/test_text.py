"""Whatever text says, the page shows it and does nothing else with it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.page.text import escaped, formatted, items, plain

OURS = {"p", "br", "strong", "em", "blockquote", "ul", "li"}
ATTACKS = (
    "<img src=https://evil.example/a.png onerror=alert(1)>",
    "![a](https://evil.example/a.png)",
    "[click](javascript:alert(1))",
    "https://evil.example and www.evil.example and a@evil.example",
    "<style>body{background:url(//evil.example)}</style>",
    "</p></blockquote><script>alert(1)</script>",
    "&lt;script&gt; &#60;b&#62;",
    "$$\\href{https://evil.example}{x}$$",
    "`code` ~~~ # heading | table | <!-- -->",
    '**<b onclick="x">** *<i>*',
    "> <form action=//evil.example>",
    "- [ ] <input>",
)


class Shown(HTMLParser):
    """The tags of a piece of HTML, and the text that a reader sees."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def is_inert(markup: str) -> bool:
    """Whether only our tags are there, and no sign that HTML or Markdown would act on."""
    shown = Shown(markup)
    bare = re.sub(r"</?[a-z0-9]+(?: dir=\"auto\")?>|&#\d+;", "", markup)
    signs = {sign for sign in bare if not sign.isalnum() and sign != " "}
    return shown.tags <= OURS and shown.attributes <= {("dir", "auto")} and not signs


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("show", [escaped, plain, formatted])
def test_an_attack_is_only_text(attack: str, show: object) -> None:
    assert callable(show)
    assert is_inert(show(attack))


@given(st.text())
def test_any_text_is_inert(text: str) -> None:
    assert is_inert(formatted(text))
    assert is_inert(plain(text))


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_is_escaped_reads_as_it_was_written(text: str) -> None:
    assert html.unescape(escaped(text)) == text


@given(st.text(alphabet="*> -a\n", max_size=60))
def test_our_own_signs_nest_in_no_other_way(text: str) -> None:
    markup = formatted(text)
    assert is_inert(markup)
    assert markup.count("<ul>") == markup.count("</ul>")
    assert markup.count("<strong>") == markup.count("</strong>")


def test_our_few_signs_have_their_meaning() -> None:
    assert formatted('*Now:* "manual tester"') == (
        '<p dir="auto"><em>Now&#58;</em> &#34;manual tester&#34;</p>'
    )
    assert formatted("> **Subject:** Hello\n>\n> Dear you,\n\n- one\n- two") == (
        '<blockquote><p dir="auto"><strong>Subject&#58;</strong> Hello</p>'
        '<p dir="auto">Dear you&#44;</p></blockquote>'
        '<ul><li dir="auto">one</li><li dir="auto">two</li></ul>'
    )


def test_asterisks_of_arithmetic_stay() -> None:
    assert Shown(formatted("2 * 3 * 4 = 24")).text == "2 * 3 * 4 = 24"


def test_what_is_typed_keeps_its_lines_and_gets_no_form() -> None:
    assert plain("**a**\nb\n\nc") == (
        '<p dir="auto">&#42;&#42;a&#42;&#42;<br>b</p><p dir="auto">c</p>'
    )


def test_direction_overrides_and_controls_are_left_out() -> None:
    assert escaped("a\u202eb\x00c\x1b[0m") == "abc&#91;0m"


def test_long_lines_of_asterisks_cost_little() -> None:
    for hostile in ("*" * 20_000, "*a " * 7_000, "**a " * 5_000, ">" * 20_000, "- " * 10_000):
        assert is_inert(formatted(hostile))


def test_an_empty_list_is_nothing() -> None:
    assert items([]) == ""
    assert items(["a"]) == '<ul><li dir="auto">a</li></ul>'
