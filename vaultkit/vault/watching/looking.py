"""What a vault looks like at a moment: one number that changes when any note does, and how many notes there are.

The number is a sum over the notes, so that what our own writing does to it can be worked out without looking again:
a change by anybody else at the same time is then never taken for ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.files import read_regular
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.settings import Settings
from vaultkit.vault.walk import walk

_MASK = (1 << 64) - 1
#: Files of a folder of templates that are looked at; there are a dozen.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Look:
    """A vault at a moment; the number means something only within one process."""

    state: int
    notes: int


@dataclass(frozen=True, slots=True)
class Written:
    """What our own writing of one note did to the number."""

    before: int
    after: int


def look(root: Path, settings: Settings, beside: Sequence[Path] = ()) -> Look | None:
    """Return what the vault looks like; None if its folder is gone or cannot be read.

    Args:
        root: the vault's folder.
        settings: what is passed over.
        beside: files and folders that are no notes and bear on what is prepared: settings, templates.
    """
    state = notes = 0
    try:
        for folder in walk(root, settings.exclude, settings.templates):
            notes += len(folder.notes)
            state += sum(map(hash, folder.notes))
    except VaultNotFoundError:
        return None
    return Look((state + _beside(beside)) & _MASK, notes)


def look_of(files: Sequence[NoteFile], beside: Sequence[Path] = ()) -> Look:
    """Return the same as `look` for a vault that was listed a moment ago."""
    return Look((sum(hash(file[:5]) for file in files) + _beside(beside)) & _MASK, len(files))


def row_of(root: Path, path: str) -> int:
    """Return the part of the number that one note is; 0 if it is gone."""
    return _row(path, root / path)


def row_of_own(root: Path, path: str, data: bytes) -> int | None:
    """Return the same for a note that we have just written; None if it is no longer what we wrote."""
    row = row_of(root, path)
    try:
        same = read_regular(root / path, len(data)) == data
    except OSError:
        return None
    return row if same and row == row_of(root, path) else None


def after_writing(seen: Look, written: Sequence[Written]) -> Look:
    """Return what the vault looks like if nobody but us has written since."""
    return replace(seen, state=(seen.state + sum(one.after - one.before for one in written)) & _MASK)


def _row(name: str, file: Path) -> int:
    try:
        status = file.stat(follow_symlinks=False)
    except OSError:
        return 0
    return hash((name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))


def _beside(beside: Sequence[Path]) -> int:
    return sum(_row(os.fspath(file), file) for path in beside for file in _files(path))


def _files(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir():
        found = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
        yield from (file for _, file in zip(range(_MOST), found, strict=False))
