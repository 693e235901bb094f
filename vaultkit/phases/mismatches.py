"""Phase errors: sessions that did another phase's work, read off the joint belief over state and style.

A mismatch is about a session and never about a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Hit
from vaultkit.model import ItemKind
from vaultkit.model import Mismatch
from vaultkit.model import Person
from vaultkit.model import PhaseError
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import as_vector
from vaultkit.phases.emission import is_silent
from vaultkit.phases.filter import Frame
from vaultkit.phases.parameters import Parameters

G, C, M, R = range(4)
STATUS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a mismatch may rest on at one session."""

    frame: Frame
    #: Belief over states, online or with hindsight.
    states: Vector
    #: A reset is shown on this session.
    reset: bool

    def q(self, state: int, style: int) -> float:
        """Return P(state and style of this session)."""
        emission = self.frame.emission
        return self.states[state] * emission.joint[state][style] / emission.text[state]


def find_mismatches(told: Sequence[Told], person: Person, parameters: Parameters) -> tuple[Mismatch, ...]:
    """Return the phase errors of the last session of `told`, likeliest first.

    Earlier sessions count only for what lies between them: runs, the last reset, how long a phase has lasted.
    """
    now = told[-1].frame.signals
    if is_silent(now, parameters):
        return ()
    few = len(told) < parameters.errors.few
    found = [
        (PhaseError.STATUS_THEATRE, _status(told, parameters), STATUS),
        (PhaseError.PREMATURE_AGENDA, _premature(told[-1], parameters), C),
    ]
    if not few:
        found += [
            (PhaseError.STALE_SHORTHAND, _stale(told, parameters), M if told[-1].q(R, M) >= told[-1].q(R, G) else G),
            (PhaseError.OVERSTAYED, _overstayed(told, person, parameters), G),
            (PhaseError.STARVED, _starved(told, parameters), STATUS),
        ]
    kept = [
        _mismatch(code, p, now, style)
        for code, p, style in found
        if p >= (parameters.errors.likely if few and code is PhaseError.PREMATURE_AGENDA else parameters.errors.shown)
    ]
    return tuple(sorted(kept, key=lambda mismatch: -mismatch.p))


def _status(told: Sequence[Told], parameters: Parameters) -> float:
    p = _status_once(told[-1], parameters)
    run = 0
    for past in reversed(told[:-1]):
        if is_silent(past.frame.signals, parameters) or _status_once(past, parameters) < parameters.errors.likely:
            break
        run += 1
    return 1 - (1 - p) * parameters.errors.run**run if p >= parameters.errors.shown else p


def _status_once(told: Told, parameters: Parameters) -> float:
    # In get-to-know status is how a shy person starts: it never counts there.
    return told.q(M, STATUS) + parameters.errors.share_context * (told.q(C, STATUS) + told.q(R, STATUS))


def _premature(told: Told, parameters: Parameters) -> float:
    signals = told.frame.signals
    if not (signals.one_sided or signals.listed >= parameters.errors.listed):
        return 0.0
    return told.q(G, C)


def _stale(told: Sequence[Told], parameters: Parameters) -> float:
    numbers = parameters.errors
    last = next((index for index in range(len(told) - 1, -1, -1) if told[index].reset), None)
    if last is None:
        return 0.0
    days = (told[-1].frame.signals.date - told[last].frame.signals.date).days
    if len(told) - 1 - last >= numbers.stale_sessions or days > numbers.stale_days:
        return 0.0
    return told[-1].q(R, M) + told[-1].q(R, G)


def _overstayed(told: Sequence[Told], person: Person, parameters: Parameters) -> float:
    numbers = parameters.errors
    if person.relation is Relation.SKIP_LEVEL or told[-1].states[G] <= numbers.overstayed_p:
        return 0.0
    days = (told[-1].frame.signals.date - told[0].frame.signals.date).days
    long = len(told) > numbers.overstayed_sessions or days >= numbers.overstayed_days
    return told[-1].states[G] if long else 0.0


def _starved(told: Sequence[Told], parameters: Parameters) -> float:
    numbers = parameters.errors
    window = told[-numbers.starved_sessions :]
    read = [one for one in window if not is_silent(one.frame.signals, parameters)]
    if len(read) < numbers.starved_sessions or any(one.states[M] < numbers.starved_p for one in read):
        return 0.0
    if any(has_doubt(one.frame.signals, parameters) for one in read):
        return 0.0
    return sum(one.states[M] for one in read) / len(read)


def has_doubt(signals: Signals, parameters: Parameters) -> bool:
    """Tell whether a session holds a doubt or a personal matter."""
    kinds = {ItemKind.UNCERTAINTY, ItemKind.PERSONAL, ItemKind.CAREER}
    return any(item.kind in kinds for item in signals.items) or any(
        hit.weights.m >= parameters.errors.doubt_db for hit in signals.hits if not hit.soft
    )


def _mismatch(code: PhaseError, p: float, signals: Signals, style: int) -> Mismatch:
    hit = telling(signals, style)
    line, quote = (hit.line, hit.quote) if hit else (signals.line, "")
    return Mismatch(code, min(1.0, p), signals.date, signals.path, line, quote)


def telling(signals: Signals, style: int) -> Hit | None:
    """Return the cue that speaks most for a style against the others; None if nothing speaks for it."""
    speaking = [hit for hit in signals.hits if as_vector(hit.weights)[style] > 0]
    return min(speaking, key=lambda hit: (hit.soft, -_edge(hit, style), hit.line, hit.family), default=None)


def _edge(hit: Hit, style: int) -> float:
    vector = as_vector(hit.weights)
    return vector[style] - max(value for index, value in enumerate(vector) if index != style)
