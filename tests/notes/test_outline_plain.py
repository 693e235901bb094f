from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.notes.outline import parse_text
from vaultkit.notes.outline_plain import read_plain_outline

STARTS = (
    "", "", "- ", "- ", "  - ", "    - ", "      - ", " - ", "   - ", "# ", "## ", "### ", "####### ", "#", "* ", "1. ", "12) ", "> ", "\t",
    "    ", "-", "- - ", "- # ", "---", "===", "```", "~~~", "[x] ", "- [ ] ", "- [x] ", "TODO ", "**", "__", "_", "`", "|",
)  # fmt: skip
WORDS = (
    "", "Asha", "Asha said", "2026-03-05", "5 March 2026: tests", "**Mood:** fine", "mood:: fine", "Label:", "# x", "a #", "a | b", "| - |",
    "-", "- x", "* y", "3. z", "1:1", "\\", "^id-1", "id:: 7", "•  dot", "→ go", "☐ box", "<br>", "a  ", "#tag", "~~gone~~", "***", "1 2",
    "\u00a0", "\u2028", "\x0c",
)  # fmt: skip
LINES = st.builds("{}{}".format, st.sampled_from(STARTS), st.sampled_from(WORDS))


@given(st.lists(LINES | st.sampled_from(["", "", " "]), max_size=9).map("\n".join))
@settings(max_examples=800, deadline=None)
def test_what_is_read_without_the_parser_comes_out_as_from_it(text: str) -> None:
    found = read_plain_outline(text, 4)
    assert found is None or found == parse_text(text, 4)


@given(st.text(alphabet="-- \n\n#a1.*_>|:`", max_size=24))
@settings(max_examples=600, deadline=None)
def test_no_mix_of_signs_is_read_otherwise_than_by_the_parser(text: str) -> None:
    found = read_plain_outline(text, 1)
    assert found is None or found == parse_text(text, 1)


def test_the_plainest_note_needs_no_parser() -> None:
    text = "# Asha\n\nWe met\nagain.\n\n## Notes\n- one\n  - two\n- [x] three\n\nDone: all"
    found = read_plain_outline(text, 1)
    assert found is not None
    assert [(block.text, block.parent, block.heading) for block in found] == [
        ("Asha", None, None), ("We met again.", None, 0), ("Notes", None, 0), ("one", None, 2), ("two", 3, 2), ("three", None, 2),
        ("Done: all", None, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["- one\ngoes on", "text\n---", "a | b\n- | -", "> said", "1. one", "* one", "    code", "- - one", "- ", "\0"],
)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain_outline(text, 1) is None
