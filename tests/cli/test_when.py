"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.when import parse_day
from vaultkit.errors import UsageError

#: A Monday.
TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("thu", "2026-11-26"),
        ("Thursday", "2026-11-26"),
        ("next thu", "2026-11-26"),
        ("on friday", "2026-11-27"),
        ("mon", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("in 2 weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("+3d", "2026-11-26"),
        ("in 10 days", "2026-12-03"),
        ("2026-12-01", "2026-12-01"),
        ("5 March", "2027-03-05"),
        ("1 Dec", "2026-12-01"),
        ("23 November", "2026-11-23"),
        ("29 February", "2028-02-29"),
        ("3 days", "2026-11-26"),
        ("the day after tomorrow", "2026-11-25"),
        ("next month", "2026-12-21"),
    ],
)
def test_a_day_is_read_as_people_mean_it(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("text", ["someday", "", "x", "31 February", "in weeks", "99"])
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="Write one like"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["2026-11-22", "yesterday", "last friday"])
def test_a_past_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="in the past"):
        parse_day(text, TODAY)


def test_a_day_that_may_be_two_is_refused() -> None:
    with pytest.raises(UsageError, match="may be two days"):
        parse_day("1/2/2027", TODAY)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 400))
def test_an_iso_day_from_today_on_is_itself(today: dt.date, days: int) -> None:
    day = today + dt.timedelta(days=days)
    assert parse_day(day.isoformat(), today) == day
