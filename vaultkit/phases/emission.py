"""What one session says: its style, and how that style speaks for each state.

Order of steps: cues -> dB per style (capped) -> likelihood per style -> likelihood per state.
Vectors of four follow `STYLES` (G, C, M, S) or `STATES` (G, C, M, R).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vaultkit.model import Hit
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.model import State
from vaultkit.model import Style
from vaultkit.model import Weights
from vaultkit.phases.parameters import EmissionNumbers
from vaultkit.phases.parameters import Parameters

Vector: TypeAlias = tuple[float, ...]
Matrix: TypeAlias = tuple[Vector, ...]

STYLES = (Style.G, Style.C, Style.M, Style.S)
STATES = (State.G, State.C, State.M, State.R)
LABELS = (Phase.GET_TO_KNOW, Phase.SHARE_CONTEXT, Phase.MAINTAIN, Phase.SHARE_CONTEXT)
PHASES = (Phase.GET_TO_KNOW, Phase.SHARE_CONTEXT, Phase.MAINTAIN)
SILENT: Vector = (1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a session depends on besides its own text."""

    #: Stock of knowledge about the person before the session.
    knowledge: float = 0.0
    #: The rhythm of the meetings is irregular.
    irregular: bool = False
    #: 0 to 1: how much a collision counts (an event lately, or maintain or renewed likely).
    ground: float = 1.0
    #: 0 to 1: how much of the belief in renewed arrived with this very session.
    fresh: float = 0.0


@dataclass(frozen=True, slots=True)
class Emission:
    """How likely a session's text is, given each state and style."""

    #: By state and style, before a human's word; rows sum to `text`.
    joint: Matrix
    text: Vector
    #: By state, a human's word included.
    total: Vector


def is_silent(signals: Signals, parameters: Parameters) -> bool:
    """Tell whether a session says too little to be read; it still counts as a meeting."""
    return signals.words < parameters.emission.min_words


def style_scores(hits: Sequence[Hit]) -> Vector:
    """Return the dB towards each style: per family the strongest hits up to its cap, so that order is nothing."""
    families: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        families[hit.family].append(hit)
    score = [0.0, 0.0, 0.0, 0.0]
    for name in sorted(families):
        counted = sorted(families[name], key=_strength, reverse=True)
        for hit in counted[: max(hit.cap for hit in counted)]:
            for index, value in enumerate(as_vector(hit.weights)):
                score[index] += value
    return tuple(score)


def as_vector(weights: Weights) -> Vector:
    """Return the weights in the order of `STYLES`."""
    return (weights.g, weights.c, weights.m, weights.s)


def _strength(hit: Hit) -> tuple[float, Vector]:
    vector = as_vector(hit.weights)
    return sum(abs(value) for value in vector), vector


def style_likelihood(hits: Sequence[Hit], parameters: Parameters, *, irregular: bool = False) -> Vector:
    """Return the likelihood of each style, 1 for the best; cues of one note repeat each other, hence kappa."""
    numbers = parameters.emission
    kappa = numbers.kappa * (numbers.irregular_factor if irregular else 1.0)
    scores = style_scores(hits)
    best = max(scores)
    return tuple(10 ** (kappa * (score - best) / 10) for score in scores)


def emit(signals: Signals, setting: Setting, parameters: Parameters) -> Emission:
    """Weigh one session: P(text | state), and with it what its author said of the phase."""
    numbers = parameters.emission
    silent = is_silent(signals, parameters)
    likelihood = SILENT if silent else style_likelihood(signals.hits, parameters, irregular=setting.irregular)
    factors = (1.0, 1.0, 1.0, 1.0 if silent else 10 ** (_renewal_db(signals, setting, parameters) / 10))
    rows = []
    for state, factor in zip(STATES, factors, strict=True):
        row = list(_row(state, setting, numbers))
        if signals.one_sided and not silent:
            row[1] *= numbers.one_sided[state.value]
        rows.append(tuple(factor * share * likely for share, likely in zip(row, likelihood, strict=True)))
    text = tuple(sum(row) for row in rows)
    said = spoken(signals, parameters)
    return Emission(tuple(rows), text, tuple(a * b for a, b in zip(text, said, strict=True)))


def _row(state: State, setting: Setting, numbers: EmissionNumbers) -> Vector:
    """Return P(style | state) in this setting.

    The less is known of a person, the likelier a list in get-to-know is a forced one; and the first session of
    renewed often runs on old habits.
    """
    row = numbers.rows[state.value]
    if state is State.G:
        return _between(numbers.rows["early"], row, min(1.0, setting.knowledge / numbers.early_knowledge))
    return _between(row, numbers.rows["fresh"], setting.fresh) if state is State.R else row


def _between(low: Vector, high: Vector, share: float) -> Vector:
    return tuple(a + share * (b - a) for a, b in zip(low, high, strict=True))


def _renewal_db(signals: Signals, setting: Setting, parameters: Parameters) -> float:
    numbers = parameters.emission
    collisions = numbers.collision_db * setting.ground if signals.collisions else 0.0
    return collisions + (numbers.inventory_db * setting.ground if signals.inventory else 0.0)


def spoken(signals: Signals, parameters: Parameters) -> Vector:
    """Return what a human's `phase:` says of each state, 1 where there is none."""
    if signals.phase is None:
        return SILENT
    numbers = parameters.emission
    return tuple(numbers.human if label is signals.phase else numbers.human_other for label in LABELS)


def by_phase(states: Sequence[float]) -> dict[Phase, float]:
    """Fold beliefs over states into beliefs over phases: renewed counts as share-context."""
    return {Phase.GET_TO_KNOW: states[0], Phase.SHARE_CONTEXT: states[1] + states[3], Phase.MAINTAIN: states[2]}
