"""What a watcher finds in the relationships: phase errors and 1:1s that are due, each with what makes it the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.cli.status import due_day
from vaultkit.cli.watch_log import Event
from vaultkit.cli.workspace import Workspace
from vaultkit.model import Assessment


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell once."""

    event: Event
    person: str
    #: What is told beside the person's name; no word out of a note.
    text: str
    facts: dict[str, str | int | float] = field(compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same finding at the next pass, wherever its line has moved to."""
        return self.event, self.person, *(str(self.facts.get(name, "")) for name in ("code", "path", "due"))


def find(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is to be told of everybody who is met."""
    vault = workspace.vault
    pauses = find_pauses(vault.sessions, workspace.today)
    met = {session.person for session in vault.sessions if not session.planned}
    found: list[Finding] = []
    for person in vault.people:
        if person.departed or person.name not in met:
            continue
        assessment = workspace.assess(person)
        found.extend(_errors(assessment))
        due = due_day(assessment, workspace, pauses)
        prepared = find_planned_notes(vault, person, workspace.today).coming
        if due is not None and due <= workspace.today and not prepared:
            facts: dict[str, str | int | float] = {"due": due.isoformat()}
            found.append(Finding(Event.DUE, person.name, f"1:1 due since {due}", facts))
    return tuple(found)


def _errors(assessment: Assessment) -> Iterator[Finding]:
    for error in assessment.mismatches:
        name = str(error.code).replace("-", " ") + ("" if error.p >= 0.5 else "?")
        facts: dict[str, str | int | float] = {
            "code": str(error.code), "path": error.path, "line": error.line, "p": round(error.p, 4),
        }  # fmt: skip
        yield Finding(Event.PHASE_ERROR, assessment.person.name, name, facts)
