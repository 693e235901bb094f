"""Linux: the parts of the library's observer, made to say that hints were lost and to survive folders that are moved about.

Not all of the library that is used here is public; the tests of this room fail where a newer one differs.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify import InotifyWatchGroup
from watchdog.observers.inotify_c import InotifyEvent
from watchdog.observers.inotify_c import InotifyFD
from watchdog.observers.inotify_c import WatchDescriptor


class Inotify(InotifyFD):
    """Reads events from the system, and passes on that there were too many; the library only logs that."""

    def __init__(self, overflowed: Callable[[], None]) -> None:
        super().__init__()
        self._overflowed = overflowed

    def handle_event(self, event: InotifyEvent) -> None:
        """Pass one event on; after a lost one the library adds the folders that it has missed."""
        super().handle_event(event)
        if event.is_queue_overflow:
            self._overflowed()


class _Group(InotifyWatchGroup):
    def _remove_watch_internally(self, wd: WatchDescriptor) -> None:
        # A folder that takes the path of one just removed leaves the library's two tables at odds, and its own way here
        # raises KeyError: that would end the thread that reads, or keep its observer from closing.
        path = self._active_callbacks_by_watch.pop(wd, None)
        if path is not None and self._active_callbacks_by_path.get(path) == wd:
            del self._active_callbacks_by_path[path]


class Emitter(InotifyEmitter):
    """Passes events on, from tables of folders that may be at odds."""

    def on_thread_start(self) -> None:
        """Watch every folder."""
        self._inotify = _Group(
            self._inotify_fd,
            os.fsencode(self.watch.path),
            is_recursive=self.watch.is_recursive,
            event_mask=self.get_event_mask_from_filter(),
            follow_symlink=self.watch.follow_symlink,
        )
