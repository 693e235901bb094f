"""What stands in the next note: brief, filing and text put together, and the note written.

The one place where settings that bear on the text of a note meet it: templates, prompts, rhythms, the editor's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.marking import mark_event
from vaultkit.briefs.planned_notes import as_unheld
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.briefs.request import Request
from vaultkit.briefs.schedule import choose_date
from vaultkit.cli.ahead import file_as_written
from vaultkit.cli.ahead import with_files
from vaultkit.cli.template_places import configured_template
from vaultkit.cli.template_places import named_template
from vaultkit.cli.template_places import override_folders
from vaultkit.cli.text import safe
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import TemplateError
from vaultkit.errors import UsageError
from vaultkit.errors import WriteError
from vaultkit.model import Brief
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.prep_block import as_word
from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import from_word
from vaultkit.notes.prep_block import write_words
from vaultkit.vault.preferences import prefer_format
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.writing import NoteExistsError
from vaultkit.vault.writing import create_note
from vaultkit.vault.writing import insert_section

if TYPE_CHECKING:
    from vaultkit.render.overrides import Overrides

#: The word of a block's mark whose text only the template named there can say.
OWN_WORDS = "template"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for one note alone; its prep block remembers it."""

    phase: Phase | None = None
    event: str = ""

    @property
    def words(self) -> Mapping[str, str]:
        """The same as words of the block's opening mark; an empty one takes what stood there out."""
        return {"phase": str(self.phase or ""), "event": self.event}

    def __bool__(self) -> bool:
        return bool(self.phase or self.event)


def asked_in(wishes: Wishes) -> Asked:
    """Return what the command line asks for this once, as the mark of a block can hold it."""
    return Asked(Phase(wishes.phase) if wishes.phase else None, from_word(as_word(wishes.event or "")))


def prepare(
    workspace: Workspace, person: Person, on: dt.date | None, asked: Asked, template: Path | None = None
) -> tuple[Filing, str]:
    """Return where the next note goes and its text: the whole file, or the lines to insert.

    Raises:
        UsageError: the day asked for already had a meeting with them.
        TemplateError: a template is wrong.
    """
    from vaultkit.render.note import refresh_text  # noqa: PLC0415 - a prepared note mostly needs no template
    from vaultkit.render.note import render_next  # noqa: PLC0415 - the same

    vault = workspace.vault
    if on is None:
        on = choose_date(workspace.assess(person), vault.sessions, today=workspace.today)
    else:
        _refuse_taken(workspace, person, on)
    brief = compose(workspace, vault, workspace.notes, person, on, asked)
    filing = plan_filing(vault, workspace.notes, person, on, today=workspace.today, editor=workspace.editor)
    if asked.event:
        filing = mark_event(filing, asked.event)
    overrides = _overrides(workspace)
    text = render_next(brief, filing, template=template, overrides=overrides)
    words = dict(asked.words)
    if template is not None and digest_of(refresh_text(brief, filing, overrides)) not in text:
        # It said the block itself, this once: bringing it up to date would say something else.
        words[OWN_WORDS] = template.name
    text = write_words(text, words)
    if template is not None:
        _refuse_unfindable(workspace, filing, text, template)
    return filing, text


def compose(  # noqa: PLR0913, PLR0917 - a brief hangs on the notes, the person, the day and the wishes
    workspace: Workspace, vault: Vault, notes: Mapping[str, Note], person: Person, on: dt.date, asked: Asked
) -> Brief:
    """Return what a note of this day should say."""
    settings = workspace.settings
    request = Request(
        on=on,
        today=workspace.today,
        phase=asked.phase,
        event=asked.event,
        rhythms=settings.rhythms,
        prompts=workspace.prompts,
        prefer=partial(prefer_format, formats=settings.formats),
        copies=settings.carry == "copy",
    )
    brief = compose_brief(vault, workspace.history(person), workspace.assess(person), request, notes)
    unheld = find_planned_notes(vault, person, workspace.today).unheld
    return replace(brief, unheld=as_unheld(unheld)) if unheld is not None else brief


def renewed_text(workspace: Workspace, person: Person, planned: Session, asked: Asked) -> str:
    """Return what should stand in the prep block of a note that is prepared already, in the manner of the block.

    The note is taken out of what is read, so that it says the same as if it were prepared only now.

    Raises:
        TemplateError: a template is wrong.
    """
    from vaultkit.render.note import refresh_text  # noqa: PLC0415 - a prepared note mostly needs no template

    note = workspace.notes[planned.path]
    vault = replace(workspace.vault, sessions=tuple(s for s in workspace.vault.sessions if s != planned))
    lines = list(note.lines)
    lines[planned.line - 1 : planned.end] = [""] * (planned.end - planned.line + 1)
    notes = workspace.notes.having(replace(note, lines=tuple(lines)))
    brief = compose(workspace, vault, notes, person, planned.date, asked)
    filing = plan_filing(vault, notes, person, planned.date, today=workspace.today, editor=workspace.editor)
    opening = note.lines[planned.prep_line - 1]
    indent = opening[: len(opening) - len(opening.lstrip())]
    # Only what hangs below a bullet is indented, and there everything is one.
    place = replace(filing, path=planned.path, layout=planned.layout, indent=indent, bullets=bool(indent))
    return refresh_text(brief, place, _overrides(workspace))


def write(workspace: Workspace, person: Person, filing: Filing, text: str) -> Path:
    """Put the prepared text on the disk and return the note's path.

    Raises:
        WriteError: it could not be written; nothing was changed.
    """
    if filing.mode is Mode.CREATE:
        try:
            return create_note(workspace.root, filing.path, text, newline=filing.newline)
        except NoteExistsError:
            if not _was_prepared_meanwhile(workspace, person, filing):
                raise
            # Another run, or another machine's sync, was first: its note is the note.
            click.echo("Already prepared:", err=True)
            return workspace.root / filing.path
    data = bytes_of(workspace, filing.path)
    return insert_section(workspace.root, filing.path, expected=data, before_line=filing.before_line, text=text)


def bytes_of(workspace: Workspace, path: str) -> bytes:
    """Return the bytes of a note that is still the one that was read.

    Raises:
        WriteError: it is not.
    """
    from vaultkit.notes.text import parse_note  # noqa: PLC0415 - only where a section is inserted or a block renewed

    data, problems = read_bytes(workspace.root, path, workspace.settings.max_note_size)
    if data is None:
        message = f"'{path}' cannot be read: {problems[0].message if problems else 'it is gone.'}"
        raise WriteError(message, "Nothing was changed.")
    note, _ = parse_note(path, data)
    if note != workspace.notes.get(path):
        message = f"'{path}' was changed while it was being read."
        raise ChangedMeanwhileError(message, "Nothing was changed; run the command again.")
    return data


class ChangedMeanwhileError(WriteError):
    """A note is no longer the one that was read; nothing was written."""


def find_template(workspace: Workspace, name: Path | None) -> Path | None:
    """Return the template that is to shape the whole note: as named, else as set; None for imitation.

    Raises:
        UsageError: there is none of that name.
    """
    if name is None:
        return configured_template(workspace)
    given = name.expanduser()
    if given.is_file():
        return given.absolute()
    found = None if given.is_absolute() else named_template(workspace, name.as_posix())
    if found is not None:
        return found
    message = f"There is no template '{safe(str(name))}'."
    raise UsageError(message, "Give the path of a file, or a name in the vault's template folder.")


def _overrides(workspace: Workspace) -> Overrides:
    from vaultkit.render.overrides import read_overrides  # noqa: PLC0415 - a prepared note mostly needs no template

    return read_overrides(override_folders(workspace))


def _refuse_unfindable(workspace: Workspace, filing: Filing, text: str, template: Path) -> None:
    """Refuse what a template of a whole note made where it would not be read as this meeting: each run would make another.

    Raises:
        TemplateError: it would be somebody else's, or another day's, or nobody's.
    """
    later = with_files(workspace, {filing.path: file_as_written(workspace, filing, text, {})})
    read = [session for session in later.vault.sessions if session.path == filing.path]
    if any((session.person, session.date) == (filing.person, filing.date) for session in read):
        return
    other = next((f"'{session.person}' on {session.date}" for session in read), "no meeting")
    message = (
        f"{template}:1: The note for {filing.person} on {filing.date} would be read as {other}. Nothing was written."
    )
    raise TemplateError(
        message, "Let the template write whom it is with and the day, or leave them to {{ front_matter }}."
    )


def _refuse_taken(workspace: Workspace, person: Person, on: dt.date) -> None:
    for session in workspace.vault.sessions:
        if session.person == person.name and session.date == on:
            message = f"There is already a note for {person.name} on {on}: {session.path}:{session.line}."
            raise UsageError(message, "Choose another --date, or leave it out.")


def _was_prepared_meanwhile(workspace: Workspace, person: Person, filing: Filing) -> bool:
    now = workspace.anew().understood
    return any(
        session.planned and (session.person, session.date, session.path) == (person.name, filing.date, filing.path)
        for session in now.sessions
    )
