"""One line on a terminal while something takes longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

#: Seconds before anything is said.
SOON = 1.0


@contextmanager
def patience(doing: str) -> Iterator[None]:
    """Say on stderr what is being done if it takes longer than a second, and take it back; silent in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    said: list[str] = []

    def say() -> None:
        said.append(doing)
        sys.stderr.write(f"{doing} …")
        sys.stderr.flush()

    timer = Timer(SOON, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
