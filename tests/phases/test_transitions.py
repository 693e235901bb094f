from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.phases.making import FIRST
from tests.phases.making import event
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import session
from tests.phases.making import with_event
from vaultkit.model import Effect
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.phases.parameters import load_parameters
from vaultkit.phases.transitions import chance
from vaultkit.phases.transitions import drift
from vaultkit.phases.transitions import is_irregular
from vaultkit.phases.transitions import maturity
from vaultkit.phases.transitions import motion
from vaultkit.phases.transitions import prior
from vaultkit.phases.transitions import start
from vaultkit.phases.transitions import strongest

NUMBERS = load_parameters()


def days(*gaps: int) -> list[dt.date]:
    dates = [FIRST]
    for gap in gaps:
        dates.append(dates[-1] + dt.timedelta(days=gap))
    return dates


@pytest.mark.parametrize(
    ("tenure", "expected"), [(0, 0.85), (44, 0.85), (45, 0.35), (179, 0.35), (180, 0.10), (540, 0.05), (-30, 0.85)]
)
def test_the_prior_follows_tenure_at_the_first_note(tenure: int, expected: float) -> None:
    assert prior(person(started=FIRST - dt.timedelta(days=tenure)), FIRST, NUMBERS)[0] == pytest.approx(expected)


def test_tenure_counts_half_for_a_skip_level() -> None:
    started = FIRST - dt.timedelta(days=80)
    assert prior(person(Relation.SKIP_LEVEL, started), FIRST, NUMBERS)[0] == pytest.approx(0.85)
    assert prior(person(Relation.REPORT, started), FIRST, NUMBERS)[0] == pytest.approx(0.35)


def test_without_a_start_date_get_to_know_is_a_coin_toss() -> None:
    assert prior(person(started=None), FIRST, NUMBERS) == pytest.approx((0.5, 0.3, 0.2, 0))


def test_an_imported_history_begins_deep_whatever_its_dates() -> None:
    imported = replace(person(), imported=True)
    assert prior(imported, FIRST, NUMBERS) == pytest.approx((0.05, 0.30, 0.65, 0))


def test_rows_sum_to_one_in_every_motion() -> None:
    for moves in (motion(9, 0.15, 1, 1, NUMBERS), motion(0, 0, 0, 0, NUMBERS), start(1, 1, NUMBERS)):
        for matrix in (moves.base, moves.reset, moves.relax):
            for rates in matrix:
                assert sum(rates) == pytest.approx(1)
                assert min(rates) >= 0


def test_nobody_leaves_get_to_know_before_something_is_known() -> None:
    assert motion(0, 0, 0, 0, NUMBERS).base[0][1] == pytest.approx(NUMBERS.hazards.g_c)
    hazards = NUMBERS.hazards
    half = motion(hazards.g_c_full / 2, 0, 0, 0, NUMBERS).base[0][1]
    assert half == pytest.approx(hazards.g_c + hazards.g_c_knowledge / 2)
    assert motion(60, 0, 0, 0, NUMBERS).base[0][1] == pytest.approx(hazards.g_c + hazards.g_c_knowledge)


def test_get_to_know_ignores_resets() -> None:
    moves = motion(3, 0, 1, 0, NUMBERS)
    assert moves.reset[0] == moves.base[0]


def test_the_chances_of_nothing_a_reset_and_a_forward_move_sum_to_one() -> None:
    assert sum(motion(3, 0, 0.8, 0.7, NUMBERS).weights) == pytest.approx(1)


def test_before_the_first_session_only_events_move_anything() -> None:
    assert start(0, 0, NUMBERS).base[1] == (0, 1, 0, 0)


def test_a_usual_gap_is_nothing_and_a_year_of_silence_is_a_rumour_at_most() -> None:
    assert drift(days(14, 14, 14), NUMBERS.hazards) == 0
    assert drift(days(14, 14, 59), NUMBERS.hazards) == 0
    year = drift(days(14, 14, 365), NUMBERS.hazards)
    assert 0.1 < year <= NUMBERS.hazards.gap_cap
    assert drift(days(14, 14, 5000), NUMBERS.hazards) == NUMBERS.hazards.gap_cap
    assert drift(days(), NUMBERS.hazards) == 0


def test_quarterly_meetings_are_no_silence() -> None:
    assert drift(days(90, 90, 120), NUMBERS.hazards) == 0


def test_a_rhythm_is_irregular_only_over_six_gaps() -> None:
    assert is_irregular(days(3, 60, 3, 60, 3, 60), NUMBERS)
    assert not is_irregular(days(3, 60, 3, 60, 3), NUMBERS)
    assert not is_irregular(days(14, 14, 14, 14, 14, 14), NUMBERS)
    assert not is_irregular(days(0, 0, 0, 0, 0, 0), NUMBERS)


def test_the_surest_cue_of_an_effect_stands_for_the_session() -> None:
    told = replace(session("M"), events=(event(0.3), event(0.9, "reorg"), event(0.7, "mentorship", Effect.RELAX)))
    reset, relax = strongest(told, Effect.RESET), strongest(told, Effect.RELAX)
    assert reset
    assert reset.kind == "reorg"
    assert relax
    assert relax.kind == "mentorship"
    assert strongest(session("M"), Effect.RESET) is None


def test_the_same_event_told_again_is_an_echo() -> None:
    told = with_event(with_event(row("MMM"), 1, event(0.8)), 2, event(0.8))
    assert chance(told[:2], Effect.RESET, NUMBERS) == 0.8
    assert chance(told, Effect.RESET, NUMBERS) == pytest.approx(0.8 * NUMBERS.events.echo_factor)


def test_another_kind_of_event_is_no_echo() -> None:
    told = with_event(with_event(row("MMM"), 1, event(0.8)), 2, event(0.8, "pivot"))
    assert chance(told, Effect.RESET, NUMBERS) == 0.8


def test_the_same_kind_a_year_later_is_no_echo() -> None:
    told = with_event(with_event(row("MM", 365), 0, event(0.8)), 1, event(0.8))
    assert chance(told, Effect.RESET, NUMBERS) == 0.8


def test_collisions_among_the_events_are_left_to_the_text() -> None:
    assert chance((replace(session("M"), events=(event(0.9, "collision"),)),), Effect.RESET, NUMBERS) == 0


def test_maintain_opens_with_time_or_with_meetings_whichever_comes_first() -> None:
    young = Person("Ada", relation=Relation.REPORT, started=dt.date(2026, 1, 1))
    month = [dt.date(2026, 1, 1), dt.date(2026, 1, 31)]
    assert maturity(young, month, NUMBERS) == pytest.approx(0.2)
    assert maturity(young, [*month, dt.date(2026, 7, 1)], NUMBERS) == 1
    assert maturity(young, [dt.date(2026, 1, day) for day in range(1, 11)], NUMBERS) == 1
    assert maturity(Person("Ada"), month, NUMBERS) == pytest.approx(0.2)
    assert maturity(Person("Ada", imported=True), month, NUMBERS) == 1


def test_a_young_pair_is_slow_to_reach_maintain() -> None:
    assert motion(9, 0, 0, 0, NUMBERS, grown=0.2).base[1][2] == pytest.approx(
        0.2 * motion(9, 0, 0, 0, NUMBERS).base[1][2]
    )
