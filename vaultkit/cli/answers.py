"""Answers given once and given again while everything that they were made from is the same.

A command that only reads says the same each time until a note, a setting, the day or the program changes. What it said is
kept in the index under a digest of all that, and repeated without reading anything: this is what makes a second `next`
instant. An answer is never kept where anything it stands on may have changed while it was made.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import IO
from typing import NamedTuple
from typing import TextIO

from vaultkit.vault.digest import digest_of
from vaultkit.vault.fingerprint import is_young

#: Variables that change what is said.
_VARIABLES = (
    "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LINES", "VISUAL", "EDITOR", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
    "LANGUAGE", "PYTHONIOENCODING", "PYTHONUTF8",
)  # fmt: skip
#: Bytes: a longer answer takes longer to keep than to make.
_MOST = 1 << 20

#: Path, size, time of change, time of change of state, inode; or the path alone where nothing is there.
Mark = tuple[str, int, int, int, int] | tuple[str]


def name_of(arguments: Sequence[str], places: Sequence[str], *, quiet: bool, environ: Mapping[str, str]) -> str:
    """Return the name of a question: the command line, and the surroundings that bear on how it is answered.

    `places` are the settings' files: another user's folder of settings, or another path to the same vault, is told otherwise.
    """
    own = sorted((name, value) for name, value in environ.items() if name.startswith("VAULTKIT_") or name in _VARIABLES)
    return digest_of(
        list(arguments), list(places), quiet, own, [_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)]
    ).hex()


def _terminal(stream: IO[str] | None) -> object:
    """Return the size of the terminal that a stream leads to; None where it leads to none."""
    try:
        return tuple(os.get_terminal_size(stream.fileno())) if stream is not None and stream.isatty() else None
    except (OSError, ValueError):
        return None


def mark_of(path: str) -> Mark:
    """Return what tells whether a file or folder changed."""
    try:
        status = os.stat(path)  # noqa: PTH116 - pathlib is not worth its import here
    except OSError:
        return (path,)
    return (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def are_same(marks: Iterable[Sequence[object]]) -> bool:
    """Tell whether files and folders are as they were."""
    return all(tuple(mark) == mark_of(str(mark[0])) for mark in marks)


def are_settled(marks: Iterable[Mark], since: int) -> bool:
    """Tell whether none of these changed since a moment in nanoseconds since 1970, or so shortly before that it may not show."""
    found = (mark if len(mark) > 1 else _mark_above(mark[0]) for mark in marks)
    return not any(
        is_young(mark[2], mark[3], since) or max(mark[2], mark[3]) > since for mark in found if len(mark) > 1
    )


def _mark_above(path: str) -> Mark:
    """Return the mark of the nearest folder above what is not there: it tells when something last went from it."""
    above = os.path.dirname(path)  # noqa: PTH120 - as above
    mark = mark_of(above)
    return mark if len(mark) > 1 or above == path else _mark_above(above)


class Recorder:
    """What a command says on stdout and stderr, in order, while it is said."""

    def __init__(self) -> None:
        #: When the command began, in nanoseconds since 1970.
        self.started = time.time_ns()
        self.said: list[tuple[int, str]] = []
        self._size = 0
        self._streams: tuple[TextIO, TextIO] | None = None

    def start(self) -> None:
        """Listen to what is said from now on; does nothing where the streams are not those of a process."""
        try:
            taps = tuple(_tapped(stream, self._hear) for stream in (sys.stdout, sys.stderr))
        except (AttributeError, OSError, ValueError):
            return
        self._streams = (sys.stdout, sys.stderr)
        sys.stdout, sys.stderr = taps

    def stop(self) -> bool:
        """Listen no longer; return whether all was heard."""
        if self._streams is None:
            return False
        taps: tuple[TextIO, TextIO] = (sys.stdout, sys.stderr)
        sys.stdout, sys.stderr = self._streams
        self._streams = None
        whole = True
        for tap in taps:
            try:
                tap.flush()
            except OSError:
                # What cannot be written was said already, by whoever wrote it; at the end Python would try once more.
                whole = False
                if isinstance(tap, io.TextIOWrapper):
                    tap.detach().detach()
        return whole and self._size <= _MOST

    def _hear(self, number: int, data: bytes) -> None:
        self._size += len(data)
        if self._size <= _MOST:
            self.said.append((number, data.decode("latin-1")))


class _Tap(io.RawIOBase):
    """A stream that passes on what is written, and tells it."""

    def __init__(self, number: int, hear: object) -> None:
        self._number = number
        self._hear = hear

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def isatty(self) -> bool:
        return os.isatty(self._number)

    def write(self, data: object) -> int:
        view = bytes(data)  # type: ignore[call-overload] # any buffer
        rest = view
        while rest:
            rest = rest[os.write(self._number, rest) :]
        self._hear(self._number, view)  # type: ignore[operator] # given as such
        return len(view)


def _tapped(stream: TextIO, hear: object) -> TextIO:
    number = stream.fileno()
    stream.flush()
    tapped = io.TextIOWrapper(
        io.BufferedWriter(_Tap(number, hear)),
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n" if os.linesep == "\n" else None,
        line_buffering=True,
    )
    tapped.untold = stream  # type: ignore[attr-defined] # what is said there is no part of the answer
    return tapped


class Answer(NamedTuple):
    """What was said to a question."""

    #: What it stands on beside the notes.
    marks: Sequence[Sequence[object]]
    #: The stream (1 or 2) and the bytes of each piece, in order, each byte one letter.
    said: Sequence[tuple[int, str]]
    #: The exit code.
    code: int
    #: How a note was handed over after it; None if none was.
    deliver: Sequence[object] | None

    def say(self) -> None:
        """Say it again.

        Raises:
            OSError: nobody listens.
        """
        for number, text in self.said:
            stream = sys.stdout if number == 1 else sys.stderr
            stream.flush()
            stream.buffer.write(text.encode("latin-1"))
            stream.flush()


def pack(answer: Answer) -> bytes:
    """Return an answer as the index keeps it."""
    return json.dumps(answer).encode()


def unpack(data: bytes) -> Answer | None:
    """Return an answer; None where the bytes are none."""
    try:
        marks, said, code, deliver = json.loads(data)
        return Answer(marks, [(int(number), str(text)) for number, text in said], int(code), deliver)
    except (ValueError, TypeError):
        return None
