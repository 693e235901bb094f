"""`vaultkit next`: the next note for a person, filed as the last ones were, or the one that is already prepared."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing import Filing
from vaultkit.briefs.filing import Mode
from vaultkit.briefs.filing import find_planned
from vaultkit.briefs.filing import plan_filing
from vaultkit.briefs.request import Request
from vaultkit.briefs.schedule import choose_date
from vaultkit.cli.completing import complete_person
from vaultkit.cli.text import safe
from vaultkit.cli.when import parse_day
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import AmbiguousPersonError
from vaultkit.errors import UsageError
from vaultkit.errors import WriteError
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Session
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.writing import NoteExistsError
from vaultkit.vault.writing import create_note
from vaultkit.vault.writing import insert_section


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for besides the person."""

    date: str | None
    phase: str | None
    event: str | None
    template: Path | None
    dry_run: bool
    print_path: bool
    edit: bool | None
    no_input: bool


@click.command("next")
@click.argument("person", shell_complete=complete_person)
@click.option(
    "--date", metavar="DAY", help="When you meet: thu, tomorrow, 'in 2 weeks', 2026-03-05. [default: their rhythm]"
)
@click.option("-n", "--dry-run", is_flag=True, help="Print the note on stdout and its path on stderr; write nothing.")
@click.option("-p", "--print-path", is_flag=True, help="Print only the path; open no editor.")
@click.option("--edit/--no-edit", default=None, help="Open the note in $VISUAL or $EDITOR. [default: on a terminal]")
@click.option("--phase", type=click.Choice([str(phase) for phase in Phase]), help="Prepare for this phase, this once.")
@click.option("--event", metavar="KIND", help="This meeting is about a change: promotion, pivot, reorg …")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help="Render with your own template.")
@click.option("--no-input", is_flag=True, help="Never ask; an ambiguous name is an error.")
@click.pass_obj
def command(workspace: Workspace, /, person: str, **wishes: object) -> None:
    """Prepare the next note for PERSON, and open it.

    PERSON is any part of a name that means one person. Where a note is already prepared, it is opened, not doubled.
    """
    wanted = Wishes(**wishes)  # type: ignore[arg-type] # click made them of these types
    refuse_contradictions(wanted)
    who = choose(workspace, person, wanted)
    on = parse_day(wanted.date, workspace.today) if wanted.date is not None else None
    planned = _planned(workspace, who, on)
    if planned is not None:
        _show_planned(workspace, planned, wanted)
        deliver(workspace.root / planned.path, wanted)
        return
    filing, text = prepare(workspace, who, wanted, on)
    if wanted.dry_run:
        click.echo(safe(filing.path), err=not wanted.print_path)
        if not wanted.print_path:
            click.echo(text, nl=False)
        return
    deliver(write(workspace, who, filing, text), wanted)


def refuse_contradictions(wishes: Wishes) -> None:
    """Stop where two wishes exclude each other, or one is empty.

    Raises:
        UsageError: with what to leave out.
    """
    for name, value in (("--date", wishes.date), ("--event", wishes.event)):
        if value is not None and not value.strip():
            message = f"{name} is empty."
            raise UsageError(message, "Leave it out, or say what you mean.")
    if wishes.event and wishes.phase not in {None, Phase.SHARE_CONTEXT}:
        message = "A meeting about a change is share-context, renewed."
        raise UsageError(message, "Leave out --phase or --event.")


def _planned(workspace: Workspace, person: Person, on: dt.date | None) -> Session | None:
    """Return the prepared note that is meant: of that day, or the next one; say if another one is prepared."""
    coming = find_planned(workspace.vault, person, workspace.today)
    if on is None or coming is None or coming.date == on:
        return coming
    same_day = (s for s in workspace.vault.sessions if s.planned and s.person == person.name and s.date == on)
    found = next(same_day, None)
    if found is None:
        click.echo(f"Another is prepared for {coming.date}: {safe(coming.path)}", err=True)
    return found


def choose(workspace: Workspace, text: str, wishes: Wishes) -> Person:
    """Return the person meant; on a terminal, ask where several are.

    Raises:
        PersonNotFoundError: nobody goes by that name.
        AmbiguousPersonError: several do, and nobody can be asked.
    """
    try:
        return workspace.person(text)
    except AmbiguousPersonError as error:
        if wishes.no_input or not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        for number, candidate in enumerate(error.candidates, 1):
            click.echo(f"{number}  {safe(candidate)}", err=True)
        choice = click.prompt("Which one", type=click.IntRange(1, len(error.candidates)), err=True)
        return workspace.person(error.candidates[choice - 1])


def prepare(workspace: Workspace, person: Person, wishes: Wishes, on: dt.date | None) -> tuple[Filing, str]:
    """Return where the next note goes and its text: the whole file, or the lines to insert.

    Raises:
        UsageError: the day asked for already had a meeting with them.
        TemplateError: the template is wrong.
    """
    from vaultkit.render.note import render_next  # noqa: PLC0415 - a prepared note needs no template

    vault = workspace.vault
    history = workspace.history(person)
    assessment = workspace.assess(person)
    if on is None:
        on = choose_date(assessment, vault.sessions, today=workspace.today)
    else:
        _refuse_taken(workspace, person, on)
    brief = compose_brief(
        vault,
        history,
        assessment,
        Request(
            on=on,
            today=workspace.today,
            phase=Phase(wishes.phase) if wishes.phase else None,
            event=wishes.event or "",
            rhythms=workspace.settings.rhythms,
            copies=workspace.settings.carry == "copy",
        ),
        workspace.notes,
    )
    filing = plan_filing(vault, workspace.notes, person, on, today=workspace.today)
    if filing.remark:
        click.echo(safe(filing.remark), err=True)
    return filing, render_next(brief, filing, template=_template(workspace, wishes))


def _refuse_taken(workspace: Workspace, person: Person, on: dt.date) -> None:
    for session in workspace.vault.sessions:
        if session.person == person.name and session.date == on:
            message = f"There is already a note for {person.name} on {on}: {session.path}:{session.line}."
            raise UsageError(message, "Choose another --date, or leave it out.")


def _template(workspace: Workspace, wishes: Wishes) -> Path | None:
    if wishes.template is None:
        return None
    places = [wishes.template.expanduser()]
    if workspace.settings.templates:
        places.append(workspace.root / workspace.settings.templates / wishes.template)
    for place in places:
        if place.is_file():
            return place.absolute()
    message = f"There is no template '{wishes.template}'."
    raise UsageError(message, "Give the path of a file, or a name in the vault's template folder.")


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
    data, problems = read_bytes(workspace.root, filing.path, workspace.settings.max_note_size)
    if data is None:
        message = f"'{filing.path}' cannot be read: {problems[0].message if problems else 'it is gone.'}"
        raise WriteError(message, "Nothing was changed.")
    _same(workspace, filing.path, data)
    return insert_section(workspace.root, filing.path, expected=data, before_line=filing.before_line, text=text)


def _was_prepared_meanwhile(workspace: Workspace, person: Person, filing: Filing) -> bool:
    now = workspace.anew().understood
    return any(
        session.planned and (session.person, session.date, session.path) == (person.name, filing.date, filing.path)
        for session in now.sessions
    )


def _same(workspace: Workspace, path: str, data: bytes) -> None:
    from vaultkit.notes.text import parse_note  # noqa: PLC0415 - only where a section is inserted

    note, _ = parse_note(path, data)
    if note != workspace.notes.get(path):
        message = f"'{path}' was changed while it was being read."
        raise WriteError(message, "Nothing was changed; run the command again.")


def _show_planned(workspace: Workspace, planned: Session, wishes: Wishes) -> None:
    path = planned.path
    for name, given in (("--phase", wishes.phase), ("--event", wishes.event), ("--template", wishes.template)):
        if given:
            message = f"The next note is already prepared: {path}."
            raise UsageError(message, f"Delete it, or give another --date, to prepare one with {name}.")
    if planned.date < workspace.today:
        click.echo(f"This one was for {planned.date}, and nothing is written in it yet.", err=True)
    if wishes.dry_run and wishes.print_path:
        click.echo(safe(path))
    elif wishes.dry_run:
        data, _ = read_bytes(workspace.root, path, workspace.settings.max_note_size)
        click.echo(safe(path), err=True)
        click.echo(data or b"", nl=False)
    elif not wishes.print_path:
        click.echo("Already prepared:", err=True)


def deliver(path: Path, wishes: Wishes) -> None:
    """Open the note where a person can write in it, else print its path."""
    if wishes.dry_run:
        return
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if wishes.edit or (wishes.edit is None and on_terminal and editor and not wishes.print_path):
        if not editor:
            message = "No editor is set."
            raise UsageError(message, f"Set VISUAL or EDITOR, or open {path}")
        try:
            click.edit(filename=str(path), editor=editor)
        except click.ClickException as error:
            message = f"The editor '{safe(editor)}' did not start: {error.message}"
            raise UsageError(message, f"The note is safe: {path}") from error
    click.echo(os.fsencode(path) if not on_terminal else safe(str(path)))
