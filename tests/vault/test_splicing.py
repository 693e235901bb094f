from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.prep_block import write_words
from vaultkit.notes.text import split_lines
from vaultkit.vault.splicing import insert_lines
from vaultkit.vault.splicing import refresh_block

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"a\nb\n", 1, b"x\ny\na\nb\n"),
        (b"a\nb\n", 2, b"a\nx\ny\nb\n"),
        (b"a\nb\n", 3, b"a\nb\nx\ny\n"),
        (b"a\nb", 2, b"a\nx\ny\nb"),
        (b"a\nb", 3, b"a\nb\nx\ny"),
        (b"a\r\nb\r\n", 2, b"a\r\nx\r\ny\r\nb\r\n"),
        (b"a\r\nb", 3, b"a\r\nb\r\nx\r\ny"),
        (BOM + b"a\n", 1, BOM + b"x\ny\na\n"),
        (b"", 1, b"x\ny\n"),
        (b"", 2, b"x\ny\n"),
        (BOM, 1, BOM + b"x\ny\n"),
        (b"\n", 1, b"x\ny\n\n"),
        (b"\n", 2, b"\nx\ny\n"),
        (b"a\x85\xff\n", 2, b"a\x85\xff\nx\ny\n"),
    ],
)
def test_lines_go_where_they_are_put_in_the_files_own_style(data: bytes, line: int, expected: bytes) -> None:
    assert insert_lines(data, line, "x\ny\n") == expected
    assert insert_lines(data, line, "x\r\ny") == expected


@pytest.mark.parametrize("line", [-1, 0, 4])
def test_there_is_no_line_outside_the_file(line: int) -> None:
    with pytest.raises(ValueError, match="no line"):
        insert_lines(b"a\nb\n", line, "x\n")


@given(st.binary(), st.integers(0, 50), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_byte_of_the_file_stays(data: bytes, line: int, text: str) -> None:
    lines = data.removeprefix(BOM).split(b"\n")
    count = len(lines) - (len(lines) > 1 and not lines[-1])
    new = insert_lines(data, 1 + line % (count + 1), text)
    before = next((at for at in range(len(data)) if data[at] != new[at]), len(data))
    after = next((at for at in range(1, len(data) + 1) if data[-at] != new[-at]), len(data) + 1) - 1
    assert before + after >= len(data)


BLOCK = wrap_prep_block("- old\n")
NEW = wrap_prep_block("- new\n- more\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", BOM])
@pytest.mark.parametrize(("head", "tail"), [("# a\n\n", "\n- mine\n"), ("", ""), ("# a\n", "- mine")])
def test_an_untouched_block_is_refreshed_and_nothing_else(newline: str, mark: bytes, head: str, tail: str) -> None:
    def encoded(block: str) -> bytes:
        return mark + (head + block + tail).replace("\n", newline).encode()

    assert refresh_block(encoded(BLOCK), "- new\n- more") == encoded(NEW)
    assert refresh_block(encoded(BLOCK), "- old\n") == encoded(BLOCK)


def test_a_block_that_ends_the_file_without_a_line_end_keeps_it_so() -> None:
    assert refresh_block(BLOCK[:-1].encode(), "- new\n- more\n") == NEW[:-1].encode()


def test_a_touched_block_is_left_alone() -> None:
    assert refresh_block(BLOCK.replace("old", "mine").encode(), "- new\n") is None
    assert refresh_block(b"# no block\n", "- new\n") is None


def test_of_several_blocks_the_line_tells_which() -> None:
    data = f"{BLOCK}text\n{BLOCK}".encode()
    assert refresh_block(data, "- new\n") is None
    assert refresh_block(data, "- new\n- more\n", line=5) == f"{BLOCK}text\n{NEW}".encode()
    assert refresh_block(data, "- new\n", line=4) is None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_indented_block_keeps_the_blanks_and_words_of_its_marks(newline: str) -> None:
    old = write_words(wrap_prep_block("\t\t- old\n"), {"phase": "maintain"}).replace("<!--", "\t\t<!--")
    new = write_words(wrap_prep_block("\t\t- new\n"), {"phase": "maintain"}).replace("<!--", "\t\t<!--")
    text = "- day\n\t- 1:1\n{}\t\t-\n"
    data = text.format(old).replace("\n", newline).encode()
    assert refresh_block(data, "\t\t- new", line=3) == text.format(new).replace("\n", newline).encode()
    words = {"phase": "", "event": "pivot"}
    changed = refresh_block(data, "\t\t- new", line=3, words=words)
    assert changed == text.format(new.replace("phase=maintain", "event=pivot")).replace("\n", newline).encode()


@pytest.mark.parametrize("body", ["<!-- /vaultkit -->", "- a\n<!-- /vaultkit -->\n- b\n", wrap_prep_block("- a\n")])
def test_a_text_that_would_end_the_block_early_is_refused(body: str) -> None:
    assert refresh_block(f"# a\n{BLOCK}".encode(), body) is None


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_a_refreshed_block_can_be_refreshed_again(body: str) -> None:
    if "vaultkit" in body:
        return
    once = refresh_block(BLOCK.encode(), body)
    assert once == wrap_prep_block(body).encode()
    assert [block.untouched for block in find_prep_blocks(split_lines(once.decode()))] == [True]
