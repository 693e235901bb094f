"""Rows and files for the tests of the index."""

from __future__ import annotations

import hashlib
from pathlib import Path

from vaultkit.vault.index.place import FILE
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.store import open_index
from vaultkit.vault.index.values import Row
from vaultkit.vault.index.values import Stamp


def row_of(path: str, *, live: bool = True, number: int = 1, data: bytes | None = None) -> Row:
    """Return a row whose every value follows from the path and the number."""
    digest = hashlib.blake2b(f"{path} {number}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    body = (digest * 40 if data is None else data) if live else b""
    stamp = Stamp(
        path, 100 + number, 1_700_000_000_000_000_000 + number, 1_700_000_000_000_000_001 + number, 7000 + number
    )
    return Row(stamp, digest, live, number % 3, number % 2, body)


def opened(folder: Path) -> Index:
    """Return the index of the vault `folder/vault` in `folder/cache`."""
    return open_index(folder / "cache" / FILE, folder / "vault")


def filled(folder: Path, notes: int = 300) -> tuple[Path, dict[str, Row], dict[tuple[str, str], bytes]]:
    """Make an index with notes, every fifth of them live, and kept things; return its file and all that is in it."""
    rows = {
        f"P {n % 7}/Ada {n:04d}.md": row_of(f"P {n % 7}/Ada {n:04d}.md", live=n % 5 == 0, number=n)
        for n in range(notes)
    }
    kept = {("answer", f"next {n}"): f"Prepared {n}. ".encode() * 30 for n in range(40)}
    with opened(folder) as index:
        index.put_rows(rows.values())
        with index.transaction():
            for (kind, name), value in kept.items():
                index.put(kind, name, name.encode(), value)
        assert not index.trouble
    return folder / "cache" / FILE, rows, kept


def stamp_of(row: Row) -> tuple[str, int, int, int, int]:
    """Return what `Index.stamps` yields for a row."""
    stamp = row.stamp
    return stamp.path, stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode


def votes_of(rows: dict[str, Row]) -> tuple[int, int]:
    """Return the sums over rows."""
    return sum(row.day_first for row in rows.values()), sum(row.month_first for row in rows.values())
