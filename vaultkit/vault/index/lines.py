"""Notes in the index: a line for each, and a body for those whose contents are kept.

A line holds, packed, the note's stamp, its digest, its votes on dates and its path, with a check behind. Lines are many and
read all at once; bodies are few and large. So they stand in tables of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from collections.abc import Iterator
from struct import Struct
from struct import error as StructError  # noqa: N812 - a class, whatever its name
from typing import TYPE_CHECKING
from zlib import crc32

from vaultkit.vault.index.seals import CRC_BYTES
from vaultkit.vault.index.seals import LOW
from vaultkit.vault.index.seals import RESIDUE
from vaultkit.vault.index.seals import is_true
from vaultkit.vault.index.seals import seal_of
from vaultkit.vault.index.seals import with_check
from vaultkit.vault.index.totals import NOWHERE
from vaultkit.vault.index.totals import Totals

if TYPE_CHECKING:
    from vaultkit.vault.index.values import Row  # loaded where a row is made: dataclasses take 8 ms

#: A line: size, mtime_ns, ctime_ns, inode, what holds of it, votes for the day and for the month first, digest; then the path.
_LINE = Struct("<QqqQBII16s")
_STAMP = Struct("<QqqQ")
_LIVE, _BODY = 1, 2
DIGEST_BYTES = 16
#: Stands for the digest of a note that could not be read.
_NO_DIGEST = bytes(DIGEST_BYTES)
#: Largest body kept.
MAX_BYTES = 100_000_000

_ALL_LINES = "SELECT line FROM notes ORDER BY path"
_ALL_ROWS = "SELECT n.path, n.line, b.seal, b.data FROM notes n LEFT JOIN bodies b ON b.path = n.path ORDER BY n.path"
_ONE_ROW = "SELECT n.path, n.line, b.seal, b.data FROM notes n LEFT JOIN bodies b ON b.path = n.path WHERE n.path = ?"
#: The totals first, of the same moment.
_BODY_ROWS = """
SELECT path, line, NULL, NULL FROM notes WHERE path = x''
UNION ALL SELECT b.path, n.line, b.seal, b.data FROM bodies b LEFT JOIN notes n ON n.path = b.path
"""
_TALLY = f"SELECT count(*), total(seal & {LOW}), (SELECT line FROM notes WHERE path = x'') FROM bodies"  # noqa: S608 - a number of ours

Joined = tuple[object, object, object, object]


class UntrueError(Exception):
    """A line is damaged or missing, so that nothing in the file can be told from its absence."""


def encoded(path: str) -> bytes:
    """Return a path as it is kept: names that are no UTF-8 too, in the order of the text."""
    return path.encode("utf-8", "surrogatepass")


def decoded(path: bytes) -> str:
    """Return a path from the file."""
    return path.decode("utf-8", "surrogatepass")


def stamps(db: sqlite3.Connection) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield path, size, mtime_ns, ctime_ns and inode of each note, by path.

    Raises:
        UntrueError: a line is damaged, or some are missing; what was yielded before is true.
    """
    lines = db.execute(_ALL_LINES)
    totals = _totals_of(lines.fetchone())
    unpack, size, last, found = _STAMP.unpack_from, _LINE.size, "", 0
    # Ten thousand of them stand before an answer: no call here that is not needed.
    for (line,) in lines:
        try:
            if crc32(line) != RESIDUE:
                raise UntrueError
            path = line[size:-CRC_BYTES].decode()
        except TypeError:
            raise UntrueError from None
        except UnicodeDecodeError:
            path = decoded(line[size:-CRC_BYTES])
        if path <= last:
            raise UntrueError
        last = path
        found += 1
        yield (path, *unpack(line))
    if found != totals.notes:
        raise UntrueError


def rows_at(db: sqlite3.Connection, paths: Iterable[str], damaged: list[str]) -> Iterator[Row]:
    """Yield the rows of some notes, as far as there are any; a damaged body is named in `damaged` instead."""
    for path in paths:
        found = db.execute(_ONE_ROW, (encoded(path),)).fetchone() if path else None
        if found:
            row = _row(found, damaged)
            if row:
                yield row


def all_rows(db: sqlite3.Connection, damaged: list[str]) -> Iterator[Row]:
    """Yield every row, by path; a damaged body is named in `damaged` instead."""
    check_bodies(db)
    rows = db.execute(_ALL_ROWS)
    totals = _totals_of((rows.fetchone() or (None, None))[1:2])
    found = 0
    for joined in rows:
        found += 1
        row = _row(joined, damaged)
        if row:
            yield row
    if found != totals.notes:
        raise UntrueError


def live_rows(db: sqlite3.Connection, damaged: list[str]) -> Iterator[Row]:
    """Yield the rows that are live, in no order; those whose body is damaged or missing are named in `damaged` instead."""
    check_bodies(db)
    rows = db.execute(_BODY_ROWS)
    totals = _totals_of((rows.fetchone() or (None, None))[1:2])
    before, seen = len(damaged), set[str]()
    for joined in rows:
        if _parts(joined[1])[4] & _LIVE:
            row = _row(joined, damaged)
            if row:
                seen.add(row.stamp.path)
                yield row
    if len(seen) != totals.live or len(damaged) != before:
        # A body under a wrong name is damage to the note whose body it was, too.
        lines = db.execute("SELECT line FROM notes WHERE path > x''")
        live = {_path_in(line) for (line,) in lines if _parts(line)[4] & _LIVE}
        damaged[before:] = sorted(live - seen)
        if len(live) != totals.live:
            raise UntrueError


def check_bodies(db: sqlite3.Connection) -> None:
    """Make sure, without reading them, that no body is missing or doubled.

    Raises:
        UntrueError: their number or the sum of their seals is not what it was.
    """
    number, seals, line = db.execute(_TALLY).fetchone()
    totals = _totals_of((line,))
    # The sum comes as a float, exact for two million bodies; beyond, it is close, and the number still tells.
    if number != totals.bodies or float(totals.seals) != seals:
        raise UntrueError


def put(db: sqlite3.Connection, totals: Totals, row: Row) -> None:
    """Write a row over whatever was there of its path; what is too large to be a note's is not kept."""
    path, stamp = encoded(row.stamp.path), row.stamp
    drop(db, totals, row.stamp.path)
    if path == NOWHERE or len(row.data) > MAX_BYTES:
        return
    if row.digest and len(row.digest) != DIGEST_BYTES:
        message = f"a digest has {DIGEST_BYTES} bytes"
        raise ValueError(message)
    digest = row.digest or _NO_DIGEST
    holds = (_LIVE if row.live else 0) | (_BODY if row.data else 0)
    try:
        line = _LINE.pack(
            stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode, holds, row.day_first, row.month_first, digest
        )
    except StructError:
        return  # a number that only an odd file system has: never kept, so the note is always read
    _add(totals, holds, row.day_first, row.month_first, 1)
    db.execute("INSERT INTO notes VALUES(?, ?)", (path, with_check(line + path)))
    if row.data:
        seal = seal_of(b"body", path, digest, row.data)
        totals.bodies += 1
        totals.seals += seal & LOW
        db.execute("INSERT INTO bodies VALUES(?, ?, ?)", (path, seal, row.data))


def drop(db: sqlite3.Connection, totals: Totals, path: str) -> None:
    """Take a note out of the index, if it is there."""
    key = encoded(path)
    found = db.execute("SELECT line FROM notes WHERE path = ?", (key,)).fetchone() if key else None
    if found is None:
        return
    *_, holds, day_first, month_first, _digest = _parts(found[0])
    _add(totals, holds, day_first, month_first, -1)
    db.execute("DELETE FROM notes WHERE path = ?", (key,))
    if holds & _BODY:
        _drop_body(db, totals, key)


def mark_live(db: sqlite3.Connection, totals: Totals, live: Iterable[str]) -> tuple[str, ...]:
    """Make exactly these notes live; return those of them that have no row, or no body."""
    wanted = {encoded(path) for path in live}
    changes: list[tuple[bytes, bytes, int]] = []
    wanting = set(wanted)
    for path, line in db.execute("SELECT path, line FROM notes WHERE path > x'' ORDER BY path"):
        holds = _parts(line)[4]
        if path in wanted and holds & _BODY:
            wanting.discard(path)
        if bool(holds & _LIVE) != (path in wanted) or (holds & _BODY and path not in wanted):
            changes.append((path, line, holds))
    for path, line, before in changes:
        holds = (before & _BODY) | _LIVE if path in wanted else 0
        parts = list(_parts(line))
        parts[4] = holds
        db.execute("UPDATE notes SET line = ? WHERE path = ?", (with_check(_LINE.pack(*parts) + path), path))
        totals.live += (holds & _LIVE) - (before & _LIVE)
        if before & _BODY and not holds & _BODY:
            _drop_body(db, totals, path)
    return tuple(sorted(decoded(path) for path in wanting))


def clear(db: sqlite3.Connection, totals: Totals) -> None:
    """Take everything out, other kept things included."""
    for table in ("notes", "bodies", "kept"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    empty = Totals(totals.root)
    for sums in Totals.SUMS:
        setattr(totals, sums, getattr(empty, sums))


def _drop_body(db: sqlite3.Connection, totals: Totals, path: bytes) -> None:
    found = db.execute("SELECT seal FROM bodies WHERE path = ?", (path,)).fetchone()
    if found is None or not isinstance(found[0], int):
        raise UntrueError
    totals.bodies -= 1
    totals.seals -= found[0] & LOW
    db.execute("DELETE FROM bodies WHERE path = ?", (path,))


def _add(totals: Totals, holds: int, day_first: int, month_first: int, times: int) -> None:
    totals.notes += times
    totals.live += times * (holds & _LIVE)
    totals.day_first += times * day_first
    totals.month_first += times * month_first


def _parts(line: object) -> tuple[int, int, int, int, int, int, int, bytes]:
    if not isinstance(line, bytes) or not is_true(line):
        raise UntrueError
    size, mtime_ns, ctime_ns, inode, holds, day_first, month_first, digest = _LINE.unpack_from(line)
    return size, mtime_ns, ctime_ns, inode, holds, day_first, month_first, digest


def _totals_of(found: tuple[object, ...] | None) -> Totals:
    totals = Totals.parse(found[0]) if found else None
    if totals is None:
        raise UntrueError
    return totals


def _path_in(line: object) -> str:
    return decoded(line[_LINE.size : -CRC_BYTES]) if isinstance(line, bytes) else ""


def _row(joined: Joined, damaged: list[str]) -> Row | None:
    from vaultkit.vault.index.values import Row  # noqa: PLC0415 - as above
    from vaultkit.vault.index.values import Stamp  # noqa: PLC0415 - as above

    key, line, seal, data = joined
    *four, holds, day_first, month_first, digest = _parts(line)
    path = _path_in(line)
    if key != encoded(path):
        raise UntrueError
    body = b""
    if holds:
        if not isinstance(data, bytes) or seal != seal_of(b"body", key, digest, data):
            damaged.append(path)
            return None
        body = data
    return Row(
        Stamp(path, *four), b"" if digest == _NO_DIGEST else digest, bool(holds & _LIVE), day_first, month_first, body
    )
