"""Where settings stand: in the vault's own file, and in the user's."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VAULT_FILE = "vaultkit.toml"
USER_FILE = "config.toml"


def user_config_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the user's own settings: `VAULTKIT_CONFIG_DIR`, or where the system keeps such."""
    given = environ.get("VAULTKIT_CONFIG_DIR")
    if given:
        return Path(os.path.expanduser(given))  # noqa: PTH111 - a folder of no user stays as it is
    if sys.platform == "linux" and "ANDROID_ROOT" not in environ:
        # The rule of platformdirs in two lines; importing it takes longer than answering from the index.
        home = environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(home if os.path.isabs(home) else os.path.expanduser("~/.config")) / "vaultkit"  # noqa: PTH111, PTH117 - as above
    from platformdirs import user_config_path  # noqa: PLC0415 - 10 ms

    return user_config_path("vaultkit", appauthor=False)
