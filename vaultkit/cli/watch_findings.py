"""What a watcher finds in the relationships: phase errors and 1:1s that are due, each with what makes it the same one."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from vaultkit.briefs.pauses import Pauses
from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.cli.status import due_day
from vaultkit.cli.watch_log import Event
from vaultkit.model import Assessment
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.vault.digest import digest_of
from vaultkit.vault.index.codec import encode

if TYPE_CHECKING:
    from vaultkit.cli.watch_memory import WatchedWorkspace


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


class Found:
    """What the last pass found, by person, each with everything that it was made from."""

    def __init__(self) -> None:
        self._around: object = None
        self._by_person: dict[str, tuple[bytes, tuple[Finding, ...]]] = {}

    def again(
        self, around: object, person: str, ground: bytes, make: Callable[[], tuple[Finding, ...]]
    ) -> tuple[Finding, ...]:
        """Return what is found of a person, made only where `around` or `ground` is not what it was."""
        if around != self._around:
            self._around, self._by_person = around, {}
        known = self._by_person.get(person)
        if known is None or known[0] != ground:
            known = self._by_person[person] = ground, make()
        return known[1]


def find(workspace: WatchedWorkspace, before: Found) -> tuple[Finding, ...]:
    """Return what is to be told of everybody who is met; of whom nothing has changed since `before`, the same as then."""
    vault = workspace.vault
    pauses = find_pauses(vault.sessions, workspace.today)
    by_person: dict[str, list[Session]] = {}
    for session in vault.sessions:
        by_person.setdefault(session.person, []).append(session)
    around = (
        workspace.today, workspace.settings, pauses, vault.events, vault.me, workspace.author_initials,
        [(person.name, person.aliases) for person in vault.people],
    )  # fmt: skip
    found: list[Finding] = []
    for person in vault.people:
        mine = by_person.get(person.name, [])
        if not person.departed and not all(session.planned for session in mine):
            found += before.again(
                around,
                person.name,
                digest_of(encode(Person, person), encode(tuple[Session, ...], tuple(mine))),
                partial(_of, workspace, person, pauses),
            )
    return tuple(found)


def _of(workspace: WatchedWorkspace, person: Person, pauses: Pauses) -> tuple[Finding, ...]:
    assessment = workspace.assess(person)
    found = list(_errors(assessment))
    due = due_day(assessment, workspace, pauses)
    prepared = find_planned_notes(workspace.vault, person, workspace.today).coming
    if due is not None and due <= workspace.today and not prepared:
        facts: dict[str, str | int | float] = {"due": due.isoformat()}
        found.append(Finding(Event.DUE, person.name, f"1:1 due since {due}", facts))
    workspace.let_go(person)
    return tuple(found)


def _errors(assessment: Assessment) -> Iterator[Finding]:
    for error in assessment.mismatches:
        name = str(error.code).replace("-", " ") + ("" if error.p >= 0.5 else "?")
        facts: dict[str, str | int | float] = {
            "code": str(error.code), "path": error.path, "line": error.line, "p": round(error.p, 4),
        }  # fmt: skip
        yield Finding(Event.PHASE_ERROR, assessment.person.name, name, facts)
