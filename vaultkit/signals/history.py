"""A whole relationship to signals: every held session, and the events that only show across sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple

from vaultkit.model import EventCue
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.model import Vault
from vaultkit.signals.author import author_initials
from vaultkit.signals.changes import page_changes
from vaultkit.signals.changes import stated_changes
from vaultkit.signals.changes import written_events
from vaultkit.signals.classify import classify_statements
from vaultkit.signals.classify import silent_signals
from vaultkit.signals.events import Unfolding
from vaultkit.signals.events import read_events
from vaultkit.signals.language import Languages
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.subjects import own_words
from vaultkit.signals.words import names_of


class Step(NamedTuple):
    """One session as it was read: what that hung on beside the steps before it, and what came of it."""

    session: Session
    lexicon: Lexicon
    outside: list[EventCue]
    signals: Signals
    known: Unfolding

    def is_of(self, session: Session, lexicon: Lexicon, outside: list[EventCue]) -> bool:
        """Tell whether the same would come of these."""
        return self.lexicon is lexicon and self.outside == outside and self.session == session


@dataclass(slots=True)
class Course:
    """An earlier reading of one relationship: as far as a later one is the same, it goes on from there."""

    ground: object = None
    steps: list[Step] = field(default_factory=list)


def read_history(
    vault: Vault,
    person: Person,
    languages: Languages | None = None,
    initials: Sequence[str] | None = None,
    course: Course | None = None,
) -> History:
    """Return the held sessions of a person as signals, by date; planned ones are left out.

    Args:
        vault: as read.
        person: whose relationship it is.
        languages: of the notes; without it each note tells its own.
        initials: of the notes' author; looked for in all meetings if not given.
        course: of an earlier reading, brought up to this one.
    """
    sessions = [one for one in vault.sessions if one.person == person.name and not one.planned]
    sessions.sort(key=lambda one: (one.date, one.path, one.line))
    if not sessions:
        return History(person, ())
    lexicons = (languages or Languages()).choose(sessions)
    told = [
        written_events(vault, person, sessions), stated_changes(sessions), page_changes(person, sessions, _most(lexicons)),
    ]  # fmt: skip
    me = (*vault.me, *(author_initials(vault) if initials is None else initials))
    names = names_of((person.name, *person.aliases), me, [other.name for other in vault.people])
    ground = person.role, person.relation, names
    steps = course.steps if course is not None and course.ground == ground else []
    if course is not None:
        course.ground, course.steps = ground, steps
    known = Unfolding()
    signals: list[Signals] = []
    for index, (session, lexicon) in enumerate(zip(sessions, lexicons, strict=True)):
        outside = [event for events in told for event in events.get(index, ())]
        if index < len(steps) and steps[index].is_of(session, lexicon, outside):
            signals.append(steps[index].signals)
            known = steps[index].known
            continue
        del steps[index:]
        if session.private:
            signals.append(silent_signals(session, outside))
        else:
            known = known.copy()
            statements = read_statements(session, lexicon.folder, names)
            own = own_words(person.role, lexicon)
            events = [*outside, *read_events(session, statements, lexicon, known, own, person.relation)]
            signals.append(classify_statements(session, statements, lexicon, signals, _agree(events)))
        steps.append(Step(session, lexicon, outside, signals[-1], known))
    del steps[len(sessions) :]
    return History(person, tuple(signals), _unread(lexicons))


def _most(lexicons: Sequence[Lexicon]) -> Lexicon:
    """Return the lexicon of most sessions."""
    counted = Counter(lexicon.language for lexicon in lexicons)
    return max(lexicons, key=lambda lexicon: counted[lexicon.language])


def _unread(lexicons: Sequence[Lexicon]) -> Mapping[str, int]:
    """Return how many sessions are in each language that has no words."""
    return dict(Counter(lexicon.language for lexicon in lexicons if not lexicon.has_words))


def _agree(events: list[EventCue]) -> list[EventCue]:
    """Leave out readings of the text that contradict what is written on purpose; the surest first."""
    written = {event.effect for event in events if event.written}
    kept = [event for event in events if event.written or not written or event.effect in written]
    return sorted(kept, key=lambda event: (-event.p, event.kind, event.path, event.line))
