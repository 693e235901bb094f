"""Cues: what each session of a relationship gives away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from vaultkit.model.kinds import Effect
from vaultkit.model.kinds import Owner
from vaultkit.model.kinds import Phase
from vaultkit.model.people import Person


class Style(StrEnum):
    """What a session was spent on: person-talk, context-building, doubt-talk, status."""

    G = "G"
    C = "C"
    M = "M"
    S = "S"


class ItemKind(StrEnum):
    """What one statement of a session is."""

    STATUS = "status"
    AGENDA = "agenda"
    DECISION = "decision"
    ACTION = "action"
    WAYS_OF_WORKING = "ways-of-working"
    CHALLENGE = "challenge"
    UNCERTAINTY = "uncertainty"
    PERSONAL = "personal"
    CAREER = "career"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Weights:
    """dB towards each session style."""

    g: float = 0.0
    c: float = 0.0
    m: float = 0.0
    s: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue found in a session: a family of signals, with the words and the place."""

    #: Name of the family in the lexicon ("uncertainty").
    family: str
    #: Sentence fragment for people ("numbered list, 4 items", "doubt said aloud").
    label: str
    #: The statement it was found in, shortened to one line.
    quote: str
    line: int
    weights: Weights
    #: How many hits of the family count in one session.
    cap: int
    #: Only the choice of words says so: it weighs, and is no cue to name or to quote.
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a session with its kind."""

    text: str
    line: int
    kind: ItemKind
    #: 0 to 1.
    confidence: float
    #: What gave it away; "" for other.
    cue: str = ""
    #: About the other person, the author, both, or neither is not decided here; who said it is.
    by: Owner = Owner.UNKNOWN


@dataclass(frozen=True, slots=True)
class EventCue:
    """A statement that something changed, with how sure it is that it changed this pair."""

    #: promotion, role-change, new-manager, pivot, reorg, leave-return, mentorship, collision, inventory ...
    kind: str
    effect: Effect
    #: Probability that it happened to this pair, 0 to 1.
    p: float
    quote: str
    path: str
    line: int
    #: True for a field or a dated line written on purpose.
    written: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything the assessor needs to know of one session."""

    date: dt.date
    path: str
    line: int
    #: Statements read; under 8 words in all it counts as empty.
    words: int
    hits: tuple[Hit, ...] = ()
    items: tuple[Item, ...] = ()
    events: tuple[EventCue, ...] = ()
    #: "I thought you...", "neither of us checked": late evidence of a reset.
    collisions: tuple[Hit, ...] = ()
    #: Old-against-new lists: still true, no longer true.
    inventory: tuple[Hit, ...] = ()
    #: What this session adds to the stock of knowledge about the person (signal 27).
    knowledge: float = 0.0
    #: A ranked list by one side only, or one with priority stamps (signal 18).
    one_sided: bool = False
    #: Items of the longest numbered list or stated agenda.
    listed: int = 0
    phase: Phase | None = None
    phase_line: int = 0
    minutes: int | None = None
    #: There are no words for its language: only its shape and what is stated were read.
    unread: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """One relationship as the assessor sees it: the person and what each held session says."""

    person: Person
    #: By date; planned ones left out.
    sessions: tuple[Signals, ...]
    #: Sessions in languages for which there are no words, by the code of the language.
    wordless: Mapping[str, int] = field(default_factory=dict)
