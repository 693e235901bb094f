"""Notes that are prepared and not held: which one is next, which was never written in, and whether anything is.

They are found by person and state, wherever they were moved and whatever day they were given.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vaultkit.model import Carried
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.planned import is_unfilled

#: Days after its own in which a note that was never written in is still the one to open.
STILL_MEANT = 7


@dataclass(frozen=True, slots=True)
class PlannedNotes:
    """What is prepared for one person."""

    #: Of today or later, the nearest first.
    coming: tuple[Session, ...] = ()
    #: Prepared for a day that has passed, never written in, and they have not met since; the newest of such.
    unheld: Session | None = None

    def next_one(self, today: dt.date) -> Session | None:
        """Return the note to open instead of preparing another: the nearest, or one whose day has only just passed."""
        if self.coming:
            return self.coming[0]
        recent = self.unheld is not None and (today - self.unheld.date).days <= STILL_MEANT
        return self.unheld if recent else None


def find_planned_notes(vault: Vault, person: Person, today: dt.date) -> PlannedNotes:
    """Return the notes that are already prepared for this person, so that they are opened and not doubled.

    One that was moved to where old notes or templates lie is not coming up any more, unless the newest meetings lie there too.
    """
    mine = [session for session in vault.sessions if session.person == person.name]
    held = max((s for s in mine if not s.planned and s.date <= today), key=_place, default=None)
    at_home = held is None or is_aside(held.path)
    planned = sorted((s for s in mine if s.planned and (at_home or not is_aside(s.path))), key=_place)
    since = held.date if held else dt.date.min
    left = [s for s in planned if s.prep_line and since < s.date < today and not is_begun(s)]
    return PlannedNotes(tuple(s for s in planned if s.date >= today), left[-1] if left else None)


def find_planned(vault: Vault, person: Person, today: dt.date) -> Session | None:
    """Return the note that is prepared for this person: the next one to come; else the newest that was never written in."""
    found = find_planned_notes(vault, person, today)
    return found.coming[0] if found.coming else found.unheld


def is_begun(session: Session) -> bool:
    """Tell whether anything is written in a prepared note beside its prep block; of a private one that is not known."""
    return session.private or not session.prep_line or not is_unfilled(session.blocks, session.prep_line)


def is_aside(path: str) -> bool:
    """Tell whether a note lies where old notes or templates are kept."""
    folders = path.split("/")[:-1]
    return any(is_one_of(folder, group) for folder in folders for group in ("departed_folders", "template_folders"))


def as_unheld(session: Session) -> Carried:
    """Return a note that was never written in as a line that comes back: its day and its path count."""
    return Carried("", session.path, session.line, session.date)


def _place(session: Session) -> tuple[dt.date, str, int]:
    return session.date, session.path, session.line
