"""Reading a vault for the first time in a process of its own: what that needs of memory would stay with a watcher for weeks."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent


def catch_up_apart(root: Path, today: dt.date) -> None:
    """Bring the index of a vault up to date, what its meetings give away included; whatever hinders that hinders nothing else.

    The one command that reads all of that is `status`; what it says is not needed. It ends with what breaks this off.
    """
    words = ["--vault", os.path.abspath(root), "--today", today.isoformat(), "--quiet", "status", "--format", "json"]  # noqa: PTH100 - links are not followed
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    with suppress(OSError):
        subprocess.run(  # noqa: S603 - our own words; no shell reads them
            [sys.executable, "-P", "-m", "vaultkit", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
