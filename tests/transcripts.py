"""Transcripts: a command, what it prints, what it complains of, how it ends; kept as text and compared whole.

A file holds any number of blocks:

    $ vaultkit status
    stdout as printed
    2> stderr as printed
    ? 0

`UPDATE_GOLDEN=1` writes what is true now, to be read in the diff.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from click.testing import CliRunner

from vaultkit.cli.app import main


def run(line: str, vault: Path, today: str) -> str:
    """Run one command line against a vault and return its block, with the vault's own place left out."""
    words = shlex.split(line.removeprefix("$ "))
    assert words[0] == "vaultkit"
    env = {"VAULTKIT_TODAY": today, "VAULTKIT_VAULT": str(vault), "NO_COLOR": "1", "VISUAL": "", "EDITOR": ""}
    result = CliRunner().invoke(main, words[1:], env=env, prog_name="vaultkit", terminal_width=100)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    out = [line, *result.stdout.splitlines(), *(f"2> {text}".rstrip() for text in result.stderr.splitlines())]
    return "\n".join([*out, f"? {result.exit_code}"]).replace(str(vault), "VAULT") + "\n"


def check(golden: Path, vault: Path, today: str) -> None:
    """Compare a file of blocks with what happens now."""
    wanted = golden.read_text(encoding="utf-8")
    commands = [line for line in wanted.splitlines() if line.startswith("$ ")]
    assert commands, f"{golden.name} holds no command"
    happened = "\n".join(run(line, vault, today) for line in commands)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(happened, encoding="utf-8")
    assert happened == wanted or os.environ.get("UPDATE_GOLDEN")
