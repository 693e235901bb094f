from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultkit.model import BlockKind
from vaultkit.notes.inline import find_fields
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.text import parse_note
from vaultkit.render.sanitise import LONGEST
from vaultkit.render.sanitise import link_text
from vaultkit.render.sanitise import plain
from vaultkit.render.sanitise import sanitise

#: What could start something, in pieces that hypothesis puts together.
PIECES = [
    "# ", "> ", "- ", "* ", "+ ", "1. ", "2) ", "---", "***", "===", "```", "~~~", "`", "``", "$=", "= ", "`= ", "$$", "%%", "<%", "%>", "<!--", "-->",
    "<!-- /vaultkit -->", "<!-- vaultkit prep 0123456789ab -->", "![[", "[[", "]]", "!", "[ ] ", "[x] ", "[", "]", "(", ")", "key:: value", "::", "^block-1",
    "#tag", "{{", "}}", "{%", "%}", "{#", "\\", "\\\\", "|", "| a | b |", "\n", "\r\n", "\t", "    ", "\x00", "\x1b", "\u2028", "\u202e", "\ufeff", "\u200b",
    "TODO ", "DONE ", "SCHEDULED: <2026-01-01>", "((", "))", "&lt;", "&#35;", "https://a.b/c_d_e", "word", "Zoë", "*", "**", "_", "__", "~", "==", "@me ", ":", "📅 2026-01-01",
    "[[Bergen]]", "[[a/b|c]]", "![[x]]", "[a](javascript:b)", "![a](b)", "☐ ", "⬜", "🔲", "&", "<b>", "</b>", "<script>", "dataviewjs", "query", " ",
]  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join)
MARKDOWN = MarkdownIt("commonmark").enable("table")


@settings(max_examples=600)
@given(HOSTILE)
def test_no_text_can_become_anything_but_a_line(text: str) -> None:
    line = sanitise(text)
    assert "\n" not in line
    for mark in ("<", "-->", "{{", "{%", "%%", "![[", "::", "$=", "==", "<%"):
        assert mark not in line, (mark, line)
    assert not find_fields(line)
    for body in (f"- {line}\n", f"- 3 March: “{line}” ([[a|b]])\n", f"{line} ([[a|b]])\n"):
        kinds = [token.type for token in MARKDOWN.parse(body)]
        allowed = {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"}
        allowed |= {"list_item_close", "bullet_list_close"}
        assert set(kinds) <= allowed, (body, kinds)
        assert kinds.count("list_item_open") <= 1
        inside = [child.type for token in MARKDOWN.parse(body) for child in token.children or ()]
        assert not {"html_inline", "code_inline", "image", "link_open"} & set(inside), (body, inside)


@settings(max_examples=300)
@given(HOSTILE)
def test_our_own_reader_sees_one_plain_item(text: str) -> None:
    line = sanitise(text)
    made, problems = parse_note("a.md", f"- {line}\n\n- after\n".encode("utf-8", "replace"))
    assert made is not None
    assert not problems
    assert not find_prep_blocks(made.lines)
    blocks = [block for block in parse_outline(made) if block.kind is not BlockKind.HTML]
    assert [block.kind for block in blocks] == [BlockKind.ITEM] * len(blocks)
    assert blocks[-1].text == "after"
    assert all(block.task is None and block.depth == 0 for block in blocks)


@settings(max_examples=300)
@given(HOSTILE)
def test_a_backslash_run_never_frees_what_follows(text: str) -> None:
    line = re.sub(r"\[\[[^\[\]]*\]\]", "", sanitise("\\" * (len(text) % 5) + text))
    for match in re.finditer(r"(\\*)([`\[\]{}#^$|~*])", line):
        assert len(match[1]) % 2 == 1, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, and a number: 7", "plain words, and a number: 7"),
        ("see [[Bergen|the posting]] again", "see [[Bergen|the posting]] again"),
        ("look ![[photo.png]]", "look [[photo.png]]"),
        ("wow![[x]]", "wow[[x]]"),
        ("read [the page](https://a.example/b) first", "read the page first"),
        ("**bold** and ==marked== and *soft*", "bold and marked and soft"),
        ("# heading", "\\# heading"),
        ("- [ ] task", "\\- \\[ \\] task"),
        ("12. twelfth", "12\\. twelfth"),
        ("TODO call", "Todo call"),
        ("☐ ⬜ call", "call"),
        ("[[Bergen]](why)", "[[Bergen]]\\(why)"),
        ("two\nlines\there", "two lines here"),
        ("a key:: value", "a key:\\: value"),
        ("<% tp.file %>", "&lt;% tp.file %&gt;"),
        ("snake_case stays", "snake_case stays"),
        ("&lt; as written", "&amp;lt; as written"),
        ("", ""),
        ("\u200b\u202e", ""),
    ],
)
def test_what_is_carried_reads_as_it_was_written(text: str, expected: str) -> None:
    assert sanitise(text) == expected


def test_a_long_text_is_cut_at_a_word() -> None:
    cut = sanitise("word " * 200)
    assert len(cut) <= LONGEST
    assert cut.endswith("word…")


def test_a_megabyte_is_no_trouble() -> None:
    assert len(sanitise("*[[`_" * 200_000)) < 3 * LONGEST


def test_text_for_places_without_markup_is_one_line() -> None:
    assert plain("a\x1b[31mb\nc") == "a [31mb c"
    assert link_text("[[a]]|b") == "a   b"
