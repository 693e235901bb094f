"""Scores of predictions against labels: phases, transitions, events, phase errors, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from benchmarks.phases.histories import PHASES
from benchmarks.phases.histories import Label
from vaultkit.model import Step

ERRORS = ("status-theatre", "premature-agenda", "stale-shorthand")
#: A transition may be seen so many sessions early.
_EARLY = 2


@dataclass(slots=True)
class Tally:
    """What is counted along; see `figures`."""

    sessions: int = 0
    right: int = 0
    histories: list[float] = field(default_factory=list)
    delays: list[int] = field(default_factory=list)
    wanted: int = 0
    false: int = 0
    brier: float = 0.0
    #: By tenth of confidence: sessions, right ones, summed confidence.
    bins: dict[int, list[float]] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    errors: dict[str, Counter[str]] = field(default_factory=lambda: {code: Counter() for code in ERRORS})
    #: Sum of the log loss of the labelled phase.
    loss: float = 0.0


def add(tally: Tally, labels: Mapping[str, Label], steps: Sequence[Step]) -> None:
    """Count one history."""
    told = {step.date.isoformat(): step for step in steps}
    pairs = [(label, told[label.date]) for label in labels.values() if label.date in told]
    right = [str(step.phase) in label.acceptable for label, step in pairs]
    tally.sessions += len(labels)
    tally.right += sum(right)
    tally.histories.append(sum(right) / len(labels))
    _transitions(tally, [label.phase for label, _ in pairs], [str(step.phase) for _, step in pairs])
    for label, step in pairs:
        _confidence(tally, label, step)
        _event(tally, label, step)
        for code in ERRORS:
            if code not in label.optional:
                said, is_so = code in {str(one.code) for one in step.mismatches}, code in label.errors
                key = ("found" if is_so else "false") if said else ("missed" if is_so else "quiet")
                tally.errors[code][key] += 1


def _confidence(tally: Tally, label: Label, step: Step) -> None:
    beliefs = {str(phase): p for phase, p in step.probabilities.items()}
    tally.brier += sum((beliefs[phase] - (phase == label.phase)) ** 2 for phase in PHASES)
    top = max(PHASES, key=lambda phase: beliefs[phase])
    cell = tally.bins.setdefault(min(9, int(beliefs[top] * 10)), [0.0, 0.0, 0.0])
    cell[0] += 1
    cell[1] += top in label.acceptable
    cell[2] += beliefs[top]


def _event(tally: Tally, label: Label, step: Step) -> None:
    said = str(step.event) if step.event else ""
    if label.effect in {"reset", "relax"}:
        tally.events["hit" if said == label.effect else "missed"] += 1
    else:
        tally.events["false"] += bool(said)
        tally.events["decoys"] += label.effect == "none"
        tally.events["resisted"] += label.effect == "none" and not said


def _transitions(tally: Tally, truth: Sequence[str], guess: Sequence[str]) -> None:
    wanted, found = _changes(truth), _changes(guess)
    used: set[int] = set()
    for at in wanted:
        limit = next((other for other in wanted if other > at), len(truth))
        near = [j for j in found if j not in used and guess[j] == truth[at] and at - _EARLY <= j < limit]
        if near:
            best = min(near, key=lambda j: abs(j - at))
            used.add(best)
            tally.delays.append(abs(best - at))
    tally.wanted += len(wanted)
    tally.false += len(found) - len(used)


def _changes(phases: Sequence[str]) -> list[int]:
    return [at for at in range(1, len(phases)) if phases[at] != phases[at - 1]]


def figures(tally: Tally) -> dict[str, float | str]:
    """Return what was counted as figures, in the order in which they are printed."""
    events = tally.events
    read = max(1, sum(int(cell[0]) for cell in tally.bins.values()))
    counts = {code: "/".join(str(tally.errors[code][key]) for key in ("found", "missed", "false")) for code in ERRORS}
    return {
        "sessions right": tally.right / max(1, tally.sessions),
        "worst history": min(tally.histories, default=0.0),
        "mean delay": sum(tally.delays) / max(1, len(tally.delays)),
        "false transitions per 100": 100 * tally.false / max(1, tally.sessions),
        "Brier": tally.brier / read,
        "ECE": sum(abs(cell[1] - cell[2]) for cell in tally.bins.values()) / read,
        "event precision": events["hit"] / max(1, events["hit"] + events["false"]),
        "event recall": events["hit"] / max(1, events["hit"] + events["missed"]),
        "decoys resisted": f"{events['resisted']} of {events['decoys']}",
        **counts,
    }
