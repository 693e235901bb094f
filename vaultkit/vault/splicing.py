"""New lines in old bytes: every byte that is not ours stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence

from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import renew_mark
from vaultkit.notes.text import newline_of

_BOM = b"\xef\xbb\xbf"


def insert_lines(data: bytes, before_line: int, text: str) -> bytes:
    r"""Return a file with lines put before one of its lines (1-based), or after the last with one more than it has.

    The new lines get the file's line ends. A byte order mark stays first; a file that does not end in a line end still
    does not. Lines are counted as in `Note.lines`.

    Raises:
        ValueError: the file has no such line.
    """
    mark = _BOM if data.startswith(_BOM) else b""
    rows = data[len(mark) :].split(b"\n")
    ends = not rows[-1]
    count = len(rows) - 1 if ends and len(rows) > 1 else len(rows)
    if not 1 <= before_line <= count + 1:
        message = f"no line {before_line} in a file of {count}"
        raise ValueError(message)
    newline = newline_of(data).encode()
    new = _encode(text, newline)
    start = len(mark) + sum(len(row) + 1 for row in rows[: before_line - 1])
    if start <= len(data):
        return data[:start] + new + data[start:]
    if len(data) == len(mark):
        return data + new
    return data + newline + new.removesuffix(newline)


def refresh_block(
    data: bytes, body: str, *, line: int | None = None, words: Mapping[str, str] | None = None
) -> bytes | None:
    """Return a file with the text between the marks of its prep block replaced, and the digest renewed.

    Every other byte stays, the marks' blanks and unknown words included. None if there is no such block, if somebody has
    touched it, if there are several and `line` (of the first mark, 1-based) does not say which, or if the text would not
    be a sound block.

    Args:
        data: the file.
        body: the new text, indented as it is to stand.
        line: of the block's first mark.
        words: for the first mark; its own where not given.
    """
    mark = _BOM if data.startswith(_BOM) else b""
    rows = data[len(mark) :].split(b"\n")
    texts = [row.removesuffix(b"\r").decode("utf-8", "surrogateescape") for row in rows]
    blocks = [block for block in find_prep_blocks(texts) if line in {None, block.first}]
    if len(blocks) != 1 or not blocks[0].untouched:
        return None
    block = blocks[0]
    newline = b"\r\n" if rows[block.first - 1].endswith(b"\r") else b"\n"
    opening = renew_mark(texts[block.first - 1], digest=digest_of(body), words=words).encode("utf-8", "surrogateescape")
    inner = _encode(body, newline).split(b"\n")[:-1]
    new = [opening + newline[:-1], *inner, *rows[block.last - 1 :]]
    return mark + b"\n".join([*rows[: block.first - 1], *new]) if _is_sound(new, len(inner)) else None


def _is_sound(rows: Sequence[bytes], inner: int) -> bool:
    """Tell whether lines begin with a block of so many lines between its marks, as a reader would see it."""
    texts = [row.removesuffix(b"\r").decode("utf-8", "surrogateescape") for row in rows]
    block = next(iter(find_prep_blocks(texts)), None)
    return block is not None and (block.first, block.last) == (1, inner + 2) and block.untouched


def _encode(text: str, newline: bytes) -> bytes:
    whole = text.replace("\r\n", "\n")
    if whole and not whole.endswith("\n"):
        whole += "\n"
    return whole.encode("utf-8").replace(b"\n", newline)
