"""Values of an editor's settings that may be used: paths that stay in the vault, formats that give names of files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from vaultkit.briefs.filing.moment import moment
from vaultkit.errors import WriteError
from vaultkit.vault.paths import check_name
from vaultkit.vault.paths import has_controls
from vaultkit.vault.paths import join_inside

_LONGEST = 400
#: Two digits in month, day and week, and the longest names of a month and a day.
_SOME_DAY = dt.date(2026, 9, 30)


class UnusableError(ValueError):
    """A value that cannot be used; its text goes on from "The setting 'x' "."""


def usable_path(root: Path, value: object) -> str:
    """Return a path in the vault as editors write it, without slashes around it; "" for its root and for nothing.

    Raises:
        UnusableError: it is no text, leads out of the vault, or has a part that no new folder may have and no old one has.
    """
    if value is None:
        return ""
    text = _text(value)
    parts = [part for part in text.strip().split("/") if part not in {"", "."}]
    if any(part == ".." for part in parts) or "\\" in text:
        message = "leads out of the vault" if ".." in text else "holds a backslash"
        raise UnusableError(message)
    path = "/".join(parts)
    for number, part in enumerate(parts, 1):
        reason = check_name(part)
        if reason and not _exists(root, "/".join(parts[:number])):
            message = f"names a folder or file that {reason}"
            raise UnusableError(message)
    if path:
        try:
            join_inside(root, path)
        except WriteError:
            message = "leads out of the vault through a link"
            raise UnusableError(message) from None
    return path


def usable_format(value: object) -> str:
    """Return a format of Moment that gives the name of a file, folders before it allowed; "" for nothing.

    Raises:
        UnusableError: it is no text, or what it gives cannot be the name of a file in the vault.
    """
    if value is None:
        return ""
    text = _text(value).strip().strip("/")
    for part in moment(text, _SOME_DAY).split("/") if text else ():
        reason = check_name(part)
        if reason:
            message = f"gives names of files of which a part {reason}"
            raise UnusableError(message)
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = "is no text"
        raise UnusableError(message)
    if len(value) > _LONGEST:
        message = f"is longer than {_LONGEST} characters"
        raise UnusableError(message)
    if has_controls(value):
        message = "holds invisible control characters"
        raise UnusableError(message)
    return value


def _exists(root: Path, path: str) -> bool:
    try:
        return (root / path).exists()
    except (OSError, ValueError):
        return False
