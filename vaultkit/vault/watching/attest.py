"""The watcher's word for the state of the vault, given to commands that ask for it.

An answer holds for the moment of the question: it is given only if nothing has changed since the pass that took the
fingerprint (`attest_sentinel`), all folders with notes have been watched since before that pass, and every change is bound to
be reported (`attest_ground`). The watcher gives each answer itself, so its word ends with it: a watcher that was killed,
stopped, or is too busy says nothing, and the command lists the vault.

Linux only: elsewhere events come some time after the change (macOS), or there is no socket to ask through (Windows).
"""

from __future__ import annotations

import os
import secrets
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.vault.asking import LINE
from vaultkit.vault.asking import PATIENCE
from vaultkit.vault.asking import is_own
from vaultkit.vault.asking import is_private
from vaultkit.vault.asking import path_below
from vaultkit.vault.asking import question
from vaultkit.vault.watching.attest_ground import Mounts
from vaultkit.vault.watching.attest_ground import survey
from vaultkit.vault.watching.attest_sentinel import Sentinel

if TYPE_CHECKING:
    import _socket

#: Bytes of the longest question; a longer one is not answered.
_LONGEST = 65536
#: Questions that may wait in line.
_WAITING = 16
_NO = b"no\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """The moment before a pass over the vault."""

    changes: int
    mounts: int
    #: The folders watched by then, with their inodes.
    watched: Mapping[bytes, int]


@dataclass(frozen=True, slots=True)
class _Word:
    """What is attested: the answer to one question, as long as nothing changes."""

    asked: bytes
    answer: bytes
    changes: int


class Attester:
    """Answers commands that ask for the state of a vault; an open resource.

    `root` is the vault's real path, as it was scheduled on the observer; `place` its cache folder. All calls are made by the
    loop's thread; where nothing can be attested they do nothing.
    """

    def __init__(self, root: Path, place: Path, sentinel: Sentinel) -> None:
        self._root = root
        self._place = place
        self._sentinel = sentinel
        self._mounts: Mounts | None = None
        self._word: _Word | None = None
        self._listening: _socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        #: The socket's file: device and inode.
        self._file: tuple[int, int] | None = None

    def start(self) -> str | None:
        """Begin to answer; return None, or why nothing will be attested (part of a sentence)."""
        if sys.platform != "linux" or not self._sentinel.attached:
            return "this system reports changes too late"
        try:
            self._mounts = Mounts(self._root)
            _, fault = self._mounts.look()
            fault = fault or self._listen()
        except OSError as error:
            fault = f"no line can be opened in '{self._place}': {error.strerror or error}"
        if fault:
            self.close()
        return fault

    def mark(self) -> Mark | None:
        """Return the moment before a pass; taken after the loop's own writes, before anything of the vault is read."""
        if self._mounts is None:
            return None
        changes = self._sentinel.mark()
        if changes is None:
            return None
        try:
            # After the mark: from here on each of these folders tells of its changes.
            return Mark(changes, self._mounts.look()[0], self._sentinel.watched())
        except OSError:
            return None

    def caught_up(self, digest: bytes, mark: Mark | None, terms: str = "") -> bool:
        """Attest the fingerprint (16 bytes) of a pass made since the mark, until something changes; return whether it is.

        `terms` as for `ask_watcher`. Only a settled fingerprint may be given: one that a later save of the same size in the
        same instant would change.
        """
        self._word = None
        if mark is None or self._mounts is None:
            return False
        try:
            asked = question(self._root, terms)
            folders, linked = survey(os.fsencode(self._root))
        except OSError:
            return False
        if linked or any(mark.watched.get(folder) != inode for folder, inode in folders.items()):
            return False
        if self._mounts.look() != (mark.mounts, None) or not self._sentinel.still(mark.changes):
            return False
        self._word = _Word(asked, digest.hex().encode() + b"\n", mark.changes)
        return True

    def revoke(self) -> None:
        """Attest nothing until the loop has caught up again."""
        self._word = None

    def close(self) -> None:
        """Stop answering, and take the line away."""
        self._word = None
        self._ended.set()
        if self._listening is not None:
            with suppress(OSError):
                self._listening.shutdown(2)  # wakes the thread that waits for a caller
        if self._thread is not None:
            self._thread.join()
        if self._listening is not None:
            self._listening.close()
            self._listening = None
            self._remove()
        if self._mounts is not None:
            self._mounts.close()
            self._mounts = None

    def _listen(self) -> str | None:
        import _socket  # noqa: PLC0415 - not on every system

        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(self._place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if not is_private(folder):
                return f"others may enter '{self._place}'"
            if _someone_listens(folder):
                return "another watcher answers for this vault"
            self._listening = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            name = f"{LINE}.{secrets.token_hex(4)}"
            self._listening.bind(path_below(folder, name))
            os.chmod(name, 0o600, dir_fd=folder)
            self._listening.listen(_WAITING)
            # Over a line that a killed watcher left: whoever asks finds one or the other, never none of ours.
            os.replace(name, LINE, src_dir_fd=folder, dst_dir_fd=folder)
            status = os.stat(LINE, dir_fd=folder)
        finally:
            os.close(folder)
        self._file = status.st_dev, status.st_ino
        self._thread = threading.Thread(target=self._serve, args=(self._listening,), name="attester", daemon=True)
        self._thread.start()
        return None

    def _remove(self) -> None:
        """Remove the line if it is still ours."""
        path = self._place / LINE
        with suppress(OSError):
            status = path.lstat()
            if (status.st_dev, status.st_ino) == self._file:
                path.unlink()

    def _serve(self, listening: _socket.socket) -> None:
        import _socket  # noqa: PLC0415 - not on every system

        while not self._ended.is_set():
            try:
                caller, _ = listening._accept()  # type: ignore[attr-defined]  # noqa: SLF001 - `socket` only wraps this
            except OSError:
                self._ended.wait(PATIENCE)  # closed, or no descriptor left for the moment
                continue
            line = _socket.socket(fileno=caller)
            with suppress(OSError):
                line.settimeout(PATIENCE)
                if is_own(line.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)):
                    line.sendall(self._answer(_hear(line)))
            line.close()

    def _answer(self, asked: bytes) -> bytes:
        word, mounts = self._word, self._mounts
        if word is None or mounts is None or word.asked != asked or mounts.look()[1] is not None:
            return _NO
        if self._sentinel.still(word.changes):
            return word.answer
        return _NO


def _someone_listens(folder: int) -> bool:
    import _socket  # noqa: PLC0415 - not on every system

    line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        line.settimeout(PATIENCE)
        line.connect(path_below(folder, LINE))
    except BlockingIOError:
        return True  # so many wait for an answer that no more may
    except OSError:
        return False
    finally:
        line.close()
    return True


def _hear(line: _socket.socket) -> bytes:
    """Return what a caller asks, up to the end of the line."""
    heard = b""
    while not heard.endswith(b"\n") and len(heard) < _LONGEST:
        more = line.recv(4096)
        if not more:
            break
        heard += more
    return heard
