"""Which notes a vault has: one pass over its folders, in a fixed order, with what was left out and why.

Links are never followed. Hidden folders, temporary files and what the settings exclude are passed over in silence; anything
else that looks like a note and is not read is reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from vaultkit.model import Problem
from vaultkit.notes.problem_table import make_problem
from vaultkit.vault.copies import Suspect
from vaultkit.vault.copies import suspect
from vaultkit.vault.fingerprint import Fingerprint
from vaultkit.vault.fingerprint import Tally
from vaultkit.vault.names import ENDINGS
from vaultkit.vault.names import fold
from vaultkit.vault.settings import Settings
from vaultkit.vault.walk import Folder
from vaultkit.vault.walk import Oddity
from vaultkit.vault.walk import walk

__all__ = ["ENDINGS", "NoteFile", "list_notes", "list_with_fingerprint"]

#: What may be wrong with a thousand files at once is told once: code -> the name of the fact that tells cases apart.
_TOLD_ONCE = {"not-on-this-machine": "", "unportable-name": "reason"}
#: Code -> the name its sentence has for the fact.
_FACTS = {
    "unreadable-folder": "reason",
    "unreadable-note": "reason",
    "not-a-file": "kind",
    "conflict-copy": "maker",
}


class NoteFile(NamedTuple):
    """One note on disk: its path in the vault, and what tells whether it changed.

    A tuple, because ten thousand are made at a time: a frozen dataclass takes five times as long.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    #: Set where the name may be that of a conflict copy of a neighbour: only the contents can tell.
    suspect: Suspect | None = None


def list_notes(root: Path, settings: Settings) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...]]:
    """Return the vault's notes by path, and what else looks like one.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    return _listing(walk(root, settings.exclude, settings.templates))


def list_with_fingerprint(
    root: Path, settings: Settings
) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...], Fingerprint]:
    """Return what `list_notes` does, and the fingerprint of exactly that, from the same pass.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    tally = Tally()
    notes, problems = _listing(tally.seeing(walk(root, settings.exclude, settings.templates)))
    return notes, problems, tally.fingerprint()


def _listing(folders: Iterable[Folder]) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...]]:
    notes: list[NoteFile] = []
    oddities: list[Oddity] = []
    paths: list[str] = []
    twins = False
    for folder in folders:
        notes += [NoteFile(*row) for row in folder.notes]
        for path, neighbours in folder.suspects.items():
            _suspect(notes, len(notes) - len(folder.notes), path, neighbours)
        oddities += folder.oddities
        paths += folder.folders
        twins = twins or folder.twins
    notes.sort(key=itemgetter(0))
    problems = list(_problems(oddities))
    if twins:
        problems += _twins([*paths, *(note.path for note in notes)])
    return tuple(notes), tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code)))


def _suspect(notes: list[NoteFile], start: int, path: str, neighbours: Sequence[str]) -> None:
    """Mark one of the notes from `start` on as a copy that one of its neighbours may have, if its name says so."""
    copy = suspect(path.rpartition("/")[2], neighbours)
    for place in range(start, len(notes)):
        if notes[place].path == path:
            notes[place] = notes[place]._replace(suspect=copy)


def _problems(oddities: Iterable[Oddity]) -> Iterable[Problem]:
    many: dict[tuple[str, str], list[str]] = {}
    for code, path, fact in oddities:
        if code in _TOLD_ONCE:
            many.setdefault((code, fact), []).append(path)
        else:
            yield make_problem(code, path, **({_FACTS[code]: fact} if code in _FACTS else {}))
    for (code, fact), paths in many.items():
        name = _TOLD_ONCE[code]
        yield make_problem(code, min(paths), more=_more(paths), **({name: fact} if name else {}))


def _more(paths: Sequence[str]) -> str:
    others = len(paths) - 1
    return f" (and {others} more)" if others else ""


def _twins(paths: Iterable[str]) -> Iterable[Problem]:
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(fold(path), path)
        # Twins inside twin folders follow from those.
        if other != path and _parent(other) == _parent(path):
            yield make_problem("twin-names", path, other=other)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
