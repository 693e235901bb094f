"""The vault as the commands know it: taken from the index where nothing changed, else read and kept there.

What is kept hangs on everything it was made from: the notes on the disk, the day, the settings, the program. No assessment is
kept, nor anything else that was concluded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.cli.patience import patience
from vaultkit.model import Note
from vaultkit.model import Vault
from vaultkit.vault.digest import digest_of
from vaultkit.vault.fingerprint import Fingerprint
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.index.codec import decode_kept
from vaultkit.vault.index.codec import encode
from vaultkit.vault.index.program import program_digest
from vaultkit.vault.index.reading import Taken
from vaultkit.vault.index.reading import take_vault
from vaultkit.vault.index.reading import unpack_row
from vaultkit.vault.index.shelf import Shelf
from vaultkit.vault.index.store import Index
from vaultkit.vault.listing import list_notes
from vaultkit.vault.settings import Settings

if TYPE_CHECKING:
    from vaultkit.vault.index.parts import KeptNote
    from vaultkit.vault.index.reading import Listed
    from vaultkit.vault.index.values import Row

#: A vault as it was read, and the paths of files that could not be.
_Kept = tuple[Vault, tuple[str, ...]]

#: Kinds of what is kept.
VAULT = "vault"
NAMES = "names"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reading of a vault stands on beside its notes."""

    root: Path
    settings: Settings
    index: Index
    today: dt.date
    #: The folders that the editor keeps templates in.
    templates: frozenset[str]
    #: The state of the notes on the disk where somebody took it already.
    fingerprint: Fingerprint | None = None


def read_with_index(ground: Ground, ahead: Mapping[str, Note]) -> tuple[Vault, Shelf, Fingerprint]:
    """Return what the notes say, the notes, and the state of the disk that was read; with those that are `ahead` of it."""
    root, settings, index = ground.root, ground.settings, ground.index
    if not ahead:
        now = ground.fingerprint or take_fingerprint(root, settings.exclude, settings.templates)
        known = decode_kept(_Kept, index.get(VAULT, "", vault_key(ground, now.digest))) if now.settled else None
        if known is not None:
            vault, unread = known
            return vault, Shelf(root, settings.max_note_size, lambda: _paths(ground), dict.fromkeys(unread)), now
    taken = take(ground, ahead)
    if taken.fingerprint.settled and not ahead:
        keep(ground, taken)
    return taken.vault, taken.notes, taken.fingerprint


def keep(ground: Ground, taken: Taken) -> None:
    """Keep a vault as it was read, for whoever finds its notes as they were then."""
    index = ground.index
    with index.transaction():
        index.put(
            VAULT, "", vault_key(ground, taken.fingerprint.digest), encode(_Kept, (taken.vault, taken.notes.unread))
        )
        index.put(NAMES, "", program_digest(), _names_in(taken.vault))


def is_kept(ground: Ground, fingerprint: Fingerprint) -> bool:
    """Tell whether the vault is kept as its notes are now."""
    return ground.index.get(VAULT, "", vault_key(ground, fingerprint.digest)) is not None


def _paths(ground: Ground) -> list[str]:
    """Return the paths of all notes; the index knows them where it knows the vault."""
    known = [stamp[0] for stamp in ground.index.stamps()]
    if known and ground.index.writable:
        return known
    return [one.path for one in list_notes(ground.root, ground.settings)[0]]


def _names_in(vault: Vault) -> bytes:
    """Return everybody's name and relation, for `Workspace.people_names`."""
    return encode(tuple[tuple[str, str], ...], tuple((one.name, str(one.relation or "")) for one in vault.people))


def take(
    ground: Ground,
    ahead: Mapping[str, Note],
    listed: Listed | None = None,
    unpacked: Callable[[Row], KeptNote] = unpack_row,
) -> Taken:
    """Read the vault with the help of its index; `listed` and `unpacked` as for `take_vault`."""
    with patience("Reading the vault") as tell:
        return take_vault(
            ground.root,
            ground.settings,
            ground.index,
            today=ground.today,
            templates=sorted(ground.templates),
            made=made_by(ground),
            ahead=ahead,
            say=tell,
            listed=listed,
            unpacked=unpacked,
        )


def made_by(ground: Ground) -> bytes:
    """Return a digest of what made the notes in the index: those of another program are read again."""
    return digest_of(program_digest(), ground.settings.max_note_size)


def vault_key(ground: Ground, fingerprint: bytes) -> bytes:
    """Return a digest of everything that a reading of the vault is made from."""
    settings = ground.settings
    return digest_of(
        program_digest(), fingerprint, ground.today, settings.me, settings.max_note_size, sorted(ground.templates)
    )
