from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import as_word
from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import from_word
from vaultkit.notes.prep_block import renew_mark
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.prep_block import write_words
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


def test_a_block_without_its_closing_mark_reaches_as_far_as_its_digest_bears_it_out() -> None:
    opened = BLOCK.replace("<!-- /vaultkit -->\n", "- mine\n")
    assert find_prep_blocks(split_lines(opened)) == (PrepBlock(1, 3, untouched=False, closed=False),)
    both = [block.closed for block in find_prep_blocks(split_lines(opened + BLOCK))]
    assert both == [False, True]


def test_a_block_that_was_changed_and_lost_its_closing_mark_is_none() -> None:
    assert find_prep_blocks(split_lines(BLOCK.replace("<!-- /vaultkit -->", "").replace("two", "2"))) == ()
    assert find_prep_blocks(("<!-- /vaultkit -->", "vaultkit prep 0123456789ab")) == ()


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_what_was_wrapped_is_untouched(body: str) -> None:
    if "vaultkit" not in body:
        assert [block.untouched for block in find_prep_blocks(split_lines(wrap_prep_block(body)))] == [True]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", ()),
        (" phase=maintain", (("phase", "maintain"),)),
        ("  event=new_manager  phase=get-to-know ", (("event", "new_manager"), ("phase", "get-to-know"))),
        (" colour=blue loose event=pivot", (("colour", "blue"), ("event", "pivot"))),
    ],
)
def test_the_opening_mark_may_hold_words(told: str, words: tuple[tuple[str, str], ...]) -> None:
    marked = BLOCK.replace(" -->", f"{told} -->", 1)
    assert find_prep_blocks(split_lines(marked)) == (PrepBlock(1, 4, untouched=True, words=words),)


def test_a_comment_that_ends_early_opens_no_block() -> None:
    assert find_prep_blocks(split_lines(BLOCK.replace(" -->", " a --> b -->", 1))) == ()


def test_words_are_written_into_the_first_mark_alone() -> None:
    text = write_words(f"# Sync\n{BLOCK}{BLOCK}", {"phase": "maintain", "event": ""})
    assert text == f"# Sync\n{BLOCK.replace(' -->', ' phase=maintain -->', 1)}{BLOCK}"
    assert write_words(BLOCK, {"phase": "", "event": ""}) == BLOCK


def test_a_mark_keeps_its_blanks_and_the_words_it_is_not_asked_about() -> None:
    mark = "\t<!-- vaultkit prep 0123456789ab colour=blue event=pivot -->"
    assert renew_mark(mark, digest="ffffffffffff") == mark.replace("0123456789ab", "ffffffffffff")
    assert renew_mark(mark, words={"event": "", "phase": "maintain"}) == (
        "\t<!-- vaultkit prep 0123456789ab colour=blue phase=maintain -->"
    )
    with pytest.raises(ValueError, match="no opening mark"):
        renew_mark("# Sync")


@given(st.text())
def test_any_text_makes_a_word_that_comes_back(text: str) -> None:
    word = as_word(text)
    marked = write_words(BLOCK, {"event": text})
    (block,) = find_prep_blocks(split_lines(marked))
    assert block.words == ((("event", word),) if word else ())
    assert as_word(from_word(word)) == word


def test_a_line_of_many_marks_is_read_in_no_time() -> None:
    hostile = "<!-- vaultkit prep 0123456789ab " + "- " * 500_000 + "--" * 500_000
    assert find_prep_blocks((hostile, hostile.replace("-", "<"), "<!-- /vaultkit -->")) == ()


def test_a_note_of_nothing_but_opening_marks_is_read_in_one_go() -> None:
    lines = ("<!-- vaultkit prep 0123456789ab -->",) * 200_000
    assert find_prep_blocks(lines) == ()
