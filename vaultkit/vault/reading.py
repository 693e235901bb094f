"""Reading every note of a vault: list, read safely, decode; one bad note never hides the others."""

from __future__ import annotations

from pathlib import Path

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.notes.problem_table import make_problem
from vaultkit.notes.text import parse_note
from vaultkit.vault.copies import is_copy
from vaultkit.vault.files import NotAFileError
from vaultkit.vault.files import TooLargeError
from vaultkit.vault.files import read_regular
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.listing import list_notes
from vaultkit.vault.setting_keys import MEGABYTE
from vaultkit.vault.settings import Settings
from vaultkit.vault.templates_aside import is_template
from vaultkit.vault.templates_aside import template_folders


def read_notes(root: Path, settings: Settings) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """Return every note of the vault by path, and everything that is wrong, by path and line.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    files, problems = list_notes(root, settings)
    aside = template_folders(root)
    notes: list[Note] = []
    found = list(problems)
    for file in files:
        data, more = read_bytes(root, file.path, settings.max_note_size)
        found.extend(more)
        if data is None:
            continue
        copy = find_conflict(root, file, data, settings)
        if copy is not None:
            found.append(copy)
            continue
        note, more = parse_note(file.path, data)
        if more and not is_template(file.path, aside):
            found.extend(more)
        if note is not None:
            notes.append(note)
    return tuple(notes), tuple(sorted(found, key=lambda problem: (problem.path, problem.line, problem.code)))


def read_bytes(root: Path, path: str, limit: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of one note as listed, or None and why not; a note that has vanished is no problem."""
    try:
        return read_regular(f"{root}/{path}", limit), ()
    except (FileNotFoundError, NotADirectoryError):
        return None, ()
    except NotAFileError as error:
        return None, (make_problem("not-a-file", path, kind=error.strerror),)
    except TooLargeError:
        return None, (make_problem("note-too-large", path, limit=_size(limit)),)
    except OSError as error:
        return None, (make_problem("unreadable-note", path, reason=error.strerror or "unknown"),)


def find_conflict(root: Path, file: NoteFile, data: bytes, settings: Settings) -> Problem | None:
    """Return the problem of a conflict copy, if its contents bear out what its name suggests."""
    if file.suspect is None:
        return None
    folder = file.path.rpartition("/")[0]
    beside = f"{folder}/{file.suspect.original}" if folder else file.suspect.original
    original, _ = read_bytes(root, beside, settings.max_note_size)
    if original is None or not is_copy(data, original):
        return None
    return make_problem("conflict-copy", file.path, maker=file.suspect.maker)


def _size(limit: int) -> str:
    return f"{limit // MEGABYTE} MB" if limit % MEGABYTE == 0 else f"{limit:,} bytes"
