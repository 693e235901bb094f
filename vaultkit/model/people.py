"""People, their meetings and their commitments, as the notes tell them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vaultkit.model.kinds import Effect
from vaultkit.model.kinds import Layout
from vaultkit.model.kinds import Owner
from vaultkit.model.kinds import Phase
from vaultkit.model.kinds import Relation
from vaultkit.model.notes import Block
from vaultkit.model.notes import Problem
from vaultkit.model.notes import Property


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """An event that somebody recorded on purpose: a field, an Events line, a note of type event."""

    #: As written, lower case ("promotion", "reorg", "mentorship").
    kind: str
    effect: Effect
    #: None where no day is given; it then holds from the session it stands in.
    date: dt.date | None
    path: str
    line: int
    #: Names of the people concerned as written; empty means: whoever's note it stands in, or all.
    affects: tuple[str, ...] = ()
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the note-taker meets or could meet, from a page or from sessions alone."""

    name: str
    #: Other names they go by: nicknames, e-mails, slugs, initials; the page's file name.
    aliases: tuple[str, ...] = ()
    relation: Relation | None = None
    role: str = ""
    started: dt.date | None = None
    #: Their own manager's name as written; "" if unknown.
    reports_to: str = ""
    #: Days between meetings as set by a human; None if not set.
    cadence: int | None = None
    #: The person's page; "" if there is none.
    path: str = ""
    line: int = 1
    #: Left, or archived: kept, never overdue.
    departed: bool = False
    #: `context: deep`, or another plain statement that little structure is needed.
    deep: bool = False
    #: `imported: true`: the history began before the notes.
    imported: bool = False
    #: `phase_pin: true` freezes what is displayed, not what is inferred.
    pinned: bool = False
    #: `remote: true`
    remote: bool = False
    events: tuple[WrittenEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One 1:1, held or planned, with the part of a note that tells of it."""

    #: Canonical name.
    person: str
    date: dt.date
    path: str
    #: First line of what belongs to it: 1 for a whole note, else the heading, bullet or bare date line.
    line: int
    end: int
    layout: Layout
    #: Content in file order; indices of `parent` and `heading` point into this tuple.
    #: Never holds the prep block, code, queries, comments, or (of a private note) anything.
    blocks: tuple[Block, ...] = ()
    #: Front matter of a whole note, inline fields (`key:: value`), table fields; in file order.
    properties: tuple[Property, ...] = ()
    #: Prepared and not held: never evidence, never "last met".
    planned: bool = False
    #: `private: true`: counted, not read.
    private: bool = False
    #: "HH:MM" where the note says so.
    time: str = ""
    minutes: int | None = None
    #: A human's own statement (`phase:`), with its line.
    phase: Phase | None = None
    phase_line: int = 0
    events: tuple[WrittenEvent, ...] = ()
    #: Relation and role as this note states them ("" if it does not), for changes over time.
    relation: Relation | None = None
    role: str = ""
    #: Line of the prep block's first and last line; 0 if there is none.
    prep_line: int = 0
    prep_end: int = 0


@dataclass(frozen=True, slots=True)
class Action:
    """One commitment, folded over all the places where it is written."""

    person: str
    #: Without box, owner mark, dates and fields.
    text: str
    path: str
    line: int
    owner: Owner
    open: bool
    #: Day of the note it comes from; None for parked ones in an undated note.
    date: dt.date | None = None
    due: dt.date | None = None
    #: Other places where the same commitment is written, as (path, line).
    copies: tuple[tuple[str, int], ...] = ()
    #: Text of its sub-items, in order.
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vault:
    """What a folder of notes says: people, meetings, commitments, and what could not be read."""

    #: The note-taker's own names, as set or found.
    me: tuple[str, ...]
    people: tuple[Person, ...]
    #: By date, then path, then line; held and planned.
    sessions: tuple[Session, ...]
    actions: tuple[Action, ...]
    #: Events that concern everybody, or people named elsewhere.
    events: tuple[WrittenEvent, ...]
    problems: tuple[Problem, ...]
