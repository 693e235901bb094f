"""What a figure was measured on."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from pathlib import Path


def machine(python: Path) -> str:
    """Return the machine in a line: system, cores, the Python that is measured, and the day."""
    version = subprocess.run(  # noqa: S603 - the interpreter beside the command
        [python, "-c", "import platform; print(platform.python_version())"], capture_output=True, text=True, check=True
    ).stdout.strip()
    day = dt.datetime.now().astimezone().date()
    return f"{platform.system()} {platform.machine()}, {cores()} cores, Python {version}, {day}"


def cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_script(path: Path) -> bool:
    """Return whether a command called Python is a shell script in front of one, which would be measured along."""
    with path.open("rb") as file:
        return file.read(2) == b"#!"
