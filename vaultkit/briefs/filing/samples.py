"""Which earlier meetings the next note takes after: the person's own last ones, else somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

from vaultkit.briefs.filing.renaming import rename
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import month_words
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.dates import infer_order
from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.names import fold
from vaultkit.notes.regex import regex

#: Notes that are compared; more would keep habits that were given up.
COMPARED = 3
#: Notes whose dates teach the spelling.
SPELLED = 8
#: Meetings looked at for the way they are kept and for their language.
_RECENT = 100
#: Lines at the top of a note that may tell its date.
_TOP = 4
_FIGURES = regex(r"[0-9]+")


class Manner(StrEnum):
    """How a meeting stands in its file."""

    #: The file is the meeting.
    NOTE = "note"
    #: A dated heading, line or bullet of a running file or page.
    ENTRY = "entry"
    #: A bullet or heading in the note of a day or week, which tells the date.
    MENTION = "mention"
    #: A callout with fields in a log.
    CALLOUT = "callout"


@dataclass(frozen=True, slots=True)
class Sample:
    """One earlier meeting with the file it stands in."""

    session: Session
    note: Note
    person: Person
    manner: Manner

    @property
    def head(self) -> str:
        """The first line of what belongs to the meeting."""
        return self.note.lines[self.session.line - 1] if 0 < self.session.line <= len(self.note.lines) else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines that belong to the meeting, as they stand in the file."""
        return self.note.lines[self.session.line - 1 : self.session.end]


@dataclass(frozen=True, slots=True)
class Samples:
    """What is imitated, newest first, all of one manner and never empty."""

    chosen: tuple[Sample, ...]
    #: Some are the person's own; otherwise names must be changed.
    own: bool
    order: DayOrder | None
    #: Words that name months in the notes' heads and names, with their numbers: they tell the language.
    words: tuple[tuple[str, int], ...] = ()
    #: Where somebody else's notes are imitated: the newest note of everybody else who is met in that way.
    strangers: tuple[Sample, ...] = ()
    #: The note-taker's names.
    me: tuple[str, ...] = ()
    #: Their first name alone would not tell who is meant: nobody has a page of it yet, or two share it.
    whole: bool = False

    @property
    def latest(self) -> Sample:
        """The newest of them."""
        return self.chosen[0]

    def renamed(self, text: str, person: Person) -> str:
        """Return a text of the latest one with this person's name where somebody else's notes are imitated."""
        return text if self.own else rename(text, self.latest.person, person, whole=self.whole)


def choose_samples(vault: Vault, notes: Mapping[str, Note], person: Person) -> Samples | None:
    """Return the meetings to take after; None in a vault without any."""
    people = {someone.name: someone for someone in vault.people} | {person.name: person}
    held = [session for session in vault.sessions if session.path in notes and not session.planned]
    if not held:
        return None
    held.sort(key=lambda session: session.date, reverse=True)
    own = [session for session in held if session.person == person.name]
    donor = person.name if own else held[0].person
    theirs = own or [session for session in held if session.person == donor]
    chosen = _alike([_sample(one, notes[one.path], people.get(donor, person)) for one in theirs[:_RECENT]])
    telling = [
        _sample(one, notes[one.path], people.get(one.person, person)) for one in (*theirs[:_RECENT], *held[:_RECENT])
    ]
    samples = Samples(
        chosen,
        own=bool(own),
        order=infer_order(text for sample in telling for text in (sample.head, sample.session.path)),
        words=month_words(text for sample in telling for text in _dated_texts(sample)),
    )
    if own:
        return samples
    newest = {session.person: session for session in reversed(held) if session.person != donor}
    strangers = (_sample(one, notes[one.path], people.get(one.person, person)) for one in newest.values())
    alike = tuple(one for one in strangers if one.manner is chosen[0].manner)
    return replace(samples, strangers=alike, me=vault.me, whole=_needs_whole(vault, person))


def _needs_whole(vault: Vault, person: Person) -> bool:
    """Tell whether a first name alone would not lead to this person."""
    first = fold(person.name).partition(" ")[0]
    alike = [one for one in vault.people if one.name != person.name and fold(one.name).partition(" ")[0] == first]
    known = bool(person.path) or any(one.name == person.name for one in vault.people)
    return bool(alike) or not known


def _dated_texts(sample: Sample) -> tuple[str, ...]:
    """Return the short texts of a meeting that may hold its date: path, head, and the first lines of a note."""
    top = sample.note.lines[sample.note.body_line - 1 :][:_TOP] if sample.manner is Manner.NOTE else ()
    return (sample.session.path, sample.head, *top)


def _sample(session: Session, note: Note, person: Person) -> Sample:
    head = note.lines[session.line - 1] if 0 < session.line <= len(note.lines) else ""
    manner = Manner.MENTION
    if session.layout is Layout.NOTE:
        manner = Manner.NOTE
    elif head.lstrip().startswith(">"):
        manner = Manner.CALLOUT
    elif learn(head, session.date) is not None:
        manner = Manner.ENTRY
    return Sample(session, note, person, manner)


def _alike(held: Sequence[Sample]) -> tuple[Sample, ...]:
    """Return the newest meetings kept in the way that most of the last ones are; ties go to the newest."""
    recent = [_way(sample) for sample in held[:COMPARED]]
    way = max(recent, key=lambda one: (recent.count(one), -recent.index(one)))
    return tuple(sample for sample in held if _way(sample) == way)[:SPELLED]


def _way(sample: Sample) -> tuple[object, ...]:
    """Return what meetings kept in one way share: manner and folder, figures in it aside."""
    path = sample.session.path
    folder = path.rpartition("/")[0] if sample.manner in {Manner.NOTE, Manner.MENTION} else path
    return sample.manner, sample.session.layout, _FIGURES.sub("0", folder)
