"""What signals ask of a watcher: to stop, or to read its settings anew."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

#: Signals that end a watcher, as far as the system has them.
_ENDING = ("SIGTERM", "SIGINT", "SIGBREAK")


class StopWatching(BaseException):
    """A signal came while something was being read: leave it. No error, and nobody must catch it by chance."""


class Signals:
    """The signals of one watcher, from `listening` on."""

    def __init__(self, ring: Callable[[], None], *, on_terminal: bool) -> None:
        self._ring = ring
        self._on_terminal = on_terminal
        self._ended: int | None = None
        self._reread = False
        self._may_break = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take signals while in the block."""
        before: dict[int, Any] = {}
        try:
            for name in _ENDING:
                if hasattr(signal, name):
                    number = getattr(signal, name)
                    before[number] = signal.signal(number, self._end)
            if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
                # Of a terminal it says that the window was closed.
                before[signal.SIGHUP] = signal.signal(signal.SIGHUP, self._end if self._on_terminal else self._again)
            yield
        finally:
            for number, old in before.items():
                signal.signal(number, old)

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """Let a signal that ends break off at once what is done in the block."""
        self._may_break = True
        try:
            if self._ended is not None:
                raise StopWatching
            yield
        finally:
            self._may_break = False

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let nothing break off what is done in the block; a signal is heeded behind it."""
        could, self._may_break = self._may_break, False
        try:
            yield
        finally:
            self._may_break = could
        if could and self._ended is not None:
            raise StopWatching

    def stop(self) -> bool:
        """Tell whether to stop."""
        return self._ended is not None

    @property
    def interrupted(self) -> bool:
        """Whether a person at the keyboard asked to stop."""
        return self._ended == signal.SIGINT

    def reread(self) -> bool:
        """Tell whether to read the settings anew; once for each time it was asked."""
        asked, self._reread = self._reread, False
        return asked

    def _end(self, number: int, _frame: FrameType | None) -> None:
        first = self._ended is None
        self._ended = number if first else self._ended
        self._ring()
        if first and self._may_break:
            raise StopWatching

    def _again(self, _number: int, _frame: FrameType | None) -> None:
        self._reread = True
        self._ring()
