"""The index as an open resource: what was read from the notes, by what it was read from.

Nothing that is wrong with the file ever reaches the caller. An index that cannot be used, from the start or from the middle
of a run on, turns itself off: it says why (`trouble`), holds nothing, and takes nothing in. So whoever relied on several
answers at once looks at `writable` when they have them all, and does without the index if it is off.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from typing import Concatenate
from typing import ParamSpec
from typing import Self
from typing import TypeVar

from vaultkit.vault.index import kept
from vaultkit.vault.index import lines
from vaultkit.vault.index import opening
from vaultkit.vault.index.lines import UntrueError
from vaultkit.vault.index.lines import encoded
from vaultkit.vault.index.opening import Opened
from vaultkit.vault.index.totals import Totals

if TYPE_CHECKING:
    from vaultkit.vault.index.values import Row  # loaded where a row is made: dataclasses take 8 ms
    from vaultkit.vault.index.values import Stats

P = ParamSpec("P")
T = TypeVar("T")

_FAULTS = (*opening.FAULTS, UntrueError)


def open_index(place: Path | None, root: Path) -> Index:
    """Return the index of the vault at `root`, kept at `place` (None: nowhere).

    Made if it is missing; a damaged or older one is thrown away. A process that forks opens its own.
    """
    if place is None:
        trouble = "The cache folder lies among the notes; going on without an index. Set VAULTKIT_CACHE_DIR to another."
        return Index(Path(), None, trouble)
    try:
        return Index(place, opening.open_file(place, os.fsencode(os.path.realpath(root))))
    except opening.UnusableError as error:
        return Index(place, None, _sentence(place, str(error)))


class Index:
    """An index, open in one thread; use it as a context manager, or close it."""

    def __init__(self, path: Path, opened: Opened | None, trouble: str = "") -> None:
        self.path = path
        #: One sentence for the user where the index is off; empty while all is well.
        self.trouble = trouble
        #: Whether a damaged or older file was thrown away.
        self.renewed = opened is not None and opened.renewed
        #: Paths of notes whose row could not be given out, since its check failed.
        self.damaged: list[str] = []
        self._opened = opened
        #: The totals as changed by the transaction under way.
        self._totals: Totals | None = None
        self._prepared = False
        #: Whether it was turned off because of what is in the file.
        self._damaged = False
        #: What was used since the last transaction, and whether that is worth a write of its own.
        self._used: dict[tuple[bytes, bytes], None] = {}
        self._worth = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """Whether the index is on: it gives answers and takes things in."""
        return self._opened is not None

    def stamps(self) -> Iterator[tuple[str, int, int, int, int]]:
        """Yield path, size, mtime_ns, ctime_ns and inode of each note, by path; read to the end before writing."""
        if self._opened:
            try:
                yield from lines.stamps(self._opened.db)
            except _FAULTS as error:
                self._turn_off(error)

    def rows(self, paths: Iterable[str] | None = None, *, live: bool = False) -> Iterator[Row]:
        """Yield rows: all by path, those of some paths in their order, or the live ones in no order.

        A path without a row is passed over; one whose row is damaged is named in `damaged`.
        """
        if self._opened is None:
            return
        db = self._opened.db
        try:
            if paths is not None:
                found = lines.rows_at(db, paths, self.damaged)
                yield from (row for row in found if row.live or not live)
            elif live:
                yield from lines.live_rows(db, self.damaged)
            else:
                yield from lines.all_rows(db, self.damaged)
        except _FAULTS as error:
            self._turn_off(error)

    def votes(self) -> tuple[int, int]:
        """Return how many dates over all notes can only be read day first, and month first.

        The sums are kept, under a check, by whatever changes a row: they are not added up here.
        """
        totals = self._current()
        return (totals.day_first, totals.month_first) if totals else (0, 0)

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Write rows over whatever was there of their paths."""
        with self.transaction():
            for row in rows:
                self._write(lines.put, row)

    def drop_rows(self, paths: Iterable[str]) -> None:
        """Take notes out."""
        with self.transaction():
            for path in paths:
                self._write(lines.drop, path)

    def mark_live(self, live: Iterable[str]) -> tuple[str, ...]:
        """Make exactly these notes live, and forget the contents of the others.

        Return those of them that must still be put, since their contents were not kept.
        """
        wanted = frozenset(live)
        with self.transaction():
            missing = self._write(lines.mark_live, wanted)
        return tuple(sorted(wanted)) if missing is None else missing

    def get(self, kind: str, name: str, key: bytes) -> bytes | None:
        """Return a value kept; None if it is absent, damaged, or was made from another `key`."""
        if self._opened is None:
            return None
        thing = (encoded(kind), encoded(name))
        try:
            found = kept.get(self._opened.db, thing, key)
        except _FAULTS as error:
            self._turn_off(error)
            return None
        if found is None:
            return None
        self._used[thing] = None
        self._worth = self._worth or self._opened.totals.turn - found[1] >= kept.WORTH
        return found[0]

    def put(self, kind: str, name: str, key: bytes, value: bytes) -> None:
        """Keep a value made from `key`, in place of any of that kind and name."""
        thing = (encoded(kind), encoded(name))
        with self.transaction():
            self._write(kept.put, thing, key, value)
        self._used.pop(thing, None)

    def drop(self, kind: str) -> None:
        """Drop all of a kind."""
        self.prune(kind, 0)

    def prune(self, kind: str, keep: int) -> None:
        """Drop all of a kind but the `keep` that were used last."""
        with self.transaction():
            self._write(kept.prune, encoded(kind), keep, tuple(self._used))
        self._used.clear()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written within, or, after any exception, nothing; one inside another belongs to it."""
        if self._totals or not self._begin():
            yield
            return
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        self._commit()

    def clear(self) -> None:
        """Empty the index; one that turns out to be damaged is made anew instead."""
        opened, outermost = self._opened, self._totals is None
        self.damaged.clear()
        with self.transaction():
            self._write(lines.clear)
        if opened and outermost and self._damaged:
            self._prepared, self._damaged, self.trouble = False, False, ""
            try:
                self._opened = opening.open_file(opened.place, opened.totals.root)
            except opening.UnusableError as error:
                self.trouble = _sentence(opened.place, str(error))

    def stats(self) -> Stats:
        """Return what the index holds; all zero while it is off."""
        from vaultkit.vault.index.values import Stats  # noqa: PLC0415 - as above

        totals = self._current()
        try:
            kinds = kept.count(self._opened.db) if totals and self._opened else ()
        except _FAULTS as error:
            self._turn_off(error)
            totals = None
        if totals is None:
            return Stats(0, 0, 0, (), opening.SCHEMA)
        return Stats(totals.notes, totals.live, opening.size_of(self.path), kinds, opening.SCHEMA)

    def close(self) -> None:
        """Let go of the file; the index is off from here on."""
        if self._totals:
            self._roll_back()
        elif self._worth:
            with self.transaction():
                self._write(kept.touch, tuple(self._used))
        if self._opened:
            self._opened.close()
            self._opened = None

    def _current(self) -> Totals | None:
        if self._totals or self._opened is None:
            return self._totals
        try:
            found = Totals.read(self._opened.db)
            if found is None:
                raise UntrueError
        except _FAULTS as error:
            self._turn_off(error)
            return None
        return found

    def _write(
        self, write: Callable[Concatenate[sqlite3.Connection, Totals, P], T], *what: P.args, **more: P.kwargs
    ) -> T | None:
        if self._opened and self._totals:
            try:
                return write(self._opened.db, self._totals, *what, **more)
            except _FAULTS as error:
                self._turn_off(error)
        return None

    def _begin(self) -> bool:
        if self._opened is None:
            return False
        try:
            if not self._prepared:
                self._opened.prepare_writing()
                self._prepared = True
            self._opened.db.execute("BEGIN IMMEDIATE")
        except _FAULTS as error:
            self._turn_off(error)
            return False
        self._totals = self._current()
        return self._totals is not None

    def _commit(self) -> None:
        if self._opened and self._totals:
            try:
                self._totals.write(self._opened.db)
                self._opened.db.execute("COMMIT")
            except _FAULTS as error:
                self._turn_off(error)
        self._totals = None

    def _roll_back(self) -> None:
        self._totals = None
        if self._opened:
            try:
                self._opened.db.execute("ROLLBACK")
            except _FAULTS as error:
                self._turn_off(error)

    def _turn_off(self, error: BaseException) -> None:
        """Let go of the file and say why; one that is damaged is thrown away."""
        opened, self._opened, self._totals = self._opened, None, None
        if opened is None:
            return  # it was closed while rows were still being read
        reason = opening.reason_of(error) or "was damaged and will be made anew"
        opened.close()
        if not opening.reason_of(error):
            self._damaged = True
            with suppress(OSError):
                opening.discard(opened.place, opened.identity)
        self.trouble = _sentence(opened.place, reason)


def _sentence(place: Path, reason: str) -> str:
    return f"The index '{place}' {reason}; going on without it."
