"""Where and in which shape the next note goes, so that its owner would have filed it there too.

The person's last meetings are the pattern; without any, the vault's newest; without any, a folder per person.
Nothing of their content is taken over: what recurs is form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace

from vaultkit.briefs.entries import file_entry
from vaultkit.briefs.filing_model import Filing
from vaultkit.briefs.filing_model import LinkStyle
from vaultkit.briefs.filing_model import Mode
from vaultkit.briefs.filing_model import Section
from vaultkit.briefs.filing_model import sections_for
from vaultkit.briefs.front_matter import default_front
from vaultkit.briefs.front_matter import front_on
from vaultkit.briefs.mentions import file_callout
from vaultkit.briefs.mentions import file_mention
from vaultkit.briefs.naming import default_path
from vaultkit.briefs.naming import path_on
from vaultkit.briefs.renaming import rename
from vaultkit.briefs.safe_names import safe_path
from vaultkit.briefs.safe_names import written_name
from vaultkit.briefs.samples import Manner
from vaultkit.briefs.samples import Samples
from vaultkit.briefs.samples import choose_samples
from vaultkit.briefs.shape import shape_on
from vaultkit.model import EditorSettings
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault

__all__ = ["Filing", "LinkStyle", "Mode", "Section", "find_planned", "plan_filing", "sections_for"]

#: Notes looked at to tell how a vault links.
_LOOKED_AT = 400


def plan_filing(  # noqa: PLR0913 - what a filing depends on
    vault: Vault,
    notes: Mapping[str, Note],
    person: Person,
    on: dt.date,
    *,
    today: dt.date | None = None,
    editor: EditorSettings | None = None,
) -> Filing:
    """Return where the note of this day's meeting goes, and in which shape.

    Args:
        vault: what the notes say.
        notes: every note by path; needed for file names, front matter and headings as written.
        person: whom the meeting is with; they need not have met before.
        on: the day of the meeting.
        today: the day of writing, for keys like `created`; the day of the meeting if not given.
        editor: what the user's editor is set to, for what no earlier note shows.
    """
    samples = choose_samples(vault, notes, person)
    written = today or on
    if samples is None:
        filing = _default(person, on)
        filing = replace(filing, path=_free(filing.path, vault, notes, person, on))
    elif samples.latest.manner is Manner.NOTE:
        filing = _whole_note(samples, vault, notes, person, on, written)
    else:
        file = {Manner.ENTRY: file_entry, Manner.MENTION: file_mention, Manner.CALLOUT: file_callout}
        filing = file[samples.latest.manner](samples, notes, person, on, written)
    return replace(filing, links=_links(filing, notes.values(), editor or EditorSettings()))


def find_planned(vault: Vault, person: Person, today: dt.date) -> Session | None:
    """Return the note that is already prepared for this person, so that it is opened and not doubled.

    The next one to come; else the newest that was scaffolded here and never filled in.
    """
    planned = [session for session in vault.sessions if session.person == person.name and session.planned]
    coming = [session for session in planned if session.date >= today]
    if coming:
        return min(coming, key=lambda session: (session.date, session.path, session.line))
    held = [s.date for s in vault.sessions if s.person == person.name and not s.planned and s.date <= today]
    left = [s for s in planned if s.prep_line and s.date >= max(held, default=dt.date.min)]
    return max(left, key=lambda session: (session.date, session.path, session.line), default=None)


def _default(person: Person, on: dt.date) -> Filing:
    return Filing(
        path=default_path(person.name, on),
        mode=Mode.CREATE,
        layout=Layout.NOTE,
        person=person.name,
        date=on,
        front=default_front(person, on),
    )


def _whole_note(  # noqa: PLR0913, PLR0917 - what a filing depends on
    samples: Samples, vault: Vault, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date
) -> Filing:
    latest = samples.latest
    path = path_on(samples, notes, on)
    if not samples.own:
        folders = frozenset(other.rpartition("/")[0] for other in notes)
        path = safe_path(rename(path, latest.person, person), folders)
    shape = shape_on(samples, person, on, body=True)
    return Filing(
        path=_free(path, vault, notes, person, on),
        mode=Mode.CREATE,
        layout=Layout.NOTE,
        person=person.name,
        date=on,
        front=front_on(samples, person, on, today),
        lead=shape.lead,
        sections=shape.sections,
        start=shape.start,
        newline=latest.note.newline,
    )


def _free(path: str, vault: Vault, notes: Mapping[str, Note], person: Person, on: dt.date) -> str:
    """Return a path that is not taken, unless by this person's own note prepared for the day.

    The person's name goes behind the name of somebody else's note, the day behind any other that does not hold it yet
    ("Asha in March"), and then numbers.
    """
    # Some disks know no case.
    taken = {other.casefold() for other in notes}
    taken -= {
        session.path.casefold()
        for session in vault.sessions
        if session.person == person.name and session.planned and session.date == on
    }
    if path.casefold() not in taken:
        return path
    stem, _, ending = path.rpartition(".")
    name, day = written_name(person.name), on.isoformat()
    whose = {session.person for session in vault.sessions if session.path.casefold() == path.casefold()}
    if whose - {person.name} and name not in stem:
        stem = f"{stem} {name}"
    elif day not in stem:
        stem = f"{stem} {day}"
    made = f"{stem}.{ending}"
    number = 2
    while made.casefold() in taken:
        made = f"{stem} {number}.{ending}"
        number += 1
    return made


def _links(filing: Filing, notes: Iterable[Note], editor: EditorSettings) -> LinkStyle:
    """Tell how links are written: wikilinks unless Markdown links to notes are the custom. Outlines resolve only these."""
    if filing.layout is Layout.OUTLINE:
        return LinkStyle.MARKDOWN
    wiki = markdown = 0
    for note, _ in zip(notes, range(_LOOKED_AT), strict=False):
        for line in note.lines:
            wiki += "[[" in line
            markdown += ".md)" in line
    if wiki == markdown and editor.markdown_links is not None:
        return LinkStyle.MARKDOWN if editor.markdown_links else LinkStyle.WIKI
    return LinkStyle.MARKDOWN if markdown > wiki else LinkStyle.WIKI
