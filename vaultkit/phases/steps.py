"""Beliefs to steps: what is said of each session, online (its past only) and with hindsight (all sessions)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Step
from vaultkit.phases.display import likeliest
from vaultkit.phases.display import temper
from vaultkit.phases.emission import SILENT
from vaultkit.phases.emission import STATES
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import by_phase
from vaultkit.phases.filter import Frame
from vaultkit.phases.filter import event_chances
from vaultkit.phases.filter import run_backward
from vaultkit.phases.filter import smooth
from vaultkit.phases.mismatches import Told
from vaultkit.phases.mismatches import find_mismatches
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.transitions import strongest


@dataclass(frozen=True, slots=True)
class Reset:
    """A reset that still shapes the phase: the words for it, if any, and the session it shows from."""

    cue: EventCue | None
    date: dt.date


@dataclass(frozen=True, slots=True)
class View:
    """Beliefs over all sessions, from one point of view."""

    states: Sequence[Vector]
    #: What later sessions say of each state.
    later: Sequence[Vector]
    temperature: float


def read_online(frames: Sequence[Frame], person: Person, parameters: Parameters) -> tuple[Step, ...]:
    """Return the steps, each from its own and earlier sessions only."""
    beliefs = [frame.after for frame in frames]
    view = View(beliefs, [SILENT] * len(frames), parameters.display.online_temperature)
    return _read(frames, view, person, parameters)


def read_hindsight(frames: Sequence[Frame], person: Person, parameters: Parameters) -> tuple[Step, ...]:
    """Return the steps, each from all sessions."""
    later = run_backward(frames)
    view = View(smooth(frames, later), later, parameters.display.hindsight_temperature)
    return _read(frames, view, person, parameters)


def _read(frames: Sequence[Frame], view: View, person: Person, parameters: Parameters) -> tuple[Step, ...]:
    told: list[Told] = []
    steps: list[Step] = []
    for frame, states, following in zip(frames, view.states, view.later, strict=True):
        effect = _event(frame, following, parameters)
        told.append(Told(frame, states, reset=effect is Effect.RESET))
        probabilities = temper(by_phase(states), view.temperature)
        before = steps[-1].phase if steps else None
        phase = frame.signals.phase or _kept(before, probabilities, effect, parameters)
        steps.append(
            Step(
                date=frame.signals.date,
                path=frame.signals.path,
                line=frame.signals.line,
                phase=phase,
                renewed=phase is Phase.SHARE_CONTEXT and states[3] > states[1],
                probabilities=probabilities,
                states=dict(zip(STATES, states, strict=True)),
                event=effect,
                event_cue=strongest(frame.signals, effect) if effect else None,
                mismatches=find_mismatches(told, person, parameters),
            )
        )
    return tuple(steps)


def _kept(
    before: Phase | None, probabilities: Mapping[Phase, float], effect: Effect | None, parameters: Parameters
) -> Phase:
    """Return the likeliest phase, or the one before until another is likely enough or an event explains the change."""
    likely = likeliest(probabilities)
    if before is None or effect is not None or probabilities[likely] >= parameters.display.keep:
        return likely
    return before


def _event(frame: Frame, later: Vector, parameters: Parameters) -> Effect | None:
    reset, relax = event_chances(frame, later)
    shown = parameters.events.shown
    # A move forward that nobody told of is simply the arc; a reset that nobody told of is still one.
    forward = relax if frame.motion.p_relax >= shown else 0.0
    if max(reset, forward) < shown:
        return None
    return Effect.RESET if reset >= forward else Effect.RELAX


def last_reset(steps: Sequence[Step], frames: Sequence[Frame]) -> Reset | None:
    """Return the last reset shown; where nobody wrote it down, the collision that gave it away stands for it."""
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        if step.event is Effect.RESET:
            return Reset(step.event_cue or _collision(frames[index:]), step.date)
    return None


def _collision(frames: Sequence[Frame]) -> EventCue | None:
    for frame in frames:
        for hit in (*frame.signals.collisions, *frame.signals.inventory):
            return EventCue("collision", Effect.RESET, 0.5, hit.quote, frame.signals.path, hit.line)
    return None
