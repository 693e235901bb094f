"""What a relationship's notes offer to be carried on: statements with their dates, private ones left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from vaultkit.briefs.habits import private_lines
from vaultkit.briefs.words import excerpt
from vaultkit.briefs.words import key_words
from vaultkit.model import Action
from vaultkit.model import Carried
from vaultkit.model import History
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Note
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of one meeting."""

    item: Item
    date: dt.date
    path: str
    #: Place of the meeting among all, from 0.
    meeting: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Material:
    """All that may be carried on, by date."""

    person: Person
    said: tuple[Said, ...]
    actions: tuple[Action, ...]
    #: Days of the meetings held.
    days: tuple[dt.date, ...]
    #: Raw lines of the person's notes, those of the note in preparation left out.
    seen: str

    def of(self, *kinds: ItemKind, sure: float = 0.5) -> tuple[Said, ...]:
        """Return the statements of these kinds that are at least this sure, by date."""
        return tuple(one for one in self.said if one.item.kind in kinds and one.item.confidence >= sure)


def gather(vault: Vault, history: History, notes: Mapping[str, Note], on: dt.date) -> Material:
    """Collect what may be carried into a note of this day: nothing private, nothing of that day or later."""
    person = history.person
    mine = [session for session in vault.sessions if session.person == person.name]
    hidden = _hidden(vault.sessions)
    held = [signals for signals in history.sessions if signals.date < on]
    said = [
        Said(item, signals.date, signals.path, index, key_words(item.text, person))
        for index, signals in enumerate(held)
        for item in signals.items
        if (signals.path, item.line) not in hidden
    ]
    actions = [a for a in vault.actions if a.person == person.name and a.open and not _is_hidden(a, hidden)]
    return Material(
        person=person,
        said=tuple(said),
        actions=tuple(a for a in actions if a.date is None or a.date <= on),
        days=tuple(signals.date for signals in held),
        seen="\n".join(_raw(mine, notes, on)),
    )


def carried(said: Said, wanted: Callable[[str], bool] | None = None, *, kind: str = "") -> Carried:
    """Return a statement as a line that comes back; of a long one the sentences from the first wanted one on."""
    item = said.item
    text = excerpt(item.text, wanted or (lambda sentence: item.cue.casefold() in sentence.casefold()))
    return Carried(text, said.path, item.line, said.date, item.by, kind=kind or str(item.kind))


def carried_action(action: Action) -> Carried:
    """Return a commitment as a line that comes back."""
    return Carried(
        action.text, action.path, action.line, action.date, action.owner, action.due, "action", action.details
    )


def by_owner(owner: Owner) -> int:
    """Rank owners: theirs before nobody's before mine."""
    return {Owner.THEM: 0, Owner.UNKNOWN: 1, Owner.ME: 2}[owner]


def _hidden(sessions: tuple[Session, ...]) -> frozenset[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for session in sessions:
        lines = range(session.line, session.end + 1) if session.private else private_lines(session)
        found.update((session.path, line) for line in lines)
    return frozenset(found)


def _is_hidden(action: Action, hidden: frozenset[tuple[str, int]]) -> bool:
    return (action.path, action.line) in hidden


def _raw(sessions: list[Session], notes: Mapping[str, Note], on: dt.date) -> Iterator[str]:
    for session in sessions:
        if session.date == on:
            continue
        note = notes.get(session.path)
        if note is None:
            yield from (block.text for block in session.blocks)
        else:
            yield from note.lines[session.line - 1 : session.end]
