"""New lines in old bytes: every byte that is not ours stays as it is."""

from __future__ import annotations

from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import wrap_prep_block
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


def refresh_block(data: bytes, body: str, *, line: int | None = None) -> bytes | None:
    """Return a file with the body of its prep block replaced, and the digest renewed; the marks' own lines stay in place.

    None if there is no such block, if somebody has touched it, or if there are several and `line` (of the first mark,
    1-based) does not say which.
    """
    mark = _BOM if data.startswith(_BOM) else b""
    rows = data[len(mark) :].split(b"\n")
    texts = [row.removesuffix(b"\r").decode("utf-8", "replace") for row in rows]
    blocks = [block for block in find_prep_blocks(texts) if line in {None, block.first}]
    if len(blocks) != 1 or not blocks[0].untouched:
        return None
    block = blocks[0]
    newline = b"\r\n" if rows[block.first - 1].endswith(b"\r") else b"\n"
    new = _encode(wrap_prep_block(body), newline).split(b"\n")
    # The new block's last line is its end mark and what follows its line end: the file's own stays instead.
    return mark + b"\n".join([*rows[: block.first - 1], *new[:-2], *rows[block.last - 1 :]])


def _encode(text: str, newline: bytes) -> bytes:
    whole = text.replace("\r\n", "\n")
    if whole and not whole.endswith("\n"):
        whole += "\n"
    return whole.encode("utf-8").replace(b"\n", newline)
