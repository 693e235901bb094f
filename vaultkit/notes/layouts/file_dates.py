"""The day that a file name gives, or the folders and the file name together."""

from __future__ import annotations

import datetime as dt
import re

from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import find_date
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.datescan import has_digit
from vaultkit.notes.datescan import is_unsure
from vaultkit.notes.layouts.week import weekday_number
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_also_name
from vaultkit.notes.regex import regex

#: Of longer names only the beginning is judged.
_LONG = 200
_YEAR = regex(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_TIME = regex(r"^[ _T@-]*([01]\d|2[0-3])[-_.:h ]?([0-5]\d)(?![\d-])")
_NAMED_MONTH = regex(r"([^\W\d_]{3,15})\.?(?: de| of)?[ _,-]{1,2}((?:19|20)\d{2})")
_MONTH = regex(r"(?<!\d)((?:19|20)\d{2})[-_ .年/]?\s?(0?[1-9]|1[0-2])月?(?!\d)")


def date_of_name(folders: tuple[str, ...], stem: str, order: DayOrder | None) -> tuple[dt.date | None, int, str, str]:
    """Return day, span, what the stem says beyond them, and the time."""
    found = find_date(stem, order)
    if found is not None:
        day, start, end = found
        time = _TIME.match(stem[end:])
        behind = stem[end + time.end() :] if time else re.sub(r"^\d{4,6}(?!\d)", "", stem[end:])
        head = read_date_head(stem[start:end], order)
        rest = f"{stem[:start]} {behind}".strip(" -_–—.,()[]")
        return day, head.span_days if head else 1, rest, f"{time[1]}:{time[2]}" if time else ""
    month = _MONTH.fullmatch(stem.strip()) or _MONTH.match(stem)
    if month is not None and not says_more(stem[month.end() :]):
        return dt.date(int(month[1]), int(month[2]), 1), 31, stem[month.end() :].strip(" -_"), ""
    named = _NAMED_MONTH.fullmatch(stem.strip())
    number = month_number(named[1]) if named is not None else None
    if named is not None and number is not None:
        return dt.date(int(named[2]), number, 1), 31, "", ""
    # A date that begins in a folder's name has its first number there.
    joined = "/".join((*folders[-3:], stem))
    found = find_date(joined, order) if has_digit("".join(folders[-3:])) else None
    if found is not None and found[2] > len(joined) - len(stem):
        return found[0], 1, joined[found[2] :].strip(" -_–—.,()[]"), ""
    return None, 0, stem, ""


def hangs_on_order(folders: tuple[str, ...], stem: str) -> bool:
    """Tell whether the day of a name may be another one where day and month are written the other way round."""
    texts = (stem, "/".join((*folders[-3:], stem)))
    return any(has_digit(text) and (len(text) > _LONG or is_unsure(text)) for text in texts)


def says_more(rest: str, day: dt.date | None = None) -> bool:
    """Tell whether something beside weekday, number and "daily note" is left of a name.

    Beside a day another month or weekday than its own is a name: "2026-03-02 April".
    """
    left = [word for word in re.split(r"[\W_]+", rest) if word and not word.isdigit()]
    if day is not None and len(left) == 1 and not any(c.isdigit() for c in rest) and is_also_name(left[0]):
        return month_number(left[0]) != day.month and weekday_number(left[0]) != day.weekday()
    return any(
        not is_weekday(word)
        and month_number(word) is None
        and not is_one_of(word, "journal_folders")
        and fold(word) not in words("day_words")
        for word in left
    )


def year_of_name(parts: tuple[str, ...], date: dt.date | None) -> int | None:
    """Return the year that a file or one of its folders is named after."""
    if date is not None:
        return date.year
    for part in reversed(parts):
        found = _YEAR.search(part)
        if found:
            return int(found[1])
    return None
