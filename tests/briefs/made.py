"""Relationships made by hand: notes as text, items and assessments without any classifier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from itertools import count
from typing import Any

from vaultkit.model import Action
from vaultkit.model import Assessment
from vaultkit.model import Confidence
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Format
from vaultkit.model import History
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Layout
from vaultkit.model import Mismatch
from vaultkit.model import Note
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.model import Vault
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note

TODAY = dt.date(2026, 11, 22)
ON = dt.date(2026, 11, 25)
ASTA = Person("Asta Lindgren", relation=Relation.REPORT, path="People/Asta Lindgren.md")

Line = tuple[ItemKind, str]


def note(path: str, text: str) -> Note:
    made, problems = parse_note(path, text.encode())
    assert made is not None, problems
    return made


def session(made: Note, day: dt.date, line: int = 1, **given: Any) -> Session:  # noqa: ANN401 - any field of the class
    facts: dict[str, Any] = {
        "person": ASTA.name,
        "date": day,
        "path": made.path,
        "line": line,
        "end": len(made.lines),
        "layout": Layout.NOTE,
        "blocks": parse_outline(made),
    }
    return Session(**{**facts, **given})


def vault(
    sessions: Iterable[Session] = (), people: Iterable[Person] = (ASTA,), actions: Iterable[Action] = ()
) -> Vault:
    ordered = sorted(sessions, key=lambda one: (one.date, one.path, one.line))
    return Vault(("Sam Fisk",), tuple(people), tuple(ordered), tuple(actions), (), ())


def by_path(*notes: Note) -> Mapping[str, Note]:
    return {one.path: one for one in notes}


def path_of(day: dt.date) -> str:
    return f"1-1s/Asta Lindgren/{day.isoformat()}.md"


def told(day: dt.date, *lines: Line, sure: float = 0.7) -> Signals:
    number = count(7)
    items = tuple(Item(text, next(number), kind, sure, cue="") for kind, text in lines)
    return Signals(day, path_of(day), 1, words=40, items=items)


def history(*sessions: Signals, person: Person = ASTA) -> History:
    return History(person, sessions)


def action(text: str, owner: Owner, day: dt.date, due: dt.date | None = None, line: int = 9) -> Action:
    return Action(ASTA.name, text, path_of(day), line, owner, open=True, date=day, due=due)


def assessment(phase: Phase = Phase.MAINTAIN, person: Person = ASTA, **given: Any) -> Assessment:  # noqa: ANN401 - any field of the class
    facts: dict[str, Any] = {
        "person": person,
        "phase": phase,
        "renewed": False,
        "p": 0.88,
        "confidence": Confidence.SETTLED,
        "inferred": phase,
        "rival": Phase.SHARE_CONTEXT,
        "suggestion": None,
        "online": (),
        "hindsight": (),
        "checklist": (),
        "format": Format(14, 45, "one open slot"),
        "deep": False,
        "reason": "doubt said aloud in the last two meetings",
        "last_met": dt.date(2026, 11, 11),
        "met": 5,
    }
    return Assessment(**{**facts, **given})


def reset(kind: str, day: dt.date) -> dict[str, Any]:
    cue = EventCue(kind, Effect.RESET, 0.9, "from Monday she runs both desks", path_of(day), 8)
    return {"renewed": True, "reset": cue, "reset_date": day}


def mismatch(code: str, day: dt.date, p: float = 0.6) -> Mismatch:
    from vaultkit.model import PhaseError  # noqa: PLC0415 - the only user

    return Mismatch(PhaseError(code), p, day, path_of(day), 7, "tickets 41 of 60 done")
