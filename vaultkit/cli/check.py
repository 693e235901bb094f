"""`vaultkit check`: everything wrong in the notes, with place and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultkit.cli.output import Row
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.problems import summary
from vaultkit.cli.text import count
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.model import Problem


def row_of(problem: Problem) -> Row:
    """Return a problem as a JSON row."""
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
    }


@click.command("check")
@format_option()
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List what is wrong in the notes. Exits with 1 if anything is."""
    workspace: Workspace = context.obj
    found = workspace.understood.problems
    emit("problem/1", [row_of(problem) for problem in found], form, _cells, ("Where", "", "What", "Remedy"))
    notes = count(len(workspace.notes), "note")
    click.echo(f"{summary(found)} in {notes}" if found else f"Nothing wrong in {notes}", err=True)
    context.exit(1 if found else 0)


def _cells(row: Row) -> tuple[str, ...]:
    return f"{row['path']}:{row['line']}", str(row["severity"]), str(row["message"]), str(row["remedy"])
