"""Whether somebody may be typing in a note: it was saved a moment ago, and not by us."""

from __future__ import annotations

from pathlib import Path

from vaultkit.vault.watching.looking import row_of


def was_just_saved(root: Path, path: str, within: float, now: float, own: int | None = None) -> bool:
    """Tell whether a note was saved within so many seconds.

    Both times of a file count: a sync service sets back the first, and not the second. A note that is gone was.

    Args:
        root: the vault's folder.
        path: of the note.
        within: seconds.
        now: seconds since 1970.
        own: what `row_of` gave after our own last writing of it, which is nobody's typing.
    """
    try:
        status = (root / path).stat()
    except OSError:
        return True
    if own is not None and own == row_of(root, path):
        return False
    # A file server's clock may be a little ahead.
    return any(-within < now - at < within for at in (status.st_mtime, status.st_ctime))
