"""Holidays of the vault's own gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.made import note
from tests.briefs.made import session
from vaultkit.briefs.pauses import Pause
from vaultkit.briefs.pauses import Pauses
from vaultkit.briefs.pauses import a_year_on
from vaultkit.briefs.pauses import find_pauses
from vaultkit.model import Session

NOTE = note("a.md", "- x\n")
TODAY = dt.date(2026, 7, 20)
MONDAY = dt.date(2024, 1, 1)
WEEKS = 131


def meetings(person: str, first: dt.date, every: int, without: Iterable[tuple[dt.date, dt.date]]) -> list[Session]:
    gone = tuple(without)
    days = (first + dt.timedelta(days=every * number) for number in range(7 * WEEKS // every))
    return [
        session(NOTE, day, person=person)
        for day in days
        if not any(start <= day <= end for start, end in gone) and day <= TODAY
    ]


def team(*without: tuple[dt.date, dt.date]) -> list[Session]:
    """Return two and a half years of two weekly and two fortnightly pairs."""
    return [
        one
        for name, start, every in (("Ada", 0, 7), ("Ben", 2, 7), ("Cleo", 3, 14), ("Dov", 8, 14))
        for one in meetings(name, MONDAY + dt.timedelta(days=start), every, without)
    ]


def august(year: int, first: int = 5, last: int = 18) -> tuple[dt.date, dt.date]:
    return dt.date(year, 8, first), dt.date(year, 8, last)


def test_a_team_that_never_stops_has_no_pauses() -> None:
    assert find_pauses(team(), TODAY) == Pauses()


def test_a_gap_of_everybody_is_a_pause_and_comes_again_once_two_years_have_it() -> None:
    once = find_pauses(team(august(2025)), TODAY)
    assert len(once.past) == 1
    assert once.coming == ()
    twice = find_pauses(team(august(2024), august(2025, 4, 17)), TODAY)
    assert len(twice.past) == 2
    assert twice.hold(dt.date(2026, 8, 12))
    assert not twice.hold(dt.date(2026, 7, 30))
    assert not twice.hold(dt.date(2026, 8, 20))


def test_a_pause_over_the_turn_of_the_year_comes_again_too() -> None:
    ends = [(dt.date(year, 12, 20), dt.date(year + 1, 1, 4)) for year in (2024, 2025)]
    found = find_pauses(team(*ends), TODAY)
    assert found.hold(dt.date(2026, 12, 29))
    assert not found.hold(dt.date(2026, 12, 15))
    assert not found.hold(dt.date(2027, 1, 8))


def test_a_pause_that_the_last_year_had_not_does_not_come_again() -> None:
    found = find_pauses(team((dt.date(2024, 4, 1), dt.date(2024, 4, 14))), TODAY)
    assert found.coming == ()


def test_what_one_person_misses_is_no_pause_while_others_meet() -> None:
    away = meetings("Ada", MONDAY, 7, [august(2024), august(2025)])
    others = meetings("Ben", MONDAY + dt.timedelta(days=2), 7, [])
    assert find_pauses([*away, *others], TODAY) == Pauses()


def test_a_vault_of_one_person_needs_two_years_to_show_a_holiday() -> None:
    once = meetings("Ada", MONDAY, 7, [(dt.date(2025, 8, 1), dt.date(2025, 8, 31))])
    assert find_pauses(once, TODAY) == Pauses()
    twice = meetings("Ada", MONDAY, 7, [august(2024), august(2025)])
    assert find_pauses(twice, TODAY).hold(dt.date(2026, 8, 11))


def test_everybody_meeting_on_one_day_every_other_week_leaves_no_pause() -> None:
    same = [*meetings("Ada", MONDAY, 14, []), *meetings("Ben", MONDAY, 14, [])]
    assert find_pauses(same, TODAY) == Pauses()


def test_notes_that_were_given_up_for_a_season_show_no_holiday() -> None:
    away = [(dt.date(year, 3, 1), dt.date(year, 6, 30)) for year in (2024, 2025)]
    assert find_pauses(team(*away), TODAY).coming == ()


def test_few_irregular_meetings_show_no_holiday() -> None:
    days = [dt.date(2024, 1, 3) + dt.timedelta(days=number * number % 61 + 31 * number) for number in range(28)]
    sessions = [session(NOTE, day, person="AB"[number % 2]) for number, day in enumerate(days)]
    assert find_pauses(sessions, TODAY) == Pauses()


def test_planned_and_later_meetings_do_not_count() -> None:
    plans = [session(NOTE, TODAY + dt.timedelta(days=number), planned=True) for number in range(30)]
    assert find_pauses([*team(), *plans], TODAY) == Pauses()


def test_a_day_of_a_leap_year_has_its_like_in_every_year() -> None:
    assert a_year_on(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)
    assert a_year_on(dt.date(2027, 2, 28)) == dt.date(2028, 2, 28)
    assert a_year_on(dt.date.max) == dt.date.max
    assert a_year_on(dt.date.min, -1) == dt.date.min


def test_days_within_counts_both_ends() -> None:
    pause = Pause(dt.date(2026, 8, 3), dt.date(2026, 8, 14))
    assert pause.days_within(dt.date(2026, 8, 10), dt.date(2026, 8, 20)) == 5
    assert pause.days_within(dt.date(2026, 9, 1), dt.date(2026, 9, 2)) == 0


@given(st.lists(st.tuples(st.dates(), st.sampled_from("AB")), max_size=40), st.dates())
def test_no_meeting_lies_in_a_pause_and_each_comes_in_order(found: list[tuple[dt.date, str]], today: dt.date) -> None:
    sessions = [session(NOTE, day, person=name) for day, name in found]
    pauses = find_pauses(sessions, today)
    held = [day for day, _ in found if day <= today]
    assert not any(pause.first <= day <= pause.last for pause in pauses.past for day in held)
    assert all(pause.first <= pause.last for pause in (*pauses.past, *pauses.coming))
