"""watchdog as it comes, without a listing behind it: counts the notes it heard of.

    python raw_watchdog.py FOLDER REPORT

Writes to REPORT how many different notes were named by events so far, twice a second, until it is told to end. What a
watcher that believes its events would know after a burst.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer


class Names(FileSystemEventHandler):
    """Remembers every note that an event names."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take the names of an event."""
        for path in (str(event.src_path), str(event.dest_path)):
            if path.endswith(".md"):
                self.heard.add(path)


def main() -> None:
    """Watch until SIGTERM."""
    folder, report = sys.argv[1:]
    names = Names()
    observer = Observer()
    observer.schedule(names, folder, recursive=True)
    observer.start()
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    while not ended.wait(0.5):
        Path(report).write_text(str(len(names.heard)), encoding="utf-8")
    observer.stop()


if __name__ == "__main__":
    main()
