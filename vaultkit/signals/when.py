"""Days in folded words: "from 3 march", "next month", "as of monday"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from vaultkit.signals.lexicon import Lexicon

#: A month named without a year is the one that lies from this many days back on.
_BACK = 45
_WEEK = 7


def day_after(words: Sequence[str], held: dt.date, lexicon: Lexicon) -> dt.date | None:
    """Return the day that the words name, seen from the day of the session; None if they name none."""
    month = next((lexicon.months[word] for word in words if word in lexicon.months), None)
    if month is not None:
        return _in_month(words, month, held)
    for word in words:
        if word in lexicon.weekdays:
            ahead = (lexicon.weekdays[word] - held.weekday()) % _WEEK
            return held + dt.timedelta(days=ahead or _WEEK)
    if any(word in lexicon.words["ahead"] for word in words):
        return next((held + dt.timedelta(days=lexicon.soon[word]) for word in words if word in lexicon.soon), None)
    return None


def _in_month(words: Sequence[str], month: int, held: dt.date) -> dt.date:
    numbers = [int(word) for word in words if word.isdigit()]
    day = next((number for number in numbers if 1 <= number <= 28), 1)
    year = next((number for number in numbers if 1990 <= number <= 2100), None)
    if year is not None:
        return dt.date(year, month, day)
    found = dt.date(held.year, month, day)
    return found if found >= held - dt.timedelta(days=_BACK) else dt.date(held.year + 1, month, day)


def month_after(words: Sequence[str], lexicon: Lexicon) -> dt.date | None:
    """Return the first day after "until <month> <year>", the first of the month for any other word; None without a year."""
    for at, word in enumerate(words):
        month = lexicon.months.get(word)
        if month is None:
            continue
        year = next((int(w) for w in words[at + 1 : at + 3] if len(w) == 4 and w.isdigit()), None)
        if year is None:
            continue
        until = any(w in lexicon.words["until"] for w in words[max(0, at - 3) : at])
        return dt.date(year + (month == 12), month % 12 + 1, 1) if until else dt.date(year, month, 1)
    return None
