"""A note that is prepared already: which one is meant, brought up to date while nobody has touched it, and shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import click

from vaultkit.briefs.event_names import name_event
from vaultkit.briefs.marking import event_value
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.briefs.planned_notes import is_begun
from vaultkit.cli.preparing import OWN_WORDS
from vaultkit.cli.preparing import Asked
from vaultkit.cli.preparing import ChangedMeanwhileError
from vaultkit.cli.preparing import asked_in
from vaultkit.cli.preparing import bytes_of
from vaultkit.cli.preparing import renewed_text
from vaultkit.cli.text import safe
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import TemplateError
from vaultkit.errors import UsageError
from vaultkit.errors import WriteError
from vaultkit.model import Layout
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Session
from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import from_word
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.splicing import refresh_block
from vaultkit.vault.writing import NoteChangedError
from vaultkit.vault.writing import replace_text

#: Times that a note is read again because somebody saved it meanwhile.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A prepared note as it is to stand."""

    data: bytes
    changed: bool


def find_meant(workspace: Workspace, person: Person, on: dt.date | None, wishes: Wishes) -> Session | None:
    """Return the prepared note that is meant: of that day, or the next one; say which others there are."""
    found = find_planned_notes(workspace.vault, person, workspace.today)
    if on is None:
        meant = found.next_one(workspace.today)
        if meant is not None and meant.date < workspace.today and (asked_in(wishes) or wishes.template):
            # What is asked for once is for a meeting to come.
            meant = None
    else:
        mine = (s for s in workspace.vault.sessions if s.planned and s.person == person.name)
        meant = next((session for session in mine if session.date == on), None)
    for other in found.coming:
        if other != meant:
            click.echo(
                f"Another is prepared for {other.date}: {safe(other.path)} (delete it if you meet only once)", err=True
            )
    left = found.unheld
    if left is not None and left != meant and (meant is None or not found.coming):
        click.echo(f"The one for {left.date} was never written in; it stays where it is: {safe(left.path)}", err=True)
    return meant


def show_planned(workspace: Workspace, person: Person, planned: Session, wishes: Wishes) -> None:
    """Bring a prepared note up to date if nobody has touched it, and say so; with `--dry-run` print what would stand there.

    Raises:
        UsageError: something is asked for that the note cannot be given any more.
    """
    if planned.date < workspace.today:
        click.echo(f"This one was for {planned.date}, and nothing is written in it yet.", err=True)
    fresh = bring_up_to_date(workspace, person, planned, wishes)
    if wishes.dry_run and wishes.print_path:
        click.echo(safe(planned.path))
    elif wishes.dry_run:
        click.echo(safe(planned.path), err=True)
        click.echo(fresh.data if fresh else _as_it_is(workspace, planned.path), nl=False)
    elif not wishes.print_path:
        block = block_of(workspace, planned)
        begun = is_begun(planned) or (block is not None and not block.untouched)
        left = "; somebody has written in it, so it is left as it is" if begun and planned.prep_line else ""
        click.echo(f"Already prepared{left}:", err=True)


def bring_up_to_date(
    workspace: Workspace, person: Person, planned: Session, wishes: Wishes, *, whose: str = ""
) -> Refreshed | None:
    """Renew the prep block of a note that nobody has written in; None where it is left alone.

    What hinders this is said and hinders nothing else: the note is there, and a meeting may be about to begin.

    Args:
        workspace: the notes.
        person: whose note it is.
        planned: the note.
        wishes: what was asked for.
        whose: put before what is said ("Asha Rao: ").

    Raises:
        UsageError: a phase or a change is asked for that the block cannot be given any more.
    """
    asked = asked_in(wishes)
    if wishes.template:
        raise _too_late(planned, "--template")
    if not (wishes.refresh and is_fresh(workspace, planned)):
        if asked:
            raise _too_late(planned, "--phase" if wishes.phase else "--event")
        return None
    try:
        fresh = _renewed(workspace, person, planned, asked, write=not wishes.dry_run)
    except (WriteError, TemplateError) as error:
        if asked:
            raise
        workspace.may_keep = False
        click.echo(f"{safe(whose)}It was not brought up to date. {safe(str(error))}", err=True)
        return None
    if fresh is not None and fresh.changed:
        workspace.may_keep = workspace.may_keep and wishes.dry_run
        said = "Would be brought up to date." if wishes.dry_run else "Brought up to date."
        said += _about_event(workspace, planned, asked)
        click.echo(f"{safe(whose)}{safe(said)}", err=True)
    return fresh


def is_fresh(workspace: Workspace, planned: Session) -> bool:
    """Tell whether a prepared note may be renewed: still to come, its block untouched, and nothing written beside it."""
    block = block_of(workspace, planned)
    if block is None or not block.untouched or OWN_WORDS in dict(block.words):
        return False
    return planned.date >= workspace.today and not is_begun(planned)


def block_of(workspace: Workspace, planned: Session) -> PrepBlock | None:
    """Return the prep block of a prepared note."""
    note = workspace.notes.get(planned.path)
    blocks = find_prep_blocks(note.lines) if note is not None else ()
    return next((block for block in blocks if block.first == planned.prep_line), None)


def asked_before(block: PrepBlock) -> Asked:
    """Return what a block remembers of what was asked for it alone; what no longer means anything is passed over."""
    words = dict(block.words)
    phase = words.get("phase", "")
    return Asked(Phase(phase) if phase in set(Phase) else None, from_word(words.get("event", "")))


def _renewed(workspace: Workspace, person: Person, planned: Session, asked: Asked, *, write: bool) -> Refreshed | None:
    for attempt in range(_TRIES):
        block = block_of(workspace, planned)
        if block is None or not is_fresh(workspace, planned):
            return None
        wanted = asked or asked_before(block)
        try:
            data = bytes_of(workspace, planned.path)
            body = renewed_text(workspace, person, planned, wanted)
            new = refresh_block(data, body, line=block.first, words=wanted.words if asked else None)
            if new is None:
                return None
            if write:
                replace_text(workspace.root, planned.path, expected=data, new=new)
            return Refreshed(new, changed=new != data)
        except (ChangedMeanwhileError, NoteChangedError):
            if attempt + 1 == _TRIES:
                raise
        # Somebody saved it meanwhile: what they wrote decides whether anything is left to do.
        workspace = workspace.anew()
        again = [s for s in workspace.vault.sessions if (s.person, s.path) == (planned.person, planned.path)]
        found = next((s for s in again if s.planned and s.date == planned.date), None)
        if found is None:
            return None
        planned = found
    return None


def _about_event(workspace: Workspace, planned: Session, asked: Asked) -> str:
    """Return what the user should change outside the block, so that the note records the change that it speaks of."""
    written = planned.events[0].kind if planned.events else ""
    if not asked.event:
        other = bool(written) and asked.phase not in {None, Phase.SHARE_CONTEXT}
        return f" The note still has the event '{written}': take it out if it should not count." if other else ""
    value = event_value(asked.event)
    if not written:
        told = _field(workspace, planned, value)
        return f" Add '{told}' to the note if the change should count once you have met."
    if name_event(written) == name_event(value):
        return ""
    return f" The note still has the event '{written}': write '{value}' there if that should count instead."


def _field(workspace: Workspace, planned: Session, told: str) -> str:
    """Return how an event is written in a note of this kind."""
    if planned.layout is Layout.NOTE and workspace.notes[planned.path].body_line > 1:
        return f"event: {told}"
    return f"event:: {told}" if planned.layout is Layout.OUTLINE else f"[event:: {told}]"


def _as_it_is(workspace: Workspace, path: str) -> bytes:
    data, _ = read_bytes(workspace.root, path, workspace.settings.max_note_size)
    return data or b""


def _too_late(planned: Session, name: str) -> UsageError:
    message = f"The next note is already prepared: {planned.path}."
    return UsageError(message, f"Delete it, or give another --date, to prepare one with {name}.")
