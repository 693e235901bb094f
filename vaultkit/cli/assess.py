"""`vaultkit assess`: the phase of every session, for scripts and for scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.wording import phase_name
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.model import Step


def row_of(step: Step, vault: str, person: str) -> Row:
    """Return what is believed of one session as a JSON row; probabilities sum to 1."""
    return {
        "vault": vault,
        "person": person,
        "date": day(step.date),
        "path": step.path,
        "line": step.line,
        "phase": str(step.phase),
        "renewed": step.renewed,
        "probabilities": {str(phase): round(p, 6) for phase, p in step.probabilities.items()},
        "event": str(step.event) if step.event else None,
        "phase_errors": [str(found.code) for found in step.mismatches],
    }


@click.command("assess")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option("--online", is_flag=True, help="At each session use only what was known by then.")
@format_option(Format.JSONL, Format.JSON, Format.TABLE, Format.PATH)
@click.pass_obj
def command(workspace: Workspace, person: str | None, form: str, *, online: bool) -> None:
    """Print the phase of every session, one line each; with hindsight unless --online."""
    met = {session.person for session in workspace.vault.sessions if not session.planned}
    everybody = [one for one in workspace.vault.people if one.name in met]
    people = [workspace.person(person)] if person else everybody
    workspace.read_histories(people)
    rows = []
    for one in people:
        assessment = workspace.assess(one)
        steps = assessment.online if online else assessment.hindsight
        rows += [row_of(step, workspace.root.name, one.name) for step in steps]
    emit("step/1", rows, form, _cells, ("Date", "Person", "Phase", "P", "Event", "Phase errors"))


def _cells(row: Row) -> tuple[str, ...]:
    probabilities, errors = row["probabilities"], row["phase_errors"]
    p = probabilities.get(str(row["phase"]), 0.0) if isinstance(probabilities, dict) else 0.0
    listed = ", ".join(str(code) for code in errors) if isinstance(errors, list) else ""
    phase = phase_name(str(row["phase"]), renewed=bool(row["renewed"]))
    return str(row["date"]), str(row["person"]), phase, f"{p:.2f}", str(row["event"] or ""), listed
