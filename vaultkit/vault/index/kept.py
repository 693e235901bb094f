"""Other things in the index: values by kind and name, each good only for the key it was made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from vaultkit.vault.index.seals import seal_of
from vaultkit.vault.index.totals import Totals

#: Kind and name.
Thing = tuple[bytes, bytes]

#: Turns that a thing's last use may lie back before another use of it is worth a write of its own.
WORTH = 32

_FIND = "SELECT key, value, seal, used FROM kept WHERE kind = ? AND name = ?"
_PUT = "INSERT OR REPLACE INTO kept VALUES(?, ?, ?, ?, ?, ?)"
_PRUNE = """
DELETE FROM kept WHERE kind = ? AND rowid NOT IN
(SELECT rowid FROM kept WHERE kind = ? ORDER BY used DESC, rowid DESC LIMIT ?)
"""


def get(db: sqlite3.Connection, thing: Thing, key: bytes) -> tuple[bytes, int] | None:
    """Return a value and the turn it was last used in; None if it is absent, made from something else, or damaged."""
    found = db.execute(_FIND, thing).fetchone()
    if found is None or found[0] != key:
        return None
    _, value, seal, used = found
    if not isinstance(value, bytes) or seal != seal_of(b"kept", *thing, key, value):
        return None
    return value, used if isinstance(used, int) else 0


def put(db: sqlite3.Connection, totals: Totals, thing: Thing, key: bytes, value: bytes) -> None:
    """Keep a value in place of any of that name."""
    totals.turn += 1
    db.execute(_PUT, (*thing, key, value, seal_of(b"kept", *thing, key, value), totals.turn))


def touch(db: sqlite3.Connection, totals: Totals, used: Iterable[Thing]) -> None:
    """Note that these were used; when a thing was used is no part of its seal, for it is never told to anybody."""
    for thing in used:
        totals.turn += 1
        db.execute("UPDATE kept SET used = ? WHERE kind = ? AND name = ?", (totals.turn, *thing))


def prune(db: sqlite3.Connection, totals: Totals, kind: bytes, keep: int, used: Iterable[Thing]) -> None:
    """Drop all of a kind but those used last, after noting what was used of late."""
    touch(db, totals, used)
    db.execute(_PRUNE, (kind, kind, max(keep, 0)))


def count(db: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return how many there are of each kind."""
    found = db.execute("SELECT kind, count(*) FROM kept GROUP BY kind ORDER BY kind")
    return tuple((bytes(kind).decode("utf-8", "replace"), number) for kind, number in found if isinstance(kind, bytes))
