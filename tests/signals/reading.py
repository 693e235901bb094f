"""What tests of cues and events share, in any language: statements in, families and claims out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.signals.classify import classify_session
from vaultkit.signals.events import Unfolding
from vaultkit.signals.events import read_events
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.subjects import own_words
from vaultkit.signals.words import names_of

Make = Callable[..., Session]
Read = Callable[..., tuple[EventCue, ...]]
#: The day of a session if none is given.
HELD = dt.date(2025, 2, 7)


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in table.items() for text in texts]


def highest(found: Iterable[EventCue], effect: Effect) -> float:
    return max((event.p for event in found if event.effect is effect), default=0.0)


def families(text: str, lexicon: Lexicon, person: Person, made: Make) -> set[str]:
    return {hit.family for hit in classify_session(made(text), person, lexicon).hits}


def event_reader(lexicon: Lexicon, person: Person, session: Make) -> Read:
    """Return a reader of the events of one text, held `gap` days after the last session."""

    def read(text: str, *, gap: int = 30, known: Unfolding | None = None, day: dt.date = HELD) -> tuple[EventCue, ...]:
        made = session(text, day)
        statements = read_statements(made, lexicon.folder, names_of((person.name, *person.aliases), ("Kees Bram",)))
        known = known or Unfolding(last=day - dt.timedelta(days=gap))
        return read_events(made, statements, lexicon, known, own_words(person.role, lexicon))

    return read
