"""Our own temporary files: their names, and what killed runs left behind."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress

from vaultkit.vault.folders import Folder

#: Hidden, so that the listing and most sync services pass over them.
_TEMPORARY = ".vaultkit-", ".tmp"
_DAY = 24 * 60 * 60 * 1_000_000_000


def temporary_name() -> str:
    """Return a name that nothing else has; its length does not depend on the note's."""
    return secrets.token_hex(8).join(_TEMPORARY)


def _temporaries(folder: Folder) -> Iterator[tuple[str, os.stat_result]]:
    before, after = _TEMPORARY
    for name in folder.names():
        if name.startswith(before) and name.endswith(after):
            with suppress(FileNotFoundError):
                yield name, folder.status(name)


def other_names(folder: Folder, status: os.stat_result) -> bool:
    """Return whether a file has a second name, after removing one that a killed run of ours may have left."""
    left = status.st_nlink - 1
    for name, other in _temporaries(folder):
        if other.st_ino == status.st_ino:
            remove(folder, name)
            left -= 1
    return left > 0


def sweep(folder: Folder, name: str) -> None:
    """Remove what killed runs left in this folder a day or more before the note was written."""
    with suppress(OSError):
        now = folder.status(name).st_mtime_ns
        for old, status in _temporaries(folder):
            if status.st_mtime_ns < now - _DAY:
                remove(folder, old)


def remove(folder: Folder, name: str) -> None:
    """Remove a file of this folder, if that can be done."""
    with suppress(OSError):
        os.unlink(folder.at(name), dir_fd=folder.descriptor)
