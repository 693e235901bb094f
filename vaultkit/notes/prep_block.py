"""The prep block: the part of a note that vaultkit wrote, which carries a digest of itself.

    <!-- vaultkit prep 0123456789ab -->
    anything
    <!-- /vaultkit -->

The digest tells whether anybody has touched what is between the two lines, with no memory elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

_FIRST = re.compile(r"[ \t]*<!--[ \t]*vaultkit prep ([0-9a-f]{12})[ \t]*-->[ \t]*")
_LAST = re.compile(r"[ \t]*<!--[ \t]*/vaultkit[ \t]*-->[ \t]*")


@dataclass(frozen=True, slots=True)
class PrepBlock:
    """A prep block in a note: the lines of its two marks (1-based) and whether nobody has touched it."""

    first: int
    last: int
    untouched: bool


def digest_of(body: str) -> str:
    """Return the digest of what stands between the marks: 12 hex digits of SHA-256 over whole lines, ended by line feeds."""
    return hashlib.sha256(_whole_lines(body).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def wrap_prep_block(body: str) -> str:
    """Return the block around a body, with both marks, ending in a line end."""
    text = _whole_lines(body)
    return f"<!-- vaultkit prep {digest_of(text)} -->\n{text}<!-- /vaultkit -->\n"


def find_prep_blocks(lines: Sequence[str]) -> tuple[PrepBlock, ...]:
    """Return the closed prep blocks of a note given as lines without ends, in order."""
    return tuple(_blocks(lines))


def _blocks(lines: Sequence[str]) -> Iterator[PrepBlock]:
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        if "vaultkit" not in line:
            continue
        first = _FIRST.fullmatch(line)
        if first:
            opened = number, first[1]
        elif opened and _LAST.fullmatch(line):
            start, digest = opened
            body = "".join(f"{line}\n" for line in lines[start : number - 1])
            yield PrepBlock(start, number, untouched=digest_of(body) == digest)
            opened = None


def _whole_lines(body: str) -> str:
    text = body.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"
