"""Half a sentence for people: why this phase."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Confidence
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.phases.emission import PHASES
from vaultkit.phases.emission import as_vector
from vaultkit.phases.emission import is_silent
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.steps import Reset

#: Meetings whose cues are named.
LAST = 3
#: dB from which a cue is worth naming.
_WORTH = 1.0


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a phase on display rests on."""

    sure: Confidence
    #: Day of the human's statement that the display rests on.
    word: dt.date | None
    #: The reset that still shapes the phase.
    reset: Reset | None


def give_reason(phase: Phase, grounds: Grounds, sessions: Sequence[Signals], parameters: Parameters) -> str:
    """Return why `phase` is shown: a human's word, a reset, the cues of the last meetings, or tenure."""
    if grounds.word:
        return f"you said so on {grounds.word.isoformat()}"
    if grounds.reset:
        cue, day = grounds.reset.cue, grounds.reset.date.isoformat()
        kind = cue.kind.replace("-", " ") if cue else "something changed"
        return f"{kind}, first seen on {day}"
    if grounds.sure is Confidence.GUESS:
        return "by tenure only" if not sessions else "by tenure only, the notes say too little"
    read = [signals for signals in sessions[-LAST:] if not is_silent(signals, parameters)]
    labels = _labels(read, PHASES.index(phase))
    when = "in the last meeting" if len(read) == 1 else f"in the last {'two' if len(read) == 2 else 'three'} meetings"
    if not read or not labels:
        return f"nothing in the last {LAST} meetings speaks against it"
    return f"{' and '.join(labels)} {when}"


def _labels(read: Sequence[Signals], style: int) -> list[str]:
    """Return the two families of cues that speak most for a style, in the words of their strongest label."""
    strength: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    for signals in read:
        counted: defaultdict[str, int] = defaultdict(int)
        for hit in sorted(signals.hits, key=lambda hit: (-as_vector(hit.weights)[style], hit.line)):
            worth = as_vector(hit.weights)[style]
            if hit.soft or worth < _WORTH or counted[hit.family] >= hit.cap:
                continue
            counted[hit.family] += 1
            strength[hit.family] += worth
            best[hit.family] = max(best.get(hit.family, (0.0, "")), (worth, hit.label.split(",")[0]))
    ranked = sorted(strength, key=lambda family: (-strength[family], family))
    return list(dict.fromkeys(best[family][1] for family in ranked))[:2]
