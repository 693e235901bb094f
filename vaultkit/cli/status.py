"""`vaultkit status`: every relationship in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.wording import confidence_word
from vaultkit.cli.wording import phase_name
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.briefs.pauses import Pauses
    from vaultkit.model import Assessment
    from vaultkit.model import Person

#: People nobody has met yet whom a table names; the rest is counted.
_UNMET = 8


def row_of(assessment: Assessment, workspace: Workspace, pauses: Pauses) -> Row:
    """Return a relationship as a JSON row; `overdue_days` is negative while there is time left.

    Whom nobody has met yet has no `last_met`, no `next_due` and no `sessions`.
    """
    from vaultkit.briefs.planned_notes import find_planned  # noqa: PLC0415 - help needs no notes

    due = due_day(assessment, workspace, pauses)
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


def due_day(assessment: Assessment, workspace: Workspace, pauses: Pauses) -> dt.date | None:
    """Return the day that `next` would have named after their last meeting; None for who has left, and before the first."""
    from vaultkit.briefs.schedule import due_on  # noqa: PLC0415 - help needs no notes

    if assessment.last_met is None or assessment.person.departed:
        return None
    mine = (s for s in workspace.vault.sessions if s.person == assessment.person.name and not s.planned)
    held = sorted({session.date for session in mine if session.date <= assessment.last_met})
    return due_on(assessment, held, pauses)


@click.command("status")
@format_option()
@click.option("--overdue", is_flag=True, help="Only people whose next 1:1 is due or overdue.")
@click.pass_obj
def command(workspace: Workspace, form: str, *, overdue: bool) -> None:
    """Show every relationship: phase, confidence, last met, next due, and what looks off.

    After them come people with a page that says what they are to you, whose first 1:1 nobody has booked.
    """
    from vaultkit.briefs.pauses import find_pauses  # noqa: PLC0415 - help needs no notes

    vault = workspace.vault
    pauses = find_pauses(vault.sessions, workspace.today)
    met = {session.person for session in vault.sessions if not session.planned}
    prepared = {session.person for session in vault.sessions if session.planned}
    people = [
        person
        for person in vault.people
        if (person.name in met and not (person.departed and form == "table"))
        or (person.name not in met and not overdue and is_to_be_met(person, vault.me, prepared=person.name in prepared))
    ]
    workspace.read_histories(people)
    rows = [row_of(workspace.assess(person), workspace, pauses) for person in people]
    if overdue:
        rows = [row for row in rows if _days(row) >= 0]
    rows.sort(key=lambda row: (row["sessions"] == 0, -_days(row), str(row["person"])))
    shown, more = _cut(rows) if form == "table" else (rows, 0)
    emit("status/1", shown, form, _cells, ("Person", "Relation", "Phase", "Sure", "Last met", "Next due", "Note"))
    if more:
        click.echo(f"… and {more} more whose first 1:1 is not booked: vaultkit status --format json", err=True)
    if not rows and form == "table":
        click.echo("Nobody is due." if overdue else "No 1:1s found. See: vaultkit check", err=True)


def is_to_be_met(person: Person, me: Sequence[str], *, prepared: bool) -> bool:
    """Tell whether somebody whom nobody has met belongs among the relationships.

    Either a first note is `prepared`, or their page says what they are to the note-taker: a page of a mere contact says no such thing.
    """
    from vaultkit.model import Relation  # noqa: PLC0415 - help needs no notes
    from vaultkit.notes.names import fold  # noqa: PLC0415 - the same

    if person.departed:
        return False
    mine = bool(person.reports_to) and fold(person.reports_to) in {fold(name) for name in me}
    return prepared or (bool(person.path) and (mine or person.relation not in {None, Relation.OTHER}))


def _cut(rows: list[Row]) -> tuple[list[Row], int]:
    """Return the rows of a table, and how many people without a first 1:1 it leaves out."""
    met = [row for row in rows if row["sessions"] or row["planned"]]
    unmet = [row for row in rows if not row["sessions"] and not row["planned"]]
    return [*met, *unmet[:_UNMET]], max(0, len(unmet) - _UNMET)


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
    if row["sessions"] == 0 and not row["planned"]:
        return "first 1:1 not booked"
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
