"""Small vaults as values: files in, meetings out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Note
from vaultkit.model import Vault
from vaultkit.notes.names import fold
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand

TODAY = dt.date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class SmallVault:
    """Files by path, and what a careful owner would say was held: person, day, path, first line."""

    files: Mapping[str, str]
    met: Sequence[tuple[str, str, str, int]]
    me: tuple[str, ...] = ()


def notes_of(files: Mapping[str, str]) -> list[Note]:
    notes = [parse_note(path, text.encode())[0] for path, text in files.items()]
    return [note for note in notes if note is not None]


def read(files: Mapping[str, str], me: Sequence[str] = ()) -> Vault:
    return understand(notes_of(files), me=me, today=TODAY)


def held(vault: Vault) -> set[tuple[str, str, str, int]]:
    return {(fold(s.person), s.date.isoformat(), s.path, s.line) for s in vault.sessions if not s.planned}


def check(vault: SmallVault) -> None:
    wanted = {(fold(person), day, path, line) for person, day, path, line in vault.met}
    assert held(read(vault.files, vault.me)) == wanted
