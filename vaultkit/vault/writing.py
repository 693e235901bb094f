"""The only place that writes into a vault: new files, never over an old one, and one change to an old one at a time.

A note is at every moment either as it was or as it is meant to be, whatever fails or is killed: bytes first go to a file
without a name (or with a name of ours), are forced to disk, and only then get the note's name in one step.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

from vaultkit.errors import WriteError
from vaultkit.vault.files import TooLargeError
from vaultkit.vault.files import kind_of
from vaultkit.vault.files import read_all
from vaultkit.vault.folders import Folder
from vaultkit.vault.folders import only_writer
from vaultkit.vault.folders import open_folder
from vaultkit.vault.listing import ENDINGS
from vaultkit.vault.paths import check_name
from vaultkit.vault.paths import parts_of
from vaultkit.vault.splicing import insert_lines
from vaultkit.vault.splicing import refresh_block
from vaultkit.vault.temporaries import other_names
from vaultkit.vault.temporaries import remove
from vaultkit.vault.temporaries import sweep
from vaultkit.vault.temporaries import temporary_name

__all__ = [
    "NoteChangedError",
    "NoteExistsError",
    "create_note",
    "insert_lines",
    "insert_section",
    "refresh_block",
    "replace_text",
]

#: Flags that some systems lack.
_COMMON = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _COMMON
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _COMMON

#: How file systems say that they cannot do a thing at all, so that the next way is tried.
_CANNOT = frozenset({
    errno.EOPNOTSUPP, errno.ENOSYS, errno.EISDIR, errno.EINVAL, errno.ENOENT, errno.EPERM, errno.EXDEV, errno.EMLINK,
    errno.EACCES,
})  # fmt: skip


class NoteExistsError(WriteError):
    """There is already a file of that name; it was not touched."""


class NoteChangedError(WriteError):
    """The note on disk is no longer the one that was read; it was not touched."""


def create_note(root: Path, relative: str, text: str, *, newline: str = "\n", like: Path | None = None) -> Path:
    r"""Write a new note into the vault, whole or not at all, and return its path.

    Missing folders are made (`0700`). The file is `0600`, or as open as most notes of its folder, or as `like` (absolute,
    or relative to the vault). `text` has line ends `\n`, which become `newline`.

    Raises:
        NoteExistsError: something of that name, or one that other systems take for the same, is there.
        WriteError: anything else; nothing was changed.
    """
    parts = parts_of(relative)
    reason = check_name(parts[-1])
    if reason:
        message = f"The file name '{parts[-1]}' {reason}."
        raise WriteError(message, "Choose another name.")
    with _telling(relative), open_folder(root, parts[:-1], create=True) as folder:
        twin = folder.twin(parts[-1])
        if twin:
            message = f"'{relative}' differs from '{twin}' only in case or accents' encoding."
            raise NoteExistsError(message, "Use the existing note.")
        data = text.replace("\r\n", "\n").replace("\n", newline).encode("utf-8")
        _create(folder, parts[-1], data, _mode(folder, root / like if like else None))
        folder.sync()
        sweep(folder, parts[-1])
    return root.joinpath(*parts)


def insert_section(root: Path, relative: str, *, expected: bytes, before_line: int, text: str) -> Path:
    """Put lines before a line (1-based) of a note whose bytes are still `expected`, and return its path.

    Raises:
        NoteChangedError: the note is not as expected.
        WriteError: anything else; nothing was changed.
    """
    return replace_text(root, relative, expected=expected, new=insert_lines(expected, before_line, text))


def replace_text(root: Path, relative: str, *, expected: bytes, new: bytes) -> Path:
    """Replace a note's bytes, if they are still `expected`, in one step, and return its path.

    Mode, owner and extended attributes stay. Nothing is written where `new` is what is there.

    Raises:
        NoteChangedError: the note is not as expected.
        WriteError: it is gone, a link, has several names, may not be written, or the system refuses; nothing was changed.
    """
    parts = parts_of(relative)
    name = parts[-1]
    with _telling(relative), open_folder(root, parts[:-1], create=False) as folder, only_writer(folder):
        status = _expect(folder, name, relative, expected)
        if new != expected:
            temporary = temporary_name()
            try:
                with _made(folder, temporary) as descriptor:
                    _copy_ownership(folder, name, descriptor, status)
                    _fill(descriptor, new, stat.S_IMODE(status.st_mode))
                # As late as can be: an editor may have saved meanwhile.
                _expect(folder, name, relative, expected)
                os.replace(
                    folder.at(temporary), folder.at(name), src_dir_fd=folder.descriptor, dst_dir_fd=folder.descriptor
                )
            except BaseException:
                remove(folder, temporary)
                raise
            folder.sync()
            sweep(folder, name)
    return root.joinpath(*parts)


@contextmanager
def _telling(relative: str) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except FileExistsError:
        message = f"'{relative}' exists already."
        raise NoteExistsError(message, "Nothing was written; open the existing note.") from None
    except UnicodeEncodeError:
        message = f"The text for '{relative}' cannot be written as UTF-8."
        raise WriteError(message, "Nothing was written.") from None
    except OSError as error:
        message = f"'{relative}' could not be written: {error.strerror or error}."
        raise WriteError(message, "Nothing was changed.") from None


def _mode(folder: Folder, like: Path | None) -> int:
    """Return the mode of a new note: its neighbours decide how open it is, the owner can always read and write."""
    if like is not None:
        return stat.S_IMODE(like.stat().st_mode) & 0o666 | 0o600
    modes: Counter[int] = Counter()
    for name in folder.names():
        if name.lower().endswith(ENDINGS):
            with suppress(FileNotFoundError):
                status = folder.status(name)
                if stat.S_ISREG(status.st_mode):
                    modes[status.st_mode & 0o666 | 0o600] += 1
    if modes:
        return max(modes, key=lambda mode: (modes[mode], -mode))
    return 0o660 if folder.status().st_mode & stat.S_IWGRP else 0o600


def _create(folder: Folder, name: str, data: bytes, mode: int) -> None:
    for way in (_create_unnamed, _create_linked):
        try:
            way(folder, name, data, mode)
        except OSError as error:
            if isinstance(error, FileExistsError) or error.errno not in _CANNOT:
                raise
        else:
            return
    _create_directly(folder, name, data, mode)


def _create_unnamed(folder: Folder, name: str, data: bytes, mode: int) -> None:
    """Linux: a file without a name, which vanishes by itself unless it is given one."""
    unnamed = getattr(os, "O_TMPFILE", 0)
    if not unnamed or folder.descriptor is None:
        raise OSError(errno.ENOSYS, "no unnamed files")
    descriptor = os.open(".", os.O_WRONLY | unnamed | os.O_CLOEXEC, 0o600, dir_fd=folder.descriptor)
    try:
        _fill(descriptor, data, mode)
        # With a folder's descriptor CPython calls linkat(2), which alone can follow this link.
        os.link(f"/proc/self/fd/{descriptor}", name, dst_dir_fd=folder.descriptor, follow_symlinks=True)
    finally:
        _close(descriptor)


def _create_linked(folder: Folder, name: str, data: bytes, mode: int) -> None:
    """Elsewhere: a file with a name of ours, which gets the note's as its second and loses the first."""
    temporary = temporary_name()
    try:
        with _made(folder, temporary) as descriptor:
            _fill(descriptor, data, mode)
        os.link(folder.at(temporary), folder.at(name), src_dir_fd=folder.descriptor, dst_dir_fd=folder.descriptor)
    finally:
        remove(folder, temporary)


def _create_directly(folder: Folder, name: str, data: bytes, mode: int) -> None:
    """File systems without links (exFAT): the note's own name, given up again on failure."""
    with _made(folder, name) as descriptor:
        try:
            _fill(descriptor, data, mode)
        except BaseException:
            remove(folder, name)
            raise


@contextmanager
def _made(folder: Folder, name: str) -> Iterator[int]:
    descriptor = os.open(folder.at(name), _NEW, 0o600, dir_fd=folder.descriptor)
    try:
        yield descriptor
    finally:
        _close(descriptor)


def _fill(descriptor: int, data: bytes, mode: int) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    if mode != 0o600 and hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    os.fsync(descriptor)


def _close(descriptor: int) -> None:
    # After fsync nothing is left that closing could lose.
    with suppress(OSError):
        os.close(descriptor)


def _expect(folder: Folder, name: str, relative: str, expected: bytes) -> os.stat_result:
    """Return the status of a note that may be replaced and still holds what it held."""
    status = folder.status(name)
    reason = ""
    if not stat.S_ISREG(status.st_mode):
        reason = f"is {kind_of(status.st_mode)}"
    elif status.st_nlink > 1 and other_names(folder, status):
        reason = "has a second name (a hard link)"
    elif not os.access(folder.at(name), os.W_OK, dir_fd=folder.descriptor):
        # A rename would get round the mode: what the user may not write is not replaced.
        reason = "is read-only"
    if reason:
        message = f"'{relative}' {reason}, so it was not changed."
        raise WriteError(message, "Change it by hand.")
    descriptor = os.open(folder.at(name), _READ, dir_fd=folder.descriptor)
    try:
        same = read_all(descriptor, len(expected)) == expected
    except TooLargeError:
        same = False
    finally:
        _close(descriptor)
    if not same:
        message = f"'{relative}' has changed since it was read, so it was left as it is."
        raise NoteChangedError(message, "Run the command again.")
    return status


def _copy_ownership(folder: Folder, name: str, descriptor: int, status: os.stat_result) -> None:
    """Give the new file its owner and extended attributes back, as far as the system lets us."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        source = os.open(folder.at(name), _READ, dir_fd=folder.descriptor)
        try:
            for attribute in os.listxattr(source):
                os.setxattr(descriptor, attribute, os.getxattr(source, attribute))
        finally:
            _close(source)
