"""Which program made what the index keeps: another version may read the same notes otherwise."""

from __future__ import annotations

import os
from functools import cache

from vaultkit.vault.digest import blake2b

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - pathlib costs more than the digest
_ENDINGS = (".py", ".toml", ".json", ".j2", ".md")


@cache
def program_digest() -> bytes:
    """Return 16 bytes that differ where the program does.

    Files of the package by name, size and time: a version number alone would be the same all through development.
    """
    digest = blake2b(digest_size=16)
    waiting = [_PACKAGE, os.path.join(os.path.dirname(_PACKAGE), "templates")]  # noqa: PTH118, PTH120 - as above
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith(_ENDINGS):
                status = entry.stat()
                digest.update(f"{entry.name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
            elif "." not in entry.name and entry.name != "__pycache__":
                waiting.append(entry.path)
    return digest.digest()
