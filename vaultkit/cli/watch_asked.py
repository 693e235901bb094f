"""What was asked of `vaultkit watch`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    once: bool
    #: Seconds between two looks; 0 for as few as are cheap; None for the system's events.
    poll: float | None
    #: Seconds.
    quiet_period: float
    #: Form of the log: "human" or "json".
    log: str
    notify: bool
