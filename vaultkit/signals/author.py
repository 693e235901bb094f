"""The initials by which the author of the notes goes, told by the notes themselves."""

from __future__ import annotations

import re
from collections import Counter

from vaultkit.model import Session
from vaultkit.model import Vault

_INITIALS = re.compile(r"\b[A-Z]{2,3}\b")
#: A vault of fewer notes does not tell its author's initials; of more, they stand in so many of them.
_ENOUGH_NOTES = 8
_MOST_NOTES = 0.6


def author_initials(vault: Vault) -> tuple[str, ...]:
    """Return the initials by which the author goes: written in most notes of several people, and nobody else's of the vault."""
    taken = {_initials(one.name) for one in vault.people} | {alias for one in vault.people for alias in one.aliases}
    held = [one for one in vault.sessions if not one.planned and not one.private]
    if len(held) < _ENOUGH_NOTES or len({one.person for one in held}) < 2:
        return ()
    found = Counter(word for one in held for word in _capitals(one) if word not in taken)
    return tuple(sorted(word for word, count in found.items() if count >= _MOST_NOTES * len(held)))


def _capitals(session: Session) -> set[str]:
    return {word for block in session.blocks for word in _INITIALS.findall(block.text)}


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()
