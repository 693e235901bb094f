"""When to look at a vault although nothing was hinted at: hints get lost, machines sleep, days end.

Pure: clocks and chance are given by the caller.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

#: Seconds between two looks that nothing asked for, and the share of it by which they stray: watchers on several
#: machines must not all look at one file server at once.
EVERY = 30 * 60.0
STRAY = 0.25
#: Seconds by which a clock must have jumped, or a wait have taken too long, for the machine to have slept.
JUMP = 10.0


class Cause(StrEnum):
    """Why a vault is looked at."""

    START = "start"
    HINTS = "hints"
    DAY = "day"
    SLEEP = "sleep"
    ROUTINE = "routine"
    AGAIN = "again"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the clocks say: seconds since 1970, seconds of a steady clock, the day."""

    wall: float
    steady: float
    today: dt.date


def slept(before: Moment, after: Moment, expected: float) -> bool:
    """Tell whether the machine or the process stood still between two moments that should be so many seconds apart.

    While a machine sleeps the steady clock stands on Linux and macOS and runs on Windows: either shows.
    """
    steady = after.steady - before.steady
    return steady > expected + JUMP or abs((after.wall - before.wall) - steady) > JUMP


def next_routine(now: float, chance: Callable[[], float]) -> float:
    """Return when to look again without being asked; `chance` gives 0 to 1."""
    return now + EVERY * (1 + STRAY * (2 * chance() - 1))
