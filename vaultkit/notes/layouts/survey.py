"""What is known of the whole vault while single notes are read: people, the note-taker, how dates are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from vaultkit.notes.dates import DayOrder
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.marks import Strength


@dataclass(frozen=True, slots=True)
class Survey:
    """What every layout may ask about the vault around a note."""

    index: NameIndex
    me: Me
    order: DayOrder | None
    today: dt.date
    #: Paths of people's pages, with the canonical name.
    pages: Mapping[str, str]
    #: The editor's own template folders, folded.
    templates: frozenset[str] = frozenset()
    #: Somebody marks 1:1s in daily notes: then what is not marked there is none.
    marks_days: bool = False
    #: Something in the vault says "1:1" by type, tag, folder or file name.
    marked: bool = False
    #: What path and properties of notes say, as far as anybody asked: the note, and how sure it is a meeting.
    strengths: dict[str, tuple[Facts, Strength]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def oldest(self) -> dt.date:
        """The first day that a note of a meeting may be from: Markdown files are not older."""
        return dt.date(max(self.today.year - 30, dt.MINYEAR), 1, 1)

    @property
    def latest(self) -> dt.date:
        """The last day that somebody plans for."""
        return dt.date(min(self.today.year + 3, dt.MAXYEAR), 12, 31)

    def plausible(self, day: dt.date | None) -> bool:
        """Tell whether somebody may have met on a day, or plans to."""
        return day is not None and self.oldest <= day <= self.latest
