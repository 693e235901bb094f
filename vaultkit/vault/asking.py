"""Asking a running watcher which state the vault is in, instead of listing the vault.

Every command asks, so nothing is imported here that a command does not have anyway. The line is a socket in the vault's cache
folder, which no other user can open; nothing goes over a network. `_socket` is what `socket` is made of: importing it takes
0.4 ms, `socket` 12 (`python -X importtime`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: The watcher's end of the line, in the vault's cache folder.
LINE = "watcher.sock"
#: Seconds a command waits for each step of an answer; a watcher that runs needs less than one thousandth.
PATIENCE = 0.1
#: Raised whenever the same notes would get another fingerprint, or the question another meaning.
_EDITION = 1


def ask_watcher(place: Path, root: Path, terms: str = "") -> bytes | None:
    """Return the fingerprint that the vault has right now, or None if nobody who watches it can say.

    `place` is the vault's cache folder, `root` the vault, `terms` what else its fingerprint depends on (what is left out of
    the listing); the watcher answers only if its own are the same. Whatever was saved before the call is part of the answer.
    Never raises, and waits three times 0.1 s at the very most.
    """
    try:
        (place / LINE).lstat()
    except OSError:
        return None
    try:
        return _ask(place, question(root, terms))
    except (OSError, ValueError, ImportError, AttributeError):
        return None  # not running, stopped, too busy, or a system without such sockets


def terms_of(exclude: tuple[str, ...], templates: str, program: bytes) -> str:
    """Return what the fingerprint of a vault depends on beside its files; a watcher may outlive the program's own update."""
    return repr((exclude, templates, program))


def question(root: Path, terms: str) -> bytes:
    """Return what is asked, as one line: this very folder, whatever its path may lead to later, and the terms.

    Raises:
        OSError: the vault is gone.
    """
    status = root.stat()
    return f"{_EDITION} {status.st_dev} {status.st_ino} {terms!a}\n".encode()


def is_private(folder: int) -> bool:
    """Return whether only this user can enter a folder (open, by descriptor)."""
    status = os.fstat(folder)
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077


def is_own(credentials: bytes) -> bool:
    """Return whether it is this user's account that SO_PEERCRED tells of: process, user, group, 4 bytes each."""
    return int.from_bytes(credentials[4:8], sys.byteorder) == os.geteuid()


def path_below(folder: int, name: str) -> str:
    """Return a short path to something in an open folder: that of a socket must be under 108 bytes."""
    return f"/proc/self/fd/{folder}/{name}"


def _ask(place: Path, asked: bytes) -> bytes | None:
    import _socket  # noqa: PLC0415 - not needed where nobody watches

    folder = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not is_private(folder):
            return None
        line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            line.settimeout(PATIENCE)
            line.connect(path_below(folder, LINE))
            if not is_own(line.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)):
                return None
            line.sendall(asked)
            told = line.recv(64)
        finally:
            line.close()
    finally:
        os.close(folder)
    return bytes.fromhex(told.decode("ascii")) if len(told) == 33 and told.endswith(b"\n") else None
