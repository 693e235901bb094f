"""What a command imports: start-up is most of what a short command takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: Printed by the child when it ends: the top-level name of all that was imported, and of our own the full names.
_CHILD = """
import atexit, sys
def tell():
    names = {name if name.startswith("vaultkit") else name.partition(".")[0] for name in list(sys.modules)}
    print("imported:", *sorted(names), file=sys.stderr)
atexit.register(tell)
from vaultkit.cli.entry import start
sys.argv[0] = "vaultkit"
start()
"""
#: Needed by no command that only prints or prepares a note.
HEAVY = {
    "rich", "watchdog", "watchfiles", "asyncio", "desktop_notifier", "email", "http", "xml", "multiprocessing",
    "ssl", "unittest", "pydoc",
}  # fmt: skip
#: Of reading notes and settings; `markdown_it` only where a note has not been read before.
READING = frozenset({"yaml", "frontmatter", "platformdirs", "markdown_it", "mdurl"})
#: Of printing a table; `tabulate` asks for its own version, and that takes `email`.
TABLE = READING | {"tabulate", "wcwidth"}
#: What a command may import that is neither the standard library nor ours; `click` all of them do.
MAY_IMPORT = {
    ("--version",): frozenset(),
    ("--help",): frozenset(),
    ("next", "--help"): frozenset(),
    ("status", "--help"): frozenset(),
    ("completion", "bash"): frozenset(),
    ("next", "tamsin", "--dry-run"): READING | {"jinja2", "markupsafe"},
    ("status", "--format", "json"): READING,
    ("status",): TABLE,
    ("people", "--format", "json"): READING,
    ("sessions",): TABLE,
    ("actions",): TABLE,
    ("items", "tamsin"): TABLE,
    ("assess", "tamsin"): READING,
    ("why", "tamsin"): READING,
    ("check",): TABLE,
    ("config",): frozenset({"platformdirs", "tabulate", "wcwidth"}),
}
#: Rooms that are read with the notes, and what only they need.
ROOMS = (
    "vaultkit.model",
    "vaultkit.notes",
    "vaultkit.signals",
    "vaultkit.phases",
    "vaultkit.briefs",
    "vaultkit.render",
)
SITE = Path(pytest.__file__).resolve().parent.parent


def imported(vault: Path, *arguments: str, **environment: str) -> set[str]:
    """Return what a command imports: names of libraries, and full names of our own modules."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, "--vault", str(vault), "--today", "2026-11-23", "-q", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )
    line = done.stderr.splitlines()[-1]
    assert line.startswith("imported: "), done.stderr
    return set(line.split()[1:])


def third_party(names: set[str]) -> set[str]:
    """Return the names that are installed beside the tests, without click, ours and what the tests themselves bring."""
    found = {name for name in names if (SITE / name).is_dir() or (SITE / f"{name}.py").is_file()}
    started = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return found - {"click", "vaultkit"} - {name.partition(".")[0] for name in started.stdout.split()}


@pytest.mark.parametrize("arguments", MAY_IMPORT, ids=" ".join)
def test_a_command_imports_only_what_it_needs(sample_vault: Path, arguments: tuple[str, ...]) -> None:
    names = imported(sample_vault, *arguments)
    assert third_party(names) <= MAY_IMPORT[arguments]
    assert not names & (HEAVY - ({"email"} if "tabulate" in names else set()))


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("completion", "bash")], ids=" ".join)
def test_what_needs_no_vault_reads_no_room(sample_vault: Path, arguments: tuple[str, ...]) -> None:
    names = imported(sample_vault, *arguments)
    assert not {name for name in names if name.startswith(ROOMS)}
    assert not names & {"sqlite3", "tomllib", "importlib.metadata", "zipfile"}


@pytest.mark.parametrize(
    "command", ["next", "status", "people", "sessions", "actions", "items", "check", "assess", "why"]
)
def test_help_of_a_command_reads_no_notes(sample_vault: Path, command: str) -> None:
    names = imported(sample_vault, command, "--help")
    assert not {name for name in names if name.startswith(("vaultkit.notes.understand", *ROOMS[2:]))}


def test_completing_the_name_of_a_command_imports_none(sample_vault: Path) -> None:
    names = imported(sample_vault, _VAULTKIT_COMPLETE="bash_complete", COMP_WORDS="vaultkit ne", COMP_CWORD="1")
    assert not {name for name in names if name.startswith(("vaultkit.cli.next_note", *ROOMS))}
