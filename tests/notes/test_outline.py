from __future__ import annotations

import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.notes.outline import parse_fields
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note


def outline(text: str, body_line: int = 1) -> tuple[Block, ...]:
    return parse_outline(Note("a.md", tuple(dedent(text).split("\n")), body_line))


def texts(text: str, kind: BlockKind = BlockKind.ITEM) -> list[str]:
    return [block.text for block in outline(text) if block.kind is kind]


def test_items_headings_and_paragraphs_know_their_lines_and_places() -> None:
    blocks = outline("# T\n\nSome prose\ngoes on.\n\n- a\n  more ^id\n    1. b\n")
    assert [(b.kind.value, b.line, b.end, b.text, b.depth, b.marker, b.parent, b.heading) for b in blocks] == [
        ("heading", 1, 1, "T", 1, "#", None, None),
        ("paragraph", 3, 4, "Some prose goes on.", 0, "", None, 0),
        ("item", 6, 7, "a more", 0, "-", None, 0),
        ("item", 8, 8, "b", 1, "1.", 2, 0),
    ]


def test_front_matter_is_no_part_of_the_outline() -> None:
    blocks = outline("---\nrole: x\n---\n- a\n", body_line=4)
    assert [(block.text, block.line) for block in blocks] == [("a", 4)]


@pytest.mark.parametrize(
    ("line", "task", "text"),
    [
        ("- [ ] a", " ", "a"),
        ("* [x] a", "x", "a"),
        ("+ [X] a", "X", "a"),
        ("1. [-] a", "-", "a"),
        ("- [/] a", "/", "a"),
        ("- [>] a", ">", "a"),
        ("- [?] a", "?", "a"),
        ("- []  a", " ", "a"),
        ("- [ ]", " ", ""),
        ("- [ ]\u00a0a", " ", "a"),
        ("- TODO a", " ", "a"),
        ("- TODO [#A] a", " ", "a"),
        ("- TODO: a", " ", "a"),
        ("- LATER a", " ", "a"),
        ("- DOING a", "/", "a"),
        ("- NOW a", "/", "a"),
        ("- WAITING a", " ", "a"),
        ("- DONE a", "x", "a"),
        ("- CANCELED a", "-", "a"),
        ("☐ a", " ", "a"),
        ("- ☑ a", "x", "a"),
        ("- ✅ a good week", None, "✅ a good week"),
        ("- [[Ana]] a", None, "[[Ana]] a"),
        ("- [a](b.md)", None, "[a](b.md)"),
        ("- TODOs are hard", None, "TODOs are hard"),
        ("- Done with it", None, "Done with it"),
    ],
)
def test_boxes_and_markers_make_tasks(line: str, task: str | None, text: str) -> None:
    (block,) = outline(line)
    assert (block.kind, block.task, block.text) == (BlockKind.ITEM, task, text)


def test_headings_inside_list_items_are_headings() -> None:
    blocks = outline("- ## [[2026-03-05]]\n\ttype:: 1:1\n\t- a\n\t\t- b\n\t- ### Topics\n\t\t- c\n- d\n")
    assert [(b.kind.value, b.text, b.depth, b.parent, b.heading) for b in blocks] == [
        ("heading", "[[2026-03-05]]", 2, None, None),
        ("paragraph", "type:: 1:1", 0, None, 0),
        ("item", "a", 0, None, 0),
        ("item", "b", 1, 2, 0),
        ("heading", "Topics", 3, None, 0),
        ("item", "c", 0, None, 4),
        ("item", "d", 0, None, None),
    ]


@pytest.mark.parametrize(
    ("line", "task", "text"),
    [
        ("## TODO", None, "TODO"),
        ("## ✅ Check-In", None, "✅ Check-In"),
        ("## [x] 5 March", None, "[x] 5 March"),
        ("- ## TODO call", " ", "call"),
        ("- ## TODO", None, "TODO"),
    ],
)
def test_only_an_outliners_heading_is_a_task(line: str, task: str | None, text: str) -> None:
    (block,) = outline(line)
    assert (block.kind, block.task, block.text) == (BlockKind.HEADING, task, text)


def test_a_bullet_heading_with_nothing_below_it_holds_for_the_bullets_that_follow() -> None:
    blocks = outline("- ## One\n- a\n- ## Two\n- b\n")
    assert [(block.text, block.heading) for block in blocks] == [("One", None), ("a", 0), ("Two", None), ("b", 2)]


def test_callouts_keep_their_type_title_and_tasks() -> None:
    blocks = outline("> [!info]- Title\n> text\n> - [ ] a\n> > [!todo] Inner\n> > - [ ] b\n\n> plain\n\nout\n")
    assert [(b.kind.value, b.text, b.marker, b.quoted, b.callout) for b in blocks] == [
        ("paragraph", "Title", "[!info]", True, "info"),
        ("paragraph", "text", "", True, "info"),
        ("item", "a", "-", True, "info"),
        ("paragraph", "Inner", "[!todo]", True, "todo"),
        ("item", "b", "-", True, "todo"),
        ("paragraph", "plain", "", True, ""),
        ("paragraph", "out", "", False, ""),
    ]


def test_tables_come_row_by_row_with_links_whole() -> None:
    blocks = outline("| Who | What |\n|---|---|\n| [[Ana|A]] | `x` |\n\n> | a |\n> |---|\n> | b |\n")
    assert [(b.line, b.marker, b.cells, b.quoted) for b in blocks] == [
        (1, "th", ("Who", "What"), False),
        (3, "", ("[[Ana|A]]", "`x`"), False),
        (5, "th", ("a",), True),
        (7, "", ("b",), True),
    ]


def test_comments_leave_nothing_but_their_line_ends() -> None:
    text = "a %%b%% c\n%%\n- hidden\n%%\n<!--\n- hidden\n-->\n\n- d <!-- e -->\n\n100 %% sure\n"
    assert [(block.text, block.line) for block in outline(text)] == [("a  c", 1), ("d", 9), ("100 %% sure", 11)]


def test_the_prep_block_gives_no_blocks() -> None:
    text = "# A\n<!-- vaultkit prep 0123456789ab -->\n## Topics\n- [ ] carried\n<!-- /vaultkit -->\n- mine\n"
    assert [(block.text, block.line) for block in outline(text)] == [("A", 1), ("mine", 6)]


def test_an_open_prep_block_hides_nothing() -> None:
    assert [block.text for block in outline("<!-- vaultkit prep 0123456789ab -->\n- mine\n")] == ["mine"]


def test_code_is_one_block_whatever_it_holds() -> None:
    blocks = outline("```dataview\n- [ ] no\n%% no\n```\n- yes %%x%%\n")
    assert [(b.kind, b.text, b.line, b.end) for b in blocks] == [
        (BlockKind.CODE, "dataview", 1, 4),
        (BlockKind.ITEM, "yes", 5, 5),
    ]


def test_outliner_bookkeeping_is_left_out_and_fields_are_kept() -> None:
    blocks = outline(
        "- # Ana\n  id:: 1234\n  collapsed:: true\n  role:: dev\n\t- a\n\t  :LOGBOOK:\n\t  CLOCK: x\n\t  :END:\n\t- b\n"
    )
    assert [block.text for block in blocks] == ["Ana", "role:: dev", "a", "b"]
    assert [(field.key, field.value, field.line) for field in parse_fields(blocks)] == [("role", "dev", 4)]


def test_running_text_is_parted_at_dates_labels_fields_and_foreign_bullets() -> None:
    text = "5 March 2026\nAna: tired\nand hopeful\n**Mood:** fine\nrole:: dev\n・一つ\n• two\n"
    assert [(block.kind.value, block.text, block.line) for block in outline(text)] == [
        ("paragraph", "5 March 2026", 1),
        ("paragraph", "Ana: tired and hopeful", 2),
        ("paragraph", "**Mood:** fine", 4),
        ("paragraph", "role:: dev", 5),
        ("item", "一つ", 6),
        ("item", "two", 7),
    ]


def test_wrapped_prose_stays_together() -> None:
    text = "We shipped the thing on\n5 apples a day and it was fine,\nas Ana said. She is good"
    assert texts(text, BlockKind.PARAGRAPH) == [" ".join(text.split("\n"))]


def test_underlined_lines_are_headings_and_prose_above_a_rule_is_not() -> None:
    blocks = outline("4 November 2019\n---------------\n- a\n\nOne line of prose\nand another\n---\n")
    assert [(block.kind.value, block.text, block.line) for block in blocks] == [
        ("heading", "4 November 2019", 1),
        ("item", "a", 3),
        ("paragraph", "One line of prose and another", 5),
        ("rule", "", 7),
    ]


@pytest.mark.parametrize(
    "text", ["[Ana]: said so", "<div>shown</div>", "        - deep", "    - [ ] deep", "text\n        - deep"]
)
def test_nothing_that_a_reader_sees_is_swallowed(text: str) -> None:
    assert len(outline(text)) == text.count("\n") + 1


def test_tags_alone_are_html() -> None:
    assert [block.kind for block in outline("<details>\n\ntext\n\n</details>\n")] == [
        BlockKind.HTML,
        BlockKind.PARAGRAPH,
        BlockKind.HTML,
    ]


def test_over_indented_bullets_are_items() -> None:
    assert [(b.text, b.depth) for b in outline("- a\n      - b\n")] == [("a", 0), ("b", 1)]


@pytest.mark.parametrize("indent", ["  ", "\t", "    "])
def test_no_item_of_a_deep_list_is_dropped(indent: str) -> None:
    blocks = outline("\n".join(f"{indent * level}- i{level}" for level in range(60)))
    assert [(block.text, block.depth) for block in blocks] == [(f"i{level}", level) for level in range(60)]


def test_items_deeper_than_anybody_writes_are_kept_too() -> None:
    assert len(outline("\n".join("  " * level + "- x" for level in range(2000)))) == 2000


LINES = st.sampled_from(
    ["- a", "  - b", "\t- [ ] c", "# h", "> q", "> [!x] y", "> - z", "| a | b |", "|---|---|", "```", "text", "", "---", "%%",
     "<!--", "-->", "- # in", "1. n", "a:: b", "5 March 2026", "・x", "<!-- vaultkit prep ab -->", "<!-- /vaultkit -->", "    deep"]
)  # fmt: skip


@given(st.lists(LINES, max_size=30), st.integers(1, 3))
def test_every_block_lies_inside_the_file_and_points_back(lines: list[str], body_line: int) -> None:
    note = Note("a.md", (*(["x"] * (body_line - 1)), *lines), body_line)
    blocks = parse_outline(note)
    last = body_line
    for index, block in enumerate(blocks):
        assert body_line <= block.line <= block.end <= len(note.lines)
        assert block.line >= last
        last = block.line
        for other in (block.parent, block.heading):
            assert other is None or other < index
        assert block.parent is None or blocks[block.parent].kind is BlockKind.ITEM
        assert block.heading is None or blocks[block.heading].kind is BlockKind.HEADING
        assert "\n" not in block.text


@given(st.text(max_size=300))
def test_no_text_breaks_the_outline(text: str) -> None:
    outline(text)


@pytest.mark.parametrize(
    "text",
    ["- " * 5000 + "x", ">" * 5000 + "x", "- + * " * 3000, "> " * 10 + "x", "```\n" * 20_000, "<!--\n" * 20_000, "%%\n" * 20_001,
     "|a\n|-\n" * 10_000, "a\n-\n" * 10_000, "5 apples\n" * 20_000, "- [ ] a [[b]]\n" * 20_000, "<![CDATA[" * 20_000],
)  # fmt: skip
def test_hostile_notes_are_read_in_seconds(text: str) -> None:
    start = time.process_time()
    outline(text)
    assert time.process_time() - start < 60  # a guard against blow-up, no measurement


@pytest.mark.parametrize("line", ["1. " * 4000 + "deep", "- " * 4000 + "deep", "> " * 4000 + "deep"])
def test_thousands_of_levels_on_one_line_are_read_without_a_crash(line: str) -> None:
    note, _ = parse_note("deep.md", f"before\n\n{line}\n\nafter\n".encode())
    assert note is not None
    texts = [block.text for block in parse_outline(note)]
    assert texts[0] == "before"
    assert texts[-1] == "after"
