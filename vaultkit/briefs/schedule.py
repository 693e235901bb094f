"""When to meet next: a human's cadence, else the pair's real rhythm, tempered by what the phase needs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vaultkit.briefs.pauses import NO_PAUSES
from vaultkit.briefs.pauses import Pauses
from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.pauses import later
from vaultkit.model import Assessment
from vaultkit.model import Session

#: Meetings that show the present rhythm.
_RECENT = 7
#: A longer gap is a leave and no rhythm.
_LONGEST_GAP = 200
_WEEK = 7
#: Fewer days between two meetings leave no room for a weekday of their own.
_NO_WEEKDAY = 5
#: Days that count as every other week.
_FORTNIGHT = range(12, 17)
#: The reason of a format whose days a human set.
_HUMAN = "set by you"
#: Days on which hardly anybody meets, whatever the rhythm: month and day.
_NOBODY_THERE = frozenset({(1, 1), (12, 25), (12, 26)})


def choose_date(
    assessment: Assessment, sessions: Iterable[Session], *, today: dt.date, pauses: Pauses | None = None
) -> dt.date:
    """Return the day of the next meeting.

    It is never past, never a day that already has one, never in a holiday that the vault has every year, on the usual weekday, and
    on a weekend only where that is the usual one. Somebody overdue gets the next usual weekday from today on, whichever week of a
    fortnight that is.

    Args:
        assessment: for the cadence and the phase's format.
        sessions: of the whole vault, for its holidays; for all else those of other people are passed over.
        today: the first day that is possible.
        pauses: the vault's holidays, where they are known already.
    """
    everybody = tuple(sessions)
    known = find_pauses(everybody, today) if pauses is None else pauses
    mine = [session for session in everybody if session.person == assessment.person.name]
    held = sorted({s.date for s in mine if not s.planned and s.date <= today})
    return _next_day(assessment, held, _Shut(frozenset(session.date for session in mine), known), today)


def due_on(assessment: Assessment, held: Sequence[dt.date], pauses: Pauses = NO_PAUSES) -> dt.date | None:
    """Return the day on which two people are due to meet again, past or to come; None before their first meeting.

    It is the day that `choose_date` would have named on the morning after their last meeting, with nothing planned.

    Args:
        assessment: for the cadence and the phase's format.
        held: days of the pair's meetings, ascending.
        pauses: the vault's holidays.
    """
    if not held:
        return None
    return _next_day(assessment, held, _Shut(frozenset(held), pauses), later(held[-1], 1))


def days_between(assessment: Assessment, held: Sequence[dt.date], pauses: Pauses = NO_PAUSES) -> int:
    """Return the days to leave between two meetings.

    A human's cadence stands, and so do days that a human set for the phase. Otherwise the pair's own rhythm does, moved half-way
    towards the phase's where that is denser: a rhythm that two people have found is not stretched because a table says so.
    After a change the phase's own days stand where they are denser, until two people have met often enough to have a new rhythm.

    Args:
        assessment: for the cadence and the phase's format.
        held: days of the pair's meetings, ascending.
        pauses: the vault's holidays; a gap that is a third holiday is no rhythm.
    """
    if assessment.person.cadence:
        return assessment.person.cadence
    wanted = assessment.format.days
    if _HUMAN in assessment.format.reasons:
        return wanted
    changed = assessment.reset_date if assessment.renewed else None
    if changed is not None:
        since = _gaps([day for day in held if day >= changed], pauses)
        # The rhythm of before belonged to the old arrangement: only what they have found since counts.
        if len(since) < 2:
            before = _gaps(held, pauses)
            return max(1, min(wanted, round(median(before)))) if before else wanted
        return _towards(round(median(since)), wanted)
    gaps = _gaps(held, pauses)
    return _towards(round(median(gaps)), wanted) if gaps else wanted


def _towards(real: int, wanted: int) -> int:
    """Return the pair's own days, half-way down to what the phase needs where that is less; halves are the pair's."""
    return max(1, min(real, (real + wanted + 1) // 2))


def after(day: dt.date, days: int) -> dt.date:
    """Return the meeting after one: in whole weeks, so that the weekday stays; sooner only for a cadence under a week."""
    weeks = max(1, round(days / _WEEK))
    return later(day, days if days < _NO_WEEKDAY else weeks * _WEEK)


@dataclass(frozen=True, slots=True)
class _Shut:
    """The days on which two people cannot meet."""

    taken: frozenset[dt.date]
    pauses: Pauses

    def open_from(self, day: dt.date, step: int) -> dt.date:
        """Return the first day from this one on, in steps of so many days, that is open; the calendar's last if none is."""
        while day in self.taken or (day.month, day.day) in _NOBODY_THERE or self.pauses.hold(day):
            following = later(day, step)
            if following == day:
                return day
            day = _on_a_weekday(following) if step == 1 else following
        return day


def _next_day(assessment: Assessment, held: Sequence[dt.date], shut: _Shut, today: dt.date) -> dt.date:
    """Return the day that the series comes to; where that is past, the first day from today on that would do."""
    if not held:
        return shut.open_from(_on_a_weekday(later(today, 1)), 1)
    days = days_between(assessment, held, shut.pauses)
    due = later(held[-1], days)
    weekday = _habit(held) if days >= _NO_WEEKDAY else None
    if weekday is None:
        return shut.open_from(_on_a_weekday(max(due, today)), 1)
    near = later(due, (weekday - due.weekday() + 3) % _WEEK - 3)
    # A rhythm that a human set is counted from the last meeting, not from a series.
    parity = _parity(held) if days in _FORTNIGHT and not assessment.person.cadence else None
    if parity is not None and _week(near) % 2 != parity:
        near = _in_the_series(near, due, held)
    if near < today:
        # Who is overdue does not wait for the week that would be theirs.
        return shut.open_from(later(today, (weekday - today.weekday()) % _WEEK), _WEEK)
    return shut.open_from(near, _WEEK if parity is None else 2 * _WEEK)


def _in_the_series(near: dt.date, due: dt.date, held: Sequence[dt.date]) -> dt.date:
    """Return the day of the week before or after, the one nearer to the due day.

    Where both are as near, it is the later one after a meeting that was brought forward, else the sooner.
    """
    forward = len(held) > 1 and (held[-1] - held[-2]).days < _FORTNIGHT[0]
    both = (later(near, _WEEK), later(near, -_WEEK))
    return min(both if forward else both[::-1], key=lambda day: abs((day - due).days))


def _gaps(held: Sequence[dt.date], pauses: Pauses) -> list[int]:
    """Return the last days between meetings, without leaves, and without gaps that were holiday as long as there are others."""
    pairs = [(first, second) for first, second in pairwise(held) if (second - first).days <= _LONGEST_GAP]
    working = [
        (first, second)
        for first, second in pairs
        if 3 * sum(pause.days_within(first, second) for pause in pauses.past) <= (second - first).days
    ]
    return [(second - first).days for first, second in (working or pairs)[1 - _RECENT :]]


def _habit(held: Sequence[dt.date]) -> int | None:
    """Return the weekday of most of the last meetings; None where there is none.

    Twice is a habit, but for a day of the weekend: that takes three times and more than half.
    """
    recent = held[-_RECENT:]
    counts = Counter(day.weekday() for day in reversed(recent))
    weekday, count = counts.most_common(1)[0]
    if weekday > 4:
        return weekday if count > 2 and 2 * count > len(recent) else None
    return weekday if count > 1 and 2 * count >= len(recent) else None


def _parity(held: Sequence[dt.date]) -> int | None:
    """Return which of every two weeks is a pair's, for those who keep to one: a meeting moved by a week moves no series."""
    recent = [_week(day) % 2 for day in held[-_RECENT:]]
    usual, count = Counter(recent).most_common(1)[0]
    return usual if count > 2 and 3 * count >= 2 * len(recent) else None


def _week(day: dt.date) -> int:
    """Number the weeks, each from Monday on."""
    return (day.toordinal() - 1) // _WEEK


def _on_a_weekday(day: dt.date) -> dt.date:
    return later(day, 7 - day.weekday()) if day.weekday() > 4 else day
