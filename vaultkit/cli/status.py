"""`vaultkit status`: every relationship in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import click

from vaultkit.briefs.filing import find_planned
from vaultkit.briefs.schedule import days_between
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.wording import confidence_word
from vaultkit.cli.wording import phase_name
from vaultkit.cli.workspace import Workspace
from vaultkit.model import Assessment


def row_of(assessment: Assessment, workspace: Workspace) -> Row:
    """Return a relationship as a JSON row; `overdue_days` is negative while there is time left."""
    due = due_day(assessment, workspace)
    prepared = find_planned(workspace.vault, assessment.person, workspace.today)
    planned = prepared.date if prepared else None
    return {
        "person": assessment.person.name,
        "relation": str(assessment.person.relation) if assessment.person.relation else None,
        "phase": str(assessment.phase),
        "renewed": assessment.renewed,
        "probabilities": beliefs(assessment),
        "confidence": str(assessment.confidence),
        "inferred": str(assessment.inferred),
        "suggestion": str(assessment.suggestion) if assessment.suggestion else None,
        "last_met": day(assessment.last_met),
        "next_due": day(due),
        "overdue_days": (workspace.today - due).days if due else None,
        "planned": day(planned),
        "today": day(workspace.today),
        "sessions": assessment.met,
        "phase_errors": [
            {"code": str(found.code), "p": round(found.p, 4), "path": found.path, "line": found.line}
            for found in assessment.mismatches
        ],
        "path": assessment.person.path or None,
    }


def beliefs(assessment: Assessment) -> dict[str, float]:
    """Return what is believed now, by phase, summing to 1; empty where nobody has met."""
    now = assessment.online[-1].probabilities if assessment.online else {}
    return {str(phase): round(p, 4) for phase, p in now.items()}


def due_day(assessment: Assessment, workspace: Workspace) -> dt.date | None:
    """Return the last meeting plus the pair's own rhythm, as `next` would have it; None for who has left."""
    if assessment.last_met is None or assessment.person.departed:
        return None
    held = sorted({s.date for s in workspace.vault.sessions if s.person == assessment.person.name and not s.planned})
    return assessment.last_met + dt.timedelta(days=days_between(assessment, held))


@click.command("status")
@format_option()
@click.option("--overdue", is_flag=True, help="Only people whose next 1:1 is due or overdue.")
@click.pass_obj
def command(workspace: Workspace, form: str, *, overdue: bool) -> None:
    """Show every relationship: phase, confidence, last met, next due, and what looks off."""
    met = {session.person for session in workspace.vault.sessions if not session.planned}
    rows = [
        row_of(workspace.assess(person), workspace)
        for person in workspace.vault.people
        if person.name in met and not (person.departed and form == "table")
    ]
    if overdue:
        rows = [row for row in rows if _days(row) >= 0]
    rows.sort(key=lambda row: (-_days(row), str(row["person"])))
    emit("status/1", rows, form, _cells, ("Person", "Relation", "Phase", "Sure", "Last met", "Next due", "Note"))
    if not rows and form == "table":
        click.echo("Nobody is due." if overdue else "No 1:1s found. See: vaultkit check", err=True)


def _days(row: Row) -> int:
    days = row["overdue_days"]
    return days if isinstance(days, int) else -10_000


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row["person"]),
        str(row["relation"] or "?"),
        phase_name(str(row["phase"]), renewed=bool(row["renewed"])),
        _sure(row),
        str(row["last_met"] or "never"),
        _due(row),
        _remark(row),
    )


def _sure(row: Row) -> str:
    found = row["probabilities"]
    numbers = {phase: float(str(p)) for phase, p in found.items()} if isinstance(found, Mapping) else {}
    return confidence_word(str(row["confidence"]), str(row["phase"]), numbers)


def _due(row: Row) -> str:
    days = _days(row)
    if row["planned"] and str(row["planned"]) >= str(row["today"]):
        return f"{row['planned']} planned"
    if row["next_due"] is None:
        return ""
    return f"{row['next_due']} ({days} d overdue)" if days > 0 else str(row["next_due"])


def _remark(row: Row) -> str:
    remarks = []
    errors = row["phase_errors"]
    if isinstance(errors, list) and errors:
        first = errors[0]
        if isinstance(first, dict):
            sure = "" if float(str(first["p"])) >= 0.5 else "?"
            remarks.append(f"{str(first['code']).replace('-', ' ')}{sure}")
    if row["planned"] and str(row["planned"]) < str(row["today"]):
        remarks.append(f"prepared for {row['planned']}, not held")
    if row["suggestion"]:
        remarks.append(f"{row['suggestion']}?")
    return ", ".join(remarks)
