"""A folder of the vault held open, so that what is done in it is done there and nowhere else.

On systems that can, every folder on the way is opened inside the one before and no link is followed: renaming or linking
something meanwhile cannot lead out of the vault. Elsewhere (Windows) paths are checked instead.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vaultkit.briefs.filing.safe_names import fold_path
from vaultkit.errors import WriteError
from vaultkit.vault.paths import check_name
from vaultkit.vault.paths import join_inside

if sys.platform != "win32":
    import fcntl

_BY_DESCRIPTOR = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY") and hasattr(os, "O_NOFOLLOW")

#: Seconds to wait for another writer of the same folder, which needs milliseconds.
_PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Folder:
    """An open folder; `descriptor` is None where the system has no such thing."""

    path: Path
    descriptor: int | None

    def at(self, name: str) -> str:
        """Return what to call a file of this folder beside `dir_fd=descriptor`."""
        return name if self.descriptor is not None else str(self.path / name)

    def names(self) -> list[str]:
        """Return the names of everything in it."""
        return os.listdir(self.path if self.descriptor is None else self.descriptor)  # noqa: PTH208 - a Path has no descriptor

    def status(self, name: str = "") -> os.stat_result:
        """Return the status of a file in it, links not followed, or its own."""
        if name:
            return os.stat(self.at(name), dir_fd=self.descriptor, follow_symlinks=False)
        return os.stat(self.path if self.descriptor is None else self.descriptor)  # noqa: PTH116 - as above

    def twin(self, name: str) -> str | None:
        """Return a name in it that differs from this one only in case or accents' encoding."""
        folded = fold_path(name)
        return next((other for other in self.names() if other != name and fold_path(other) == folded), None)

    def sync(self) -> None:
        """Ask the system to keep the names in this folder over a power cut.

        A refusal is no failure: the files are whole and in place, and not every file system can do it.
        """
        if self.descriptor is not None:
            with suppress(OSError):
                os.fsync(self.descriptor)


@contextmanager
def open_folder(root: Path, parts: tuple[str, ...], *, create: bool) -> Iterator[Folder]:
    """Open a folder of the vault, making what is missing if `create`; what was made is removed again on failure.

    Raises:
        WriteError: a link, or something that is no folder, is in the way; or a new folder must not have that name.
        OSError: what the system says.
    """
    made: list[tuple[Folder, str]] = []
    with ExitStack() as stack:
        folder = Folder(root, None)
        if _BY_DESCRIPTOR:
            descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            stack.callback(_close, descriptor)
            folder = Folder(root, descriptor)
        try:
            for part in parts:
                folder = _below(folder, part, root, stack, made if create else None)
            yield folder
        except BaseException:
            for parent, name in reversed(made):
                with suppress(OSError):
                    os.rmdir(parent.at(name), dir_fd=parent.descriptor)
            raise


def _below(parent: Folder, name: str, root: Path, stack: ExitStack, made: list[tuple[Folder, str]] | None) -> Folder:
    try:
        return _open(parent, name, root, stack)
    except FileNotFoundError:
        if made is None:
            raise
    reason = check_name(name)
    if reason:
        message = f"The folder name '{name}' {reason}."
        raise WriteError(message, "Choose another name.")
    twin = parent.twin(name)
    if twin:
        message = f"The folder '{name}' differs from '{twin}' only in case or accents' encoding."
        raise WriteError(message, f"Use '{twin}'.")
    with suppress(FileExistsError):  # another writer was faster
        os.mkdir(parent.at(name), 0o700, dir_fd=parent.descriptor)
        made.append((parent, name))
    folder = _open(parent, name, root, stack)
    if made and made[-1] == (parent, name):
        _share(parent, folder)
        parent.sync()
    return folder


def _open(parent: Folder, name: str, root: Path, stack: ExitStack) -> Folder:
    path = parent.path / name
    if parent.descriptor is None:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise _in_the_way(name)
        join_inside(root, path.relative_to(root).as_posix())
        return Folder(path, None)
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(name, flags, dir_fd=parent.descriptor)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:
            raise _in_the_way(name) from None
        raise
    stack.callback(_close, descriptor)
    return Folder(path, descriptor)


def _share(parent: Folder, folder: Folder) -> None:
    """Open a new folder to the group where its parent is shared with it."""
    mode = stat.S_IMODE(parent.status().st_mode)
    if mode & stat.S_IWGRP and folder.descriptor is not None:
        os.fchmod(folder.descriptor, stat.S_IMODE(folder.status().st_mode) | (mode & 0o070))


def _in_the_way(name: str) -> WriteError:
    message = f"'{name}' is a link or no folder, so nothing is written through it."
    return WriteError(message, "Put the folder itself into the vault.")


def _close(descriptor: int) -> None:
    with suppress(OSError):
        os.close(descriptor)


@contextmanager
def only_writer(folder: Folder) -> Iterator[None]:
    """Hold the folder against other writers of this program; the system lets go of it even if we are killed.

    Raises:
        WriteError: another one holds it for too long.
    """
    if sys.platform == "win32" or folder.descriptor is None:
        yield
        return
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(folder.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                message = "Another run of vaultkit is writing in this folder."
                raise WriteError(message, "Try again.") from None
            time.sleep(0.01)
        except OSError:
            break  # a network folder without locks
        else:
            break
    yield  # closing the descriptor unlocks
