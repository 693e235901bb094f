"""The state of reading one headline from left to right, and what is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field

from vaultkit.notes.dates import DayOrder
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.marks import Strength
from vaultkit.notes.names import suffixes
from vaultkit.notes.regex import regex

WORD = regex(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*\.?")


@dataclass(frozen=True, slots=True)
class Headline:
    """What the beginning of a line says of a meeting."""

    strength: Strength
    #: The mark may be figures of another kind ("1-1").
    figures: bool
    #: As written; a linked or known name is sure.
    names: tuple[str, ...]
    sure: bool
    #: "with" stands before the name.
    joined: bool
    #: More people follow who have no name.
    more: bool
    time: str
    date: dt.date | None
    #: Day and month without a year, as (day, month).
    partial: tuple[int, int] | None
    #: Monday is 0.
    weekday: int | None
    #: What follows.
    rest: str
    cancelled: bool

    @property
    def alone(self) -> bool:
        """Tell whether nothing follows mark and names."""
        return not self.rest.strip(" .:;,–—-*_)]")


@dataclass(slots=True)
class Scan:
    """One line while it is read: the place reached, and what was found before it."""

    text: str
    #: The same, levelled: every place is that of the text.
    plain: str
    index: NameIndex
    me: Me
    order: DayOrder | None
    #: Reads a headline inside a link.
    nested: Callable[[str], Headline]
    place: int = 0
    strength: Strength = Strength.NONE
    figures: bool = False
    names: list[str] = field(default_factory=list)
    sure: bool = True
    joined: bool = False
    #: A joiner ("and", ",") stands before this place.
    pending: bool = False
    #: It was a word or sign that always joins, no comma.
    joiner: bool = False
    time: str = ""
    date: dt.date | None = None
    partial: tuple[int, int] | None = None
    weekday: int | None = None
    struck: bool = False
    #: Behind the last name.
    named_to: int = 0

    @property
    def complete(self) -> bool:
        """Mark and name are found."""
        return bool(self.names) and self.strength > Strength.NONE

    def behind(self, place: int) -> int:
        """Return the place behind a name and what is tied to it ("'s", "さん")."""
        for tail in ("'s", "’s", *sorted(suffixes(), key=len, reverse=True)):
            if self.text.startswith(tail, place):
                return place + len(tail)
        return place

    def move_behind_name(self, place: int) -> None:
        """Go on behind a name that ends at a place."""
        self.place = self.named_to = self.behind(place)
        self.pending = False
