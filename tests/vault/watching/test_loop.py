"""The loop, with a clock that runs as fast as it is asked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.vault.watching.fast import Change
from tests.vault.watching.fast import Script
from tests.vault.watching.fast import nothing
from vaultkit.errors import WriteError
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.loop import RETRY
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.reconcile import EVERY
from vaultkit.vault.watching.reconcile import Cause

QUIET = Quiet(3.0, 60.0)


def save(*seconds: float) -> list[Change]:
    return [(second, "Asha.md", nothing) for second in seconds]


def test_it_looks_at_the_start_and_then_rests() -> None:
    script = Script(end=1000)
    script.run(QUIET)
    assert script.worked == [(0.0, Cause.START)]


def test_one_save_one_pass() -> None:
    script = Script(save(10), end=1000)
    script.run(QUIET)
    assert script.worked[1:] == [(13.0, Cause.HINTS)]


def test_a_burst_is_one_pass() -> None:
    script = Script(save(*(10 + number / 1000 for number in range(5000))), end=1000)
    script.run(QUIET)
    assert script.worked[1:] == [(17.999, Cause.HINTS)]


def test_an_editor_that_saves_every_two_seconds_causes_no_pass_per_save() -> None:
    script = Script(save(*range(10, 131, 2)), end=1000)
    script.run(QUIET)
    times = [time for time, _ in script.worked[1:]]
    assert times == [70.0, 132.0]


def test_a_slower_editor_causes_at_most_one_pass_a_quiet_period() -> None:
    script = Script(save(*range(10, 131, 2)), end=1000)
    script.run(Quiet(1.5, 30.0))
    times = [time for time, _ in script.worked[1:]]
    assert len(times) == 61
    assert all(later - earlier >= 1.5 for earlier, later in pairwise(times))


def test_the_work_is_told_what_was_hinted_at() -> None:
    told: list[Hinted] = []

    def work(_cause: Cause, hinted: Hinted) -> Outcome:
        told.append(hinted)
        return Outcome()

    script = Script([(10, "Asha.md", nothing), (12, "Bo.md", nothing), (50, "Cleo.md", nothing)], end=100)
    script.run(QUIET, work)
    assert [hinted.paths for hinted in told] == [set(), {"Asha.md", "Bo.md"}, {"Cleo.md"}]


def test_what_is_saved_during_the_work_is_worked_on_again() -> None:
    script = Script(save(10), end=100)

    def work(cause: Cause, _hinted: Hinted) -> Outcome:
        if cause is Cause.HINTS and len(script.worked) == 2:
            script._paths.add("Bo.md")
            script._last = script.now
        return Outcome()

    script.run(QUIET, work)
    assert script.worked[1:] == [(13.0, Cause.HINTS), (16.0, Cause.HINTS)]


def test_a_day_that_begins_is_looked_at_at_once() -> None:
    script = Script(end=13 * 3600)
    script.run(QUIET)
    assert [time for time, cause in script.worked if cause is Cause.DAY] == [12 * 3600.0]


def test_nothing_happens_for_half_an_hour_and_it_looks_all_the_same() -> None:
    script = Script(end=2 * EVERY + 10)
    script.run(QUIET)
    assert script.worked[1:] == [(EVERY, Cause.ROUTINE), (2 * EVERY, Cause.ROUTINE)]


def test_after_a_sleep_it_looks() -> None:
    script = Script(end=100)

    def sleep() -> None:
        script.asleep += 3600

    script._waiting = [(50.0, "", sleep)]
    script.run(QUIET)
    assert script.worked[1:] == [(53.0, Cause.HINTS)]


def test_work_that_is_not_done_is_done_again() -> None:
    script = Script(save(10), end=100)
    script.run(QUIET, lambda cause, _hinted: Outcome(again=5.0 if cause is Cause.HINTS else None))
    assert script.worked[1:] == [(13.0, Cause.HINTS), (18.0, Cause.AGAIN)]


@pytest.mark.parametrize("error", [WriteError("Wrong.", "Mend it."), OSError(5, "Input/output error")])
def test_work_that_fails_is_told_and_tried_again_and_the_loop_lives(error: Exception) -> None:
    said: list[str] = []
    script = Script(save(10), end=13 + RETRY + 1)

    def work(cause: Cause, _hinted: Hinted) -> Outcome:
        if cause is Cause.HINTS:
            raise error
        return Outcome()

    script.run(QUIET, work, failed=said.append)
    assert said in (["Wrong. Mend it."], ["The system says: Input/output error."])
    assert script.worked[1:] == [(13.0, Cause.HINTS), (13.0 + RETRY, Cause.AGAIN)]


def test_settings_are_read_anew_when_asked() -> None:
    asked = iter([False, True])
    script = Script(end=10)
    script.run(QUIET, reread=lambda: next(asked, False))
    assert [cause for _, cause in script.worked] == [Cause.START, Cause.SETTINGS]


def test_it_stops_before_it_works_where_it_is_told_to() -> None:
    script = Script(end=0)
    script.run(QUIET)
    assert script.worked == []
