"""Where the next note goes and in which shape, as a value: what imitation finds and rendering puts together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from vaultkit.briefs.filing.habits import FORBIDDEN
from vaultkit.briefs.filing.habits import Work
from vaultkit.model import Layout
from vaultkit.model import Phase


class Mode(StrEnum):
    """Whether the next note is a file of its own or part of one."""

    CREATE = "create"
    INSERT = "insert"


class LinkStyle(StrEnum):
    """How the vault links its notes."""

    WIKI = "wiki"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading or label that the last notes share, with the empty place beneath it."""

    lines: tuple[str, ...]
    #: 1-6 for headings, 0 for a label in bold.
    level: int = 0
    work: Work = Work.OTHER


@dataclass(frozen=True, slots=True)
class Filing:
    """Where the next note goes and in which shape. Lines have no line ends."""

    #: Relative to the vault, forward slashes, safe in every part.
    path: str
    mode: Mode
    layout: Layout
    person: str
    date: dt.date
    #: INSERT: the new lines go before this line (1-based); one more than the file has means at its end. CREATE: 0.
    before_line: int = 0
    #: CREATE: front matter with its fences; () without any.
    front: tuple[str, ...] = ()
    #: Lines above the prep block: title, dated heading or bullet, fields.
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    #: Before every line of the prep block and of what follows it.
    indent: str = ""
    #: Everything is a bullet here: the prep block too.
    bullets: bool = False
    #: The empty bullet to start writing at ("- "); "" where notes are prose.
    start: str = "- "
    #: INSERT: empty lines to put before and behind the new lines.
    blank_before: int = 0
    blank_after: int = 0
    newline: str = "\n"
    links: LinkStyle = LinkStyle.WIKI
    #: What wikilinks hold: "shortest" (a bare name where that is enough), "relative", "absolute"; "" where nothing tells.
    link_format: str = ""
    #: Names of notes, folded (`linking.folded`), that more than one note has: a link to these needs its path.
    ambiguous: frozenset[str] = frozenset()
    #: What the imitation could not do, one sentence; "" if it could.
    remark: str = ""


def sections_for(filing: Filing, phase: Phase) -> tuple[Section, ...]:
    """Return the sections that a phase has use for; what stands under one that is left out goes with it."""
    kept: list[Section] = []
    dropped = 0
    for section in filing.sections:
        if dropped and (section.level == 0 or section.level > dropped):
            continue
        dropped = 0
        if section.work in FORBIDDEN[phase]:
            dropped = section.level or 7
            continue
        kept.append(section)
    return tuple(kept)
