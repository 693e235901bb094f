"""Days as people type them: `thu`, `tomorrow`, `in 2 weeks`, `2026-03-05`, `5 March`."""

from __future__ import annotations

import datetime as dt
import re

from vaultkit.errors import UsageError
from vaultkit.notes.dates import read_date
from vaultkit.notes.dates import read_date_head

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "next week": 7,
    "next month": 28,
    "yesterday": -1,
}
_DAYS = {"day": 1, "d": 1, "week": 7, "w": 7, "fortnight": 14}
_SPAN = re.compile(r"(?:in\s+|\+)?(?P<number>\d{1,3}|a|an|one|two|three)\s*(?P<unit>days?|d|weeks?|w|fortnights?)")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def parse_day(text: str, today: dt.date) -> dt.date:
    """Return the day that is meant, never before today.

    A weekday is the next one after today; "next thu" is the same day, for people differ on what else it could be.
    A day and month without a year is the next such day.

    Raises:
        UsageError: it is no day, or it lies in the past.
    """
    found = _relative(" ".join(text.casefold().split()), today) or read_date(text) or _yearless(text, today)
    head = read_date_head(text)
    if head is not None and head.ambiguous:
        message = f"'{text}' may be two days."
        raise UsageError(message, "Write it like 2027-02-01 or '1 February'.")
    if found is None:
        message = f"'{text}' is no day."
        raise UsageError(message, "Write one like thu, tomorrow, 'in 2 weeks', '5 March' or 2026-03-05.")
    if found < today:
        message = f"{found} is in the past."
        raise UsageError(message, "The next note is for a meeting still to come.")
    return found


def _relative(text: str, today: dt.date) -> dt.date | None:
    if text in _NEAR:
        return today + dt.timedelta(days=_NEAR[text])
    if text.startswith("last ") and _relative(text.removeprefix("last "), today):
        return today - dt.timedelta(days=1)
    word = text.removeprefix("next ").removeprefix("on ").removeprefix("this ")
    if len(word) >= 2:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(word):
                return today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    span = _SPAN.fullmatch(text)
    if span:
        number = _NUMBERS.get(span["number"]) or int(span["number"])
        return today + dt.timedelta(days=number * _DAYS[span["unit"].rstrip("s")])
    return None


def _yearless(text: str, today: dt.date) -> dt.date | None:
    head = read_date_head(text)
    if head is None or head.day is None or head.month is None or head.year is not None:
        return None
    # Eight years reach the next 29 February even over a year like 2100.
    for year in range(today.year, today.year + 9):
        try:
            found = dt.date(year, head.month, head.day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
