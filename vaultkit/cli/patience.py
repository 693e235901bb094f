"""One line on a terminal while something takes longer than a second: a bar where it is known how long it will."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING
from typing import TextIO

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

#: Seconds before anything is said.
SOON = 1.0
#: Told how much of how much is done.
Progress = Callable[[int, int], None]


@contextmanager
def patience(doing: str) -> Iterator[Progress]:
    """Say on stderr what is being done if it takes longer than a second, and take it back; silent in a pipe.

    Yields what is to be told how far it is.
    """
    # Where an answer is listened to, this is no part of it.
    stream: TextIO | None = getattr(sys.stderr, "untold", sys.stderr)
    if stream is None or not stream.isatty():
        yield lambda _done, _of: None
        return
    line = _Line(doing, stream)
    timer = Timer(SOON, line.say)
    timer.daemon = True
    timer.start()
    try:
        yield line.tell
    finally:
        timer.cancel()
        timer.join()
        line.take_back()


class _Line:
    def __init__(self, doing: str, stream: TextIO) -> None:
        self._doing = doing
        self._stream = stream
        self._begun = time.monotonic()
        self._said = False
        self._bar: ProgressBar[int] | None = None

    def say(self) -> None:
        if self._bar is None:
            self._said = True
            self._stream.write(f"{self._doing} …")
            self._stream.flush()

    def tell(self, done: int, of: int) -> None:
        if time.monotonic() - self._begun < SOON or of <= 0:
            return
        import click  # noqa: PLC0415 - only where somebody waits

        if self._bar is None:
            self.take_back()
            self._bar = click.progressbar(length=of, label=self._doing, file=self._stream, show_eta=False)
        self._bar.update(min(done, of) - self._bar.pos)

    def take_back(self) -> None:
        if self._said or self._bar is not None:
            # Clears the line, and shows the cursor that a bar hides.
            self._stream.write("\r\x1b[K\x1b[?25h" if self._bar is not None else "\r\x1b[K")
            self._stream.flush()
        self._said = False
