"""Days said from today on: `thu`, `in 2 weeks`, `friday week`, `the 3rd`, `W49`, and back: `last thursday`, `vor 2 Wochen`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from vaultkit.notes.regex import regex

_NEAR = {"today": 0, "tomorrow": 1, "overmorrow": 2, "yesterday": -1}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
#: "Next month" keeps the weekday.
_NEXT = {"week": 7, "month": 28}
_WEEKDAY = r"(?P<day>wd[0-6])"
_DAY = r"(?:1 )?(?:next |this )?(?P<day>wd[0-6]|today|tomorrow|overmorrow)(?: next| this)?"
_SPAN = r"(?P<number>[0-9]{1,3}|7or8|14or15) (?P<unit>day|week|fortnight|month)"

_Found = re.Match[str]


def readings(form: str, today: dt.date) -> tuple[dt.date, ...]:
    """Return every day that words may mean, one for most, none for what is no such day.

    Args:
        form: the words as `day_words.one_form` gives them.
        today: the day from which they are said.

    Raises:
        OverflowError: the day is beyond the calendar.
    """
    for pattern, read in _FORMS:
        found = pattern.fullmatch(form)
        if found is not None:
            return tuple(sorted(set(read(found, today))))
    return ()


def _day(found: _Found, today: dt.date) -> list[dt.date]:
    word = found["day"]
    if word in _NEAR:
        return [today + dt.timedelta(days=_NEAR[word])]
    return [today + dt.timedelta(days=(int(word[2:]) - today.weekday() - 1) % 7 + 1)]


def _span(found: _Found, today: dt.date) -> list[dt.date]:
    return _moved(found, today, 1)


def _ago(found: _Found, today: dt.date) -> list[dt.date]:
    return _moved(found, today, -1)


def _moved(found: _Found, day: dt.date, sign: int) -> list[dt.date]:
    numbers = [sign * int(number) for number in found["number"].split("or")]
    if found["unit"] == "month":
        return [_months_on(day, number) for number in numbers]
    return [day + dt.timedelta(days=number * _DAYS[found["unit"]]) for number in numbers]


def _days_on(found: _Found, today: dt.date) -> list[dt.date]:
    return [today + dt.timedelta(days=int(found["number"]))]


def _after_day(found: _Found, today: dt.date) -> list[dt.date]:
    """Read "a week on friday": so long after that day."""
    return _moved(found, _day(found, today)[0], 1)


def _after_or_then(found: _Found, today: dt.date) -> list[dt.date]:
    """Read "friday in two weeks": so long after that day, or that weekday of the week then; often the same."""
    after = _after_day(found, today)
    return after if found["day"] in _NEAR else after + [_in_week(then, found) for then in _moved(found, today, 1)]


def _day_week(found: _Found, today: dt.date) -> list[dt.date]:
    return [_day(found, today)[0] + dt.timedelta(days=_DAYS[found["unit"]])]


def _next_week(found: _Found, today: dt.date) -> list[dt.date]:
    return [_in_week(today + dt.timedelta(days=7), found)]


def _this_week(found: _Found, today: dt.date) -> list[dt.date]:
    return [_in_week(today, found)]


def _in_week(day: dt.date, found: _Found) -> dt.date:
    return day + dt.timedelta(days=int(found["day"][2:]) - day.weekday())


def _next_period(found: _Found, today: dt.date) -> list[dt.date]:
    return [today + dt.timedelta(days=_NEXT[found["unit"]])]


def _last_period(found: _Found, today: dt.date) -> list[dt.date]:
    return [today - dt.timedelta(days=_NEXT[found["unit"]])]


def _last_day(found: _Found, today: dt.date) -> list[dt.date]:
    return [today - dt.timedelta(days=(today.weekday() - int(found["day"][2:]) - 1) % 7 + 1)]


def _of_month(found: _Found, today: dt.date) -> list[dt.date]:
    """Read "the 3rd": the next such day of a month."""
    number = int(found["number"])
    for months in range(12):
        first = _months_on(today.replace(day=1), months)
        if 1 <= number <= _length(first) and first.replace(day=number) >= today:
            return [first.replace(day=number)]
    return []


def _week_number(found: _Found, today: dt.date) -> list[dt.date]:
    """Read "W49": the Monday of this year's or next year's, whichever is nearer."""
    mondays: list[dt.date] = []
    for year in (today.year, today.year + 1):
        try:
            mondays.append(dt.date.fromisocalendar(year, int(found["number"]), 1))
        except ValueError:  # not every year has a week 53
            continue
    return [min(mondays, key=lambda monday: abs((monday - today).days))] if mondays else []


def _months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, its last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        message = "beyond the calendar"
        raise OverflowError(message)
    first = dt.date(year, month + 1, 1)
    return first.replace(day=min(day.day, _length(first)))


def _length(day: dt.date) -> int:
    """Return how many days its month has."""
    return calendar.monthrange(day.year, day.month)[1]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Found, dt.date], list[dt.date]]], ...] = tuple(
    (regex(pattern), read)
    for pattern, read in (
        (_DAY, _day),
        (r"(?P<day>yesterday)", _day),
        (rf"(?:in |\+ |today in )?{_SPAN}(?: in)?(?: hence)?", _span),
        (r"\+ (?P<number>[0-9]{1,3})", _days_on),
        (r"(?:1 )?next (?P<unit>week|month)", _next_period),
        (r"(?:1 )?(?P<unit>week|month) next", _next_period),
        (rf"{_WEEKDAY} (?:next week|(?:1 )?week next)", _next_week),
        (rf"(?:next week|week next) {_WEEKDAY}", _next_week),
        (rf"{_WEEKDAY} this week", _this_week),
        (rf"this week {_WEEKDAY}", _this_week),
        (rf"{_DAY} (?P<unit>week|fortnight)", _day_week),
        (rf"{_SPAN} (?:from )?{_DAY}", _after_day),
        (rf"{_DAY} in {_SPAN}", _after_or_then),
        (rf"in {_SPAN} {_DAY}", _after_or_then),
        (r"(?:wd[0-6] )?(?:on |day )(?P<number>[0-9]{1,2})(?: th)?", _of_month),
        (r"(?:wd[0-6] )?(?P<number>[0-9]{1,2}) th", _of_month),
        (r"week (?P<number>[0-9]{1,2})", _week_number),
        (rf"last {_WEEKDAY}", _last_day),
        (rf"{_WEEKDAY} last", _last_day),
        (r"last (?P<unit>week|month)", _last_period),
        (r"(?P<unit>week|month) last", _last_period),
        (rf"{_SPAN} ago", _ago),
        (rf"ago {_SPAN}", _ago),
    )
)
