"""Has anything changed in the vault since a moment? The count that makes an answer certain.

Linux puts an event into the queue before the system call that caused it returns. So nothing has happened since the last event
that was judged if, in this order, the queue is empty, nothing read from it is still being judged, and the count of what
mattered is what it was. No cookie file is needed.
"""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Callable
from collections.abc import Mapping

#: Seconds that a question may wait for events to be judged: half of what a command waits for its answer.
PATIENCE = 0.05
#: Seconds between two looks at the queue: nobody tells when its reader has not come round to it yet.
_LOOK = 0.002


class Sentinel:
    """Counts the changes of a vault, first of all who hear of them.

    `on_touched` is called at the first change after each `mark`, in the thread that reads the events: it must return at once.
    """

    def __init__(self, on_touched: Callable[[], None] | None = None) -> None:
        self._on_touched = on_touched
        self._known = threading.Condition()
        self._count = 0
        #: Whether the next change counts; a second one since the last mark need not.
        self._armed = False
        #: Whether events were taken from the queue and not all judged.
        self._judging = False
        self._queue: select.poll | None = None
        self._watched: Callable[[], Mapping[bytes, int]] = dict

    def attach(self, queue: int, watched: Callable[[], Mapping[bytes, int]]) -> None:
        """Take up the watch: the descriptor of the queue, and what tells the watched folders with their inodes."""
        with self._known:
            self._queue = select.poll()
            self._queue.register(queue, select.POLLIN)
            self._watched = watched

    def detach(self) -> None:
        """Vouch for nothing any more; afterwards the queue may be closed."""
        with self._known:
            self._queue = None
            self._known.notify_all()

    @property
    def attached(self) -> bool:
        """Whether a queue is watched."""
        return self._queue is not None

    @property
    def armed(self) -> bool:
        """Whether a change would count."""
        return self._armed

    def mark(self) -> int | None:
        """Return the count of changes now, or None where it cannot be had: changes from here on add to it."""
        with self._known:
            if not self._quiet(PATIENCE):
                return None
            self._armed = True
            return self._count

    def watched(self) -> Mapping[bytes, int]:
        """Return the folders that are watched now, by path, with their inodes."""
        return self._watched()

    def still(self, count: int) -> bool:
        """Return whether nothing has changed since the mark with this count, up to the moment of the call."""
        with self._known:
            return self._count == count and self._quiet(PATIENCE) and self._count == count

    def reading(self) -> None:
        """Hear that events are about to be taken from the queue."""
        with self._known:
            self._judging = True

    def judged(self, events: int) -> None:
        """Hear that all events taken from the queue, so many, have been judged and their watches set."""
        with self._known:
            if events and not self._judging:
                self._queue = None  # they were taken unannounced: not the watchdog that we know
            self._judging = False
            self._known.notify_all()

    def touched(self) -> None:
        """Hear of something that may have changed what the notes are."""
        with self._known:
            if not self._armed:
                return
            self._armed = False
            self._count += 1
        if self._on_touched is not None:
            self._on_touched()

    def _quiet(self, patience: float) -> bool:
        """Wait until all events so far have been judged; the lock is held, so none is taken between the two looks."""
        until = time.monotonic() + patience
        while self._queue is not None:
            if not self._queue.poll(0) and not self._judging:
                return True
            if time.monotonic() >= until:
                return False
            self._known.wait(_LOOK)
        return False
