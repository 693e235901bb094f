"""The vault as it will be once notes are written that are not on the disk yet, or were written a moment ago."""

from __future__ import annotations

from collections.abc import Mapping

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.cli.workspace import Workspace
from vaultkit.notes.text import parse_note
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.writing import insert_lines


def with_files(workspace: Workspace, files: Mapping[str, bytes]) -> Workspace:
    """Return the same run over the notes on the disk and these, by path."""
    notes = ((path, parse_note(path, data)[0]) for path, data in files.items())
    return workspace.ahead_with({path: note for path, note in notes if note is not None})


def file_as_written(workspace: Workspace, filing: Filing, text: str, files: Mapping[str, bytes]) -> bytes:
    """Return the whole file that a prepared text makes, where `files` are already as they will be."""
    if filing.mode is Mode.CREATE:
        return text.replace("\n", filing.newline).encode("utf-8", "replace")
    data = files.get(filing.path)
    if data is None:
        data, _ = read_bytes(workspace.root, filing.path, workspace.settings.max_note_size)
    return insert_lines(data or b"", filing.before_line, text)
