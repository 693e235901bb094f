"""Why one phase rather than another, in decibans that add up: carried in + lines + overlap + a human's word = total.

Each line is weighed by taking it away (what it adds to all the others) and by leaving it alone (what it says by
itself). Statements of one session repeat each other and a session's say is bounded, so the truth lies between: all
lines take the same share of the way, chosen so that they add up. What even that cannot place is shown as overlap.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Effect
from vaultkit.model import Evidence
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.phases.emission import LABELS
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import as_vector
from vaultkit.phases.emission import by_phase
from vaultkit.phases.filter import Frame
from vaultkit.phases.filter import best_path
from vaultkit.phases.filter import step
from vaultkit.phases.parameters import Parameters

#: Lines shown one by one; weaker ones are shown as one sum.
SHOWN = 10
#: What rounding one part to 0.1 dB may hide.
_ROUNDING = 0.05
#: Strength by which a sure event goes before other cues of its line in the label; a rumour goes behind them.
_EVENT_DB = 20.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The phase shown and its nearest rival: dB are towards the first against the second."""

    phase: Phase
    rival: Phase


@dataclass(frozen=True, slots=True)
class Line:
    """Everything that one line of a note gave away."""

    path: str
    line: int
    labels: tuple[str, ...]
    quote: str


def odds_db(states: Vector, pair: Pair) -> float:
    """Return 10 log10 of the odds of the phase against its rival."""
    beliefs = by_phase(states)
    return 10 * (math.log10(max(beliefs[pair.phase], 1e-300)) - math.log10(max(beliefs[pair.rival], 1e-300)))


def explain(
    frames: Sequence[Frame], pair: Pair, person: Person, parameters: Parameters
) -> tuple[float, tuple[Evidence, ...]]:
    """Return the total and its parts, each rounded to 0.1 dB so that what is printed adds up.

    The parts are: carried in, the lines of the last session, their overlap, a human's word.
    """
    frame = frames[-1]
    earlier = tuple(past.signals for past in frames[:-1])

    def weigh(signals: Signals) -> float:
        after = step(person, (*earlier, signals), frame.before, frame.setting.knowledge, parameters).after
        return odds_db(after, pair)

    now = frame.signals
    wordless = replace(now, phase=None)
    carried, read = weigh(_without(wordless, _lines(now))), weigh(wordless)
    total = round(odds_db(frame.after, pair), 1)
    human = round(odds_db(frame.after, pair) - read, 1) if now.phase else 0.0
    start = Evidence(_carried_label(frames[:-1]), round(carried, 1))
    lines = _weigh_lines(wordless, carried, read, weigh)
    said = [Evidence("your own word", human, now.path, now.phase_line, f"phase: {now.phase}")] if now.phase else []
    rest = round(total - math.fsum(part.db for part in (start, *lines, *said)), 1)
    if lines and abs(rest) < _ROUNDING * (len(lines) + 3):
        # No more than rounding: the strongest line can bear it.
        lines[0], rest = replace(lines[0], db=round(lines[0].db + rest, 1)), 0.0
    overlap = [Evidence("overlap of the lines", rest)] if rest else []
    return total, (start, *lines, *overlap, *said)


def _carried_label(past: Sequence[Frame]) -> str:
    """Say what the past amounts to: the last spell of the best single path through it."""
    if not past:
        return "by tenure"
    labels = [LABELS[state] for state in best_path(past)]
    first = len(labels) - 1
    while first and labels[first - 1] is labels[-1]:
        first -= 1
    return f"carried in, {labels[-1]} since {past[first].signals.date.isoformat()}"


def _weigh_lines(signals: Signals, carried: float, read: float, weigh: Callable[[Signals], float]) -> list[Evidence]:
    lines = _lines(signals)
    last = [read - weigh(_without(signals, [line])) for line in lines]
    alone = [weigh(_without(signals, [other for other in lines if other != line])) - carried for line in lines]
    share = _share(read - carried, math.fsum(last), math.fsum(alone))
    parts = [
        Evidence("; ".join(line.labels[:2]), round(low + share * (high - low), 1), line.path, line.line, line.quote)
        for line, low, high in zip(lines, last, alone, strict=True)
    ]
    parts = sorted((part for part in parts if part.db), key=lambda part: (-abs(part.db), part.path, part.line))
    if len(parts) <= SHOWN:
        return parts
    weaker = parts[SHOWN - 1 :]
    pooled = round(math.fsum(part.db for part in weaker), 1)
    return [*parts[: SHOWN - 1], Evidence(f"{len(weaker)} weaker lines together", pooled)]


def _share(wanted: float, last: float, alone: float) -> float:
    if abs(alone - last) < 1e-9:
        return 0.0
    return min(1.0, max(0.0, (wanted - last) / (alone - last)))


def _lines(signals: Signals) -> list[Line]:
    """Return the lines of a session that give something away, in file order; labels strongest first."""
    found: dict[tuple[str, int], list[tuple[float, str, str]]] = {}
    for hit in signals.hits:
        strength = sum(abs(value) for value in as_vector(hit.weights))
        found.setdefault((signals.path, hit.line), []).append((strength, hit.label, hit.quote))
    for name, hits in (("assumptions collide", signals.collisions), ("old against new", signals.inventory)):
        for hit in hits:
            found.setdefault((signals.path, hit.line), []).append((6.0, hit.label or name, hit.quote))
    for cue in signals.events:
        word = "change" if cue.effect is Effect.RESET else "forward"
        found.setdefault((cue.path, cue.line), []).append((_EVENT_DB * cue.p, f"{word}: {cue.kind}", cue.quote))
    if signals.one_sided:
        found.setdefault((signals.path, 0), []).append((0.0, "a list by one side", ""))
    return [_line(place, told) for place, told in sorted(found.items())]


def _line(place: tuple[str, int], told: Iterable[tuple[float, str, str]]) -> Line:
    ranked = sorted(told, key=lambda one: (-one[0], one[1], one[2]))
    labels = tuple(dict.fromkeys(label for _, label, _ in ranked))
    return Line(place[0], place[1], labels, ranked[0][2])


def _without(signals: Signals, lines: Sequence[Line]) -> Signals:
    gone = {(line.path, line.line) for line in lines}

    def stays(line: int) -> bool:
        return (signals.path, line) not in gone

    return replace(
        signals,
        hits=tuple(hit for hit in signals.hits if stays(hit.line)),
        collisions=tuple(hit for hit in signals.collisions if stays(hit.line)),
        inventory=tuple(hit for hit in signals.inventory if stays(hit.line)),
        events=tuple(cue for cue in signals.events if (cue.path, cue.line) not in gone),
        one_sided=signals.one_sided and stays(0),
    )
