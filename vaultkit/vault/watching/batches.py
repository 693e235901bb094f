"""When to look at a vault that is being written in: after a pause, and at last even without one.

Pure: times are seconds of a steady clock, given by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

#: Seconds without a change before anything is done. Obsidian saves every 2 s while somebody types.
PERIOD = 3.0
#: So many quiet periods are waited for at most while changes never stop.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Quiet:
    """How long nothing may change before anything is done, and how long that is waited for; seconds."""

    period: float = PERIOD
    cap: float = PERIOD * _PATIENCE


def quiet_of(period: float) -> Quiet:
    """Return the rule for a quiet period of so many seconds."""
    return Quiet(period, period * _PATIENCE)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that were hinted at and not looked at yet: when the first and the last came; None for none."""

    first: float | None = None
    last: float | None = None

    def hinted(self, at: float) -> Batch:
        """Return the batch with one more hint."""
        if self.first is None or self.last is None:
            return Batch(at, at)
        return replace(self, last=max(self.last, at))

    def due_at(self, quiet: Quiet) -> float | None:
        """Return when it is to be looked at if nothing more comes; None for no batch."""
        if self.first is None or self.last is None:
            return None
        return min(self.last + quiet.period, self.first + quiet.cap)

    def is_due(self, quiet: Quiet, now: float) -> bool:
        """Tell whether it is to be looked at now."""
        due = self.due_at(quiet)
        return due is not None and now >= due
