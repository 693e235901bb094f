"""Properties that promise a day and hold none: impossible, ambiguous, badly written, too far away."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Value
from vaultkit.notes.problem_table import make_problem
from vaultkit.notes.properties import fold_key
from vaultkit.notes.regex import regex

#: Keys, folded, whose value is a day that has come or is near: meetings, and when somebody started.
DATE_KEYS = frozenset({
    "date", "day", "meetingdate", "meetingday", "sessiondate", "eventdate", "datetime", "heldon", "meton",
    "started", "start", "startdate", "startedon", "startwork", "startday", "joined", "joindate", "joinedon", "joiningdate",
    "hired", "hiredate", "hiredon", "since",
})  # fmt: skip

#: A meeting prepared longer ahead than this is more likely a wrong year.
DAYS_AHEAD = 92
_OLDEST = 1900
_LATEST = 2199

_TIME = r"(?:[T ]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<rest>\D.{0,40})?)?"
_YEAR_FIRST = regex(rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}")
_COMPACT = regex(r"(?P<year>(?:1[89]|2[01])\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_YEAR_LAST = regex(rf"(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second_>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}){_TIME}")


def check_properties(note: Note, today: dt.date, *, order_known: bool = False) -> tuple[Problem, ...]:
    """Return what is wrong with the dates among a note's properties.

    Only values that look like a date in digits are judged: "TBD", "-", "spring" and nothing at all are fine. Pass
    `order_known` where the vault's other dates settle whether the day or the month comes first: 05/01/2026 is then fine too.
    """
    return tuple(
        problem
        for found in note.properties
        if fold_key(found.key) in DATE_KEYS
        for text in _texts(found.value)
        for problem in _check(note.path, found, text, today, order_known=order_known)
    )


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip().removeprefix("[[").removesuffix("]]").strip()
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _check(path: str, found: Property, text: str, today: dt.date, *, order_known: bool) -> Iterator[Problem]:
    def problem(code: str, **facts: object) -> Problem:
        return make_problem(code, path, found.line, key=found.key, **facts)

    match = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    if match is None:
        return
    days = _days(match)
    if not days or not _is_time(match):
        yield problem("impossible-date")
        return
    year = days[0].year
    if not _OLDEST <= year <= _LATEST:
        yield problem("far-date", year=f"{year:04}")
    elif min(days) - today > dt.timedelta(days=DAYS_AHEAD):
        yield problem("future-date", days=DAYS_AHEAD)
    if len(days) > 1:
        if not order_known:
            yield problem("ambiguous-date")
    elif _is_iso(match) and min(len(match["month"]), len(match["day"])) < 2:
        yield problem("unpadded-date")


def _is_iso(match: re.Match[str]) -> bool:
    """Tell whether the digits stand as in an ISO date, zeros or not: the year first, hyphens between."""
    parts = match.groupdict()
    return "month" in parts and parts.get("sep") == "-"


def _days(match: re.Match[str]) -> tuple[dt.date, ...]:
    """Return the days that the digits can mean: none, one, or two where the order is open."""
    year = int(match["year"])
    if "first" in match.re.groupindex:
        first, second = int(match["first"]), int(match["second_"])
        pairs = {(second, first), (first, second)}
        if match["sep"] == ".":
            pairs = {(second, first)}  # dots are written day first everywhere
    else:
        pairs = {(int(match["month"]), int(match["day"]))}
    return tuple(day for month, number in sorted(pairs) if (day := _day(year, month, number)) is not None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_time(match: re.Match[str]) -> bool:
    if "hour" not in match.re.groupindex or match["hour"] is None:
        return True
    return int(match["hour"]) < 24 and int(match["minute"]) < 60 and int(match["second"] or 0) <= 60
