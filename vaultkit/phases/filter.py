"""Belief over the states of a relationship, session by session: forward, backward, and the best single path.

States follow `STATES` (G, C, M, R). Beliefs are scaled to sum to 1 at each session; only the best path uses logs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Effect
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Signals
from vaultkit.phases.emission import SILENT
from vaultkit.phases.emission import Emission
from vaultkit.phases.emission import Matrix
from vaultkit.phases.emission import Setting
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import emit
from vaultkit.phases.emission import is_silent
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.transitions import Motion
from vaultkit.phases.transitions import chance
from vaultkit.phases.transitions import drift
from vaultkit.phases.transitions import is_irregular
from vaultkit.phases.transitions import maturity
from vaultkit.phases.transitions import motion
from vaultkit.phases.transitions import prior
from vaultkit.phases.transitions import start


@dataclass(frozen=True, slots=True)
class Frame:
    """One session in the filter, with all that was known by then."""

    signals: Signals
    #: Belief before anything of this session counted, after the session before (the prior at the first).
    before: Vector
    motion: Motion
    setting: Setting
    #: Belief after time passed and events struck, before the text was read.
    predicted: Vector
    emission: Emission
    #: Belief with this session read.
    after: Vector


def run_forward(history: History, parameters: Parameters) -> tuple[Frame, ...]:
    """Filter the sessions in order of date: each frame depends only on sessions up to its own."""
    frames: list[Frame] = []
    sessions = history.sessions
    knowledge = 0.0
    for index, signals in enumerate(sessions):
        before = frames[-1].after if frames else prior(history.person, signals.date, parameters)
        frame = step(history.person, sessions[: index + 1], before, knowledge, parameters)
        frames.append(frame)
        knowledge = knowledge_after(frame, parameters)
    return tuple(frames)


def knowledge_after(frame: Frame, parameters: Parameters) -> float:
    """Return the stock of knowledge about the person once this session is over."""
    silent = is_silent(frame.signals, parameters)
    return frame.setting.knowledge + (0.0 if silent else frame.signals.knowledge)


def step(
    person: Person, sessions: Sequence[Signals], before: Vector, knowledge: float, parameters: Parameters
) -> Frame:
    """Read the last of `sessions`, given the belief and the stock of knowledge before it."""
    now = sessions[-1]
    p_reset = chance(sessions, Effect.RESET, parameters)
    p_relax = chance(sessions, Effect.RELAX, parameters)
    window = [past.date for past in sessions[-1 - max(6, parameters.emission.irregular_over) :]]
    if len(sessions) == 1:
        moves = start(p_reset, p_relax, parameters)
    else:
        grown = maturity(person, [past.date for past in sessions], parameters)
        moves = motion(knowledge, drift(window, parameters.hazards), p_reset, p_relax, parameters, grown)
    predicted = predict(before, moves)
    lately = max(
        (chance(sessions[: end + 1], Effect.RESET, parameters) for end in _recent(sessions, parameters)), default=0.0
    )
    setting = Setting(
        knowledge=knowledge,
        irregular=is_irregular(window, parameters),
        ground=min(1.0, max(lately, predicted[2] + predicted[3])),
        fresh=_arrived(before, moves) / predicted[3] if predicted[3] > 0 else 0.0,
    )
    emission = emit(now, setting, parameters)
    return Frame(now, before, moves, setting, predicted, emission, update(predicted, emission.total))


def _arrived(before: Vector, moves: Motion) -> float:
    """Return the belief that a told reset made this session the first of renewed."""
    return moves.p_reset * sum(before[here] * moves.reset[here][3] for here in (1, 2))


def _recent(sessions: Sequence[Signals], parameters: Parameters) -> range:
    return range(max(0, len(sessions) - 1 - parameters.events.recent_sessions), len(sessions))


def blend(moves: Motion) -> Matrix:
    """Return the transition matrix with the chances of events mixed in."""
    calm, reset, relax = moves.weights
    return tuple(
        tuple(calm * a + reset * b + relax * c for a, b, c in zip(*rows, strict=True))
        for rows in zip(moves.base, moves.reset, moves.relax, strict=True)
    )


def predict(belief: Vector, moves: Motion) -> Vector:
    """Carry a belief over the time and the events before a session."""
    return _carry(belief, blend(moves))


def _carry(belief: Vector, matrix: Matrix) -> Vector:
    return tuple(sum(belief[here] * matrix[here][there] for here in range(4)) for there in range(4))


def update(predicted: Vector, likelihood: Vector) -> Vector:
    """Weigh a predicted belief by what was read."""
    return _scaled([p * e for p, e in zip(predicted, likelihood, strict=True)])


def _scaled(values: Sequence[float]) -> Vector:
    total = sum(values)
    return tuple(value / total for value in values)


def run_backward(frames: Sequence[Frame]) -> tuple[Vector, ...]:
    """Return for each session what the later ones say of its state, up to a factor."""
    later: list[Vector] = [SILENT] * len(frames)
    for index in range(len(frames) - 2, -1, -1):
        following = frames[index + 1]
        worth = [e * b for e, b in zip(following.emission.total, later[index + 1], strict=True)]
        rows = blend(following.motion)
        later[index] = _scaled([sum(p * w for p, w in zip(row, worth, strict=True)) for row in rows])
    return tuple(later)


def smooth(frames: Sequence[Frame], later: Sequence[Vector]) -> tuple[Vector, ...]:
    """Return the belief at each session given all of them."""
    return tuple(update(frame.after, what) for frame, what in zip(frames, later, strict=True))


def event_chances(frame: Frame, later: Vector = SILENT) -> tuple[float, float]:
    """Return P(a reset came before this session) and P(a forward move did), given what is used.

    A reset counts where there was shared context to lose: not in get-to-know. A move into renewed that nobody
    wrote down counts too, which is how a reset is dated by what is admitted later.
    """
    worth = [e * b for e, b in zip(frame.emission.total, later, strict=True)]
    calm, reset, relax = frame.motion.weights

    def mass(rows: Matrix, here: int) -> float:
        return frame.before[here] * sum(p * w for p, w in zip(rows[here], worth, strict=True))

    moves = frame.motion
    total = sum(p * w for p, w in zip(frame.predicted, worth, strict=True))
    struck = sum(reset * mass(moves.reset, here) for here in (1, 2, 3))
    silent = sum(calm * frame.before[here] * moves.base[here][3] * worth[3] for here in (1, 2))
    forward = sum(relax * mass(moves.relax, here) for here in (1, 2, 3))
    return (struck + silent) / total, forward / total


def best_path(frames: Sequence[Frame]) -> tuple[int, ...]:
    """Return the likeliest sequence of states as a whole (Viterbi); ties go to the earlier state."""
    if not frames:
        return ()
    scores = [_log(p) + _log(e) for p, e in zip(frames[0].predicted, frames[0].emission.total, strict=True)]
    back: list[list[int]] = []
    for frame in frames[1:]:
        rows = blend(frame.motion)
        come = [max(range(4), key=lambda here: scores[here] + _log(rows[here][there])) for there in range(4)]
        scores = [
            scores[come[there]] + _log(rows[come[there]][there]) + _log(frame.emission.total[there])
            for there in range(4)
        ]
        back.append(come)
    path = [max(range(4), key=lambda state: scores[state])]
    for come in reversed(back):
        path.append(come[path[-1]])
    return tuple(reversed(path))


def _log(p: float) -> float:
    return math.log(p) if p > 0 else -math.inf
