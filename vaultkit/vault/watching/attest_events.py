"""An observer whose events pass by a sentinel before anything else happens to them. Linux only.

It reads one queue for all folders, and asks for every kind of event that changes a note and none that only reads one. What
of watchdog is used here is not all public; the tests of this module fail where a newer one differs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Mapping
from pathlib import Path

from watchdog.observers.api import DEFAULT_OBSERVER_TIMEOUT
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyWatchGroup
from watchdog.observers.inotify_c import DEFAULT_EVENT_BUFFER_SIZE
from watchdog.observers.inotify_c import CallbackId
from watchdog.observers.inotify_c import InotifyConstants
from watchdog.observers.inotify_c import InotifyEvent
from watchdog.observers.inotify_c import Mask
from watchdog.observers.inotify_c import WatchCallback
from watchdog.observers.inotify_c import WatchDescriptor

from vaultkit.vault.watching.attest_sentinel import Sentinel
from vaultkit.vault.watching.inotify import Emitter
from vaultkit.vault.watching.inotify import Inotify

#: A change of rights counts: a note that cannot be read any more is another answer.
_CHANGES = Mask(
    InotifyConstants.IN_MODIFY
    | InotifyConstants.IN_CLOSE_WRITE  # the only sign of a write through mapped memory
    | InotifyConstants.IN_ATTRIB
    | InotifyConstants.IN_MOVE
    | InotifyConstants.IN_CREATE
    | InotifyConstants.IN_DELETE
    | InotifyConstants.IN_DELETE_SELF
    | InotifyConstants.IN_MOVE_SELF
)


def make_observer(sentinel: Sentinel, overflowed: Callable[[], None] = lambda: None) -> Observer:
    """Return an observer, not started, that reports to the sentinel; schedule the vault on it once, recursively.

    `overflowed` is called, in the thread that reads the events, when some were lost.

    Raises:
        OSError: this user may open no more queues.
    """
    return Observer(sentinel, overflowed)


class Observer(BaseObserver):
    """An observer of one vault."""

    def __init__(self, sentinel: Sentinel, overflowed: Callable[[], None]) -> None:
        self._queue = _Queue(sentinel, overflowed)
        self._queue.start()
        super().__init__(_Emitter, timeout=DEFAULT_OBSERVER_TIMEOUT, inotify_fd=self._queue)

    def is_sound(self) -> bool:
        """Tell whether the thread that reads the events still runs."""
        return self._queue.is_alive()

    def give_up(self) -> None:
        """End the thread of an observer that did not start."""
        self._queue.stop()
        self._queue.join(1)

    def on_thread_stop(self) -> None:
        """End the thread that reads, too."""
        try:
            super().on_thread_stop()
        finally:
            self.give_up()


class _Emitter(Emitter):
    def get_event_mask_from_filter(self) -> Mask:
        """Return the same kinds for every folder, whatever the handlers ask for: the sentinel needs them all."""
        return _CHANGES


class _Queue(Inotify):
    """The queue of events, and the thread that reads it."""

    def __init__(self, sentinel: Sentinel, overflowed: Callable[[], None]) -> None:
        super().__init__(overflowed)
        self._sentinel = sentinel
        self._taken = 0
        sentinel.attach(self._inotify_fd, self._watched)

    def close(self) -> None:
        self._sentinel.detach()
        super().close()

    def read_events(self, *, event_buffer_size: int = DEFAULT_EVENT_BUFFER_SIZE) -> list[InotifyEvent]:
        # Called again only when all events of the last call have been handled, new folders watched.
        self._sentinel.judged(self._taken)
        events = super().read_events(event_buffer_size=event_buffer_size)
        self._taken = len(events)
        return events

    def handle_event(self, event: InotifyEvent) -> None:
        if self._sentinel.armed and self._matters(event):
            self._sentinel.touched()
        super().handle_event(event)

    def _add_callback(self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId) -> WatchDescriptor:
        # A folder in a new folder is found twice; the library would warn of the second time.
        watch = self._get_or_create_watch(path, mask)
        watch.callbacks[id_] = callback
        return watch.wd

    def _check_inotify_fd(self) -> bool:
        ready = super()._check_inotify_fd()
        if ready:
            self._sentinel.reading()
        return ready

    def _groups(self) -> list[InotifyWatchGroup]:
        found = {
            id(callback): callback
            for watch in list(self._watch_for_wd.values())
            for callback in list(watch.callbacks.values())
            if isinstance(callback, InotifyWatchGroup)
        }
        return list(found.values())

    def _matters(self, event: InotifyEvent) -> bool:
        """Return whether an event may be about notes: about all but hidden files, and what is in hidden folders."""
        watch = self._watch_for_wd.get(event.wd)
        if watch is None or not event.name:
            return True
        for callback in list(watch.callbacks.values()):
            if not isinstance(callback, InotifyWatchGroup):
                return True
            folder = callback._active_callbacks_by_watch.get(event.wd)  # noqa: SLF001 - nothing else knows the path
            if folder is None or not _passed_over(os.path.join(folder, event.name)[len(callback.path) :]):  # noqa: PTH118 - bytes
                return True
        return False

    def _watched(self) -> Mapping[bytes, int]:
        """Return the watched folders by path: those where the kernel's inode and watchdog's two tables agree."""
        inodes = _inodes(self._inotify_fd)
        found: dict[bytes, int] = {}
        for group in self._groups():
            paths = dict(group._active_callbacks_by_watch)  # noqa: SLF001 - nothing else knows the paths
            for path, watch in dict(group._active_callbacks_by_path).items():  # noqa: SLF001 - as above
                if paths.get(watch) == path and watch in inodes:
                    found[path] = inodes[watch]
        return found


def _passed_over(path: bytes) -> bool:
    """Return whether the listing passes over a path below the vault; a hidden `.icloud` stands for a note."""
    *folders, name = path.strip(b"/").split(b"/")
    if any(folder.startswith(b".") for folder in folders):
        return True
    return name.startswith(b".") and not name.lower().endswith(b".icloud")


def _inodes(queue: int) -> Mapping[int, int]:
    """Return what the kernel watches for a queue, all kinds of change: watch number to inode (`proc_pid_fdinfo(5)`)."""
    found = {}
    for line in Path(f"/proc/self/fdinfo/{queue}").read_text(encoding="ascii").splitlines():
        if line.startswith("inotify "):
            facts = dict(word.split(":", 1) for word in line.split()[1:])
            if int(facts["mask"], 16) & _CHANGES == _CHANGES:
                found[int(facts["wd"], 16)] = int(facts["ino"], 16)
    return found
