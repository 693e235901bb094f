from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.model import Note
from vaultkit.model import Property
from vaultkit.model import Severity
from vaultkit.model import Value
from vaultkit.notes.property_checks import check_properties

TODAY = dt.date(2026, 3, 2)


def codes(value: Value, key: str = "date", *, order_known: bool = False) -> list[str]:
    note = Note("n.md", ("",), properties=(Property("a", "x", 2), Property(key, value, 3)))
    found = check_properties(note, TODAY, order_known=order_known)
    assert all(problem.line == 3 and f"'{key}'" in problem.message for problem in found)
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    "text",
    ["2026-01-05", "2026-01-05T10:00", "2026-01-05 10:00:00", "2026-01-05T10:00:00+02:00", "2026-01-05T10:00:00Z", "20260105",
     "2026/1/5", "5.1.2026", "05.01.2026", "31/01/2026", "01/31/2026", "05/05/2026", "[[2026-01-05]]", "2026-04-20", "TBD", "-", "",
     "?", "spring 2026", "Q1", "Monday", "5 Jan 2026", "2026", "2026-01", "1:1", "v1.2.3", "192.168.10.20", "12-34"],
)  # fmt: skip
def test_days_that_are_and_words_are_no_problem(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "20260230", "31/02/2026", "13/13/2026", "32.1.2026", "2026-01-05T25:00",
     "2026-01-05 10:61", "[[2026-02-30]]", "2026/2/30"],
)  # fmt: skip
def test_a_day_or_time_that_does_not_exist_is_an_error(text: str) -> None:
    assert codes(text) == ["impossible-date"]


def test_an_open_order_of_day_and_month_is_a_warning_unless_the_vault_settles_it() -> None:
    assert codes("05/01/2026") == ["ambiguous-date"]
    assert codes("05-01-2026") == ["ambiguous-date"]
    assert codes("05/01/2026", order_known=True) == []


def test_a_date_without_zeros_is_a_warning() -> None:
    assert codes("2026-1-5") == ["unpadded-date"]


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "1826-01-05"])
def test_years_beyond_any_meeting_are_a_warning(text: str) -> None:
    assert codes(text) == ["far-date"]


def test_a_day_far_ahead_is_a_warning() -> None:
    assert codes("2027-03-02") == ["future-date"]


@pytest.mark.parametrize(
    "key", ["meeting_date", "Session-Date", "started", "startDate", "start_date", "Start_work", "joined"]
)
def test_every_spelling_of_a_day_is_checked(key: str) -> None:
    assert codes("2026-02-30", key) == ["impossible-date"]


@pytest.mark.parametrize("key", ["version", "due", "title", "aliases"])
def test_other_keys_are_left_alone(key: str) -> None:
    assert codes("2026-02-30", key) == []


def test_lists_are_checked_part_by_part_and_maps_not_at_all() -> None:
    assert codes(("2026-01-05", "2026-02-30", None)) == ["impossible-date"]
    assert codes({"x": "2026-02-30"}) == []


def test_only_the_impossible_is_an_error() -> None:
    note = Note("n.md", ("",), properties=(Property("date", "2026-02-30", 2), Property("start", "05/01/2026", 3)))
    assert [problem.severity for problem in check_properties(note, TODAY)] == [Severity.ERROR, Severity.WARNING]
