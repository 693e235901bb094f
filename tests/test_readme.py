"""The README tells the truth: its commands run, print what it shows, and every command stands in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.transcripts import run
from vaultkit.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: A console block: commands with what they print; a line with an ellipsis alone stands for any number of lines.
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in "".join(BLOCKS).splitlines():
        if line.startswith("$ "):
            found.append((line, []))
        else:
            found[-1][1].append(line)
    return found


def test_there_is_something_to_run() -> None:
    assert len(steps()) >= 4


def test_every_command_shown_prints_what_is_shown(sample_vault: Path) -> None:
    for command, shown in steps():
        if not command.startswith("$ vaultkit"):
            continue
        block = run(command, sample_vault, "2026-11-23")
        assert block.endswith("? 0\n"), block
        printed = [line for line in block.splitlines()[1:-1] if not line.startswith("2> ")]
        assert fits(printed, [line.replace("~/notes", "VAULT") for line in shown]), f"{command}\n" + "\n".join(printed)


def fits(printed: list[str], shown: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else f"{re.escape(line.rstrip())}\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name: str, sample_vault: Path) -> None:
    assert re.search(rf"\b{name}\b", README)
    assert run(f"$ vaultkit {name} --help", sample_vault, "2026-11-23").count("\n") > 5


def test_every_file_linked_from_the_readme_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "vaultkit", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("vaultkit, version ")
