from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.inline import Link
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import find_links
from vaultkit.notes.inline import find_mentions
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import is_field_line
from vaultkit.notes.inline import is_struck
from vaultkit.notes.inline import plain_text
from vaultkit.notes.inline import without_fields


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**bold _it_** and *it*", "bold it and it"),
        ("***all***", "all"),
        ("*a **b** c*", "a b c"),
        ("==marked== ~~struck~~", "marked struck"),
        ("`co*de*` stays", "co*de* stays"),
        ("``a ` b``", "a ` b"),
        ("**`a` b**", "a b"),
        (r"\*no\* \[no\] 3*4 5 * 6", "*no* [no] 3*4 5 * 6"),
        ("snake_case and __strong__", "snake_case and strong"),
        ("[[People/Ana Prats|her]] and [[People/Ana Prats]] and [[Ana#Role]]", "her and Ana Prats and Ana"),
        ("[shown](a/b.md) ![[pic.png]] ![alt](x.png)", "shown alt"),
        ("[a](b_(c).md) d", "a d"),
        ("#tag/sub #12 #1on1", "tag/sub #12 1on1"),
        ("text ^block-1", "text"),
        ("a %%hidden%% b <!-- too --> c", "a b c"),
        ("x &amp; y &lt;z", "x & y <z"),
        ("one<br>two <b>three</b>", "one two three"),
        ("<sam@example.com>", "sam@example.com"),
        ("done 🎉  now", "done 🎉 now"),
        ("ends with **", "ends with"),
        ("", ""),
    ],
)
def test_plain_text_is_the_words_alone(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[[a/b|c]] [[d]] [[e#f]] [[g.md]]", [("a/b", "c"), ("d", "d"), ("e", "e"), ("g", "g")]),
        (
            "[t](a%20b.md) [u](<c d.md>) [v](https://x.example/y#z)",
            [("a b", "t"), ("c d", "u"), ("https://x.example/y#z", "v")],
        ),
        ("[[]] [[#own]] ![[embed]] ![i](j.png) `[[code]]`", []),
        ("[[a\\|b]]", [("a", "b")]),
        ("[m](mailto:a@b.example)", [("a@b.example", "m")]),
    ],
)
def test_links_are_found_outside_code(text: str, links: list[tuple[str, str]]) -> None:
    assert find_links(text) == tuple(Link(*link) for link in links)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("[due:: 2026-03-05] and (owner:: [[Ana]])", [("due", "2026-03-05"), ("owner", "[[Ana]]")]),
        ("[ask:: [[Ana Prats|her]]] whether", [("ask", "[[Ana Prats|her]]")]),
        ("role:: engineer", [("role", "engineer")]),
        ("**Reports to**:: [[Ana]]", [("Reports to", "[[Ana]]")]),
        ("**Role:** no field", []),
        ("- start date:: 2026-03-05", [("start date", "2026-03-05")]),
        ("empty::", [("empty", "")]),
        ("std::vector and `a:: b`", []),
        ("note: with one colon", []),
        ("[open:: never closed", []),
        ("役割:: 設計", [("役割", "設計")]),
    ],
)
def test_only_double_colons_make_fields(text: str, fields: list[tuple[str, str]]) -> None:
    assert find_fields(text) == tuple(fields)


def test_a_text_can_be_freed_of_its_bracketed_fields() -> None:
    assert without_fields("[ask:: [[Ana]]] whether (due:: 2026-03-05) she") == " whether  she"
    assert without_fields("role:: engineer") == "role:: engineer"


@pytest.mark.parametrize(("text", "answer"), [("role:: x", True), ("a [role:: x]", False), ("plain", False)])
def test_field_lines_are_told_from_fields_inside_text(text: str, *, answer: bool) -> None:
    assert is_field_line(text) is answer


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#a #b/c #1on1 #12 a#b [[x#y]] [[#z]] http://x/#w `#c`", ("a", "b/c", "1on1")),
        ("#[[two words]] (#d)", ("two words", "d")),
    ],
)
def test_tags_hold_a_letter_and_stand_alone(text: str, tags: tuple[str, ...]) -> None:
    assert find_tags(text) == tags


def test_mentions_are_no_addresses() -> None:
    assert find_mentions("@sam and @[[Ana Prats]], not a@b.example, @li.na.") == ("sam", "Ana Prats", "li.na")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("~~gone~~", True), ("~~gone~~ ^id", True), ("~~a~~ b ~~c~~", False), ("a ~~b~~", False), ("~~~~", False)],
)
def test_only_a_whole_struck_text_is_struck(text: str, *, answer: bool) -> None:
    assert is_struck(text) is answer


@given(st.text(alphabet="ab [](){}*_`~=#@!|\\<>&;:%^-\n", max_size=200))
def test_no_text_breaks_the_marks(text: str) -> None:
    plain_text(text)
    find_links(text)
    find_fields(text)
    find_tags(text)
    find_mentions(text)
    assert is_struck(text) in (True, False)


@pytest.mark.parametrize(
    "piece", ["[[", "](", "![[]()", "``` ", "**", "[a:: ", "#", "@", "<!--", "%%", "_a ", "<b ", "[d:: ("]
)
def test_hostile_marks_take_linear_time(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    plain_text(text)
    find_links(text)
    find_fields(text)
    find_tags(text)
    find_mentions(text)
    assert time.process_time() - start < 60  # a guard against blow-up, no measurement
