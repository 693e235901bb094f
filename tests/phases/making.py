"""Signals made by hand, in the weights of the method's own table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import History
from vaultkit.model import Hit
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.model import Weights

FIRST = dt.date(2025, 1, 6)
TODAY = dt.date(2030, 1, 1)

WEIGHTS = {
    "doubt": (Weights(-1, -0.5, 3, -1.5), 3),
    "worry": (Weights(0, -1, 2.2, -1.5), 3),
    "preference": (Weights(2.8, -0.3, -0.8, -1.5), 3),
    "biography": (Weights(1.8, -1, 0.4, -1), 3),
    "list": (Weights(-2, 4, -2, 0), 1),
    "decision": (Weights(-0.6, 2.2, -1.2, -0.3), 3),
    "why": (Weights(-0.6, 1.6, -0.8, 0.2), 3),
    "status": (Weights(-0.4, 0.1, -1, 2.2), 6),
    "share": (Weights(-1, -0.5, -2, 4), 1),
}
KINDS = {
    "G": ("preference", "biography", "biography"),
    "C": ("list", "decision", "decision", "why"),
    "M": ("doubt", "doubt", "worry"),
    "S": ("status", "status", "status", "share"),
    "-": (),
}


def hit(family: str, line: int = 1) -> Hit:
    weights, cap = WEIGHTS[family]
    return Hit(family, f"{family} said", f"a line with {family}", line, weights, cap)


def session(style: str, date: dt.date = FIRST) -> Signals:
    """One session of a style (G, C, M, S), or one that says nothing (-)."""
    hits = tuple(hit(family, 2 + index) for index, family in enumerate(KINDS[style]))
    knowledge = 1.7 if style == "G" else 0.0
    return Signals(
        date, f"1-1s/Ines/{date}.md", 1, 0 if style == "-" else 60, hits, knowledge=knowledge, listed=3 * (style == "C")
    )


def row(styles: Iterable[str], days: int = 14) -> tuple[Signals, ...]:
    """Sessions of these styles at a steady distance."""
    return tuple(session(style, FIRST + dt.timedelta(days=days * index)) for index, style in enumerate(styles))


def event(p: float = 0.8, kind: str = "promotion", effect: Effect = Effect.RESET, line: int = 9) -> EventCue:
    return EventCue(kind, effect, p, "from Monday she runs both desks", "1-1s/Ines/event.md", line)


def with_event(sessions: Sequence[Signals], index: int, cue: EventCue) -> tuple[Signals, ...]:
    changed = list(sessions)
    changed[index] = replace(changed[index], events=(*changed[index].events, cue))
    return tuple(changed)


def person(relation: Relation | None = Relation.REPORT, started: dt.date | None = FIRST) -> Person:
    return Person("Ines Duarte", relation=relation, started=started)


def history(styles: str, days: int = 14, who: Person | None = None) -> History:
    return History(who or person(), row(styles, days))
