"""Where and in which shape the next note goes, so that its owner would have filed it there too.

The person's last meetings are the pattern; without any, the vault's newest; without any, a folder per person.
Nothing of their content is taken over: what recurs is form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from vaultkit.briefs.filing.entries import file_entry
from vaultkit.briefs.filing.front_matter import default_front
from vaultkit.briefs.filing.front_matter import front_on
from vaultkit.briefs.filing.front_matter import in_types
from vaultkit.briefs.filing.kin import telling_notes
from vaultkit.briefs.filing.linking import with_links
from vaultkit.briefs.filing.mentions import file_callout
from vaultkit.briefs.filing.mentions import file_mention
from vaultkit.briefs.filing.model import Filing
from vaultkit.briefs.filing.model import LinkStyle
from vaultkit.briefs.filing.model import Mode
from vaultkit.briefs.filing.model import Section
from vaultkit.briefs.filing.model import sections_for
from vaultkit.briefs.filing.naming import default_path
from vaultkit.briefs.filing.naming import path_on
from vaultkit.briefs.filing.naming import with_next_number
from vaultkit.briefs.filing.periodic import day_path
from vaultkit.briefs.filing.renaming import rename_path
from vaultkit.briefs.filing.safe_names import fold_path
from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.safe_names import safe_path
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.briefs.filing.safety import trouble
from vaultkit.briefs.filing.samples import COMPARED
from vaultkit.briefs.filing.samples import Manner
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.samples import choose_samples
from vaultkit.briefs.filing.shape import shape_on
from vaultkit.briefs.filing.taken import free_path
from vaultkit.model import EditorSettings
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault

__all__ = ["Filing", "LinkStyle", "Mode", "Section", "find_planned", "plan_filing", "sections_for"]


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
    settings = editor or EditorSettings()
    samples = choose_samples(vault, notes, person)
    filing = _filed(samples, vault, notes, person, on, today or on, settings)
    if filing.mode is Mode.CREATE:
        like = [sample.note for sample in samples.chosen[:COMPARED]] if samples else []
        path, said = free_path(filing.path, vault, notes, person, on)
        remark = " ".join(dict.fromkeys(one for one in (filing.remark, said) if one))
        filing = replace(
            filing, path=path, front=in_types(filing.front, like, telling_notes(vault, notes)), remark=remark
        )
    return with_links(filing, vault, notes, settings)


def _filed(  # noqa: PLR0913, PLR0917 - what a filing depends on
    samples: Samples | None,
    vault: Vault,
    notes: Mapping[str, Note],
    person: Person,
    on: dt.date,
    today: dt.date,
    editor: EditorSettings,
) -> Filing:
    """Return the filing in the manner of the samples; a note of its own where their file should not be touched."""
    if samples is None:
        return _default(person, on, editor)
    latest = samples.latest
    if latest.manner is Manner.NOTE:
        return _whole_note(samples, notes, person, on, today)
    if latest.manner is Manner.ENTRY:
        filing = file_entry(samples, notes, person, on, today)
    else:
        file = file_mention if latest.manner is Manner.MENTION else file_callout
        filing = file(samples, notes, person, on, today, path=day_path(samples, notes, on, editor))
    if filing.path not in notes:
        unread = any(fold_path(one.path) == fold_path(filing.path) for one in vault.problems)
        return _apart(filing, "could not be read") if unread else filing
    reason = trouble(notes[filing.path], filing.before_line, vault.problems)
    return _apart(filing, reason) if reason else filing


def _apart(filing: Filing, reason: str) -> Filing:
    """Return a note of its own for a meeting that should have gone into an existing file, and say why."""
    folder, _, name = filing.path.rpartition("/")
    person = Person(filing.person)
    stem = f"{filing.date.isoformat()} 1-1 {safe_name(written_name(filing.person))}"
    return Filing(
        path=f"{folder}/{stem}.md".lstrip("/"),
        mode=Mode.CREATE,
        layout=Layout.NOTE,
        person=filing.person,
        date=filing.date,
        front=default_front(person, filing.date),
        newline=filing.newline,
        remark=f"'{name}' {reason}, so this meeting has a note of its own.",
    )


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


def _default(person: Person, on: dt.date, editor: EditorSettings) -> Filing:
    """Return the filing of a vault's first 1:1: a folder per person, or where the editor puts new notes."""
    path = default_path(person.name, on)
    if editor.new_notes:
        path = f"{editor.new_notes.strip('/')}/{on.isoformat()} 1-1 {safe_name(written_name(person.name))}.md"
    return Filing(
        path=path.lstrip("/"),
        mode=Mode.CREATE,
        layout=Layout.NOTE,
        person=person.name,
        date=on,
        front=default_front(person, on),
    )


def _whole_note(samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date) -> Filing:
    latest = samples.latest
    path = path_on(samples, notes, on)
    if not samples.own:
        folders = frozenset(other.rpartition("/")[0] for other in notes)
        renamed = rename_path(path, latest.person, person, whole=samples.whole)
        path = safe_path(with_next_number(renamed, path, folders), folders)
    shape = shape_on(samples, person, on, body=True)
    return Filing(
        path=path,
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
