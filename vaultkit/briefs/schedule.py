"""When to meet next: a human's cadence, else the pair's real rhythm, tempered by what the phase needs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from vaultkit.model import Assessment
from vaultkit.model import Session

#: Meetings that show the present rhythm.
_RECENT = 7
#: A longer gap is a holiday or a leave and no rhythm.
_LONGEST_GAP = 200
_WEEK = 7
#: The reason of a format whose days a human set.
_HUMAN = "set by you"
#: Days on which hardly anybody meets, whatever the rhythm: month and day.
_NOBODY_THERE = frozenset({(1, 1), (12, 25), (12, 26)})


def choose_date(assessment: Assessment, sessions: Iterable[Session], *, today: dt.date) -> dt.date:
    """Return the day of the next meeting: never past, never a day that already has one, on the usual weekday.

    Args:
        assessment: for the cadence and the phase's format.
        sessions: any sessions; those of other people are passed over.
        today: the first day that is possible.
    """
    mine = [session for session in sessions if session.person == assessment.person.name]
    taken = {session.date for session in mine}
    held = sorted({s.date for s in mine if not s.planned and s.date <= today})
    if not held:
        return _free(_on_a_weekday(later(today, 1)), taken, 1)
    weekday = _habit(held)
    wanted = max(later(held[-1], days_between(assessment, held)), today)
    if weekday is None:
        return _free(_on_a_weekday(wanted), taken, 1)
    near = later(wanted, (weekday - wanted.weekday() + 3) % _WEEK - 3)
    return _free(near if near >= today else later(near, _WEEK), taken, _WEEK)


def days_between(assessment: Assessment, held: Sequence[dt.date]) -> int:
    """Return the days to leave between two meetings.

    A human's cadence stands, and so do days that a human set for the phase. Otherwise the pair's own rhythm does, moved half-way towards the phase's where that is denser:
    a rhythm that two people have found is not stretched because a table says so.
    """
    if assessment.person.cadence:
        return assessment.person.cadence
    if _HUMAN in assessment.format.reasons:
        return assessment.format.days
    gaps = [(second - first).days for first, second in pairwise(held[-_RECENT:])]
    gaps = [gap for gap in gaps if gap <= _LONGEST_GAP]
    if not gaps:
        return assessment.format.days
    real = round(median(gaps))
    return max(1, min(real, round((real + assessment.format.days) / 2)))


def after(day: dt.date, days: int) -> dt.date:
    """Return the meeting after one: in whole weeks, so that the weekday stays; sooner only for a cadence under a week."""
    weeks = max(1, round(days / _WEEK))
    return later(day, days if days < 5 else weeks * _WEEK)


def later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days on (or back); the calendar's last (or first) where it ends before."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def _habit(held: Sequence[dt.date]) -> int | None:
    """Return the weekday of most of the last meetings; None where there is none."""
    recent = held[-_RECENT:]
    weekday, count = Counter(day.weekday() for day in recent).most_common(1)[0]
    return weekday if len(recent) > 1 and 2 * count >= len(recent) else None


def _on_a_weekday(day: dt.date) -> dt.date:
    return later(day, 7 - day.weekday()) if day.weekday() > 4 else day


def _free(day: dt.date, taken: set[dt.date], step: int) -> dt.date:
    while day in taken or (day.month, day.day) in _NOBODY_THERE:
        following = later(day, step)
        if following == day:
            return day
        day = _on_a_weekday(following) if step == 1 else following
    return day
