"""The loop of a watcher: wait, gather, work. One thread does everything; what it needs is handed in."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from typing import Protocol

from vaultkit.errors import VaultkitError
from vaultkit.vault.watching.batches import Batch
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import MANY_HINTS
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.reconcile import Cause
from vaultkit.vault.watching.reconcile import Moment
from vaultkit.vault.watching.reconcile import next_routine
from vaultkit.vault.watching.reconcile import slept

#: Seconds between two glances at the clocks and at the vault's own folder.
TICK = 1.0
#: Seconds after which what failed is tried again if nothing changes before.
RETRY = 60.0


class Source(Protocol):
    """Where hints come from."""

    def wait(self, seconds: float, *, for_hints: bool) -> None:
        """Return after so long, or when rung, or at a hint."""

    def take(self) -> Hinted:
        """Return the hints since the last call."""

    def check(self, now: float) -> None:
        """Look after the source itself at each tick; what it finds are hints."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the outside wants of the loop."""

    stop: Callable[[], bool]
    #: Whether settings are to be read anew, once for each time it was asked.
    reread: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left to do after the work."""

    #: Seconds after which to look again; None for when something changes.
    again: float | None = None


@dataclass(slots=True)
class _Loop:
    """What is waited for, in seconds of the steady clock."""

    moment: Moment
    routine: float
    batch: Batch = field(default_factory=Batch)
    again: float | None = None

    def wake(self, quiet: Quiet) -> float:
        times = (self.routine, self.again, self.batch.due_at(quiet))
        return min((time for time in times if time is not None), default=self.routine)

    def cause(self, now: Moment, quiet: Quiet) -> Cause | None:
        if now.today != self.moment.today:
            return Cause.DAY
        if self.batch.is_due(quiet, now.steady):
            return Cause.HINTS
        if now.steady >= self.routine:
            return Cause.ROUTINE
        return Cause.AGAIN if self.again is not None and now.steady >= self.again else None


def follow(  # noqa: PLR0913 - the parts of the loop, each of which tests replace
    source: Source,
    work: Callable[[Cause, Hinted], Outcome],
    clock: Callable[[], Moment],
    quiet: Quiet,
    wanted: Wanted,
    *,
    failed: Callable[[str], None],
    chance: Callable[[], float] = random.random,
) -> None:
    """Work at the start and whenever it is due, until told to stop.

    Args:
        source: of hints.
        work: looks at the vault and does what is to be done.
        clock: the time.
        quiet: when a change is due.
        wanted: what signals ask for.
        failed: told what stopped a piece of work; the loop goes on.
        chance: 0 to 1.
    """
    now = clock()
    loop = _Loop(now, next_routine(now.steady, chance))
    cause: Cause | None = Cause.START
    gathered = Hinted()
    while not wanted.stop():
        if cause is not None:
            loop.batch, loop.again = Batch(), None
            if cause in {Cause.START, Cause.ROUTINE, Cause.SETTINGS}:
                loop.routine = next_routine(now.steady, chance)
            loop.again = _try(work, cause, gathered, failed, clock)
            gathered = Hinted()
        before = clock()
        span = max(0.0, min(TICK, loop.wake(quiet) - before.steady))
        source.wait(span, for_hints=loop.batch.first is None)
        now = clock()
        source.check(now.steady)
        asleep = Hinted(everything="sleep", folders=True, last=now.steady) if slept(before, now, span) else Hinted()
        for taken in (source.take(), asleep):
            if taken.last is not None:
                loop.batch = loop.batch.hinted(taken.last)
                gathered = _joined(gathered, taken)
        cause = Cause.SETTINGS if wanted.reread() else loop.cause(now, quiet)
        loop.moment = now


def _try(
    work: Callable[[Cause, Hinted], Outcome],
    cause: Cause,
    hinted: Hinted,
    failed: Callable[[str], None],
    clock: Callable[[], Moment],
) -> float | None:
    """Return when to work again, in seconds of the steady clock; None for when something changes."""
    try:
        again = work(cause, hinted).again
    except VaultkitError as error:
        failed(str(error))
        again = RETRY
    except OSError as error:
        failed(f"The system says: {error.strerror or error}.")
        again = RETRY
    return None if again is None else clock().steady + again


def _joined(one: Hinted, other: Hinted) -> Hinted:
    # That there were many says less than that some were lost.
    why = max(one.everything, other.everything, key=lambda word: (bool(word), word != MANY_HINTS))
    return Hinted(one.paths | other.paths, why, one.folders or other.folders, other.last)
