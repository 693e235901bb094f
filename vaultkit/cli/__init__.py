"""The command line: one file a command; the only room that asks the clock, prints or exits."""

from __future__ import annotations

from vaultkit.cli.app import main
from vaultkit.cli.app import run

__all__ = ["main", "run"]
