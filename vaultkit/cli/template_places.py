"""Where the templates of the user's stand: in the vault's folder for them, and beside the user's own settings."""

from __future__ import annotations

import os
from pathlib import Path

from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.errors import WriteError
from vaultkit.vault.paths import join_inside
from vaultkit.vault.setting_places import VAULT_FILE
from vaultkit.vault.setting_places import user_config_folder

_ENDINGS = ("", ".md", ".md.j2")


def override_folders(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders with templates that replace built-in ones, the one that wins first.

    Raises:
        UsageError: the vault's template folder leads out of the vault.
    """
    found = [_vault_folder(workspace)] if workspace.settings.templates else []
    return (*found, user_config_folder(os.environ) / "templates")


def configured_template(workspace: Workspace) -> Path | None:
    """Return the template that shapes whole notes as set: a name in a template folder, or a path in the vault.

    Raises:
        UsageError: it is set, but not there, or outside of these.
    """
    name = workspace.settings.template.strip()
    if not name:
        return None
    found = named_template(workspace, name)
    if found is not None:
        return found
    message = f"The setting 'template' names '{name}', which is no file of the vault."
    raise UsageError(message, f"Correct it in {VAULT_FILE}: a name in the template folder, or a path in the vault.")


def named_template(workspace: Workspace, name: str) -> Path | None:
    """Return the file that a name means, its ending left out or not; None if there is none.

    It stands in the template folder, under the vault's root, or beside the user's own settings.
    """
    places = [(workspace.root, workspace.settings.templates), (workspace.root, ""), (_users(), "")]
    for root, folder in places:
        for ending in _ENDINGS:
            try:
                path = join_inside(root, "/".join(part for part in (folder, name + ending) if part))
            except WriteError:
                continue
            if path.is_file():
                return path
    return None


def _vault_folder(workspace: Workspace) -> Path:
    try:
        return join_inside(workspace.root, workspace.settings.templates)
    except WriteError:
        message = f"The template folder '{workspace.settings.templates}' leads out of the vault."
        remedy = f"Put the folder itself into the vault, or templates for all vaults into {_users()}."
        raise UsageError(message, remedy) from None


def _users() -> Path:
    return user_config_folder(os.environ) / "templates"
