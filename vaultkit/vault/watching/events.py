"""What the system tells about a vault, reduced to hints: which paths may have changed, or that anything may have.

Another thread puts hints in, one thread takes them out; nothing else is shared.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultkit.vault.names import ENDINGS
from vaultkit.vault.setting_places import VAULT_FILE

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.events import FileSystemEventHandler

#: Paths remembered one by one; beyond, everything may have changed. The listing finds out in either case.
MANY = 1000
MANY_HINTS = "many"

#: Folders and files that no listing reads, by the beginning of their names: hidden ones, and temporary ones of editors.
_PASSED_OVER = (".", "~", "#")
_NEVER = frozenset({"node_modules", "__pycache__"})
#: Endings of notes and of templates.
_TELLING = (*ENDINGS, ".j2")
#: Files beside the notes that bear on what is prepared: the editor's own settings, as far as they are read.
SETTINGS_FILES = frozenset({
    VAULT_FILE, ".obsidian/app.json", ".obsidian/core-plugins.json", ".obsidian/community-plugins.json",
    ".obsidian/daily-notes.json", ".obsidian/templates.json", "logseq/config.edn",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hinted:
    """What was hinted at since it was last asked."""

    #: Paths in the vault, with "/".
    paths: frozenset[str] = frozenset()
    #: Why anything may have changed; "" where the paths are all.
    everything: str = ""
    #: A folder came, went or moved.
    folders: bool = False
    #: Of the last hint, in seconds of the steady clock; None for no hint.
    last: float | None = None

    def __bool__(self) -> bool:
        return self.last is not None


class Hints:
    """Hints on their way from the thread that hears of changes to the one that looks."""

    def __init__(self, steady: Callable[[], float] = time.monotonic, on_hint: Callable[[], None] | None = None) -> None:
        self._steady = steady
        self._on_hint = on_hint
        self._changed = threading.Condition()
        self._rung = False
        self._hinted = False
        self._paths: set[str] = set()
        self._everything = ""
        self._folders = False
        self._last: float | None = None

    def put(self, path: str, *, folder: bool = False) -> None:
        """Say that something at a path may have changed."""
        with self._changed:
            if len(self._paths) < MANY:
                self._paths.add(path)
            else:
                self._everything = self._everything or MANY_HINTS
            self._folders = self._folders or folder
            self._hint()

    def put_everything(self, why: str) -> None:
        """Say that anything may have changed: hints were lost, or there were none."""
        with self._changed:
            self._everything = why
            self._folders = True
            self._hint()

    def _hint(self) -> None:
        if self._on_hint is not None and self._last is None:
            self._on_hint()
        self._last = self._steady()
        self._changed.notify_all()

    def ring(self) -> None:
        """End a waiting at once, whatever for; safe in a signal's handler."""
        with self._changed:
            self._rung = True
            self._changed.notify_all()

    @property
    def waiting(self) -> bool:
        """Whether there are hints that nobody has taken."""
        return self._last is not None

    def wait(self, seconds: float, *, for_hints: bool = True) -> None:
        """Wait so long, or until it rings, or until there are hints."""
        with self._changed:
            self._changed.wait_for(lambda: self._rung or (for_hints and self.waiting), timeout=max(0.0, seconds))
            self._rung = False

    def take(self) -> Hinted:
        """Return what was hinted at, and forget it."""
        with self._changed:
            taken = Hinted(frozenset(self._paths), self._everything, self._folders, self._last)
            self._paths = set()
            self._everything, self._folders, self._last = "", False, None
        return taken


def matters(path: str, *, folder: bool = False) -> bool:
    """Tell whether a change at a path of the vault can be one of its notes; a doubtful one can."""
    if path in SETTINGS_FILES:
        return True
    parts = path.split("/")
    if any(part.startswith(_PASSED_OVER) or part in _NEVER for part in parts):
        return False
    return folder or parts[-1].lower().endswith(_TELLING)


def path_in(root: str, path: str) -> str | None:
    """Return a path as it stands in the vault, "" for the vault itself; None outside of it."""
    if path == root:
        return ""
    start = root if root.endswith(os.sep) else root + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else None


def tell(event: FileSystemEvent, root: str, hints: Hints) -> None:
    """Turn one event into hints: an atomic save is a move, and the note is where it leads."""
    for place in (event.src_path, event.dest_path):
        path = path_in(root, os.fsdecode(place)) if place else None
        if path == "":
            hints.put_everything("root")
        elif path is not None and matters(path, folder=event.is_directory):
            hints.put(path, folder=event.is_directory)


def event_types() -> list[type[FileSystemEvent]]:
    """Return the events to be told of: whatever changes a note, its mode or a folder, and never that somebody reads."""
    import watchdog.events as told  # noqa: PLC0415 - only a watcher needs the library

    return [
        told.FileCreatedEvent, told.FileModifiedEvent, told.FileMovedEvent, told.FileDeletedEvent, told.FileAttribEvent,
        told.DirCreatedEvent, told.DirMovedEvent, told.DirDeletedEvent, told.DirAttribEvent,
    ]  # fmt: skip


def listener(root: str, hints: Hints) -> FileSystemEventHandler:
    """Return what the library calls with every event below `root`, the real path of the vault."""
    from watchdog.events import FileSystemEventHandler  # noqa: PLC0415 - only a watcher needs the library

    class Listener(FileSystemEventHandler):
        """Puts hints; runs in the library's thread."""

        def dispatch(self, event: FileSystemEvent) -> None:
            tell(event, root, hints)

    return Listener()
