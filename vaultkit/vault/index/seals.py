"""Checks that travel with what the index holds: whatever a disk has changed is found, and is then as if absent.

Two strengths. A *line* (all about a note but its contents) ends in its CRC-32, which surely finds every single flipped bit
and every run of up to 32, and costs a tenth of a microsecond, for ten thousand are read at a time. A *seal* is eight bytes
of BLAKE2b over whatever a body or a kept thing belongs to and says.
"""

from __future__ import annotations

from struct import Struct
from zlib import crc32

from vaultkit.vault.digest import blake2b

#: What the CRC-32 of anything followed by its own CRC-32 (least byte first) comes to.
RESIDUE = 0x2144DF1C
#: Bytes a line's check takes at its end.
CRC_BYTES = 4
#: A seal's part that is summed over a table; 2**31 rows of it fit the database's integers.
LOW = 0xFFFF_FFFF

_U32 = Struct("<I")
_U64 = Struct("<Q")


def with_check(line: bytes) -> bytes:
    """Return a line with its check behind it."""
    return line + _U32.pack(crc32(line))


def is_true(line: object) -> bool:
    """Tell whether a value from the file is a line as it was written."""
    return isinstance(line, bytes) and len(line) > CRC_BYTES and crc32(line) == RESIDUE


def seal_of(*parts: bytes) -> int:
    """Return the seal of some values, a signed 64-bit number; moving a byte from one value to the next changes it."""
    made = blake2b(digest_size=8)
    for part in parts:
        made.update(_U64.pack(len(part)))
        made.update(part)
    return int.from_bytes(made.digest(), "little", signed=True)
