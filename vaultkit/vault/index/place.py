"""Where the index of a vault lies: in the user's cache folder, never among the notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from vaultkit.vault.digest import blake2b

FILE = "index.sqlite3"


def index_place(root: Path, environ: Mapping[str, str]) -> Path | None:
    """Return the file of a vault's index; None where the cache folder lies among the notes themselves.

    A vault may be somebody's whole home: its cache folder is fine while it is hidden, for hidden folders hold no notes.
    """
    real = os.path.realpath(root)
    cache = cache_folder(environ)
    if _is_among_notes(os.path.realpath(cache), real):
        return None
    return cache / blake2b(os.fsencode(real), digest_size=12).hexdigest() / FILE


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of vaultkit's caches: `VAULTKIT_CACHE_DIR`, or where the system keeps such."""
    given = environ.get("VAULTKIT_CACHE_DIR")
    if given:
        return Path(os.path.abspath(os.path.expanduser(given)))  # noqa: PTH100, PTH111 - a folder of no user stays as it is
    if sys.platform == "linux" and "ANDROID_ROOT" not in environ:
        # The rule of platformdirs in two lines; importing it takes longer than asking the index.
        home = environ.get("XDG_CACHE_HOME", "").strip()
        return Path(home if os.path.isabs(home) else os.path.expanduser("~/.cache")) / "vaultkit"  # noqa: PTH111, PTH117 - as above
    from platformdirs import user_cache_path  # noqa: PLC0415 - 10 ms

    return user_cache_path("vaultkit", appauthor=False)


def _is_among_notes(cache: str, vault: str) -> bool:
    cache = os.path.normcase(cache)
    vault = os.path.normcase(vault)
    if cache != vault and not cache.startswith(vault.rstrip(os.sep) + os.sep):
        return False
    return not any(name.startswith(".") for name in Path(cache[len(vault) :]).parts)
