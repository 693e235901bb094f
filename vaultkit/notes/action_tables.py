"""Commitments in tables (Action, Owner, Status) and in lists of maps in the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Owner
from vaultkit.model import Property
from vaultkit.model import Value
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.action_candidates import Place
from vaultkit.notes.action_candidates import owner_above
from vaultkit.notes.action_owner import Circle
from vaultkit.notes.action_owner import judge
from vaultkit.notes.action_owner import read_owner
from vaultkit.notes.action_scope import Kind
from vaultkit.notes.action_scope import Scope
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import title_has
from vaultkit.notes.dates import find_date
from vaultkit.notes.inline import plain_text
from vaultkit.notes.properties import as_text
from vaultkit.notes.tasks import TaskState
from vaultkit.notes.tasks import parse_task
from vaultkit.notes.tasks import read_status

#: What a column or key is, in the order in which they are looked for.
_ROLES = ("status", "owner", "due", "action", "what")


def find_in_tables(
    blocks: Sequence[Block], scopes: Sequence[Scope], place: Place, circle: Circle
) -> Iterator[Candidate]:
    """Yield the commitments in the rows of tables that have a column for them and one for owner, status or date."""
    columns: dict[str, int] = {}
    for block, scope in zip(blocks, scopes, strict=True):
        if block.kind is not BlockKind.TABLE_ROW or scope.kind in (Kind.PRIVATE, Kind.TOPIC, Kind.RATING):
            columns = {}
        elif block.marker == "th":
            columns = _columns(block.cells, scope)
        elif columns:
            cells = {role: block.cells[at] for role, at in columns.items() if at < len(block.cells)}
            found = _from_parts(cells, block.line, place, circle)
            if found is not None:
                owner = owner_above(scope, circle, place.person) if found.owner is Owner.UNKNOWN else found.owner
                yield replace(found, owner=owner)


def find_in_properties(
    properties: Sequence[Property], lines: Sequence[str], place: Place, circle: Circle
) -> Iterator[Candidate]:
    """Yield the commitments in front matter: lists under a key for them, of maps with a text and a state or owner."""
    for item in properties:
        if not isinstance(item.value, tuple) or title_has(_spaced(item.key), "topic"):
            continue
        named = title_has(_spaced(item.key), "action")
        for value in item.value:
            parts = _parts(value) if isinstance(value, Mapping) else {"action": as_text(value)} if named else {}
            if "action" in parts and (named or "status" in parts or "owner" in parts):
                found = _from_parts(parts, _line_of(parts["action"], lines, item.line), place, circle)
                if found is not None:
                    yield found


def _columns(cells: Sequence[str], scope: Scope) -> dict[str, int]:
    """Return which column is what; empty if the table is about something else."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        role = _role(cell)
        if role and role not in found:
            found[role] = at
    if "action" not in found and "what" in found and (scope.kind is Kind.ACTION or {"owner", "status"} <= found.keys()):
        found["action"] = found["what"]
    told = {"owner", "status", "due"} & found.keys()
    return found if "action" in found and told else {}


def _role(cell: str) -> str:
    title = plain_text(cell)
    for role in _ROLES:
        if is_word(title, role if role == "action" else f"{role}_field") or (
            role == "status" and title.strip() in "✓✔✅☑"
        ):
            return role if title.strip() else ""
    return ""


def _from_parts(parts: Mapping[str, str], line: int, place: Place, circle: Circle) -> Candidate | None:
    task = parse_task(parts["action"])
    state = read_status(parts["status"]) if "status" in parts and task.state is TaskState.OPEN else task.state
    whose = read_owner(task, circle, place.person)
    if not any(character.isalpha() for character in whose.text) or is_word(whose.text, "nothing"):
        return None
    owner, person = whose.owner, whose.person
    named = judge(parts.get("owner", ""), circle, place.person)
    if named is not None:
        owner, person = named[0], person or named[1]
    found = find_date(parts.get("due", ""))
    due = task.due or (found[0] if found is not None else None)
    return Candidate(place.path, line, place.date, person or place.person, whose.text, state, owner, due)


def _parts(value: Mapping[str, Value]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for key, item in value.items():
        role = _role(_spaced(key))
        role = "action" if role == "what" and "action" not in parts else role
        if role:
            parts.setdefault(role, _as_status(item) if role == "status" else as_text(item))
    return parts


def _as_status(value: Value) -> str:
    text = as_text(value)
    return {"true": "done", "false": "open", "yes": "done", "no": "open"}.get(text.casefold(), text)


def _spaced(key: str) -> str:
    """Part a key written in one word ("actionItems")."""
    parts = "".join(f" {c}" if c.isupper() and i and key[i - 1].islower() else c for i, c in enumerate(key))
    return parts.replace("_", " ").replace("-", " ")


def _line_of(text: str, lines: Sequence[str], first: int) -> int:
    start = text.strip()[:40]
    near = range(first, min(len(lines), first + 200))
    return next((at + 1 for at in near if start and start in lines[at]), first)
