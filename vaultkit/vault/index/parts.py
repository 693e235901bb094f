"""One note as the index keeps it: decoded, with what was wrong with it and what earlier readings found in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.model import Session
from vaultkit.model import WrittenEvent
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.actions import Spoken
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.recall import Part
from vaultkit.notes.sessions import Drafted
from vaultkit.vault.index.codec import UnreadableError
from vaultkit.vault.index.codec import pair_of

#: First word of a part's name -> its type.
_KINDS: Mapping[str, object] = {
    "facts": Facts,
    "first": Drafted,
    "second": Drafted,
    "missing": Problem | None,
    "session": tuple[Session, tuple[Problem, ...]],
    "spoken": Spoken,
    "parked": tuple[Candidate, ...],
    "events": tuple[WrittenEvent, ...],
}
_NO_NOTE = Note("", ())


@dataclass(frozen=True, slots=True)
class KeptNote:
    """One file of a vault, read."""

    #: None where it could not be decoded, or is a copy that counts for nothing.
    note: Note | None
    #: What is wrong with the file itself.
    problems: tuple[Problem, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)


def pack(kept: KeptNote) -> bytes:
    """Return a note as the index keeps it."""
    rows = {}
    for name, part in kept.parts.items():
        write = pair_of(_KINDS[name.partition(" ")[0]]).write
        value = replace(part.value, note=_NO_NOTE) if isinstance(part.value, Facts) else part.value
        told = write(value) if write is not None else value
        rows[name] = [part.around, part.today.toordinal(), part.settled, told]
    note, problems = pair_of(Note | None).write, pair_of(tuple[Problem, ...]).write
    whole = [note(kept.note) if note else None, problems(kept.problems) if problems else [], rows]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> KeptNote:
    """Return the note that was packed.

    Raises:
        UnreadableError: these are the bytes of none.
    """
    try:
        told_note, told_problems, rows = json.loads(data.decode("utf-8", "surrogatepass"))
        note: Note | None = _read(Note | None, told_note)
        parts = {name: _part(name, row, note) for name, row in rows.items()}
        return KeptNote(note, _read(tuple[Problem, ...], told_problems), parts)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableError(str(error)) from None


def _read(kind: object, told: object) -> Any:  # noqa: ANN401 - the type is an argument
    read = pair_of(kind).read
    return read(told) if read is not None else told


def _part(name: str, row: list[Any], note: Note | None) -> Part:
    around, today, settled, told = row
    value = _read(_KINDS[name.partition(" ")[0]], told)
    if isinstance(value, Facts) and note is not None:
        value = replace(value, note=note)
    return Part(around, dt.date.fromordinal(today), settled, value)
