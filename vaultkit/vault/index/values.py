"""What goes into the index and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading it, whether a note on disk is the one of the index."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Row:
    """One note of the index."""

    stamp: Stamp
    #: 16 bytes, BLAKE2b of the note's bytes; empty where it could not be read.
    digest: bytes
    #: Whether the note contributed to what was understood of the vault.
    live: bool
    #: Dates in it that can only be read with the day first, or with the month first.
    day_first: int
    month_first: int
    #: The encoded note and what was parsed of it; empty for a note that is not live.
    data: bytes


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds."""

    notes: int
    live: int
    #: Bytes on disk, the log of latest changes included.
    size: int
    #: Kinds of other things kept, with how many there are of each.
    kinds: tuple[tuple[str, int], ...]
    schema: int
