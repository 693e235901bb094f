"""`python -m vaultkit` is the same command."""

from __future__ import annotations

from vaultkit.cli.entry import run

if __name__ == "__main__":
    run()
