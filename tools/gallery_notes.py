"""A vault read for the gallery, and notes prepared from it in memory, with a relation, a phase or a change laid over what it says."""

# ruff: noqa: INP001  # a script beside the package, not a package

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.marking import mark_event
from vaultkit.briefs.planned_notes import as_unheld
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.briefs.request import Request
from vaultkit.briefs.schedule import choose_date
from vaultkit.model import EditorSettings
from vaultkit.model import History
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Vault
from vaultkit.notes.prep_block import write_words
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand
from vaultkit.phases.assess import assess
from vaultkit.render.note import render_next
from vaultkit.signals.history import read_history
from vaultkit.signals.language import Languages
from vaultkit.vault.obsidian import read_editor_settings
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import Settings
from vaultkit.vault.settings import load_settings

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
#: One for all, so that each language's words are read once.
_LANGUAGES = Languages()


@dataclass(frozen=True, slots=True)
class Room:
    """A vault read once, as it was on a day."""

    notes: Mapping[str, Note]
    vault: Vault
    settings: Settings
    editor: EditorSettings
    today: dt.date
    #: What was read already, by name and relation.
    seen: dict[tuple[str, Relation | None], History] = field(default_factory=dict)

    def history(self, person: Person) -> History:
        """Return what the notes of one relationship give away."""
        key = person.name, person.relation
        if key not in self.seen:
            self.seen[key] = read_history(self.vault, person, _LANGUAGES)
        return replace(self.seen[key], person=person)

    def as_of(self, day: dt.date) -> Room:
        """Return the vault as it stood four days after a meeting, without all later notes."""
        today = day + dt.timedelta(days=4)
        kept = [note for note in self.notes.values() if max(_DATED.findall(note.path), default="") <= day.isoformat()]
        vault = understand(kept, me=self.settings.me, today=today)
        return replace(self, notes={note.path: note for note in kept}, vault=vault, today=today, seen={})

    def with_note(self, path: str, text: str) -> Room:
        """Return the vault with one note more."""
        note, _ = parse_note(path, text.encode("utf-8"))
        notes = {**self.notes, path: note} if note is not None else self.notes
        vault = understand(tuple(notes.values()), me=self.settings.me, today=self.today)
        return replace(self, notes=notes, vault=vault, seen={})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a note of the gallery is prepared with."""

    relation: Relation | None = None
    phase: Phase | None = None
    event: str = ""
    deep: bool = False
    copies: bool = False


def read_room(root: Path, today: dt.date) -> Room:
    """Read a vault with its own settings and nobody else's."""
    settings = load_settings(root, {"VAULTKIT_CONFIG_DIR": str(root / "nobody")})
    notes, problems = read_notes(root, settings)
    vault = understand(notes, me=settings.me, today=today, problems=problems)
    return Room({note.path: note for note in notes}, vault, settings, read_editor_settings(root)[0], today)


def prepare(room: Room, who: Person, wanted: Wanted) -> tuple[Filing, str]:
    """Return where the next note goes and its text, as `vaultkit next` would have them."""
    person = replace(who, relation=wanted.relation or who.relation, deep=who.deep or wanted.deep)
    vault = replace(room.vault, people=tuple(person if one.name == person.name else one for one in room.vault.people))
    history = room.history(person)
    found = assess(history, today=room.today)
    on = choose_date(found, vault.sessions, today=room.today)
    request = Request(on, room.today, wanted.phase, wanted.event, rhythms=room.settings.rhythms, copies=wanted.copies)
    brief = compose_brief(vault, history, found, request, room.notes)
    unheld = find_planned_notes(vault, person, room.today).unheld
    brief = replace(brief, unheld=as_unheld(unheld)) if unheld is not None else brief
    filing = plan_filing(vault, room.notes, person, on, today=room.today, editor=room.editor)
    if wanted.event:
        filing = mark_event(filing, wanted.event)
    return filing, write_words(render_next(brief, filing), {"phase": str(wanted.phase or ""), "event": wanted.event})


def phase_of(room: Room, who: Person) -> tuple[Phase, bool]:
    """Return the phase that the notes show, and whether it is a renewed one."""
    found = assess(room.history(who), today=room.today)
    return found.phase, found.renewed
