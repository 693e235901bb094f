"""How often, how long, how structured the next meetings should be: defaults, overruled by a human's `cadence:`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from vaultkit.model import Format
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.phases.emission import PHASES
from vaultkit.phases.emission import is_silent
from vaultkit.phases.parameters import FormatNumbers
from vaultkit.phases.parameters import Parameters

RENEWED = 3
#: Meetings whose noted minutes tell a pair's own length, and how many it takes at least.
_NOTED = 7
_NOTED_LEAST = 2
#: Minutes: a shorter slot invites a summary, and what is noted as longer is a day out or a slip.
_SHORTEST = 30
_LONGEST = 120
_LASTING = "minutes after those you noted"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the format depends on besides the person and the meetings."""

    phase: Phase
    renewed: bool
    #: Day of the last event; None if there was none.
    event: dt.date | None
    today: dt.date


def choose_format(person: Person, standing: Standing, sessions: Sequence[Signals], parameters: Parameters) -> Format:
    """Return the format of the next meetings, with the reasons where it differs from the default."""
    numbers = parameters.format
    row = numbers.defaults[(person.relation or Relation.OTHER).value]
    again = standing.renewed and standing.phase is Phase.SHARE_CONTEXT
    column = RENEWED if again else PHASES.index(standing.phase)
    base, minutes, structure = row.days[column], row.minutes[column], row.structure[column]
    planned = _usual_minutes(minutes, sessions)
    lasting = () if planned == minutes else (_LASTING,)
    if person.cadence is not None:
        return Format(person.cadence, planned, structure, ("cadence set by you", *lasting))
    days, reasons = float(base), []
    for factor, why in _adjustments(person, standing, sessions, parameters):
        days *= factor
        reasons.append(why)
    rounded = _clamp(days, numbers)
    return Format(rounded, planned, structure, (*(reasons if rounded != base else ()), *lasting))


def _usual_minutes(needed: int, sessions: Sequence[Signals]) -> int:
    """Return the minutes to plan: what the pair takes where that is noted; half-way up to what the phase needs where it is less.

    Two people who talk for an hour need no table to tell them to stop, and a length that works is not stretched to a default in one
    go. Below half an hour a meeting invites a summary, in any phase, so nothing shorter is suggested, whatever was noted.
    """
    noted = [signals.minutes for signals in sessions if signals.minutes][-_NOTED:]
    if len(noted) < _NOTED_LEAST:
        return needed
    real = median(noted)
    wanted = min(real, _LONGEST) if real >= needed else (real + needed) / 2
    return max(min(needed, _SHORTEST), 5 * int(wanted / 5 + 0.5))


def _adjustments(
    person: Person, standing: Standing, sessions: Sequence[Signals], parameters: Parameters
) -> list[tuple[float, str]]:
    numbers, event, today = parameters.format, standing.event, standing.today
    found = []
    if event and (today - event).days <= numbers.event_days:
        found.append((numbers.event, f"event within {numbers.event_days} days"))
    if person.started and (today - person.started).days < numbers.tenure_days:
        found.append((numbers.tenure, f"under {numbers.tenure_days} days in the role"))
    if person.remote:
        found.append((numbers.remote, "remote"))
    if _idle(sessions, parameters):
        found.append((numbers.idle, f"the last {numbers.idle_sessions} ended early or noted nothing"))
    return found


def _idle(sessions: Sequence[Signals], parameters: Parameters) -> bool:
    numbers = parameters.format
    last = sessions[-numbers.idle_sessions :]
    earlier = [signals.minutes for signals in sessions[: -numbers.idle_sessions] if signals.minutes]
    usual = median(earlier) if earlier else None

    def idle(signals: Signals) -> bool:
        early = usual is not None and signals.minutes is not None and signals.minutes < numbers.early * usual
        return early or is_silent(signals, parameters)

    return len(last) == numbers.idle_sessions and all(idle(signals) for signals in last)


def _clamp(days: float, numbers: FormatNumbers) -> int:
    """Round to whole weeks, halves up, within the shortest and the longest distance."""
    weeks = int(days / 7 + 0.5)
    return min(numbers.longest, max(numbers.shortest, 7 * weeks))
