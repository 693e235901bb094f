"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.when import WEEKDAYS
from vaultkit.cli.when import day_back
from vaultkit.cli.when import parse_day
from vaultkit.errors import UsageError

#: A Monday.
TODAY = dt.date(2026, 11, 23)
_ANY = st.dates() | st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
_TYPED = (
    "in", "the", "last", "next", "this", "coming", "a", "week", "weeks", "day", "days", "fortnight", "month", "thu", "friday", "lunes",
    "demain", "morgen", "dans", "en", "nächste", "prochain", "pasado", "+", "3", "14", "99", "999", "3rd", ".", ",", "-", "15:00",
    "um", "at", "W", "49", "nov", "March", "2026", "2026-11-22", "29/2", "ago", "vor", "hace", "it's", "two", "quinze", "jours",
    "today", "on", "from", "sunday", "dia", "31", "00", "9999-12-31", "0001-01-01",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("tomorrow morning", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("thu", "2026-11-26"),
        ("Thu.", "2026-11-26"),
        ("Thursday", "2026-11-26"),
        ("weds", "2026-11-25"),
        ("next thu", "2026-11-26"),
        ("on friday", "2026-11-27"),
        ("coming friday", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("friday this week", "2026-11-27"),
        ("mon", "2026-11-30"),
        ("thu 15:00", "2026-11-26"),
        ("Thursday at 3 pm", "2026-11-26"),
        ("tomorrow at 9", "2026-11-24"),
        ("next week", "2026-11-30"),
        ("thursday next week", "2026-12-03"),
        ("next week thursday", "2026-12-03"),
        ("friday week", "2026-12-04"),
        ("a week on friday", "2026-12-04"),
        ("two weeks from friday", "2026-12-11"),
        ("friday in two weeks", "2026-12-11"),
        ("a week tomorrow", "2026-12-01"),
        ("in 2 weeks", "2026-12-07"),
        ("in 2 weeks' time", "2026-12-07"),
        ("in four weeks", "2026-12-21"),
        ("in a fortnight", "2026-12-07"),
        ("in 10 days", "2026-12-03"),
        ("in ten days", "2026-12-03"),
        ("3 days", "2026-11-26"),
        ("+3d", "2026-11-26"),
        ("+14", "2026-12-07"),
        ("in a month", "2026-12-23"),
        ("in 3 months", "2027-02-23"),
        ("next month", "2026-12-21"),
        ("the 3rd", "2026-12-03"),
        ("the 31st", "2026-12-31"),
        ("thu the 26th", "2026-11-26"),
        ("thursday the 3rd of December", "2026-12-03"),
        ("W49", "2026-11-30"),
        ("week 50", "2026-12-07"),
        ("W2", "2027-01-11"),
        ("2026-12-01", "2026-12-01"),
        ("Tue 2026-12-01", "2026-12-01"),
        ("5 March", "2027-03-05"),
        ("5 March 15:00", "2027-03-05"),
        ("1 Dec", "2026-12-01"),
        ("1st December", "2026-12-01"),
        ("Dec 3rd", "2026-12-03"),
        ("23 November", "2026-11-23"),
        ("29 February", "2028-02-29"),
    ],
)
def test_a_day_is_read_as_people_mean_it(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("morgen", "2026-11-24"),
        ("Übermorgen", "2026-11-25"),
        ("Donnerstag", "2026-11-26"),
        ("Do.", "2026-11-26"),
        ("nächsten Freitag", "2026-11-27"),
        ("kommenden Freitag um 15 Uhr", "2026-11-27"),
        ("Freitag morgen", "2026-11-27"),
        ("in 2 Wochen", "2026-12-07"),
        ("heute in 14 Tagen", "2026-12-07"),
        ("Donnerstag nächste Woche", "2026-12-03"),
        ("am 3.", "2026-12-03"),
        ("KW 50", "2026-12-07"),
        ("5. März", "2027-03-05"),
        ("demain", "2026-11-24"),
        ("après-demain", "2026-11-25"),
        ("jeudi prochain", "2026-11-26"),
        ("vendredi 15h", "2026-11-27"),
        ("dans deux semaines", "2026-12-07"),
        ("la semaine prochaine", "2026-11-30"),
        ("jeudi de la semaine prochaine", "2026-12-03"),
        ("le 3", "2026-12-03"),
        ("mañana", "2026-11-24"),
        ("pasado mañana", "2026-11-25"),
        ("el jueves", "2026-11-26"),
        ("próximo viernes", "2026-11-27"),
        ("viernes por la mañana", "2026-11-27"),
        ("dentro de tres semanas", "2026-12-14"),
        ("en dos meses", "2027-01-23"),
        ("amanhã", "2026-11-24"),
        ("quinta-feira", "2026-11-26"),
        ("na próxima quarta", "2026-11-25"),
        ("em 2 semanas", "2026-12-07"),
        ("daqui a três semanas", "2026-12-14"),
        ("semana que vem", "2026-11-30"),
    ],
)
def test_a_day_is_read_in_other_languages(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "someday", "", "x", "31 February", "in weeks", "99", "3", "mar", "march", "2027", "15:00", "the 32nd", "the 0th", "W54",
        "in 2 weeks ago", "tomorrow friday", "friday friday", "in -3 days", "+", "²", "in ٣ days", "in a couple of weeks", "the",
        "2026-02-30", "\x1b[31m", "in " + "9" * 90_000 + " weeks", "fri " * 90_000, "today\x00",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="Write one like") as refused:
        parse_day(text, TODAY)
    assert len(refused.value.message) < 90


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", "2026-11-22"),
        ("yesterday", "2026-11-22"),
        ("last friday", "2026-11-20"),
        ("last thursday", "2026-11-19"),
        ("letzten Donnerstag", "2026-11-19"),
        ("jeudi dernier", "2026-11-19"),
        ("el jueves pasado", "2026-11-19"),
        ("2 days ago", "2026-11-21"),
        ("il y a 2 jours", "2026-11-21"),
        ("last week", "2026-11-16"),
        ("W47", "2026-11-16"),
    ],
)
def test_a_past_day_is_refused_by_its_own_date(text: str, day: str) -> None:
    with pytest.raises(UsageError, match=f"{day} is in the past"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"), [("nov 22", "2027-11-22"), ("22.11.", "2027-11-22"), ("1 June", "2027-06-01")]
)
def test_a_day_just_past_needs_its_year(text: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"in the past. Write {meant}"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["1/2/2027", "3/4", "dans quinze jours", "in acht Tagen"])
def test_a_day_that_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="may be two days"):
        parse_day(text, TODAY)


def test_a_weekday_some_weeks_on_is_refused_where_it_may_be_two() -> None:
    friday = dt.date(2026, 11, 27)
    with pytest.raises(UsageError, match="may be two days: 2026-12-10 or 2026-12-17"):
        parse_day("thursday in two weeks", friday)


@pytest.mark.parametrize("text", ["thu 27 nov", "friday 13th", "Fri 2026-11-26", "Freitag 26.11."])
def test_a_weekday_that_its_date_has_not_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is a (?:Friday|Sunday|Thursday)"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["tomorrow", "fri", "in a month", "+1", "the 3rd", "a week on friday"])
def test_the_calendar_ends_and_nothing_breaks(text: str) -> None:
    with pytest.raises(UsageError, match="beyond the calendar"):
        parse_day(text, dt.date.max)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 400))
def test_an_iso_day_from_today_on_is_itself(today: dt.date, days: int) -> None:
    day = today + dt.timedelta(days=days)
    assert parse_day(day.isoformat(), today) == day


@given(st.lists(st.sampled_from(_TYPED), min_size=1, max_size=5).map(" ".join) | st.text(max_size=30), _ANY)
@example("last thu", dt.date.min)
@example("W1", dt.date.min)
@example("W53", dt.date.max)
@example("29 February", dt.date.max)
def test_what_is_typed_is_a_day_from_today_on_or_refused(text: str, today: dt.date) -> None:
    try:
        found = parse_day(text, today)
    except UsageError:
        return
    assert found >= today


@given(st.dates(dt.date(1, 1, 20), dt.date(9999, 12, 1)), st.integers(0, 6))
def test_a_weekday_is_within_a_week_ahead_and_back(today: dt.date, day: int) -> None:
    ahead, back = parse_day(WEEKDAYS[day], today), day_back(WEEKDAYS[day], today)
    assert back is not None
    assert ahead.weekday() == back.weekday() == day
    assert 0 < (ahead - today).days <= 7
    assert 0 < (today - back).days <= 7


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thu", "2026-11-19"),
        ("last thu", "2026-11-19"),
        ("Donnerstag", "2026-11-19"),
        ("2 weeks ago", "2026-11-09"),
        ("vor zwei Wochen", "2026-11-09"),
        ("hace un mes", "2026-10-23"),
        ("gestern", "2026-11-22"),
        ("the day before yesterday", "2026-11-21"),
        ("a fortnight ago", "2026-11-09"),
    ],
)
def test_a_day_back_is_read(text: str, day: str) -> None:
    assert day_back(text, TODAY) == dt.date.fromisoformat(day)


def test_what_says_no_day_back_is_none() -> None:
    assert [day_back(text, TODAY) for text in ("", "2026-11-01", "thursday or so", "tomorrow")] == [None] * 4
