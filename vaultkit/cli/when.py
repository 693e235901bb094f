"""Days as people type them: `thu`, `tomorrow`, `in 2 weeks`, `2026-03-05`, `5 March`, `nächsten Freitag`, `the 3rd`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from vaultkit.cli.day_words import WEEKDAYS
from vaultkit.cli.day_words import bare_date
from vaultkit.cli.day_words import one_form
from vaultkit.cli.day_words import weekdays_in
from vaultkit.cli.relative_days import readings
from vaultkit.cli.text import safe
from vaultkit.cli.text import shorten
from vaultkit.errors import UsageError
from vaultkit.notes.dates import DateHead
from vaultkit.notes.dates import read_date
from vaultkit.notes.dates import read_date_head

__all__ = ["WEEKDAYS", "day_back", "parse_day"]


def parse_day(text: str, today: dt.date) -> dt.date:
    """Return the day that is meant, never before today.

    A weekday is the next one after today; "next thu" is the same day, for people differ on what else it could be.
    A day and month without a year is the next such day, unless the last one is nearer: then a year is asked for.

    Raises:
        UsageError: it is no day, may be two, is not the weekday beside it, or lies in the past.
    """
    shown = shorten(safe(text), 60)
    dated = text if read_date_head(text) else bare_date(text)
    head = read_date_head(dated)
    try:
        found = readings(one_form(text), today) or _dated(dated, head, today)
    except OverflowError:
        message = f"'{shown}' is beyond the calendar."
        raise UsageError(message, "Name a nearer day.") from None
    if len(found) > 1 or (head is not None and head.ambiguous):
        which = f": {' or '.join(str(day) for day in found)}" if len(found) > 1 else ""
        message = f"'{shown}' may be two days{which}."
        raise UsageError(message, "Write it like 2027-02-01 or '1 February'.")
    if not found:
        message = f"'{shown}' is no day."
        raise UsageError(message, "Write one like thu, tomorrow, 'in 2 weeks', '5 March' or 2026-03-05.")
    _check(found[0], text, today)
    return found[0]


def day_back(text: str, today: dt.date) -> dt.date | None:
    """Return a day said by how long ago it was ("last thu", "vor 2 Wochen"); None where it says none, lies ahead, or may be two.

    A bare weekday is the last one before today.
    """
    form = one_form(text)
    try:
        found = readings(f"last {form}", today) or readings(form, today)
    except OverflowError:
        return None
    return found[0] if len(found) == 1 and found[0] <= today else None


def _dated(text: str, head: DateHead | None, today: dt.date) -> tuple[dt.date, ...]:
    whole = read_date(text)
    if whole is not None:
        return (whole,)
    if head is None or head.rest or head.year is not None or head.day is None or head.month is None:
        return ()
    last, following = _nearest(head.month, head.day, today)
    if following is not None and last is not None and today - last < following - today:
        message = f"{last} is in the past."
        raise UsageError(message, f"Write {following} if you mean that day.")
    return (following,) if following is not None else ()


def _nearest(month: int, number: int, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the last such day before today, and the first from today on."""
    days = list(_years_of(month, number, today))
    return (
        max((day for day in days if day < today), default=None),
        min((day for day in days if day >= today), default=None),
    )


def _years_of(month: int, number: int, today: dt.date) -> Iterator[dt.date]:
    # Eight years reach the next 29 February even over a year like 2100.
    for year in range(today.year - 8, today.year + 9):
        try:
            yield dt.date(year, month, number)
        except ValueError:
            continue


def _check(found: dt.date, text: str, today: dt.date) -> None:
    named = weekdays_in(text)
    if named and found.weekday() not in named:
        message = f"{found} is a {WEEKDAYS[found.weekday()].capitalize()}."
        raise UsageError(message, "Leave out the weekday, or mend the date.")
    if found < today:
        message = f"{found} is in the past."
        raise UsageError(message, "The next note is for a meeting still to come.")
