"""`vaultkit next`: the next note for a person, filed as the last ones were, or the one that is already prepared."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.text import safe
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.wishes import refuse_contradictions
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import AmbiguousPersonError
from vaultkit.errors import PersonNotFoundError
from vaultkit.errors import UsageError
from vaultkit.model import Phase
from vaultkit.model import Relation

if TYPE_CHECKING:
    from vaultkit.model import Person


@click.command("next")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option(
    "--date", metavar="DAY", help="When you meet: thu, tomorrow, 'in 2 weeks', 2026-03-05. [default: their rhythm]"
)
@click.option("-n", "--dry-run", is_flag=True, help="Print the note on stdout and its path on stderr; write nothing.")
@click.option("-p", "--print-path", is_flag=True, help="Print only the path; open no editor.")
@click.option("--edit/--no-edit", default=None, help="Open the note in $VISUAL or $EDITOR. [default: on a terminal]")
@click.option(
    "--open", "opener", type=click.Choice(["obsidian"]), help="Open the note in Obsidian; with -p its address."
)
@click.option("--phase", type=click.Choice([str(phase) for phase in Phase]), help="Prepare for this phase, this once.")
@click.option("--event", metavar="KIND", help="This meeting is about a change: promotion, pivot, reorg …")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help="Render with your own template.")
@click.option("--refresh/--no-refresh", default=True, help="Bring a note that nobody has touched up to date. [default]")
@click.option("--all", "everybody", is_flag=True, help="Prepare a note for everybody you meet who has none.")
@click.option("--overdue", is_flag=True, help="With --all: only for people whose next 1:1 is due.")
@click.option(
    "--relation", type=click.Choice([str(one) for one in Relation]), help="Start a page for somebody without notes."
)
@click.option("--started", metavar="DAY", help="With --relation: since when they are that.")
@click.option("--new", is_flag=True, help="With --relation: nobody you know already, whatever the name.")
@click.option("--no-input", is_flag=True, help="Never ask; an ambiguous name is an error.")
@click.pass_obj
def command(workspace: Workspace, /, person: str | None, **wishes: object) -> None:
    """Prepare the next note for PERSON, and open it.

    PERSON is any part of a name that means one person. Where a note is already prepared, it is opened, not doubled, and
    brought up to date as long as nobody has written in it.
    """
    workspace.may_keep = False
    wanted = Wishes(**wishes)  # type: ignore[arg-type] # click made them of these types
    refuse_contradictions(wanted, person)
    hint_at_events(wanted)
    if wanted.everybody:
        from vaultkit.cli.next_all import prepare_all  # noqa: PLC0415 - only where everybody is meant

        prepare_all(workspace, wanted)
        return
    if wanted.relation:
        from vaultkit.cli.newcomer import start  # noqa: PLC0415 - only for somebody without notes

        start(workspace, person or "", wanted)
        return
    from vaultkit.cli.one_note import prepare_for  # noqa: PLC0415 - completion and help prepare nothing

    try:
        who = choose(workspace, person or "", wanted)
    except PersonNotFoundError as error:
        from vaultkit.cli.newcomer import offer  # noqa: PLC0415 - only for somebody without notes

        offer(workspace, person or "", wanted, error)
        return
    prepare_for(workspace, who, wanted)


def hint_at_events(wishes: Wishes) -> None:
    """Say which kinds of change there are words for where another one is named.

    Raises:
        UsageError: it is nearly the name of a known one.
    """
    if not wishes.event:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - most meetings are about no change

    from vaultkit.briefs.event_names import known_events  # noqa: PLC0415 - the same
    from vaultkit.briefs.event_names import name_event  # noqa: PLC0415 - the same

    if not name_event(wishes.event):
        near = get_close_matches(wishes.event.strip().casefold().replace(" ", "-"), known_events(), n=1, cutoff=0.75)
        if near:
            message = f"'{safe(wishes.event)}' is no change that there are words for."
            raise UsageError(message, f"Did you mean {near[0]}?")
        known = ", ".join(known_events())
        click.echo(f"'{safe(wishes.event)}' is taken as a change of its own. There are words for: {known}.", err=True)


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
        workspace.asked = True
        choice = click.prompt("Which one", type=click.IntRange(1, len(error.candidates)), err=True)
        return workspace.person(error.candidates[choice - 1])
