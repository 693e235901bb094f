"""`vaultkit watch --notify`: what the watcher finds, as desktop notifications; never a word of a note."""

from __future__ import annotations

from collections.abc import Callable

from vaultkit.vault.notifying import notifier
from vaultkit.vault.notifying import require_library
from vaultkit.vault.notifying import send_to_desktop


def make_notifier(say: Callable[[str], None]) -> Callable[[str, str], None]:
    """Return a function that shows (title, body) on the desktop and never fails; `say` is told once of what fails.

    A title is a person's name; a body says that a 1:1 is due, or a phase error's name.

    Raises:
        UsageError: the library is not installed.
    """
    require_library()
    return notifier(say, send_to_desktop)
