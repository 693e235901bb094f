"""A vault that is watched and attested, here or in a process of its own: the smallest loop that can be caught up."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from typing import TypeVar

from watchdog.events import FileSystemEventHandler

from vaultkit.vault.asking import LINE
from vaultkit.vault.asking import ask_watcher
from vaultkit.vault.watching.attest import Attester
from vaultkit.vault.watching.attest_events import make_observer
from vaultkit.vault.watching.attest_sentinel import Sentinel

ROOT = Path(__file__).resolve().parent.parent.parent.parent
#: Seconds after which something that must come about never will.
LATEST = 60.0

T = TypeVar("T")


def walk(root: Path) -> bytes:
    """Return a fingerprint of the notes on disk: paths, sizes, times and inodes."""
    rows = []
    waiting = [os.fspath(root)]
    while waiting:
        try:
            found = list(os.scandir(waiting.pop()))
        except FileNotFoundError:
            continue
        for entry in found:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith(".md"):
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                rows.append((entry.path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return hashlib.blake2b(repr(sorted(rows)).encode(), digest_size=16).digest()


def make_vault(root: Path, *, folders: int = 4, notes: int = 5) -> Path:
    for folder in range(folders):
        (root / f"f{folder}").mkdir(parents=True)
        for note in range(notes):
            (root / f"f{folder}" / f"n{note}.md").write_text(f"note {note}\n")
    return root


def until(found: Callable[[], T | None]) -> T:
    """Return what is found as soon as it is."""
    latest = time.monotonic() + LATEST
    while (value := found()) is None:
        assert time.monotonic() < latest, "never came about"
        time.sleep(0.001)
    return value


class Watched:
    """A vault watched in this process; the test plays the loop."""

    def __init__(self, root: Path, place: Path, on_touched: Callable[[], None] | None = None) -> None:
        self.root = root
        self.place = place
        self.sentinel = Sentinel(on_touched)
        self.observer = make_observer(self.sentinel)
        self.observer.schedule(FileSystemEventHandler(), os.fspath(root), recursive=True)
        self.attester = Attester(root, place, self.sentinel)

    def __enter__(self) -> Self:
        self.observer.start()
        assert self.attester.start() is None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.attester.close()
        self.observer.stop()
        self.observer.join()

    def look(self, terms: str = "") -> bool:
        mark = self.attester.mark()
        return self.attester.caught_up(walk(self.root), mark, terms)

    def catch_up(self) -> bytes:
        """Look until it counts; return the fingerprint that is attested."""
        until(lambda: self.look() or None)
        told = self.ask()
        assert told == walk(self.root)
        return told

    def ask(self, terms: str = "") -> bytes | None:
        return ask_watcher(self.place, self.root, terms)


@contextmanager
def watcher(root: Path, place: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a watcher of its own over a vault, and end it whatever state it is in."""
    command = [sys.executable, "-m", "tests.vault.watching.attested", os.fspath(root), os.fspath(place)]
    child = subprocess.Popen(command, cwd=ROOT)
    try:
        until(lambda: (place / LINE).exists() or None)
        yield child
    finally:
        child.kill()
        child.wait()


def main(root: Path, place: Path) -> None:
    woken = threading.Event()
    with Watched(root, place, woken.set) as watched:
        while True:
            woken.clear()
            if watched.look():
                woken.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
