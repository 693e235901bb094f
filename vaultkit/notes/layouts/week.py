"""Days of a week by their names."""

from __future__ import annotations

import datetime as dt
from functools import cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.monthnames import fold_word


@cache
def _weekdays() -> dict[str, int]:
    weekdays: dict[str, int] = read_table("notes", "calendar.json")["weekdays"]
    return weekdays


def weekday_number(word: str) -> int | None:
    """Return 0 for a name of Monday in any language known, 6 for Sunday; None for other words."""
    folded = fold_word(word.strip(" .,:()"))
    if folded in _weekdays():
        return _weekdays()[folded] - 1
    first = folded.partition("-")[0]
    return _weekdays()[first] - 1 if first in _weekdays() else None


def day_in_week(week: dt.date, weekday: int) -> dt.date:
    """Return the day with that name in the week of a day."""
    # The calendar's last week has no Saturday.
    return dt.date.fromordinal(min(week.toordinal() - week.weekday() + weekday, dt.date.max.toordinal()))
