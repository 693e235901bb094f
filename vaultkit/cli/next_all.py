"""`vaultkit next --all`: a note for everybody who is met and has none, one line each."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import click

from vaultkit.briefs.pauses import Pauses
from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.briefs.schedule import due_on
from vaultkit.cli.ahead import file_as_written
from vaultkit.cli.ahead import with_files
from vaultkit.cli.preparing import asked_in
from vaultkit.cli.preparing import find_template
from vaultkit.cli.preparing import prepare
from vaultkit.cli.preparing import write
from vaultkit.cli.refreshing import bring_up_to_date
from vaultkit.cli.refreshing import is_fresh
from vaultkit.cli.text import safe
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import VaultkitError
from vaultkit.model import Person
from vaultkit.model import Session


def prepare_all(workspace: Workspace, wishes: Wishes) -> None:
    """Prepare for everybody in turn; what fails for one hinders nobody else, and its code is the exit's.

    Paths go to stdout, who was left out and why to stderr.
    """
    run = _Run(workspace, wishes, find_template(workspace, wishes.template))
    met = {session.person for session in workspace.vault.sessions if not session.planned}
    people = [person for person in workspace.vault.people if person.name in met]
    workspace.read_histories(people)
    failed: VaultkitError | None = None
    for person in people:
        try:
            run.prepare(person)
        except VaultkitError as error:
            click.echo(f"Error: {safe(person.name)}: {safe(str(error))}", err=True)
            failed = failed or error
    if not met:
        click.echo("No 1:1s found. See: vaultkit check", err=True)
    if failed is not None:
        click.get_current_context().exit(failed.exit_code)


@dataclass(slots=True)
class _Run:
    """What is known along the way: notes written a moment ago are part of the vault."""

    workspace: Workspace
    wishes: Wishes
    template: Path | None
    files: dict[str, bytes] = field(default_factory=dict)
    #: The vault's holidays, once somebody asks.
    pauses: Pauses | None = None

    def prepare(self, person: Person) -> None:
        """Prepare one person's note, or say why not."""
        planned = find_planned_notes(self.workspace.vault, person, self.workspace.today).next_one(self.workspace.today)
        reason = self._reason(person, planned)
        if reason:
            click.echo(f"{safe(person.name)}: {reason}", err=True)
        elif planned is not None and planned.date >= self.workspace.today:
            bring_up_to_date(self.workspace, person, planned, self.wishes, whose=f"{person.name}: ")
            self._print(planned.path)
        else:
            self._write(person)

    def _reason(self, person: Person, planned: Session | None) -> str:
        """Return why nothing is prepared for somebody; "" if something is."""
        if person.departed:
            return "left out, for they have left."
        if self.wishes.overdue:
            due = self._due(person)
            if due is None or due > self.workspace.today:
                return f"not due before {due}." if due else "not due."
        if planned is None:
            return ""
        asked = bool(asked_in(self.wishes))
        if planned.date < self.workspace.today:
            # A change is no matter for a day that has passed.
            return (
                "" if asked else f"prepared for {planned.date}, and nothing is written in it yet: {safe(planned.path)}"
            )
        if not asked:
            return f"prepared for {planned.date} already: {safe(planned.path)}"
        begun = not (self.wishes.refresh and is_fresh(self.workspace, planned))
        return f"prepared for {planned.date} and not to be changed any more: {safe(planned.path)}" if begun else ""

    def _due(self, person: Person) -> dt.date | None:
        """Return the day on which they are due, as `status` has it."""
        vault, assessment = self.workspace.vault, self.workspace.assess(person)
        mine = (session for session in vault.sessions if session.person == person.name and not session.planned)
        held = sorted({session.date for session in mine if session.date <= self.workspace.today})
        self.pauses = self.pauses or find_pauses(vault.sessions, self.workspace.today)
        return due_on(assessment, held, self.pauses)

    def _write(self, person: Person) -> None:
        asked = asked_in(self.wishes)
        filing, text = prepare(self.workspace, person, None, asked, self.template)
        if filing.path in self.files:
            # Two people share a file, or would: only the vault as it is now tells what to do.
            self.workspace = with_files(self.workspace, self.files)
            filing, text = prepare(self.workspace, person, None, asked, self.template)
        if filing.remark:
            click.echo(f"{safe(person.name)}: {safe(filing.remark)}", err=True)
        whole = file_as_written(self.workspace, filing, text, self.files)
        if not self.wishes.dry_run:
            write(self.workspace, person, filing, text)
        self.files[filing.path] = whole
        self._print(filing.path)

    def _print(self, path: str) -> None:
        if self.wishes.dry_run:
            click.echo(safe(path))
            return
        whole = self.workspace.root / path
        click.echo(safe(str(whole)) if sys.stdout.isatty() else os.fsencode(whole))
