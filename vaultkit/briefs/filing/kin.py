"""The notes that show how a vault's notes are written: those of the latest meetings, pages of people, and some others."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from itertools import islice

from vaultkit.model import Note
from vaultkit.model import Vault

#: Notes of meetings, pages, and others that are looked at: more would keep habits that were given up, and each must be read.
_NOTES = 100
_PAGES = 50
_OTHERS = 100


def kin_notes(vault: Vault, notes: Mapping[str, Note]) -> Iterator[Note]:
    """Yield notes of meetings, the newest first, and pages of people; each once."""
    yield from _at(_kin(vault), notes)


def telling_notes(vault: Vault, notes: Mapping[str, Note]) -> Iterator[Note]:
    """Yield notes of meetings and pages of people, then others by path; each once."""
    kin = _kin(vault)
    yield from _at(kin, notes)
    yield from _at(islice((path for path in notes if path not in kin), _OTHERS), notes)


def _kin(vault: Vault) -> Mapping[str, None]:
    meetings = dict.fromkeys(session.path for session in reversed(vault.sessions))
    pages = dict.fromkeys(person.path for person in vault.people if person.path and person.path not in meetings)
    return dict.fromkeys((*islice(meetings, _NOTES), *islice(pages, _PAGES)))


def _at(paths: Iterable[str], notes: Mapping[str, Note]) -> Iterator[Note]:
    for path in paths:
        note = notes.get(path)
        if note is not None:
            yield note
