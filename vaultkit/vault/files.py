"""Reading one file safely: a regular file, bounded, never a pipe or a device, never through a link unless asked."""

from __future__ import annotations

import errno
import os
import stat

#: Flags that some systems lack. O_NONBLOCK keeps an open from waiting for the other end of a pipe.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

#: A file whose bytes are in the cloud: reading it would download it, or hang. macOS, then Windows.
_DATALESS = 0x40000000
_RECALL = 0x00400000 | 0x00040000 | 0x00001000

#: Whether this system has such files at all.
MAY_BE_ELSEWHERE = hasattr(os.stat_result, "st_flags") or hasattr(os.stat_result, "st_file_attributes")

#: How often a file that changes while it is read is read again.
_TRIES = 3


class NotAFileError(OSError):
    """What stands at the path is no regular file; the message says what it is."""


class TooLargeError(OSError):
    """The file is larger than the limit given."""


def kind_of(mode: int) -> str:
    """Return what a file is by its mode, with an article."""
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "something else")


def is_elsewhere(status: os.stat_result) -> bool:
    """Return whether a file is only a placeholder for one that a sync service keeps in the cloud."""
    flags: int = getattr(status, "st_flags", 0)
    attributes: int = getattr(status, "st_file_attributes", 0)
    return bool(flags & _DATALESS or attributes & _RECALL)


def read_regular(path: str | os.PathLike[str], limit: int, *, follow: bool = False) -> bytes:
    """Return the bytes of a regular file; read again where it changed meanwhile.

    Raises:
        NotAFileError: it is a link (unless `follow`), a pipe, a socket, a device or a folder; it was not opened, or at
            once closed again.
        TooLargeError: it has more than `limit` bytes; none was read, or only so many.
        OSError: anything else that the system says.
    """
    _judge(os.stat(path, follow_symlinks=follow), limit)  # noqa: PTH116 - making a Path takes longer than the stat
    try:
        descriptor = os.open(path, _READ if follow else _READ | _NO_LINK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFileError(error.errno, "a symbolic link", os.fspath(path)) from None
        raise
    try:
        data = b""
        for _ in range(_TRIES):
            before = os.fstat(descriptor)
            _judge(before, limit)
            data = _read_whole(descriptor, before.st_size, limit)
            after = os.fstat(descriptor)
            if len(data) == before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
                break
            os.lseek(descriptor, 0, os.SEEK_SET)
        return data
    finally:
        os.close(descriptor)


def _judge(status: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError(errno.EINVAL, kind_of(status.st_mode))
    if status.st_size > limit:
        raise TooLargeError(errno.EFBIG, "too large")


def _read_whole(descriptor: int, size: int, limit: int) -> bytes:
    """Return what is left of an open file that should have `size` bytes: one read, unless it has grown."""
    data = os.read(descriptor, size + 1)
    return data if len(data) <= size else data + read_all(descriptor, limit - len(data))


def read_all(descriptor: int, limit: int) -> bytes:
    """Return what is left of an open file.

    Raises:
        TooLargeError: it is more than `limit` bytes.
    """
    parts = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise TooLargeError(errno.EFBIG, "too large")
    return b"".join(parts)
