"""`vaultkit actions`: open commitments over all notes, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.text import shorten
from vaultkit.cli.workspace import Workspace
from vaultkit.model import Owner

if TYPE_CHECKING:
    from vaultkit.model import Action


def row_of(action: Action) -> Row:
    """Return a commitment as a JSON row."""
    return {
        "person": action.person,
        "text": action.text,
        "owner": str(action.owner),
        "path": action.path,
        "line": action.line,
        "open": action.open,
        "date": day(action.date),
        "due": day(action.due),
        "copies": [{"path": path, "line": line} for path, line in action.copies],
        "details": list(action.details),
    }


@click.command("actions")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option("--mine", "owner", flag_value=Owner.ME.value, help="Only what I promised.")
@click.option("--theirs", "owner", flag_value=Owner.THEM.value, help="Only what is theirs, or nobody's by name.")
@click.option("--done", is_flag=True, help="List closed ones instead.")
@format_option()
@click.pass_obj
def command(workspace: Workspace, person: str | None, owner: str | None, form: str, *, done: bool) -> None:
    """List open commitments: who owes what, since when, and where it is written."""
    name = workspace.person(person).name if person else None
    rows = [
        row_of(action)
        for action in workspace.vault.actions
        if action.open is not done and name in {None, action.person} and _is_wanted(action, owner)
    ]
    emit("action/1", rows, form, _cells, ("Person", "Who", "Since", "Due", "What", "Where"))


def _is_wanted(action: Action, owner: str | None) -> bool:
    return owner is None or (action.owner is Owner.ME) is (owner == Owner.ME)


def _cells(row: Row) -> tuple[str, ...]:
    who = {"me": "me", "them": "them", "unknown": "?"}[str(row["owner"])]
    text = shorten(str(row["text"]), 60)
    return str(row["person"]), who, str(row["date"] or ""), str(row["due"] or ""), text, f"{row['path']}:{row['line']}"
