"""Which notes are templates of an editor: placeholders in them are as they should be."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from pathlib import PurePosixPath

from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.vault.obsidian import read_template_folders


def template_folders(root: Path) -> frozenset[str]:
    """Return the template folders that the vault's editor settings name, as case-folded paths in the vault."""
    return read_template_folders(root)


def is_template(path: str, folders: Collection[str]) -> bool:
    """Return whether a note stands in a template folder, one named so or one of `folders`, or is itself called a template."""
    above = PurePosixPath(path).parent
    return (
        any(is_one_of(folder, "template_folders") for folder in above.parts)
        or any(str(folder).casefold() in folders for folder in (above, *above.parents))
        or bare(PurePosixPath(path).stem) in words("template_folders")
    )
