"""Beliefs: where a relationship stands, why, and what would change that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vaultkit.model.kinds import Effect
from vaultkit.model.kinds import Phase
from vaultkit.model.people import Person
from vaultkit.model.signals import EventCue


class State(StrEnum):
    """Hidden state: R is share-context after a reset."""

    G = "G"
    C = "C"
    M = "M"
    R = "R"


class PhaseError(StrEnum):
    """A session that did another phase's work."""

    STATUS_THEATRE = "status-theatre"
    PREMATURE_AGENDA = "premature-agenda"
    STALE_SHORTHAND = "stale-shorthand"
    OVERSTAYED = "overstayed-get-to-know"
    STARVED = "starved-slot"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A phase error found in a session, with how sure and where it shows."""

    code: PhaseError
    #: 0 to 1; "maybe" from 0.30, "likely" from 0.50.
    p: float
    date: dt.date
    path: str
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of an explanation: so many dB towards the first phase against the second."""

    label: str
    db: float
    #: "" for what has no place (carried in, overlap).
    path: str = ""
    line: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one phase rather than another, in dB that add up exactly."""

    #: The phase shown and its nearest rival.
    phase: Phase
    rival: Phase
    #: 10 log10 of the odds, the sum of all parts.
    total: float
    parts: tuple[Evidence, ...]
    #: What would change it, one sentence each.
    counterfactuals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the done-checklist (PHASES.md 2.3): met, not met, or nothing to say."""

    label: str
    met: bool | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is believed of one session."""

    date: dt.date
    path: str
    line: int
    phase: Phase
    #: After a reset: shown as "share-context (renewed)".
    renewed: bool
    #: By phase, summing to 1, after temperature.
    probabilities: Mapping[Phase, float]
    #: By hidden state, summing to 1, before temperature.
    states: Mapping[State, float]
    event: Effect | None = None
    event_cue: EventCue | None = None
    mismatches: tuple[Mismatch, ...] = ()


class Confidence(StrEnum):
    """How the tool speaks of its belief."""

    SETTLED = "settled"
    LEANING = "leaning"
    BETWEEN = "between"
    GUESS = "guess from tenure"


@dataclass(frozen=True, slots=True)
class Format:
    """How often, how long, how structured: defaults, never research."""

    #: Days between meetings.
    days: int
    minutes: int
    structure: str
    #: Why, one short clause each ("event within 30 days").
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Where one relationship stands on a day."""

    person: Person
    #: What is shown: a human's word or the sticky phase.
    phase: Phase
    renewed: bool
    #: P of the phase shown, 0 to 1.
    p: float
    confidence: Confidence
    #: The likeliest phase by the model alone.
    inferred: Phase
    #: The likeliest phase beside the one shown.
    rival: Phase
    #: A transition worth proposing now; None if there is none.
    suggestion: Phase | None
    #: Using only the past at each step.
    online: tuple[Step, ...]
    #: Using all sessions.
    hindsight: tuple[Step, ...]
    checklist: tuple[Check, ...]
    format: Format
    #: Nearly no structure needed (`context: deep`, or years of maintain).
    deep: bool
    #: Why in half a sentence.
    reason: str
    #: The reset that still shapes the phase; None outside renewed share-context.
    reset: EventCue | None = None
    reset_date: dt.date | None = None
    last_met: dt.date | None = None
    #: Recent phase errors worth a sentence, newest first.
    mismatches: tuple[Mismatch, ...] = ()
    met: int = 0
