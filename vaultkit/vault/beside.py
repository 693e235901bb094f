"""The files beside the notes that decide what vaultkit says: settings of the user, the vault and the editor, and templates."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

from vaultkit.vault.logseq import CONFIG
from vaultkit.vault.obsidian import SOURCES
from vaultkit.vault.setting_places import USER_FILE
from vaultkit.vault.setting_places import VAULT_FILE
from vaultkit.vault.setting_places import user_config_folder
from vaultkit.vault.settings import Settings

_TEMPLATES = "templates"
_ENDINGS = ("", ".md", ".md.j2", ".markdown")


def files_beside(root: Path, settings: Settings, environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the paths of files and folders, whether they are there or not: each may change what is said, or come to."""
    users = user_config_folder(environ)
    yield from (str(users / USER_FILE), str(root / VAULT_FILE))
    yield from (str(root / name) for name in (*SOURCES, CONFIG))
    yield from _below(users / _TEMPLATES)
    if settings.templates:
        yield from _below(root / settings.templates)
    for name in (settings.template.strip(), settings.prompts):
        if name:
            yield from (str(place / (name + ending)) for place in (root, users / _TEMPLATES) for ending in _ENDINGS)


def _below(folder: Path) -> Iterator[str]:
    yield str(folder)
    for place, folders, files in os.walk(folder):
        yield from (os.path.join(place, name) for name in sorted((*folders, *files)))  # noqa: PTH118 - as os.walk gives them
