"""One watcher a vault: a lock of the system's, which a killed process cannot leave behind.

Who holds it stands in a file beside it, for a polite word to the second one; that file alone proves nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.vault.index.place import index_place

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = "watch.lock"
_HOLDER = "watch.holder.json"
#: Seconds: who only asks whether somebody watches holds the lock for a moment.
_PATIENCE = 0.3


@dataclass(frozen=True, slots=True)
class Holder:
    """Who watches a vault: the process, 0 if it does not say, and since when, "2026-11-23 10:15:03"."""

    pid: int = 0
    since: str = ""


def watch_folder(root: Path, environ: Mapping[str, str]) -> Path | None:
    """Return the folder of a vault's own in the user's cache; None where the cache lies among the notes."""
    place = index_place(root, environ)
    return None if place is None else place.parent


@contextmanager
def only_watcher(folder: Path | None, since: str) -> Iterator[Holder | None]:
    """Hold a vault's lock while in the block; give the one who holds it instead, or None if nobody else does.

    Where the cache cannot be written there is no lock: two watchers are a waste and no danger.

    Args:
        folder: the vault's own in the cache, made if it is missing.
        since: what a second watcher is told.
    """
    lock = None
    try:
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = _lock(folder)
            taken = _take(lock, _PATIENCE)
        else:
            taken = True
    except (OSError, NotImplementedError):
        lock, taken = None, True
    if not taken and folder is not None:
        yield _read(folder)
        return
    if folder is None or lock is None:
        yield None
        return
    try:
        with suppress(OSError):
            _write(folder, Holder(os.getpid(), since))
        yield None
    finally:
        with suppress(OSError):
            (folder / _HOLDER).unlink()
        lock.release()


def holder(root: Path, environ: Mapping[str, str]) -> Holder | None:
    """Return who watches a vault now; None if nobody does."""
    folder = watch_folder(root, environ)
    if folder is None or not (folder / _LOCK).exists():
        return None
    try:
        lock = _lock(folder)
        if not _take(lock, 0):
            return _read(folder)
    except (OSError, NotImplementedError):
        return None
    lock.release()
    return None


def _lock(folder: Path) -> BaseFileLock:
    from filelock import FileLock  # noqa: PLC0415 - only a watcher and its status need it

    return FileLock(folder / _LOCK, mode=0o600)


def _take(lock: BaseFileLock, patience: float) -> bool:
    from filelock import Timeout  # noqa: PLC0415 - as above

    try:
        lock.acquire(timeout=patience)
    except Timeout:
        return False
    return True


def _read(folder: Path) -> Holder:
    try:
        found = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        return Holder(int(found["pid"]), str(found["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _write(folder: Path, who: Holder) -> None:
    descriptor = os.open(folder / _HOLDER, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"pid": who.pid, "since": who.since}, file)
