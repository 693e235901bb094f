"""`vaultkit sessions`: the 1:1s that were held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.model import Session


def row_of(session: Session) -> Row:
    """Return a session as a JSON row; `line` and `end` are 1-based and included."""
    return {
        "person": session.person,
        "date": day(session.date),
        "path": session.path,
        "line": session.line,
        "end": session.end,
        "layout": str(session.layout),
        "planned": session.planned,
        "private": session.private,
        "minutes": session.minutes,
    }


@click.command("sessions")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option("--planned", is_flag=True, help="List prepared meetings instead of held ones.")
@format_option()
@click.pass_obj
def command(workspace: Workspace, person: str | None, form: str, *, planned: bool) -> None:
    """List the 1:1s that were held, oldest first."""
    name = workspace.person(person).name if person else None
    rows = [
        row_of(session)
        for session in workspace.vault.sessions
        if session.planned is planned and name in {None, session.person}
    ]
    emit("session/1", rows, form, _cells, ("Date", "Person", "Where"))


def _cells(row: Row) -> tuple[str, str, str]:
    return str(row["date"]), str(row["person"]), f"{row['path']}:{row['line']}"
