"""Which folder is the vault: the one named, the one we stand in, the one of the environment, the user's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.setting_places import VAULT_FILE

if TYPE_CHECKING:
    from vaultkit.vault.settings import Settings

VARIABLE = "VAULTKIT_VAULT"


def find_vault(
    explicit: Path | None, cwd: Path, environ: Mapping[str, str], user_settings: Settings | None = None
) -> Path:
    """Return the absolute path of the vault.

    In this order: `explicit` (from `--vault`); the nearest folder from `cwd` upwards that holds `vaultkit.toml` or
    `.obsidian/`; `VAULTKIT_VAULT`; `vault` in the user's settings, which are read here unless given.

    Raises:
        VaultNotFoundError: the folder named is none, or nothing names one.
        UsageError: the user's settings cannot be understood.
    """
    if explicit is not None:
        return _folder(explicit, cwd, "--vault")
    above = _above(cwd)
    if above is not None:
        return above
    if environ.get(VARIABLE):
        return _folder(Path(environ[VARIABLE]), cwd, VARIABLE)
    if user_settings is None:
        from vaultkit.vault.settings import load_user_settings  # noqa: PLC0415 - mostly the vault is named or at hand

        user_settings = load_user_settings(environ)
    if user_settings.vault is not None:
        return _folder(user_settings.vault, cwd, "Your settings")
    message = f"There is no vault here: no {VAULT_FILE} and no .obsidian folder in '{cwd}' or above it."
    remedy = f"Name the folder of your notes with --vault or {VARIABLE}, or put an empty {VAULT_FILE} into it."
    raise VaultNotFoundError(message, remedy)


def is_vault(folder: Path) -> bool:
    """Return whether a folder says of itself that it is a vault."""
    return os.path.isfile(folder / VAULT_FILE) or os.path.isdir(folder / ".obsidian")  # noqa: PTH112, PTH113 - these never raise


def _above(cwd: Path) -> Path | None:
    here = Path(os.path.abspath(cwd))  # noqa: PTH100 - resolve() would replace the path that the user knows
    return next((folder for folder in (here, *here.parents) if is_vault(folder)), None)


def _folder(path: Path, cwd: Path, source: str) -> Path:
    folder = Path(os.path.abspath(cwd / os.path.expanduser(path)))  # noqa: PTH100, PTH111 - as above; an unknown user stays
    if os.path.isdir(folder):  # noqa: PTH112 - never raises
        return folder
    what = "is not a folder" if os.path.lexists(folder) else "does not exist"
    message = f"{source} names '{folder}', which {what}."
    raise VaultNotFoundError(message, "Name the folder that holds your notes.")
