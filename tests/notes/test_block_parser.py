from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultkit.notes.block_parser import parse_blocks_of

LINES = st.sampled_from(
    ["", "a", "a | b", "- | -", "|---|---|", "---", "- - -", "===", "# a", "a #", "> a", "> ===", "- a", "  - b", "  ---", "```", "~~~ x", "***", "1. a",
     "  a", "> > - # a", "- ***", "_ _ _", "=", "-\t", ": -"]
)  # fmt: skip


@given(st.lists(LINES, max_size=8).map("\n".join))
@settings(max_examples=500, deadline=None)
def test_rules_left_out_would_have_found_nothing(text: str) -> None:
    whole = MarkdownIt("commonmark", {"maxNesting": 5000, "html": False}).enable("table")
    whole.disable(["reference", "code", "html_block"])
    whole.core.ruler.enableOnly(["normalize", "block"])
    assert parse_blocks_of(text) == whole.parse(text)
