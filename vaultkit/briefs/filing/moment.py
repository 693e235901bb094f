"""Days in the formats of Moment, which Obsidian uses for file names and templates."""

from __future__ import annotations

import datetime as dt
import re

from vaultkit.notes.regex import regex

_MOMENT = regex(
    r"\[([^\[\]]*)\]|YYYY|YY|Y|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|e|WW|Wo|W|ww|wo|w|Qo|Q"
    r"|GGGG|GG|gggg|gg|HH|H|hh|h|kk|k|mm|m|ss|s|A|a"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moment(pattern: str, on: dt.date) -> str:
    """Return a day in a format of Moment, as Obsidian's templates use it; the time of day is midnight.

    Names are English, and weeks begin on Monday, also those of the locale ("ww").
    """
    return _MOMENT.sub(lambda match: _told(match, on), pattern)


def _told(match: re.Match[str], on: dt.date) -> str:
    if match[1] is not None:
        return match[1]
    year, week, weekday = on.isocalendar()
    quarter, in_year = (on.month + 2) // 3, on.timetuple().tm_yday
    month, name = _MONTHS[on.month - 1], _DAYS[on.weekday()]
    return {
        "YYYY": f"{on.year:04d}", "YY": f"{on.year % 100:02d}", "Y": f"{on.year}", "MMMM": month, "MMM": month[:3],
        "MM": f"{on.month:02d}", "Mo": _ordinal(on.month), "M": f"{on.month}", "DDDD": f"{in_year:03d}", "DDDo": _ordinal(in_year),
        "DDD": f"{in_year}", "DD": f"{on.day:02d}", "Do": _ordinal(on.day), "D": f"{on.day}", "dddd": name, "ddd": name[:3],
        "dd": name[:2], "do": _ordinal(weekday % 7), "d": f"{weekday % 7}", "E": f"{weekday}", "e": f"{weekday - 1}",
        "WW": f"{week:02d}", "Wo": _ordinal(week), "W": f"{week}", "ww": f"{week:02d}", "wo": _ordinal(week), "w": f"{week}",
        "Qo": _ordinal(quarter), "Q": f"{quarter}", "GGGG": f"{year}", "GG": f"{year % 100:02d}", "gggg": f"{year}",
        "gg": f"{year % 100:02d}", "HH": "00", "H": "0", "hh": "12", "h": "12", "kk": "24", "k": "24", "mm": "00", "m": "0",
        "ss": "00", "s": "0", "A": "AM", "a": "am",
    }[match[0]]  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
