"""Dates inside text, as (place, year, month, day): every spelling that people use, none that only looks like one.

`readings` yields whole dates in the order of the text; `partial` finds a day and month without a year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from vaultkit.notes.monthnames import is_english_month
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.regex import regex

FIRST_YEAR = 1990
LAST_YEAR = 2100
#: Misspelt months are looked for in headings and values, not in whole pages.
_SHORT = 200


class DayOrder(StrEnum):
    """How numbers like 8/4/2021 are meant."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Reading:
    """One date in a text: where it stands (end excluded) and what it says; no year for "5 March"."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    #: Day and month could be the other way round, and nothing decides.
    ambiguous: bool = False
    #: 7 for a week ("2026-W12"), the length of a range ("5-7 March 2026"), else 1.
    span_days: int = 1

    @property
    def date(self) -> dt.date | None:
        """The day, or None without a year."""
        return dt.date(self.year, self.month, self.day) if self.year is not None else None


# Letters, also with accents written as separate characters (file names from macOS).
_WORD = r"((?:[^\W\d_]|[\u0300-\u036f]){3,15})"
_ORDINAL = r"(?:(?:st|nd|rd|th|er|re|:?[ae]|-?го)(?![^\W\d_])|[º°ª.])?"
_GAP = r"[ ,./_-]{0,3}"
_OF = r"(?:(?:of|de|di|del|do|da|ng) |d['’] ?)?"
_YEAR = r"((?:19|20|21)[0-9]{2}(?![0-9])|['’][0-9]{2}(?![0-9])|[0-9]{2}(?=\s?(?:$|[\])(,;|]|[-:]\s)))"
_DAY = r"([0-3]?[0-9])"
_LEFT = r"(?<![0-9])(?<![0-9][./:-])"

_ISO = regex(r"(?<![0-9])(?<![0-9][./])([0-9]{4})( ?[-_/.] ?)([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = regex(
    r"(?<![0-9A-Za-z.])([0-9]{4})([01][0-9])([0-3][0-9])(?:T?[0-2][0-9][0-5][0-9](?:[0-5][0-9])?)?(?![0-9])"
)
_WEEK = regex(
    r"(?<![0-9A-Za-z])([0-9]{4})[ _/-]?(?:W|KW|wk|week|CW)[ _-]?([0-9]{1,2})(?:-([1-7]))?(?![0-9])"
    r"|(?<![^\W_])(?:W|KW|CW|wk|week|woche|semaine|settimana|semana|vecka|uke|uge|viikko|tydzie[nń]|t[yý]den|hafta|неделя|weeknr|weeknummer)"
    r"[ .#-]{0,3}([0-9]{1,2})[ ,/()-]{1,4}((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_ASIAN = regex(r"(?:([0-9]{4}) ?[年년][ 度]?)? ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日号일]")
_NUMBERS = regex(
    _LEFT + r"(?<![A-Za-z])([0-9]{1,2})( ?[./-] ?)([0-9]{1,2})\2((?:19|20|21)[0-9]{2}|[0-9]{2})(?![0-9]|[./-][0-9]{2})"
)
_DAY_MONTH = regex(
    r"(?<![0-9][.,:/])(?<!\w)" + _DAY + _ORDINAL + r"(?: ?(?:-|to|and|&|bis|/) ?" + _DAY + _ORDINAL + ")?" + _GAP + _OF
    + _WORD + r"\.?(?:" + _GAP + r"(?:(?:de|del|do) )?" + _YEAR + ")?", re.IGNORECASE,
)  # fmt: skip
_MONTH_DAY = regex(
    r"(?<![^\W\d_])" + _WORD + r"\.?[ _.-]{0,2}(?:the )?" + _DAY + r"(?:st|nd|rd|th)?(?![0-9:])(?: ?- ?" + _DAY + r"(?:st|nd|rd|th)?(?![0-9:]))?(?:"
    + _GAP + _YEAR + ")?", re.IGNORECASE,
)  # fmt: skip
_YEAR_MONTH_DAY = regex(
    r"(?<![0-9])((?:19|20)[0-9]{2})[ ,./_-]{1,2}" + _WORD + r"\.?[ ./_-]{1,2}" + _DAY + r"(?:st|nd|rd|th)?(?![0-9])",
    re.IGNORECASE,
)
_PARTIAL = regex(
    _LEFT
    + r"(?:([0-9]{1,2})(/)([0-9]{1,2})|([0-9]{1,2})\. ?([0-9]{1,2})\.|([0-9]{2})(-)([0-9]{2}))(?![0-9]|[./:-][0-9])"
)

#: No date has none; wide ones become digits.
_DIGIT = regex("[0-9０-９]")
_ASCII_DIGIT = regex("[0-9]")
#: No name of a month is shorter.
_THREE_LETTERS = regex(r"(?:[^\W\d_]|[\u0300-\u036f]){3}")

# One character for one, so that places stay what they are.
_SAME = str.maketrans(
    "０１２３４５６７８９／．－‐‑‒–—−\u00a0\u3000\u202f\u2009：", "0123456789/.-------    :",
)  # fmt: skip


def readings(text: str, order: DayOrder | None = None) -> Iterator[Reading]:
    """Yield the whole dates of a text from left to right; where two overlap, the one that begins first."""
    if _DIGIT.search(text) is not None:
        yield from _short_readings(text, order) if len(text) <= _SHORT else _readings(text, order)


@lru_cache(maxsize=1 << 12)
def _short_readings(text: str, order: DayOrder | None) -> tuple[Reading, ...]:
    return tuple(_readings(text, order))


def _readings(text: str, order: DayOrder | None) -> Iterator[Reading]:
    plain = text if text.isascii() else text.translate(_SAME)
    many = len(_ASCII_DIGIT.findall(plain)) > 4
    found = [*_iso(plain), *_compact(plain), *_weeks(plain)] if many else []
    found += [*_asian(plain), *_numbers(plain, order), *_named(plain)]
    end = 0
    for reading in sorted((r for r in found if r.year is not None), key=lambda r: (r.start, -r.end)):
        if reading.start >= end:
            yield reading
            end = reading.end


def partial(text: str, order: DayOrder | None = None) -> Reading | None:
    """Return the first day and month without a year ("5 March", "05/03"); for short texts only."""
    if _DIGIT.search(text) is None:
        return None
    plain = text.translate(_SAME)
    found = [r for r in (*_asian(plain), *_named(plain)) if r.year is None]
    for match in _PARTIAL.finditer(plain):
        one, _, other, dotted, month, padded, _, last = match.groups()
        first, second = int(one or dotted or padded), int(other or month or last)
        wanted = DayOrder.DAY_FIRST if dotted else order
        reading = _either(match, None, (first, second), wanted)
        if reading is not None:
            found.append(reading)
    return min(found, key=lambda r: r.start, default=None)


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit that dates are written with."""
    return _DIGIT.search(text) is not None


def is_unsure(text: str) -> bool:
    """Tell whether the first date of a short text may be day/month or month/day."""
    first = next(readings(text[:_SHORT]), None)
    return first is not None and first.ambiguous


def valid(year: int | None, month: int, day: int) -> bool:
    """Tell whether there is such a day, in the years notes are from."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        dt.date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def _iso(text: str) -> Iterator[Reading]:
    for match in _ISO.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if valid(year, month, day):
            yield Reading(*match.span(), year, month, day)


def _compact(text: str) -> Iterator[Reading]:
    for match in _COMPACT.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if valid(year, month, day):
            yield Reading(match.start(), match.start() + 8, year, month, day)


def _weeks(text: str) -> Iterator[Reading]:
    for match in _WEEK.finditer(text):
        year, week, weekday = int(match[1] or match[5]), int(match[2] or match[4]), int(match[3] or 0)
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= week <= dt.date(year, 12, 28).isocalendar().week:
            day = dt.date.fromisocalendar(year, week, weekday or 1)
            yield Reading(*match.span(), day.year, day.month, day.day, span_days=1 if weekday else 7)


def _asian(text: str) -> Iterator[Reading]:
    for match in _ASIAN.finditer(text) if not text.isascii() else ():
        year, month, day = int(match[1]) if match[1] else None, int(match[2]), int(match[3])
        if valid(year, month, day):
            yield Reading(*match.span(), year, month, day)


def _numbers(text: str, order: DayOrder | None) -> Iterator[Reading]:
    for match in _NUMBERS.finditer(text):
        wanted = DayOrder.DAY_FIRST if "." in match[2] else order
        reading = _either(match, _whole_year(match[4]), (int(match[1]), int(match[3])), wanted)
        if reading is not None:
            yield reading


def _either(match: re.Match[str], year: int | None, pair: tuple[int, int], order: DayOrder | None) -> Reading | None:
    """Return the reading of two numbers: as ordered if that is a date, else the other way round."""
    ways = [pair, pair[::-1]] if order is not DayOrder.MONTH_FIRST else [pair[::-1], pair]
    fitting = [(day, month) for day, month in ways if valid(year, month, day)]
    if not fitting:
        return None
    day, month = fitting[0]
    unsure = order is None and len(fitting) == 2 and day != month
    return Reading(*match.span(), year, month, day, ambiguous=unsure)


def _named(text: str) -> Iterable[Reading]:
    """Return dates with the name of a month; a text is asked for those with a year, and then for those without."""
    return _short_named(text) if len(text) <= _SHORT else _all_named(text)


@lru_cache(maxsize=1 << 10)
def _short_named(text: str) -> tuple[Reading, ...]:
    return tuple(_all_named(text))


def _all_named(text: str) -> Iterator[Reading]:
    misspelt = len(text) <= _SHORT
    if _THREE_LETTERS.search(text) is None:
        return
    for match in _YEAR_MONTH_DAY.finditer(text):
        yield from _checked(match.span(), match[1], month_number(match[2]), match[3], None)
    for match in _DAY_MONTH.finditer(text):
        # A misspelt month must have a year beside it: "5 augusts" is nothing, "5 Agust 2021" is.
        month = month_number(match[3], misspelt=misspelt and bool(match[4]))
        end = match.end() if match[4] else match.end(3)
        first = match[1]
        yield from _checked((match.start(), end), match[4], month, first, match[2])
    for match in _MONTH_DAY.finditer(text):
        guess = misspelt and bool(match[4])
        if is_english_month(match[1], misspelt=guess):
            end = match.end() if match[4] else match.end(3 if match[3] else 2)
            yield from _checked(
                (match.start(), end), match[4], month_number(match[1], misspelt=guess), match[2], match[3]
            )


def _checked(
    span: tuple[int, int], year: str | None, month: int | None, day: str, last: str | None
) -> Iterator[Reading]:
    whole = _whole_year(year) if year else None
    if month is not None and valid(whole, month, int(day)):
        days = int(last) - int(day) + 1 if last and int(last) > int(day) else 1
        yield Reading(*span, whole, month, int(day), span_days=days)


def _whole_year(digits: str) -> int:
    number = int(digits.strip("'’"))
    return 2000 + number if number < 100 else number
