"""How a relationship may move between two sessions: chances of change with and without an event.

Rows and columns follow `STATES` (G, C, M, R).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from statistics import median
from statistics import pstdev

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.phases.emission import Matrix
from vaultkit.phases.emission import Vector
from vaultkit.phases.parameters import Hazards
from vaultkit.phases.parameters import Parameters

#: These kinds of cue are late evidence of a reset and are weighed as text, not as events.
LATE = frozenset({"collision", "inventory"})


@dataclass(frozen=True, slots=True)
class Motion:
    """The three ways into a session: nothing happened, a reset, a forward move; with the chance of each."""

    base: Matrix
    reset: Matrix
    relax: Matrix
    p_reset: float
    p_relax: float

    @property
    def weights(self) -> Vector:
        """The chances of nothing, a reset, a forward move; they sum to 1."""
        forward = (1 - self.p_reset) * self.p_relax
        return (1 - self.p_reset - forward, self.p_reset, forward)


def prior(person: Person, first: dt.date, parameters: Parameters) -> Vector:
    """Return the belief over states at a relationship's first session, from tenure alone."""
    numbers = parameters.prior
    if person.imported:
        phases = numbers.imported
    elif person.started is None:
        phases = numbers.unknown
    else:
        tenure = (first - person.started).days / numbers.divisors[(person.relation or Relation.OTHER).value]
        phases = next((row.phases for row in numbers.rows if tenure < row.below), numbers.rows[-1].phases)
    total = sum(phases)
    return (phases[0] / total, phases[1] / total, phases[2] / total, 0.0)


def motion(  # noqa: PLR0913, PLR0917 - what a chance of change depends on
    knowledge: float, drift: float, p_reset: float, p_relax: float, parameters: Parameters, grown: float = 1.0
) -> Motion:
    """Return the chances of change into a session.

    `drift` widens maintain to renewed after a long silence; `grown` (0 to 1) is how far the pair has had time to reach maintain.
    """
    hazards, events = parameters.hazards, parameters.events
    calm = _rates(hazards, knowledge)
    calm["MR"] += drift
    calm["CM"] *= grown
    calm["GM"] *= grown
    return Motion(
        base=_matrix(calm),
        reset=_matrix(calm | {"MR": calm["MR"] + events.m_r, "CR": calm["CR"] + events.c_r, "RM": calm["RM"] * (1 - events.hold)}),
        relax=_matrix(calm | {"CM": calm["CM"] + events.forward, "RM": calm["RM"] + events.forward}),
        p_reset=p_reset,
        p_relax=p_relax,
    )  # fmt: skip


def maturity(person: Person, dates: Sequence[dt.date], parameters: Parameters) -> float:
    """Return how far a pair has had the time that maintain takes, 0 to 1: by days together or by meetings, whichever is more."""
    numbers = parameters.hazards
    if person.imported:
        return 1.0
    days = (dates[-1] - person.started).days if person.started else 0
    divisor = parameters.prior.divisors[(person.relation or Relation.OTHER).value]
    return min(1.0, max(days / divisor / numbers.grown_days, len(dates) / numbers.grown_meetings))


def start(p_reset: float, p_relax: float, parameters: Parameters) -> Motion:
    """Return the chances of change before the first session: events only, no time has passed between sessions."""
    events = parameters.events
    return Motion(
        base=_matrix({}),
        reset=_matrix({"MR": events.m_r, "CR": events.c_r}),
        relax=_matrix({"CM": events.forward}),
        p_reset=p_reset,
        p_relax=p_relax,
    )


def _rates(hazards: Hazards, knowledge: float) -> dict[str, float]:
    known = min(1.0, knowledge / hazards.g_c_full)
    return {
        "GC": hazards.g_c + hazards.g_c_knowledge * known,
        "GM": hazards.g_m,
        "CG": hazards.c_g,
        "CM": hazards.c_m,
        "CR": hazards.c_r,
        "MG": hazards.m_g,
        "MC": hazards.m_c,
        "MR": hazards.m_r,
        "RG": hazards.r_g,
        "RM": hazards.r_m,
    }


def _matrix(rates: dict[str, float]) -> Matrix:
    rows = []
    for here in "GCMR":
        leave = {there: rates.get(here + there, 0.0) for there in "GCMR" if there != here}
        total = sum(leave.values())
        scale = 1 / total if total > 1 else 1.0
        rows.append(tuple(1 - total * scale if there == here else leave[there] * scale for there in "GCMR"))
    return tuple(rows)


def drift(dates: Sequence[dt.date], hazards: Hazards) -> float:
    """Return what the silence before the last of `dates` adds to maintain -> renewed; 0 for a usual gap."""
    if len(dates) < 2:
        return 0.0
    *earlier, gap = gaps(dates)
    usual = max(hazards.gap_days, hazards.gap_medians * median(earlier)) if earlier else hazards.gap_days
    return min(hazards.gap_cap, hazards.gap_slope * max(0.0, gap - usual) / 365)


def gaps(dates: Sequence[dt.date]) -> list[int]:
    """Return the days between neighbouring dates."""
    return [(late - early).days for early, late in pairwise(dates)]


def is_irregular(dates: Sequence[dt.date], parameters: Parameters) -> bool:
    """Tell whether the last gaps vary much against their mean."""
    numbers = parameters.emission
    last = gaps(dates)[-numbers.irregular_over :]
    return len(last) == numbers.irregular_over and pstdev(last) > numbers.irregular_cv * fmean(last) > 0


def strongest(signals: Signals, effect: Effect) -> EventCue | None:
    """Return the surest cue of an effect in a session; ties go to the earlier line."""
    cues = [cue for cue in signals.events if cue.effect is effect and cue.kind not in LATE]
    return min(cues, key=lambda cue: (-cue.p, not cue.written, cue.line, cue.path, cue.quote), default=None)


def chance(sessions: Sequence[Signals], effect: Effect, parameters: Parameters) -> float:
    """Return P(an event of this effect at the last of `sessions`); the same kind told again counts as an echo."""
    numbers, now = parameters.events, sessions[-1]
    told = {
        cue.kind
        for past in sessions[-1 - numbers.echo_sessions : -1]
        if (now.date - past.date).days <= numbers.echo_days
        for cue in past.events
        if cue.effect is effect and cue.p >= numbers.shown
    }
    chances = [
        cue.p * (numbers.echo_factor if cue.kind in told else 1.0)
        for cue in now.events
        if cue.effect is effect and cue.kind not in LATE
    ]
    return max(chances, default=0.0)
