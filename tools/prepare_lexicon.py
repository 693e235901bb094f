"""Write `vaultkit/signals/lexicon/<code>/prepared.json` of every language: to be run when a file of a pack has changed."""

# ruff: noqa: INP001  # a script beside the package, not a package

from __future__ import annotations

from pathlib import Path

from vaultkit.signals.packs import PREPARED
from vaultkit.signals.packs import languages
from vaultkit.signals.packs import read_pack
from vaultkit.signals.preparing import prepare
from vaultkit.signals.preparing import text_of_prepared

_HOME = Path(__file__).resolve().parent.parent / "vaultkit" / "signals" / "lexicon"


def main() -> None:
    """Write what is shipped beside the tables of each language."""
    for code in languages():
        text = text_of_prepared(prepare(read_pack(code)))
        (_HOME / code / PREPARED).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
