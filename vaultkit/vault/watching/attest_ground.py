"""The ground a vault stands on: whether every change of its notes is bound to be reported here. Linux only."""

from __future__ import annotations

import os
import re
import select
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from vaultkit.vault.listing import ENDINGS

#: File systems of this machine alone. Not: network, FUSE, 9p, virtiofs: others write there and nothing is reported.
_LOCAL = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "f2fs", "bcachefs", "jfs"})
#: Folders that this machine lends to others, whose writes go past the queue of events.
_LENT = Path("/var/lib/nfs/etab")
_ENDINGS = tuple(ending.encode() for ending in ENDINGS)


class Mounts:
    """What is mounted where, kept up to date."""

    def __init__(self, root: Path, table: Path = Path("/proc/self/mountinfo")) -> None:
        """Look at the mounts.

        Raises:
            OSError: `/proc` is not there.
        """
        self._root = os.fspath(root)
        self._table: TextIO = table.open(encoding="utf-8", errors="surrogateescape")
        self._changes = select.poll()
        self._changes.register(self._table, select.POLLERR | select.POLLPRI)
        self._lock = threading.Lock()
        #: How often the mounts have changed.
        self._edition = 0
        self._fault = self._look()

    def look(self) -> tuple[int, str | None]:
        """Return how often the mounts have changed, and what is wrong with the vault's own, if anything."""
        with self._lock:
            if self._changes.poll(0):
                self._edition += 1
                self._fault = self._look()
            return self._edition, self._fault

    def close(self) -> None:
        """Close the table."""
        self._table.close()

    def _look(self) -> str | None:
        self._table.seek(0)
        below = self._root.rstrip("/") + "/"
        longest, kind = "", ""
        for point, system in _mounts(self._table):
            if point.startswith(below) and point != self._root:
                return f"'{point}' is another file system in the vault"
            # A later line of the same place lies over an earlier one.
            if (point == self._root or below.startswith(point.rstrip("/") + "/")) and len(point) >= len(longest):
                longest, kind = point, system
        if kind not in _LOCAL:
            return f"changes by others are not reported on this file system ({kind or 'unknown'})"
        return "this machine lends folders to others over NFS" if _lends() else None


def survey(root: bytes) -> tuple[dict[bytes, int], bool]:
    """Return the folders of a vault that may hold notes, with their inodes, and whether a note has a second name.

    What is written through a name outside the vault is not reported.

    Raises:
        OSError: a folder cannot be read, or is gone.
    """
    folders = {root: Path(os.fsdecode(root)).stat().st_ino}
    waiting = [root]
    linked = False
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith(b"."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders[entry.path] = entry.stat(follow_symlinks=False).st_ino
                    waiting.append(entry.path)
                elif not linked and entry.name.lower().endswith(_ENDINGS):
                    linked = entry.stat(follow_symlinks=False).st_nlink > 1
    return folders, linked


def _mounts(table: TextIO) -> Iterator[tuple[str, str]]:
    """Yield mount points and their kinds of file system (`proc_pid_mountinfo(5)`)."""
    for line in table:
        before, _, after = line.partition(" - ")
        point = before.split(" ")[4]
        yield re.sub(r"\\([0-7]{3})", lambda digits: chr(int(digits[1], 8)), point), after.split(" ", 1)[0]


def _lends() -> bool:
    try:
        return bool(_LENT.read_bytes().strip())
    except OSError:
        return False
