"""Names for new files, and paths that cannot lead out of the vault."""

from __future__ import annotations

from pathlib import Path
from pathlib import PurePosixPath

from vaultkit.errors import WriteError
from vaultkit.vault.names import has_controls
from vaultkit.vault.names import unportable

__all__ = ["MAX_NAME_BYTES", "check_name", "has_controls", "join_inside", "parts_of", "unportable"]

MAX_NAME_BYTES = 255


def check_name(name: str) -> str | None:
    """Return why a file or folder of this name must not be made ("is empty"), or None if it may.

    Stricter than this machine needs: the vault may be synced to another.
    """
    if name.strip(".") == "":
        return "is empty" if not name else "consists of dots"
    if "/" in name or "\\" in name:
        return "holds a slash"
    if has_controls(name):
        return "holds invisible control characters"
    return _length(name) or unportable(name)


def _length(name: str) -> str | None:
    try:
        size = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        return "is not UTF-8"
    return f"is longer than {MAX_NAME_BYTES} bytes" if size > MAX_NAME_BYTES else None


def parts_of(relative: str) -> tuple[str, ...]:
    """Return the names a relative path is made of.

    Raises:
        WriteError: it is absolute, empty, or climbs.
    """
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or ".." in parts or "\\" in relative or "\0" in relative:
        message = f"'{relative}' is no path inside the vault."
        raise WriteError(message, "Nothing was written.")
    return parts


def join_inside(root: Path, relative: str) -> Path:
    """Return the path of something in the vault, after checking that no link on the way leads out of it.

    Raises:
        WriteError: it would be outside the vault.
    """
    path = root.joinpath(*parts_of(relative))
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        inside = False  # a loop of links
    if not inside:
        message = f"'{relative}' leads out of the vault through a link."
        raise WriteError(message, "Nothing was written.")
    return path
