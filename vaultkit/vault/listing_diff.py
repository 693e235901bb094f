"""What changed between two listings of a vault: a merge of two streams, so neither need be in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from vaultkit.vault.listing import NoteFile
from vaultkit.vault.walk import Row

_Row = TypeVar("_Row", NoteFile, Row)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done to bring known notes up to date; each by path, in order."""

    added: tuple[str, ...] = ()
    #: Any stamp differs, to whichever side: a file put back from a backup is older, and another.
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    #: Number of notes whose stamps are all the same.
    unchanged: int = 0

    def __bool__(self) -> bool:
        """Return whether there is anything to do."""
        return bool(self.added or self.changed or self.removed)


def diff_listings(found: Iterable[NoteFile], known: Iterable[Row]) -> Changes:
    """Return how the notes found differ from those known, which are (path, size, mtime_ns, ctime_ns, inode).

    A note that moved is removed and added. Who may be a copy of whom is not compared: it depends on neighbours.

    Raises:
        ValueError: one of the two is not sorted by path, or names a path twice.
    """
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    unchanged = 0
    rows = _in_order(known)
    row = next(rows, None)
    for note in _in_order(found):
        path = note[0]
        while row is not None and row[0] < path:
            removed.append(row[0])
            row = next(rows, None)
        if row is None or row[0] != path:
            added.append(path)
            continue
        if note[:5] != row:
            changed.append(path)
        else:
            unchanged += 1
        row = next(rows, None)
    if row is not None:
        removed.append(row[0])
        removed += [row[0] for row in rows]
    return Changes(tuple(added), tuple(changed), tuple(removed), unchanged)


def _in_order(rows: Iterable[_Row]) -> Iterator[_Row]:
    last: str | None = None
    for row in rows:
        if last is not None and row[0] <= last:
            message = f"not sorted by path: {row[0]!r} comes after {last!r}"
            raise ValueError(message)
        last = row[0]
        yield row
