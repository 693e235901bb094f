"""Hearing of changes: by the system's events where they can be had and trusted, by looking again and again elsewhere.

The system's events fail in silence: watches run out, queues overflow, a renamed folder goes on under its old path. Each of
these is looked for here, and what is found is said and turned into the hint that anything may have changed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.vault.watching.attest import Attester
from vaultkit.vault.watching.attest_sentinel import Sentinel
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.events import event_types
from vaultkit.vault.watching.events import listener
from vaultkit.vault.watching.folders import count_unwatched
from vaultkit.vault.watching.folders import folders_of
from vaultkit.vault.watching.folders import inotify_descriptors
from vaultkit.vault.watching.folders import watched_by
from vaultkit.vault.watching.looking import Look
from vaultkit.vault.watching.mounts import remote_kind
from vaultkit.vault.watching.reconcile import EVERY

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

#: Seconds between two looks where nothing tells of changes: at least, at most, and as many times the length of a look
#: (0.4 % of a core).
LEAST, MOST, SHARE = 2.0, 60.0, 250
#: Seconds after a folder came before its watch is looked for, and between two attempts to start again.
_SOON = 2.0


class Observation:
    """One vault under observation; a source of hints for the loop. To be closed."""

    def __init__(  # noqa: PLR0913 - what an observation hangs on
        self,
        root: Path,
        hints: Hints,
        look: Callable[[], Look | None],
        say: Callable[[str], None],
        poll: float | None = None,
        *,
        line: Path | None = None,
    ) -> None:
        """Start.

        Args:
            root: the vault's folder.
            hints: where to put them.
            look: looks at the vault, where nothing tells of changes.
            say: told in one sentence what a person should know.
            poll: seconds between two looks, wanted in any case; 0 for as few as are cheap; None for events if they can be had.
            line: the folder in which commands ask for the state of the vault; None for no answers.
        """
        self._root = root
        self._hints = hints
        self._look = look
        self._say = say
        self._poll = poll
        self._line = line
        #: Answers commands, where changes are heard of at once.
        self.attester: Attester | None = None
        self._observer: BaseObserver | None = None
        self._descriptors: frozenset[int] = frozenset()
        self._identity: tuple[int, int] | None = None
        #: Why there are looks in place of events; "" for events.
        self.polling = ""
        self._seen: Look | None = None
        self._next_poll = 0.0
        self._interval = LEAST
        #: When to compare watches with folders again, whether there were too few the last time, and ever enough.
        self._recount = 0.0
        self._short = False
        self._was_whole = False
        self._retry = 0.0
        self.open()

    def open(self) -> None:
        """Begin anew: the vault's folder is another one than before, or watches may have become free."""
        self.close()
        self._identity = identity_of(self._root)
        self._short = self._was_whole = False
        if self._identity is None:
            return
        real = Path(os.path.realpath(self._root))
        kind = remote_kind(real)
        if self._poll is not None:
            self._start_polling("Asked to look")
        elif kind:
            self._start_polling(
                f"The vault is on a file system of kind '{kind}', which tells of no changes by others, so vaultkit looks"
            )
        else:
            self._start_observer(real)

    def close(self) -> None:
        """Stop."""
        attester, self.attester = self.attester, None
        if attester is not None:
            attester.close()
        observer, self._observer = self._observer, None
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join(2)
        self.polling = ""

    def wait(self, seconds: float, *, for_hints: bool) -> None:
        """Return after so long, or when rung, or at a hint."""
        self._hints.wait(seconds, for_hints=for_hints)

    def take(self) -> Hinted:
        """Return the hints since the last call."""
        taken = self._hints.take()
        if taken.folders:
            self._recount = min(self._recount, time.monotonic() + _SOON)
        return taken

    def check(self, now: float) -> None:
        """Look after the vault's folder, the observer and its watches; look at the vault where nothing else does."""
        identity = identity_of(self._root)
        if identity is None:
            if self._identity is not None:
                self._identity = None
                self._hints.put_everything("gone")
            return
        if identity != self._identity or not self._is_sound():
            if now >= self._retry:
                self._retry = now + _SOON
                self.open()
                self._hints.put_everything("root")
        elif self.polling:
            if now >= self._next_poll:
                self._glance(now)
        elif now >= self._recount:
            self._count(now)

    def _is_sound(self) -> bool:
        if self.polling:
            return True
        observer = self._observer
        if observer is None or not observer.is_alive() or not all(part.is_alive() for part in observer.emitters):
            return False
        is_sound: Callable[[], bool] = getattr(observer, "is_sound", lambda: True)
        return is_sound()

    def _start_observer(self, real: Path) -> None:
        before = inotify_descriptors()
        sentinel = Sentinel(lambda: self._hints.put(""))
        try:
            observer = new_observer(sentinel, lambda: self._hints.put_everything("overflow"))
        except OSError as error:
            self._start_polling(_out_of_watches(error.strerror or str(error)))
            return
        observer.schedule(
            listener(os.fspath(real), self._hints), os.fspath(real), recursive=True, event_filter=event_types()
        )
        try:
            observer.start()
        except OSError as error:
            give_up: Callable[[], None] = getattr(observer, "give_up", lambda: None)
            give_up()
            self._start_polling(_out_of_watches(error.strerror or str(error)))
            return
        self._observer = observer
        self._descriptors = inotify_descriptors() - before
        self._count(time.monotonic())
        if self._line is not None and self._observer is not None:
            attester = Attester(real, self._line, sentinel)
            if attester.start() is None:
                self.attester = attester

    def _count(self, now: float) -> None:
        """Compare watches with folders; folders without one at two looks, with time to catch up between, have none.

        Where each had one before, the library has lost track, and starting anew mends that. Where not, there are no more.
        """
        self._recount = now + EVERY
        if not self._descriptors:
            return
        folders = folders_of(self._root)
        missing = count_unwatched(self._root, folders, watched_by(self._descriptors))
        if not missing:
            self._short, self._was_whole = False, True
        elif not self._short:
            self._short, self._recount = True, now + _SOON
        elif self._was_whole:
            self.open()
            self._hints.put_everything("watches")
        else:
            self.close()
            self._start_polling(_out_of_watches(f"{len(folders) - missing} of {len(folders)} folders are watched"))
            self._hints.put_everything("watches")

    def _start_polling(self, why: str) -> None:
        self.polling = why
        self._seen = None
        self._glance(time.monotonic())
        self._say(f"{why} every {self._interval:.3g} s.")

    def _glance(self, now: float) -> None:
        begun = time.perf_counter()
        seen = self._look()
        if self._poll:
            self._interval = self._poll
        else:
            self._interval = min(MOST, max(LEAST, (time.perf_counter() - begun) * SHARE))
        self._next_poll = now + self._interval
        if self._seen is not None and seen != self._seen:
            self._hints.put_everything("poll")
        self._seen = seen


def identity_of(root: Path) -> tuple[int, int] | None:
    """Return what tells the folder at this path from another one that was put there; None if there is none."""
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def new_observer(sentinel: Sentinel, overflowed: Callable[[], None]) -> BaseObserver:
    """Return an observer by the system's events; on Linux the sentinel hears of them first.

    Raises:
        OSError: the system gives none.
    """
    if sys.platform != "linux":
        from watchdog.observers import Observer as Native  # noqa: PLC0415 - the system's own; 40 ms

        return Native()
    from vaultkit.vault.watching.attest_events import make_observer  # noqa: PLC0415 - Linux alone has it; 40 ms

    return make_observer(sentinel, overflowed)


def _out_of_watches(reason: str) -> str:
    remedy = " Raise fs.inotify.max_user_watches to change that." if sys.platform == "linux" else ""
    return f"The system does not tell of every change ({reason}).{remedy} Until then vaultkit looks"
