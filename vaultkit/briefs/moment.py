"""Days in the formats of Moment, which Obsidian uses for file names and templates."""

from __future__ import annotations

import datetime as dt
import re

_MOMENT = re.compile(r"\[([^\[\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|dddd|ddd|WW|W|Q|GGGG|gggg|HH|H|hh|h|mm|m|ss|s|A|a")


def moment(pattern: str, on: dt.date) -> str:
    """Return a day in a format of Moment, as Obsidian's templates use it; the time of day is midnight."""
    return _MOMENT.sub(lambda match: _told(match, on), pattern)


def _told(match: re.Match[str], on: dt.date) -> str:
    if match[1] is not None:
        return match[1]
    year, week, _ = on.isocalendar()
    day = on.day
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return {
        "YYYY": f"{on.year:04d}", "YY": f"{on.year % 100:02d}", "MMMM": on.strftime("%B"), "MMM": on.strftime("%b"),
        "MM": f"{on.month:02d}", "M": f"{on.month}", "DD": f"{day:02d}", "D": f"{day}", "Do": f"{day}{ending}",
        "dddd": on.strftime("%A"), "ddd": on.strftime("%a"), "WW": f"{week:02d}", "W": f"{week}",
        "Q": f"{(on.month + 2) // 3}", "GGGG": f"{year}", "gggg": f"{year}", "HH": "00", "H": "0", "hh": "12",
        "h": "12", "mm": "00", "m": "0", "ss": "00", "s": "0", "A": "AM", "a": "am",
    }[match[0]]  # fmt: skip
