"""The state of a vault's notes on disk in sixteen bytes: equal fingerprints, equal listings.

Taken at the start of every command, so it keeps nothing from one folder to the next and imports next to nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from collections.abc import Iterator
from struct import Struct
from struct import error as StructError  # noqa: N812 - a class, whatever its name there

from vaultkit.vault.digest import blake2b
from vaultkit.vault.walk import Folder
from vaultkit.vault.walk import Row
from vaultkit.vault.walk import walk

_BYTES = 16
#: Notes added at a time: all may stand in one folder, and their text would double what they take.
_SLICE = 1000

#: Nanoseconds within which a second write could leave all stamps as they are: clocks of file systems tick every
#: 1 to 15 ms; FAT counts seconds by twos, and some network folders and old file systems by ones.
_FINE = 50_000_000
_COARSE = 2_500_000_000
#: Stamps that are all multiples of this come from a file system that counts coarsely (exFAT counts by 10 ms).
_COARSE_UNIT = 10_000_000

_pack = Struct("<qqqQ").pack


class Fingerprint:
    """What a vault's notes on disk were at one moment."""

    __slots__ = ("count", "digest", "settled")

    def __init__(self, digest: bytes, count: int, *, settled: bool) -> None:
        #: Of every note's path, size, times and inode, of every folder, and of whatever the listing would report.
        self.digest = digest
        #: Number of notes.
        self.count = count
        #: False where the same digest may yet come to stand for other contents: a note is so young that a second
        #: write could leave its stamps the same, or something could not be read. Such a digest must not be kept.
        self.settled = settled


def take_fingerprint(root: str | os.PathLike[str], exclude: Iterable[str] = (), templates: str = "") -> Fingerprint:
    """Return the fingerprint of a vault; `exclude` and `templates` as in the settings.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    tally = Tally()
    for folder in walk(root, exclude, templates):
        tally.add(folder)
    return tally.fingerprint()


class Tally:
    """A fingerprint in the making, folder by folder of one walk; made before the walk starts."""

    __slots__ = ("_count", "_now", "_settled", "_sum")

    def __init__(self, now: int | None = None) -> None:
        """Begin at `now`, in nanoseconds since 1970; the wall clock if not given."""
        self._now = time.time_ns() if now is None else now
        self._sum = blake2b(digest_size=_BYTES)
        self._count = 0
        self._settled = True

    def seeing(self, folders: Iterable[Folder]) -> Iterator[Folder]:
        """Yield the folders of a walk, each added on its way."""
        for folder in folders:
            self.add(folder)
            yield folder

    def add(self, folder: Folder) -> None:
        """Add what one folder holds."""
        notes = folder.notes
        self._count += len(notes)
        # `repr` lets no NUL through and paths hold none, so no two folders' texts are the same.
        head = repr((folder.path, folder.folders, folder.oddities, folder.suspects, len(notes)))
        self._sum.update(f"{head}\0".encode("utf-8", "surrogatepass"))
        for start in range(0, len(notes), _SLICE):
            some = notes[start : start + _SLICE]
            self._sum.update("\0".join([*[row[0] for row in some], ""]).encode("utf-8", "surrogatepass"))
            self._sum.update(_packed(some))
        self._settled = self._settled and folder.whole and not self._has_young(notes)

    def _has_young(self, notes: Iterable[Row]) -> bool:
        since = self._now - _COARSE
        return any(
            is_young(mtime, ctime, self._now) for _, _, mtime, ctime, _ in notes if ctime >= since or mtime >= since
        )

    def fingerprint(self) -> Fingerprint:
        """Return the fingerprint of all that was added."""
        return Fingerprint(self._sum.digest(), self._count, settled=self._settled)


def is_young(mtime: int, ctime: int, now: int) -> bool:
    """Return whether a file with these stamps could be written once more with the same ones; all in nanoseconds.

    A time of change in the future was set by hand or brought along, and a write would not leave it there; one of the
    state is the file system's own, whose clock runs ahead of this one.
    """
    within = _FINE if mtime % _COARSE_UNIT or ctime % _COARSE_UNIT else _COARSE
    return ctime >= now - within or now - within <= mtime <= now + within


def _packed(notes: Iterable[Row]) -> bytes:
    try:
        return b"".join([_pack(size, mtime, ctime, inode) for _, size, mtime, ctime, inode in notes])
    except StructError:  # a time beyond the year 2262, or an inode of more than 64 bits
        return repr([row[1:] for row in notes]).encode()
