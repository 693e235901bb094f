from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.made import ASTA
from tests.briefs.made import TODAY
from tests.briefs.made import assessment
from tests.briefs.made import note
from tests.briefs.made import session
from vaultkit.briefs.schedule import after
from vaultkit.briefs.schedule import choose_date
from vaultkit.briefs.schedule import days_between
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
