"""Service files on disk: written and removed only where they are vaultkit's own."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from vaultkit.errors import WriteError
from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.marking import owner_of
from vaultkit.vault.services.service import Service

#: No service file of ours is near this long; another is not read to its end.
_LARGEST = 1 << 20


def text_on_disk(service: Service) -> str | None:
    """Return what stands at the service's path, line ends as line feeds; None for nothing, "" for what is no text file.

    Raises:
        WriteError: it cannot be read.
    """
    path = service.path
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return ""
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"'{path}' could not be read: {error.strerror}."
        raise WriteError(message, "Nothing was changed.") from None
    try:
        return data.decode(service.encoding).replace("\r\n", "\n")
    except UnicodeDecodeError:
        return ""


def owner_on_disk(service: Service) -> Owner:
    """Return whose the file at the service's path is; a link is somebody's own arrangement.

    Raises:
        WriteError: it cannot be read.
    """
    text = text_on_disk(service)
    return Owner.NOBODY if text is None else owner_of(text)


def write_file(service: Service) -> None:
    """Write the service's file (`0600`) in one step, in place of none or of an untouched one of ours.

    Raises:
        WriteError: the file there is not ours, was changed, or the system refuses; nothing was changed.
    """
    require_ours(service)
    path = service.path
    newline = "\r\n" if service.encoding == "utf-16" else "\n"
    data = service.text.replace("\n", newline).encode(service.encoding)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".vaultkit-", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        message = f"'{path}' could not be written: {error.strerror}."
        raise WriteError(message, "Nothing was changed.") from None


def remove_file(service: Service) -> None:
    """Remove the service's file, if it is an untouched one of ours.

    Raises:
        WriteError: it is not, or the system refuses.
    """
    require_ours(service)
    try:
        service.path.unlink(missing_ok=True)
    except OSError as error:
        message = f"'{service.path}' could not be removed: {error.strerror}."
        raise WriteError(message, "Remove it yourself.") from None


def require_ours(service: Service) -> None:
    """Raise a WriteError if what is at the service's path is not ours, or was changed by hand."""
    owner = owner_on_disk(service)
    if owner is Owner.CHANGED:
        message = f"'{service.path}' was changed by hand, so it is left as it is."
        raise WriteError(message, "Move it away or delete it, then try again.")
    if owner is Owner.FOREIGN:
        message = f"'{service.path}' is not vaultkit's, so it is left as it is."
        raise WriteError(message, "Move it away, then try again.")
