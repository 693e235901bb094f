"""Which notes are templates of an editor: placeholders in them are as they should be."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from pathlib import PurePosixPath

from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.vault.files import read_regular

#: Where Obsidian and its plugins keep the name of their template folder, and under which key.
_OBSIDIAN = (
    (".obsidian/templates.json", "folder"),
    (".obsidian/plugins/templater-obsidian/data.json", "templates_folder"),
    (".obsidian/plugins/quickadd/data.json", "templateFolderPath"),
)
_MAX_BYTES = 1024 * 1024


def template_folders(root: Path) -> frozenset[str]:
    """Return the template folders that the vault's Obsidian settings name, as case-folded paths in the vault."""
    found = set()
    for file, key in _OBSIDIAN:
        try:
            settings = json.loads(read_regular(root / file, _MAX_BYTES))
        except (OSError, ValueError, RecursionError):
            continue  # not ours: a damaged file of Obsidian's is Obsidian's to report
        folder = settings.get(key) if isinstance(settings, dict) else None
        if isinstance(folder, str) and folder.strip("/ "):
            found.add(folder.strip("/ ").casefold())
    return frozenset(found)


def is_template(path: str, folders: Collection[str]) -> bool:
    """Return whether a note stands in a template folder, one named so or one of `folders`, or is itself called a template."""
    above = PurePosixPath(path).parent
    return (
        any(is_one_of(folder, "template_folders") for folder in above.parts)
        or any(str(folder).casefold() in folders for folder in (above, *above.parents))
        or bare(PurePosixPath(path).stem) in words("template_folders")
    )
