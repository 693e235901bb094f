"""The index's first line: whose vault it is of, and sums over the tables, which their rows must tally with.

It stands in the table of notes under the empty path, so that one query reads it and the lines of one moment.
"""

from __future__ import annotations

import sqlite3
from struct import Struct
from struct import error as StructError  # noqa: N812 - a class, whatever its name

from vaultkit.vault.index.seals import CRC_BYTES
from vaultkit.vault.index.seals import is_true
from vaultkit.vault.index.seals import with_check

#: The path under which the totals stand: no note has it, and it sorts before all.
NOWHERE = b""

_SUMS = Struct("<7q")


class Totals:
    """Sums over the tables, kept up to date within the transaction that changes the rows."""

    #: In the order of the line.
    SUMS = ("notes", "live", "bodies", "seals", "day_first", "month_first", "turn")
    __slots__ = ("root", *SUMS)

    def __init__(self, root: bytes, sums: tuple[int, ...] = (0,) * 7) -> None:
        #: Real path of the vault: another one means a copied file, or a hash that two vaults share.
        self.root = root
        #: Number of lines, of live ones among them, and of bodies.
        self.notes, self.live, self.bodies = sums[:3]
        #: Sum of the low halves of the bodies' seals.
        self.seals = sums[3]
        self.day_first, self.month_first = sums[4:6]
        #: Counts the changes of kept things, and tells in which order they were used.
        self.turn = sums[6]

    @classmethod
    def parse(cls, line: object) -> Totals | None:
        """Return what a line says; None if it is damaged."""
        if not isinstance(line, bytes) or not is_true(line):
            return None
        try:
            return cls(line[_SUMS.size : -CRC_BYTES], _SUMS.unpack_from(line))
        except StructError:
            return None

    @classmethod
    def read(cls, db: sqlite3.Connection) -> Totals | None:
        """Return the totals of a file; None if it has none, or damaged ones."""
        try:
            found = db.execute("SELECT line FROM notes WHERE path = x''").fetchone()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:  # no such table
                return None
            raise
        return cls.parse(found[0]) if found else None

    def packed(self) -> bytes:
        """Return the line."""
        return with_check(_SUMS.pack(*(getattr(self, name) for name in self.SUMS)) + self.root)

    def write(self, db: sqlite3.Connection) -> None:
        """Put them into a file."""
        db.execute("INSERT OR REPLACE INTO notes VALUES(x'', ?)", (self.packed(),))
