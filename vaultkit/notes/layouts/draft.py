"""A session as a layout finds it, before it is settled who the other one is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vaultkit.model import Layout
from vaultkit.notes.marks import Strength


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a meeting was with, as one place tells it."""

    #: "key", "label", "title", "heading", "folder", "tag" or "link".
    source: str
    #: Each as written ("[[Asha Rao]]", "asha-rao").
    names: tuple[str, ...]
    #: The place is one for names: somebody unknown may stand there.
    trusted: bool = True
    #: More people follow who have no name here ("and the product team").
    more: bool = False
    #: It names two people who met, one of them the note-taker.
    pair: bool = False
    #: A word in lower case in a file name: somebody unknown only if another place says so too.
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Where and when two people may have met, and what tells who they are."""

    path: str
    line: int
    end: int
    date: dt.date
    layout: Layout
    strength: Strength
    #: Most trusted first.
    claims: tuple[Claim, ...]
    #: Index of the heading, bullet or line it begins with; None for a whole note.
    head: int | None = None
    #: Index behind its last block.
    stop: int = 0
    time: str = ""
    #: Tells which of two drafts about one meeting to keep: a note before a section before a bullet.
    rank: int = 0
