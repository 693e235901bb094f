from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.made import ASTA
from tests.briefs.made import TODAY
from tests.briefs.made import assessment
from tests.briefs.made import note
from tests.briefs.made import reset
from tests.briefs.made import session
from vaultkit.briefs.pauses import NO_PAUSES
from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.schedule import after
from vaultkit.briefs.schedule import choose_date
from vaultkit.briefs.schedule import days_between
from vaultkit.briefs.schedule import due_on
from vaultkit.model import Format
from vaultkit.model import Session

NOTE = note("a.md", "- x\n")
WEDNESDAY = dt.date(2026, 11, 18)


def met(*days: dt.date) -> list[Session]:
    return [session(NOTE, day) for day in days]


def every(days: int, count: int = 6, last: dt.date = WEDNESDAY) -> list[Session]:
    return met(*(last - dt.timedelta(days=days * number) for number in range(count)))


def test_the_first_meeting_is_soon_and_on_a_working_day() -> None:
    assert choose_date(assessment(), [], today=dt.date(2026, 11, 20)) == dt.date(2026, 11, 23)


def test_the_pairs_own_rhythm_and_weekday_are_kept() -> None:
    assert choose_date(assessment(), every(14), today=TODAY) == dt.date(2026, 12, 2)


def test_a_human_cadence_wins() -> None:
    someone = assessment(person=replace(ASTA, cadence=21))
    assert choose_date(someone, every(14), today=TODAY) == dt.date(2026, 12, 9)


def test_a_denser_phase_pulls_the_rhythm_half_way() -> None:
    dense = assessment(format=Format(7, 45, ""))
    days = [session.date for session in reversed(every(21))]
    assert days_between(dense, days) == 14
    assert days_between(assessment(format=Format(28, 45, "")), days) == 21


def test_an_overdue_meeting_is_never_in_the_past_nor_on_a_taken_day() -> None:
    old = every(14, last=dt.date(2026, 6, 17))
    assert choose_date(assessment(), old, today=TODAY) == dt.date(2026, 11, 25)
    taken = [*old, session(NOTE, dt.date(2026, 11, 25), planned=True)]
    assert choose_date(assessment(), taken, today=TODAY) == dt.date(2026, 12, 2)


def test_nobody_is_asked_in_on_new_years_day() -> None:
    fridays = every(28, last=dt.date(2026, 12, 4))
    assert choose_date(assessment(), fridays, today=dt.date(2026, 12, 10)) == dt.date(2027, 1, 8)


@given(
    st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2027, 6, 1)), max_size=12),
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)),
    st.one_of(st.none(), st.integers(1, 120)),
)
def test_the_day_is_always_free_and_never_past(days: list[dt.date], today: dt.date, cadence: int | None) -> None:
    chosen = choose_date(assessment(person=replace(ASTA, cadence=cadence)), met(*days), today=today)
    assert chosen >= today
    assert chosen not in days


def test_the_meeting_after_keeps_its_weekday() -> None:
    assert after(WEDNESDAY, 10) == WEDNESDAY + dt.timedelta(days=7)
    assert after(WEDNESDAY, 3) == WEDNESDAY + dt.timedelta(days=3)
    assert after(dt.date.max, 30) == dt.date.max


def test_the_calendar_ends_and_nothing_breaks() -> None:
    last = dt.date.max
    assert choose_date(assessment(), [], today=last) == last
    assert choose_date(assessment(), met(last), today=last) == last


def test_days_that_a_human_set_are_not_averaged() -> None:
    wished = assessment(format=Format(28, 45, "", ("set by you",)))
    assert days_between(wished, [session.date for session in reversed(every(7))]) == 28


def weekly_team(*without: tuple[dt.date, dt.date]) -> list[Session]:
    """Return two years of meetings of three people, Asta on every other Wednesday."""
    found = []
    for name, first, step in (("Asta Lindgren", 0, 14), ("Ben", 1, 7), ("Cleo", -1, 7)):
        for number in range(-2 * 52 * 7, 1, step):
            day = WEDNESDAY + dt.timedelta(days=number + first)
            if day <= TODAY and not any(start <= day <= end for start, end in without):
                found.append(session(NOTE, day, person=name))
    return found


CHRISTMAS = [(dt.date(year, 12, 20), dt.date(year + 1, 1, 6)) for year in (2024, 2025)]


def test_a_holiday_of_everybody_does_not_lengthen_the_rhythm() -> None:
    summer = (dt.date(2026, 8, 10), dt.date(2026, 9, 13))
    days = [dt.date(2026, 7, 29) + dt.timedelta(days=14 * number) for number in (0, 4, 5)]
    others = [one for one in weekly_team(summer) if one.person != ASTA.name]
    pauses = find_pauses([*others, *met(*days)], TODAY)
    assert days_between(assessment(format=Format(60, 45, "")), days) == 35
    assert days_between(assessment(format=Format(60, 45, "")), days, pauses) == 14


def test_no_date_falls_in_a_holiday_that_comes_every_year() -> None:
    today = dt.date(2026, 12, 10)
    sessions = [*weekly_team(*CHRISTMAS), session(NOTE, dt.date(2026, 12, 16), planned=True)]
    late = assessment(person=replace(ASTA, cadence=35))
    assert choose_date(late, sessions, today=today, pauses=NO_PAUSES) == dt.date(2026, 12, 23)
    assert choose_date(late, sessions, today=today) == dt.date(2027, 1, 6)


def test_every_other_week_keeps_its_weeks_when_one_meeting_was_moved() -> None:
    series = [WEDNESDAY - dt.timedelta(days=14 * number) for number in range(1, 7)]
    moved = [*series, WEDNESDAY - dt.timedelta(days=7)]
    assert choose_date(assessment(), met(*series), today=dt.date(2026, 11, 17)) == WEDNESDAY
    assert choose_date(assessment(), met(*moved), today=TODAY) == dt.date(2026, 12, 2)


def test_a_series_that_is_broken_off_begins_in_any_week() -> None:
    old = every(14, last=dt.date(2026, 8, 12))
    assert choose_date(assessment(), old, today=TODAY) == dt.date(2026, 11, 25)
    older = every(14, last=dt.date(2026, 8, 19))
    assert choose_date(assessment(), older, today=TODAY) == dt.date(2026, 11, 25)


def test_after_a_change_the_phases_own_days_stand_until_there_is_a_new_rhythm() -> None:
    days = [session.date for session in reversed(every(28))]
    fresh = reset("pivot", WEDNESDAY)
    assert days_between(assessment(**fresh, format=Format(7, 45, "")), days) == 7
    assert days_between(assessment(**fresh, format=Format(42, 45, "")), days) == 28
    assert days_between(assessment(**fresh, format=Format(7, 45, "")), [WEDNESDAY]) == 7
    settled = reset("pivot", WEDNESDAY - dt.timedelta(days=28))
    newer = [*days[:-1], WEDNESDAY - dt.timedelta(days=14), WEDNESDAY]
    assert days_between(assessment(**settled, format=Format(7, 45, "")), newer) == 11


def test_one_saturday_is_no_habit_and_many_are() -> None:
    saturday = dt.date(2026, 11, 14)
    once = met(dt.date(2026, 10, 28), saturday)
    assert choose_date(assessment(), once, today=TODAY).weekday() < 5
    assert choose_date(assessment(), every(14, last=saturday), today=TODAY).weekday() == 5


def test_a_cadence_of_days_keeps_no_weekday() -> None:
    daily = assessment(person=replace(ASTA, cadence=2))
    assert choose_date(daily, every(7, last=dt.date(2026, 11, 23)), today=dt.date(2026, 11, 23)) == dt.date(
        2026, 11, 25
    )


def test_who_is_due_is_due_on_a_day_that_next_would_name() -> None:
    days = [session.date for session in reversed(every(14))]
    assert due_on(assessment(), days) == dt.date(2026, 12, 2)
    assert due_on(assessment(), [dt.date(2026, 10, 31), dt.date(2026, 11, 14)]) == dt.date(2026, 11, 30)
    assert due_on(assessment(), []) is None


@given(
    st.lists(st.tuples(st.dates(), st.booleans()), max_size=14),
    st.dates(),
    st.one_of(st.none(), st.integers(1, 400)),
    st.sampled_from([{}, reset("pivot", WEDNESDAY)]),
)
def test_laws_of_the_chosen_day(
    found: list[tuple[dt.date, bool]], today: dt.date, cadence: int | None, change: dict[str, Any]
) -> None:
    sessions = [session(NOTE, day, planned=planned) for day, planned in found]
    someone = assessment(person=replace(ASTA, cadence=cadence), **change)
    chosen = choose_date(someone, [*sessions, *sessions], today=today)
    assert chosen == choose_date(someone, sessions[::-1], today=today)
    assert chosen >= today
    held = [day for day, planned in found if not planned and day <= today]
    if chosen != dt.date.max:
        assert chosen not in {day for day, _ in found}
        assert chosen.weekday() < 5 or sum(day.weekday() == chosen.weekday() for day in held) > 2


def test_who_is_overdue_gets_the_next_weekday_of_theirs_in_whichever_week() -> None:
    series = every(14, last=dt.date(2026, 11, 11))
    found = {day: choose_date(assessment(), series, today=dt.date(2026, 11, day)) for day in (24, 25, 26, 30)}
    assert found == {
        24: dt.date(2026, 11, 25),
        25: dt.date(2026, 11, 25),
        26: dt.date(2026, 12, 2),
        30: dt.date(2026, 12, 2),
    }


def test_a_meeting_put_off_is_followed_by_the_series_a_week_later() -> None:
    put_off = met(*(WEDNESDAY - dt.timedelta(days=days) for days in (0, 21, 35, 49, 63)))
    assert choose_date(assessment(), put_off, today=WEDNESDAY + dt.timedelta(days=1)) == dt.date(2026, 11, 25)
    assert choose_date(assessment(), put_off, today=dt.date(2026, 11, 26)) == dt.date(2026, 12, 2)


@given(
    st.lists(st.sampled_from([7, 14, 21, 28, 13, 15, 6, 8, 35]), min_size=1, max_size=9),
    st.integers(1, 90),
    st.one_of(st.none(), st.integers(5, 60)),
    st.integers(0, 4),
)
def test_the_day_is_within_a_week_of_when_they_are_due_or_of_today(
    gaps: list[int], since: int, cadence: int | None, weekday: int
) -> None:
    first = dt.date(2025, 3, 3) + dt.timedelta(days=weekday)
    days = [first + dt.timedelta(days=sum(gaps[:count])) for count in range(len(gaps) + 1)]
    today = days[-1] + dt.timedelta(days=since)
    someone = assessment(person=replace(ASTA, cadence=cadence))
    due = max(days[-1] + dt.timedelta(days=days_between(someone, days)), today)
    chosen = choose_date(someone, met(*days), today=today, pauses=NO_PAUSES)
    if not any(
        (day.month, day.day) in {(12, 25), (12, 26), (1, 1)} for day in (due + dt.timedelta(n) for n in range(-7, 8))
    ):
        assert abs((chosen - due).days) <= 7
    told = due_on(someone, days)
    assert told is not None
    assert chosen == told or told < today
    assert chosen >= today


def test_a_cadence_that_a_human_set_is_counted_from_the_last_meeting() -> None:
    held = [
        dt.date(2026, 9, 8),
        dt.date(2026, 9, 22),
        dt.date(2026, 10, 6),
        dt.date(2026, 10, 20),
        dt.date(2026, 11, 3),
    ]
    for shift in (0, 7):
        days = [*held[:-1], held[-1] + dt.timedelta(days=shift)]
        belief = assessment(person=replace(ASTA, cadence=14), last_met=days[-1])
        assert due_on(belief, days) == days[-1] + dt.timedelta(days=14)
