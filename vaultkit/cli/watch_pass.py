"""One pass of a watcher: the prep block of every planned note that nobody has touched, made true.

The same as what `next` would do for each of them, but never to a note that was saved a moment ago.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum

from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.cli.preparing import ChangedMeanwhileError
from vaultkit.cli.preparing import bytes_of
from vaultkit.cli.preparing import renewed_text
from vaultkit.cli.refreshing import asked_before
from vaultkit.cli.refreshing import block_of
from vaultkit.cli.refreshing import is_fresh
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import TemplateError
from vaultkit.errors import WriteError
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.vault.splicing import refresh_block
from vaultkit.vault.watching.looking import Written
from vaultkit.vault.watching.looking import row_of
from vaultkit.vault.watching.looking import row_of_own
from vaultkit.vault.writing import NoteChangedError
from vaultkit.vault.writing import replace_text


@dataclass(frozen=True, slots=True)
class Care:
    """What a pass must heed."""

    #: Whether somebody may be typing in the note at a path.
    just_saved: Callable[[str], bool]
    #: What a write stands in, so that nothing breaks it off.
    whole: Callable[[], AbstractContextManager[None]]


class State(Enum):
    """What became of one planned note."""

    TRUE = "true"
    RENEWED = "renewed"
    #: Somebody writes in it, or did while we looked.
    POSTPONED = "postponed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Done:
    """What a pass did about one planned note."""

    person: str
    path: str
    state: State
    #: What it did to the look of the vault; None where somebody has changed the note since.
    written: Written | None = None
    #: Why it was refused.
    why: str = ""
    #: What it says may bear on another planned note, or its file holds another.
    entangled: bool = False


def renew_planned(workspace: Workspace, care: Care, first: frozenset[str] = frozenset()) -> Iterator[Done]:
    """Yield what became of each planned note that is still to come and that nobody has touched.

    Those of people who have something in the notes at `first` come before the others.
    """
    vault = workspace.vault
    files = [session.path for session in vault.sessions if session.planned]
    concerned = {session.person for session in vault.sessions if session.path in first}
    for person in sorted(vault.people, key=lambda one: one.name not in concerned and one.path not in first):
        coming = find_planned_notes(vault, person, workspace.today).coming
        for planned in coming:
            if is_fresh(workspace, planned):
                entangled = len(coming) > 1 or files.count(planned.path) > 1
                yield _renew(workspace, person, planned, care, entangled=entangled)


def _renew(workspace: Workspace, person: Person, planned: Session, care: Care, *, entangled: bool) -> Done:
    root, path = workspace.root, planned.path
    block = block_of(workspace, planned)
    if block is None:
        return Done(person.name, path, State.TRUE)
    try:
        data = bytes_of(workspace, path)
        body = renewed_text(workspace, person, planned, asked_before(block))
        new = refresh_block(data, body, line=block.first)
        if new is None or new == data:
            return Done(person.name, path, State.TRUE)
        before = row_of(root, path)
        with care.whole():
            # As late as can be; what is saved from here on, the write itself finds out.
            if care.just_saved(path):
                return Done(person.name, path, State.POSTPONED)
            replace_text(root, path, expected=data, new=new)
            after = row_of_own(root, path, new)
    except (ChangedMeanwhileError, NoteChangedError):
        return Done(person.name, path, State.POSTPONED)
    except (WriteError, TemplateError) as error:
        return Done(person.name, path, State.REFUSED, why=str(error))
    written = None if after is None else Written(before, after)
    return Done(person.name, path, State.RENEWED, written, entangled=entangled)
