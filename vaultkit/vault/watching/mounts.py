"""On which kind of file system a folder lies: over a network nobody is told what others change."""

from __future__ import annotations

import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
#: File systems behind which another machine, or a program without events for others' changes, may write.
_REMOTE = frozenset({
    "9p", "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3",
    "smbfs", "vboxsf", "virtiofs", "vmhgfs", "webdav",
})  # fmt: skip
_ESCAPE = re.compile(r"\\([0-7]{3})")


def remote_kind(folder: Path, mounts: str | None = None) -> str:
    """Return the kind of network file system that a folder lies on; "" if it lies on none, or nobody says.

    Args:
        folder: its real path.
        mounts: the system's table of mounts, as `/proc/self/mounts` has it; read where not given.
    """
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    nearest, kind = "", ""
    path = os.fspath(folder)
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:
            place = _ESCAPE.sub(lambda match: chr(int(match[1], 8)), words[1])
            # Of two mounts on one place the later one is seen.
            if _is_below(path, place) and len(place) >= len(nearest):
                nearest, kind = place, words[2]
    return kind if kind in _REMOTE or kind.startswith("fuse.") else ""


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip("/") + "/")
