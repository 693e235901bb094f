"""Days said from today on."""

from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.cli.relative_days import readings

#: The last of a long month, a Friday.
TODAY = dt.date(2027, 12, 31)


@pytest.mark.parametrize(
    ("form", "days"),
    [
        ("in 2 month", ["2028-02-29"]),
        ("1 month ago", ["2027-11-30"]),
        ("on 30 th", ["2028-01-30"]),
        ("wd3 in 2 week", ["2028-01-13", "2028-01-20"]),
        ("wd6 in 1 week", ["2028-01-09"]),
        ("tomorrow in 7or8 day", ["2028-01-08", "2028-01-09"]),
        ("week 53", []),
        ("week 1", ["2028-01-03"]),
        ("wd3 this week", ["2027-12-30"]),
        ("week wd3", []),
        ("", []),
    ],
)
def test_every_reading_is_returned(form: str, days: list[str]) -> None:
    assert [day.isoformat() for day in readings(form, TODAY)] == days


@pytest.mark.parametrize("form", ["tomorrow", "in 1 month", "+ 1", "wd0 week"])
def test_what_is_beyond_the_calendar_is_no_day(form: str) -> None:
    with pytest.raises(OverflowError):
        readings(form, dt.date.max)
