"""Briefs: what the next note should say, before anything is rendered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from vaultkit.model.kinds import Owner
from vaultkit.model.kinds import Phase
from vaultkit.model.kinds import Relation
from vaultkit.model.people import Person
from vaultkit.model.phases import Confidence
from vaultkit.model.phases import Format
from vaultkit.model.phases import Mismatch
from vaultkit.model.signals import EventCue


@dataclass(frozen=True, slots=True)
class Carried:
    """A line that comes back: a commitment, a doubt, an agreement, a fact."""

    text: str
    path: str
    line: int
    date: dt.date | None = None
    owner: Owner = Owner.UNKNOWN
    due: dt.date | None = None
    #: Heading or kind it belongs to ("decision", "ways of working").
    kind: str = ""
    details: tuple[str, ...] = ()
    #: In how many sessions it came up; 1 unless it is a thread.
    times: int = 1
    #: Where in the note: a heading as written, or "^" and a block's id; "" means the note.
    anchor: str = ""
    #: What to ask instead of taking it for granted: of a commitment "still" (long untouched) or "past" (its day is over),
    #: of an agreement "lapsed" (it was made until a month that is over).
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the next note should say, before anything is rendered."""

    person: Person
    date: dt.date
    phase: Phase
    renewed: bool
    deep: bool
    confidence: Confidence
    p: float
    reason: str
    format: Format
    next_date: dt.date
    #: The phase the model leans to, where another template is offered.
    alternative: Phase | None
    mismatch: Mismatch | None
    event: EventCue | None = None
    event_date: dt.date | None = None
    facts: tuple[Carried, ...] = ()
    prompts: tuple[str, ...] = ()
    topics: tuple[Carried, ...] = ()
    threads: tuple[Carried, ...] = ()
    agreements: tuple[Carried, ...] = ()
    doubts: tuple[Carried, ...] = ()
    parked: tuple[Carried, ...] = ()
    promises: tuple[Carried, ...] = ()
    #: Commitments not shown, so that nothing is dropped in silence.
    more_topics: int = 0
    rhythms: Mapping[str, str] = field(default_factory=dict)
    #: What the templates vary by; OTHER where nothing says what they are to each other.
    relation: Relation = Relation.OTHER
    #: Day of the last meeting held; None before the first.
    last_met: dt.date | None = None
    #: Meetings held so far.
    met: int = 0
    #: A prompt for each area of shared context on which nothing is recorded yet ("principles").
    gaps: Mapping[str, str] = field(default_factory=dict)
    #: After a change: what it is in words ("the pivot", "Ana's promotion").
    change: str = ""
    #: After a change: what to say or do before anything else; "" once they have met since.
    opening: str = ""
    #: Meetings held since the change.
    since: int = 0
    #: After a change: what they, and what I, may not know yet.
    not_known: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    #: After a change: the three things to settle, one question each, by "decides", "good" and "news".
    settle: Mapping[str, str] = field(default_factory=dict)
    #: After a change: what was agreed since; `kind` is a key of `settle` where it answers that question.
    settled: tuple[Carried, ...] = ()
    #: Where things get easier between two people: what ends, and what stays.
    ends: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    #: After a change: the day to ask whether the new arrangement holds; None otherwise.
    look_again: dt.date | None = None
    #: The phase was named for this note, by the user or by a change in the notes: nothing is said of how sure the tool is.
    chosen: bool = False
    #: Agreements, doubts, parked items and promises not shown, by field name.
    more: Mapping[str, int] = field(default_factory=dict)
    #: A note prepared before this one and never written in; its date and path count.
    unheld: Carried | None = None
    #: Commitments come back as boxes to tick, not as links alone.
    copies: bool = False
