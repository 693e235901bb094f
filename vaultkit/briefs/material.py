"""What a relationship's notes offer to be carried on: statements with their dates, private ones left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from vaultkit.briefs.anchors import Anchors
from vaultkit.briefs.filing.habits import private_lines
from vaultkit.briefs.lead_ins import without_lead_in
from vaultkit.briefs.terms import keys_of
from vaultkit.briefs.words import excerpt
from vaultkit.briefs.words import key_words
from vaultkit.model import Action
from vaultkit.model import BlockKind
from vaultkit.model import Carried
from vaultkit.model import History
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Note
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.names import tokens

#: Meetings with others that tell which words are everybody's.
_ELSEWHERE = 60


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of one meeting."""

    item: Item
    date: dt.date
    path: str
    #: Place of the meeting among all, from 0.
    meeting: int
    words: frozenset[str]
    #: Where in its note it stands: a heading as written, or "^" and a block's id; "" for the note.
    anchor: str = ""


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
    #: Of commitments, by path and line: where in the note they stand, and the last day on which anybody wrote of them.
    anchors: Mapping[tuple[str, int], str] = field(default_factory=dict)
    touched: Mapping[tuple[str, int], dt.date] = field(default_factory=dict)
    #: Names of the author, and the words of the latest meetings with others, as `terms.key_of` gives them.
    me: tuple[str, ...] = ()
    elsewhere: tuple[frozenset[str], ...] = ()
    #: Folded words of the names of everybody in the vault.
    people: frozenset[str] = frozenset()

    def of(self, *kinds: ItemKind, sure: float = 0.5) -> tuple[Said, ...]:
        """Return the statements of these kinds that are at least this sure, by date."""
        return tuple(one for one in self.said if one.item.kind in kinds and one.item.confidence >= sure)


def gather(vault: Vault, history: History, notes: Mapping[str, Note], on: dt.date) -> Material:
    """Collect what may be carried into a note of this day: nothing private, nothing of that day or later."""
    person = history.person
    mine = [session for session in vault.sessions if session.person == person.name]
    paths = {session.path for session in mine} | {a.path for a in vault.actions if a.person == person.name}
    hidden = _hidden(session for session in vault.sessions if session.path in paths)
    held = [signals for signals in history.sessions if signals.date < on]
    anchors = Anchors(vault, notes, mine)
    boxes = frozenset((s.path, block.line) for s in mine for block in s.blocks if block.task is not None)
    said = [
        Said(
            # Whatever it is about, a box to tick is a commitment: nothing to quote as a fact, a doubt or an agreement.
            replace(item, kind=ItemKind.ACTION) if (signals.path, item.line) in boxes else item,
            signals.date,
            signals.path,
            index,
            key_words(item.text, person),
            anchors.of(signals.path, item.line),
        )
        for index, signals in enumerate(held)
        for item in signals.items
        if (signals.path, item.line) not in hidden
    ]
    actions = [
        a
        for a in vault.actions
        if a.person == person.name and a.open and not _is_hidden(a, hidden) and (a.date is None or a.date <= on)
    ]
    return Material(
        person=person,
        said=tuple(said),
        actions=tuple(actions),
        days=tuple(signals.date for signals in held),
        seen="\n".join(_raw(mine, notes, on)),
        anchors={(a.path, a.line): anchors.of(a.path, a.line) for a in actions},
        touched={(a.path, a.line): day for a in actions for day in (_touched(a, mine),) if day is not None},
        me=vault.me,
        elsewhere=tuple(_elsewhere(vault.sessions, person, on)),
        people=_names(vault),
    )


def carried(said: Said, wanted: Callable[[str], bool] | None = None, *, kind: str = "") -> Carried:
    """Return a statement as a line that comes back; of a long one the sentences from the first wanted one on."""
    item = said.item
    text = excerpt(item.text, wanted or (lambda sentence: item.cue.casefold() in sentence.casefold()))
    return Carried(text, said.path, item.line, said.date, item.by, kind=kind or str(item.kind), anchor=said.anchor)


def carried_action(action: Action, anchor: str = "") -> Carried:
    """Return a commitment as a line that comes back, without "still:" before it; `anchor` says where in its note it stands."""
    return Carried(
        without_lead_in(action.text), action.path, action.line, action.date, action.owner, action.due, "action", action.details,
        anchor=anchor,
    )  # fmt: skip


def by_owner(owner: Owner) -> int:
    """Rank owners: theirs before nobody's before mine."""
    return {Owner.THEM: 0, Owner.UNKNOWN: 1, Owner.ME: 2}[owner]


def _elsewhere(sessions: tuple[Session, ...], person: Person, on: dt.date) -> Iterator[frozenset[str]]:
    """Yield the words of the latest meetings with others."""
    others = [s for s in sessions if s.person != person.name and not (s.planned or s.private) and s.date < on]
    for session in sorted(others, key=lambda one: (one.date, one.path, one.line))[-_ELSEWHERE:]:
        text = " ".join(block.text for block in session.blocks if block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH))
        yield keys_of(text)


def _names(vault: Vault) -> frozenset[str]:
    names = (name for person in vault.people for name in (person.name, *person.aliases))
    return frozenset(token for name in (*names, *vault.me) for token in tokens(name))


def _touched(action: Action, sessions: list[Session]) -> dt.date | None:
    """Return the last day on which a commitment was written down."""
    days = [
        session.date
        for path, line in action.copies
        for session in sessions
        if session.path == path and session.line <= line <= session.end
    ]
    return max((*days, *((action.date,) if action.date is not None else ())), default=None)


def _hidden(sessions: Iterable[Session]) -> frozenset[tuple[str, int]]:
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
