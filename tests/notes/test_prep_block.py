from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.text import split_lines

BLOCK = wrap_prep_block("- one\n- two\n")


def test_the_digest_is_of_the_lines_between_the_marks() -> None:
    digest = hashlib.sha256(b"- one\n- two\n").hexdigest()[:12]
    assert f"<!-- vaultkit prep {digest} -->\n- one\n- two\n<!-- /vaultkit -->\n" == BLOCK
    assert digest_of("- one\r\n- two") == digest


def test_a_block_is_found_with_its_lines() -> None:
    assert find_prep_blocks(split_lines(f"# Sync\n\n{BLOCK}\n- mine\n")) == (PrepBlock(3, 6, untouched=True),)


def test_a_changed_line_is_a_touch() -> None:
    assert find_prep_blocks(split_lines(BLOCK.replace("two", "2"))) == (PrepBlock(1, 4, untouched=False),)


def test_several_blocks_are_told_apart() -> None:
    assert [block.first for block in find_prep_blocks(split_lines(BLOCK + "text\n" + BLOCK))] == [1, 6]


def test_a_block_without_end_is_none() -> None:
    assert find_prep_blocks(split_lines(BLOCK.replace("<!-- /vaultkit -->", ""))) == ()
    assert find_prep_blocks(("<!-- /vaultkit -->", "vaultkit prep 0123456789ab")) == ()


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_what_was_wrapped_is_untouched(body: str) -> None:
    if "vaultkit" not in body:
        assert [block.untouched for block in find_prep_blocks(split_lines(wrap_prep_block(body)))] == [True]
