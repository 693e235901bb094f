"""The watcher's word for the state of the vault: given once the index holds what that state says.

Commands ask for it in place of listing the vault (`vault/asking.py`); what makes it certain is `vault/watching/attest.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vaultkit.cli.watch_memory import WatchedWorkspace
from vaultkit.vault.asking import terms_of
from vaultkit.vault.index.program import program_digest

if TYPE_CHECKING:
    from vaultkit.vault.watching.attest import Attester
    from vaultkit.vault.watching.attest import Mark

#: Seconds until a note that was written a moment ago cannot be written again unnoticed.
SOON = 0.1


class Vouching:
    """Vouches for the vault as often as it was read whole."""

    def __init__(self, attester: Callable[[], Attester | None] = lambda: None) -> None:
        self._attester = attester

    @property
    def able(self) -> bool:
        """Whether commands can ask at all."""
        return self._attester() is not None

    def mark(self) -> Mark | None:
        """Return the moment before anything of the vault is read; None where nothing can be vouched for."""
        attester = self._attester()
        return attester.mark() if attester is not None else None

    def vouch(self, mark: Mark | None, workspace: WatchedWorkspace) -> bool:
        """Vouch for what was read since the mark; return whether that should be tried again soon."""
        attester = self._attester()
        if attester is None or mark is None:
            return False
        workspace.keep()
        found = workspace.known_at
        if found is None or not found.settled:
            return True
        settings = workspace.settings
        attester.caught_up(found.digest, mark, terms_of(settings.exclude, settings.templates, program_digest()))
        return False

    def revoke(self) -> None:
        """Take the word back."""
        attester = self._attester()
        if attester is not None:
            attester.revoke()
