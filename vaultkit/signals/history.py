"""A whole relationship to signals: every held session, and the events that only show across sessions."""

from __future__ import annotations

from vaultkit.model import EventCue
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Signals
from vaultkit.model import Vault
from vaultkit.signals.changes import page_changes
from vaultkit.signals.changes import stated_changes
from vaultkit.signals.changes import written_events
from vaultkit.signals.classify import classify_statements
from vaultkit.signals.classify import silent_signals
from vaultkit.signals.events import Unfolding
from vaultkit.signals.events import read_events
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.subjects import own_words
from vaultkit.signals.words import names_of


def read_history(vault: Vault, person: Person, lexicon: Lexicon) -> History:
    """Return the held sessions of a person as signals, by date; planned ones are left out."""
    sessions = [one for one in vault.sessions if one.person == person.name and not one.planned]
    sessions.sort(key=lambda one: (one.date, one.path, one.line))
    if not sessions:
        return History(person, ())
    told = [written_events(vault, person, sessions), stated_changes(sessions), page_changes(person, sessions, lexicon)]
    names = names_of((person.name, *person.aliases), vault.me)
    own = own_words(person.role, lexicon)
    known = Unfolding()
    signals: list[Signals] = []
    for index, session in enumerate(sessions):
        outside = [event for events in told for event in events.get(index, ())]
        if session.private:
            signals.append(silent_signals(session, outside))
            continue
        statements = read_statements(session, lexicon.folder, names)
        events = [*outside, *read_events(session, statements, lexicon, known, own)]
        signals.append(classify_statements(session, statements, lexicon, signals, _agree(events)))
    return History(person, tuple(signals))


def _agree(events: list[EventCue]) -> list[EventCue]:
    """Leave out readings of the text that contradict what is written on purpose; the surest first."""
    written = {event.effect for event in events if event.written}
    kept = [event for event in events if event.written or not written or event.effect in written]
    return sorted(kept, key=lambda event: (-event.p, event.kind, event.path, event.line))
