"""`python -m vaultkit` is the same command."""

from __future__ import annotations

from vaultkit.cli import main

if __name__ == "__main__":
    main()
