from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.vault.watching.reconcile import EVERY
from vaultkit.vault.watching.reconcile import Moment
from vaultkit.vault.watching.reconcile import next_routine
from vaultkit.vault.watching.reconcile import slept

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("wall", "steady", "expected"),
    [
        (1.0, 1.0, False),
        (1.0, 9.0, True),  # the clock was set back
        (3600.0, 1.0, True),  # slept, the steady clock stood
        (3600.0, 3600.0, True),  # slept or was stopped, the steady clock ran
        (6.0, 5.0, False),
    ],
)
def test_a_sleep_shows_on_either_clock(wall: float, steady: float, *, expected: bool) -> None:
    if steady == 9.0:
        wall = -30.0
    before, after = Moment(1000.0, 50.0, DAY), Moment(1000.0 + wall, 50.0 + steady, DAY)
    assert slept(before, after, 1.0) is expected


def test_machines_do_not_all_look_at_once() -> None:
    times = [next_routine(0.0, lambda chance=chance: chance) for chance in (0.0, 0.5, 1.0)]  # type: ignore[misc]
    assert times == [EVERY * 0.75, EVERY, EVERY * 1.25]
