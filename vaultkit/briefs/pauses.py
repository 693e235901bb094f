"""Times in which nobody of the vault meets anybody: holidays, as the notes themselves show them.

A gap that everybody has at once says nothing of how often two people meet. One that comes back at the same time of year will come again.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultkit.model import Session

#: Days before and after a gap that tell how often anybody meets at that time.
_AROUND = 91
#: Shortest stretch of days around a gap that tells it at all.
_TELLING = 28
#: How often as long as the usual wait for a meeting a gap must be: to be a pause by itself, or with the same one of another year.
#: Where all meet on one day a week, the wait is half a week: one week left out is four waits, two weeks are six.
_ALONE = 6.0
_TOGETHER = 4.0
#: Days that two years' gaps must share to be the same holiday, and the shortest gap.
_SHARED = 5
#: A longer gap is a leave, or notes that were given up for a time.
_LONGEST = 75
#: A pause that has not come back for longer than this has ended.
_LATEST = 400
#: Years ahead for which holidays are foreseen: the rarest rhythm reaches no further.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without any meeting, from the first to the last."""

    first: dt.date
    last: dt.date

    def days_within(self, first: dt.date, last: dt.date) -> int:
        """Return how many of its days lie within others, both ends counted."""
        return max(0, (min(self.last, last) - max(self.first, first)).days + 1)


@dataclass(frozen=True, slots=True)
class Pauses:
    """The vault's holidays: those that were, and those that will come again."""

    past: tuple[Pause, ...] = ()
    coming: tuple[Pause, ...] = ()

    def hold(self, day: dt.date) -> bool:
        """Tell whether a day lies in a holiday to come."""
        return any(pause.first <= day <= pause.last for pause in self.coming)


NO_PAUSES = Pauses()


def find_pauses(sessions: Iterable[Session], today: dt.date) -> Pauses:
    """Return the holidays that the meetings of everybody show.

    A pause is a stretch without any meeting that is at least six times as long as one waited for a meeting in the months around it,
    in a vault of two people or more; or four times where another year has the same. One that the last two years have comes again.

    Args:
        sessions: of the whole vault; planned ones and later ones than today are passed over.
        today: the day from which the future counts.
    """
    held = [session for session in sessions if not session.planned and session.date <= today]
    days = sorted({session.date for session in held})
    if len(days) < 4:
        return NO_PAUSES
    weighed = [(gap, _waits(days, gap)) for gap in _gaps(days)]
    likely = [gap for gap, waits in weighed if waits >= _TOGETHER]
    several = len({session.person for session in held}) > 1
    past = tuple(
        gap
        for gap, waits in weighed
        if (several and waits >= _ALONE) or (waits >= _TOGETHER and _in_other_years(gap, likely))
    )
    return Pauses(past, tuple(_coming(likely, today, int(_usual_wait(days, likely)))))


def _usual_wait(days: Sequence[dt.date], pauses: Sequence[Pause]) -> float:
    """Return the days that one waits for a meeting on average, from any moment outside pauses on.

    It is half the spacing where meetings are regular, and more where they are not.
    """
    starts = {pause.first for pause in pauses}
    gaps = [(following - day).days for day, following in pairwise(days) if later(day, 1) not in starts]
    return sum(gap * gap for gap in gaps) / (2 * sum(gaps)) if gaps else 0.0


def a_year_on(day: dt.date, years: int = 1) -> dt.date:
    """Return the same day of another year: 28 February for the 29th, the calendar's end where it ends before."""
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.max if years > 0 else dt.date.min
    try:
        return day.replace(year=year)
    except ValueError:
        return dt.date(year, 2, 28)


def _gaps(days: Sequence[dt.date]) -> list[Pause]:
    one = dt.timedelta(days=1)
    return [
        Pause(first + one, second - one)
        for first, second in pairwise(days)
        if _SHARED + 1 < (second - first).days <= _LONGEST and _holds_a_week(first, second)
    ]


def _holds_a_week(first: dt.date, second: dt.date) -> bool:
    """Tell whether a whole working week lies between two days."""
    monday = first + dt.timedelta(days=7 - first.weekday())
    return (second - monday).days > 4


def _waits(days: Sequence[dt.date], gap: Pause) -> float:
    """Return how often as long a gap is as one waited for a meeting in the months around it; 0 where these tell nothing."""
    start = bisect_left(days, later(gap.first, -_AROUND))
    end = bisect_right(days, later(gap.last, _AROUND))
    around = days[start:end]
    length = (gap.last - gap.first).days + 2
    if (around[-1] - around[0]).days - length < _TELLING:
        return 0.0
    wait = _usual_wait(around, (gap,))
    return length / wait if wait else 0.0


def _in_other_years(gap: Pause, others: Sequence[Pause]) -> bool:
    return any(_shared(gap, other, years) is not None for other in others for years in (-1, 1))


def _shared(gap: Pause, other: Pause, years: int) -> Pause | None:
    """Return the days of a gap that another one shares, so many years on; None where they are too few."""
    moved = Pause(a_year_on(other.first, years), a_year_on(other.last, years))
    first, last = max(gap.first, moved.first), min(gap.last, moved.last)
    return Pause(first, last) if (last - first).days + 1 >= _SHARED else None


def _coming(likely: Sequence[Pause], today: dt.date, edge: int) -> Iterable[Pause]:
    """Yield the holidays to come: what the last two years share, less a wait at both ends, which may be no holiday."""
    for gap in likely:
        if (today - gap.last).days > _LATEST:
            continue
        for other in likely:
            shared = _shared(gap, other, 1)
            if shared is None:
                continue
            first, last = later(shared.first, edge), later(shared.last, -edge)
            if first <= last:
                yield from (Pause(a_year_on(first, years), a_year_on(last, years)) for years in range(1, _AHEAD + 1))


def later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days on (or back); the calendar's last (or first) where it ends before."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min
