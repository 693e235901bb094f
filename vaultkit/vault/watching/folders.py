"""Whether every folder of a vault is watched: when its watches run out, Linux says nothing and the library neither."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_OWN = Path("/proc/self")
#: A watch, as proc_pid_fdinfo(5) has it.
_WATCH = re.compile(r"^inotify wd:\S+ ino:([0-9a-f]+)", re.MULTILINE)


def folders_of(root: Path) -> frozenset[int]:
    """Return the inodes of the folders that should be watched: the vault's and all below, hidden ones too, links not followed.

    Those that cannot be read are left out, for they cannot be watched.
    """
    found = set()
    waiting = []
    with suppress(OSError):
        waiting.append((os.fspath(root), root.stat().st_ino))
    while waiting:
        path, inode = waiting.pop()
        with suppress(OSError), os.scandir(path) as entries:
            found.add(inode)
            waiting.extend((entry.path, entry.inode()) for entry in entries if entry.is_dir(follow_symlinks=False))
    return frozenset(found)


def inotify_descriptors() -> frozenset[int]:
    """Return which descriptors of this process hear of changes; empty where the system is not Linux."""
    found = set()
    with suppress(OSError):
        for link in (_OWN / "fd").iterdir():
            with suppress(OSError):
                if link.readlink().name == "anon_inode:inotify":
                    found.add(int(link.name))
    return frozenset(found)


def watched_by(descriptors: frozenset[int]) -> frozenset[int]:
    """Return the inodes of the folders that these descriptors watch."""
    found: set[int] = set()
    for descriptor in descriptors:
        with suppress(OSError):
            text = (_OWN / "fdinfo" / str(descriptor)).read_text(encoding="ascii")
            found.update(int(inode, 16) for inode in _WATCH.findall(text))
    return frozenset(found)


def count_unwatched(root: Path, folders: frozenset[int], watched: frozenset[int]) -> int:
    """Return how many folders are not watched.

    Where the system numbers folders otherwise for its watches than for everybody else, only the counts are compared.
    """
    with suppress(OSError):
        if root.stat().st_ino in watched:
            return len(folders - watched)
    return max(0, len(folders) - len(watched))
