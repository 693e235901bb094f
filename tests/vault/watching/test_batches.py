from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaultkit.vault.watching.batches import Batch
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.batches import quiet_of

QUIET = Quiet(3.0, 60.0)


def test_nothing_is_never_due() -> None:
    assert Batch().due_at(QUIET) is None
    assert not Batch().is_due(QUIET, 1e9)


def test_one_change_is_due_after_a_quiet_period() -> None:
    batch = Batch().hinted(10.0)
    assert not batch.is_due(QUIET, 12.9)
    assert batch.is_due(QUIET, 13.0)


def test_each_change_puts_it_off() -> None:
    assert Batch().hinted(10.0).hinted(12.0).due_at(QUIET) == 15.0


def test_changes_without_end_are_not_waited_for() -> None:
    batch = Batch()
    for second in range(100):
        batch = batch.hinted(float(second))
    assert batch.due_at(QUIET) == 60.0


def test_a_longer_quiet_period_waits_longer_at_most_too() -> None:
    assert quiet_of(5.0).cap == 100.0


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_it_is_due_between_the_first_change_and_a_quiet_period_after_the_last(times: list[float]) -> None:
    batch = Batch()
    for time in sorted(times):
        batch = batch.hinted(time)
    due = batch.due_at(QUIET)
    assert due is not None
    assert min(times) < due <= min(max(times) + QUIET.period, min(times) + QUIET.cap)
