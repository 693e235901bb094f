"""How beliefs become words: temperature, confidence, and a displayed phase that does not flicker.

A human's word wins the display at once and keeps it until the model has proposed another phase at one session and
still stands by it at a later one. Without such a word the display follows as soon as a change may be proposed, and
leaves a phase that has lost its ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Confidence
from vaultkit.model import Phase
from vaultkit.phases.emission import PHASES
from vaultkit.phases.parameters import DisplayNumbers

Beliefs = Mapping[Phase, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the display needs of one session."""

    beliefs: Beliefs
    #: An event is shown on this session.
    event: bool
    #: A human's `phase:`.
    said: Phase | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The phase on display after a session."""

    phase: Phase
    #: A change worth proposing now.
    suggestion: Phase | None = None
    #: The phase rests on a human's word.
    word: bool = False
    #: Proposed and neither followed nor withdrawn, and when (index of the session).
    pending: Phase | None = None
    asked: int = 0
    #: It was once at least leaned to, so that one odd session does not unseat it.
    earned: bool = False


def temper(beliefs: Beliefs, temperature: float) -> dict[Phase, float]:
    """Sharpen (under 1) or soften (over 1) a belief; it still sums to 1."""
    best = max(beliefs.values())
    powers = {phase: (beliefs[phase] / best) ** (1 / temperature) for phase in PHASES}
    total = sum(powers.values())
    return {phase: power / total for phase, power in powers.items()}


def likeliest(beliefs: Beliefs) -> Phase:
    """Return the phase with most belief; ties go to the earlier one."""
    return max(PHASES, key=lambda phase: beliefs[phase])


def confidence(p: float, numbers: DisplayNumbers) -> Confidence:
    """Say how sure the tool is of a phase of this probability."""
    if p >= numbers.settled:
        return Confidence.SETTLED
    return Confidence.LEANING if p >= numbers.leaning else Confidence.BETWEEN


def follow(sessions: Sequence[Seen], numbers: DisplayNumbers, *, pinned: bool = False) -> tuple[Shown, ...]:
    """Return what is on display after each session, with the proposals; empty if there are none."""
    shown: list[Shown] = []
    for index, now in enumerate(sessions):
        if not shown:
            here = Shown(now.said or likeliest(now.beliefs), word=now.said is not None)
        else:
            here = _next(shown[-1], sessions[: index + 1], numbers, pinned=pinned)
        kept = bool(shown) and shown[-1].phase is here.phase and shown[-1].earned
        shown.append(replace(here, earned=kept or now.beliefs[here.phase] >= numbers.leaning))
    return tuple(shown)


def _next(past: Shown, sessions: Sequence[Seen], numbers: DisplayNumbers, *, pinned: bool) -> Shown:
    before, now, index = sessions[-2], sessions[-1], len(sessions) - 1
    if now.said is not None:
        return Shown(now.said, word=True)
    pending = past.pending
    if pending and now.beliefs[pending] < numbers.withdraw:
        pending = None
    new = likeliest(now.beliefs)
    if not (past.word or pinned) and _is_lost(past, before, now, numbers):
        return Shown(new)
    if new is past.phase or not may_propose(new, before, now, numbers):
        return Shown(past.phase, None, past.word, pending, past.asked)
    held = past.word and (pinned or pending is not new)
    if not held:
        return Shown(new)
    if pending is new and index - past.asked < numbers.ask_every:
        return Shown(past.phase, None, past.word, pending, past.asked)
    return Shown(past.phase, new, past.word, new, index)


def _is_lost(past: Shown, before: Seen, now: Seen, numbers: DisplayNumbers) -> bool:
    """Tell whether the phase on display has too little belief to stand: twice in a row, or at once if it never had more."""
    weak = now.beliefs[past.phase] < numbers.withdraw
    return weak and (not past.earned or before.beliefs[past.phase] < numbers.withdraw)


def may_propose(new: Phase, before: Seen, now: Seen, numbers: DisplayNumbers) -> bool:
    """Tell whether a change to `new` may be proposed: likely, and seconded by a second sign."""
    p = now.beliefs[new]
    seconded = before.beliefs[new] > numbers.seconded or now.event or p >= numbers.certain
    return p >= numbers.suggest and seconded
