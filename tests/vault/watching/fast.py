"""A clock that runs as fast as it is asked, and a source of hints that reads them from a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence

from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.loop import Wanted
from vaultkit.vault.watching.loop import follow
from vaultkit.vault.watching.reconcile import Cause
from vaultkit.vault.watching.reconcile import Moment

DAY = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)

#: (second, path that changes then, what makes the change).
Change = tuple[float, str, Callable[[], object]]


def nothing() -> None:
    """Change nothing on the disk."""


class Script:
    """A source: changes happen at their second, and are hinted at."""

    def __init__(self, changes: Sequence[Change] = (), *, end: float) -> None:
        self.now = 0.0
        #: Seconds by which the wall clock is ahead of the steady one: how long the machine slept.
        self.asleep = 0.0
        self.end = end
        self._waiting = sorted(changes, key=lambda change: change[0])
        self._paths: set[str] = set()
        self._last: float | None = None
        #: When there was work, and why.
        self.worked: list[tuple[float, Cause]] = []

    def moment(self) -> Moment:
        wall = DAY + dt.timedelta(seconds=self.now + self.asleep)
        return Moment(wall.timestamp(), self.now, wall.date())

    def wait(self, seconds: float, *, for_hints: bool) -> None:
        until = self.now + seconds
        while self._waiting and self._waiting[0][0] <= until:
            self.now, path, change = self._waiting.pop(0)
            change()
            if path:
                self._paths.add(path)
                self._last = self.now
                if for_hints:
                    return
        self.now = until

    def take(self) -> Hinted:
        taken = Hinted(frozenset(self._paths), last=self._last)
        self._paths, self._last = set(), None
        return taken

    def check(self, now: float) -> None:
        assert now == self.now

    def stop(self) -> bool:
        return self.now >= self.end

    def run(
        self,
        quiet: Quiet,
        work: Callable[[Cause, Hinted], Outcome] = lambda _cause, _hinted: Outcome(),
        *,
        reread: Callable[[], bool] = lambda: False,
        failed: Callable[[str], None] = lambda _text: None,
    ) -> None:
        def worked(cause: Cause, hinted: Hinted) -> Outcome:
            self.worked.append((round(self.now, 3), cause))
            return work(cause, hinted)

        follow(self, worked, self.moment, quiet, Wanted(self.stop, reread), failed=failed, chance=lambda: 0.5)
