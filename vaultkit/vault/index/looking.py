"""Notes looked at on the disk: bytes read, decoded, and the few figures that the index keeps of every note."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import count_votes
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.reading import find_conflict
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.settings import Settings

#: Told how much of how much is done.
Progress = Callable[[int, int], None]
#: Notes between two words on progress.
_STEP = 250
#: Bytes of a digest: a note that only looks changed need not be read anew.
_DIGEST = 16
#: One for nearly all notes of a vault.
_NO_VOTES = (0, 0)


@dataclass(frozen=True, slots=True)
class Looked:
    """One file as it is now."""

    file: NoteFile
    #: Of its bytes; empty where it could not be read.
    digest: bytes
    #: None where it could not be decoded, or is a copy of another.
    note: Note | None
    problems: tuple[Problem, ...] = ()
    #: Dates in it that can only be read day first, and only month first.
    votes: tuple[int, int] = (0, 0)


def look_at(root: Path, files: Iterable[NoteFile], settings: Settings, say: Callable[[int], None]) -> Iterator[Looked]:
    """Yield the files as they are now; those that vanished are left out; `say` is told how many are done."""
    for number, file in enumerate(files, 1):
        if number % _STEP == 0:
            say(number)
        found = _look(root, file, settings)
        if found is not None:
            yield found


def _votes_of(note: Note | None) -> tuple[int, int]:
    found = count_votes([note]) if note is not None else _NO_VOTES
    return found if any(found) else _NO_VOTES


def _look(root: Path, file: NoteFile, settings: Settings) -> Looked | None:
    data, problems = read_bytes(root, file.path, settings.max_note_size)
    if data is None:
        return Looked(file, b"", None, problems) if problems else None
    digest = blake2b(data, digest_size=_DIGEST).digest()
    copy = find_conflict(root, file, data, settings)
    if copy is not None:
        return Looked(file, digest, None, (copy,))
    note, found = parse_note(file.path, data)
    return Looked(file, digest, note, (*problems, *found), _votes_of(note))
