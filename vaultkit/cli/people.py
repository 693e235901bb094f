"""`vaultkit people`: everybody the vault knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.model import Person
    from vaultkit.model import Vault


def row_of(person: Person, vault: Vault) -> Row:
    """Return a person as a JSON row with the number and the last day of held 1:1s."""
    held = [session.date for session in vault.sessions if session.person == person.name and not session.planned]
    last: dt.date | None = max(held, default=None)
    return {
        "person": person.name,
        "aliases": list(person.aliases),
        "relation": str(person.relation) if person.relation else None,
        "role": person.role,
        "started": day(person.started),
        "reports_to": person.reports_to,
        "departed": person.departed,
        "path": person.path or None,
        "line": person.line,
        "sessions": len(held),
        "last_met": day(last),
    }


@click.command("people")
@format_option()
@click.pass_obj
def command(workspace: Workspace, form: str) -> None:
    """List the people of the vault: relation, role, 1:1s held, last met."""
    vault = workspace.vault
    rows = [row_of(person, vault) for person in vault.people]
    emit("person/1", rows, form, _cells, ("Person", "Relation", "Role", "1:1s", "Last met", "Page"))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row["person"]),
        str(row["relation"] or "?"),
        str(row["role"]),
        str(row["sessions"]),
        str(row["last_met"] or "never"),
        str(row["path"] or ""),
    )
