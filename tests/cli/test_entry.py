"""The command line as it is read before the commands are loaded: as they would read it, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.app import COMMANDS
from vaultkit.cli.app import main
from vaultkit.cli.entry import Line
from vaultkit.cli.entry import may_be_kept
from vaultkit.cli.entry import read_line

WORDS = st.sampled_from(
    ("--vault", "--vault=notes", "--vault=", "notes", "--today", "--today=2026-11-23", "--today=", "2026-11-23", "-q", "--quiet",
     "--quiet=1", "-qq", "-h", "--help", "--", "-", "", "next", "status", "Ada", "-n", "--nonsense", "-x", "--vau", "--version")
)  # fmt: skip


def understood(arguments: list[str]) -> Line | None:
    """Return the command line as the commands understand it; None where they refuse it or answer it themselves."""
    try:
        context = main.make_context("vaultkit", list(arguments))
    except (click.ClickException, click.exceptions.Exit):
        return None
    asked = context.params
    rest = (*context._protected_args, *context.args)
    return Line(None if asked["vault"] is None else str(asked["vault"]), asked["today"], asked["quiet"], rest)


@given(st.lists(WORDS, max_size=7))
def test_a_line_is_read_as_the_commands_read_it_or_left_to_them(arguments: list[str]) -> None:
    line = read_line(arguments)
    assert line is None or line == understood(arguments)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("next", "Ada", "-n"), Line(None, None, quiet=False, arguments=("next", "Ada", "-n"))),
        (("--vault", "notes", "status"), Line("notes", None, quiet=False, arguments=("status",))),
        (("--vault=notes", "-q", "status"), Line("notes", None, quiet=True, arguments=("status",))),
        (
            ("--today", "2026-11-23", "--quiet", "why", "Ada"),
            Line(None, "2026-11-23", quiet=True, arguments=("why", "Ada")),
        ),
        (("--vault", "a", "--vault", "b", "status"), Line("b", None, quiet=False, arguments=("status",))),
        (("--vault", "-strange", "status"), Line("-strange", None, quiet=False, arguments=("status",))),
    ],
)
def test_an_ordinary_line_is_read_without_the_commands(arguments: tuple[str, ...], line: Line) -> None:
    assert read_line(arguments) == line == understood(list(arguments))


@pytest.mark.parametrize(
    "arguments", [(), ("--help",), ("--vault",), ("--vault", "", "status"), ("-q",), ("--", "status")]
)
def test_any_other_line_is_left_to_the_commands(arguments: tuple[str, ...]) -> None:
    assert read_line(arguments) is None


def test_only_commands_there_are_may_be_answered_again() -> None:
    kept = {name for name in COMMANDS if may_be_kept((name,))}
    assert {"next", "status", "why"} <= kept
    assert not kept & {"watch", "index", "config", "completion", "templates"}
    assert not may_be_kept(("next", "--help"))
    assert not may_be_kept(("next", "--template=mine.j2", "Ada"))


@pytest.mark.slow
@pytest.mark.parametrize("opener", ["true", "no-such-editor"])
def test_a_note_opened_again_opens_or_fails_to_as_the_first_time(sample_vault: Path, opener: str) -> None:
    command = [sys.executable, "-m", "vaultkit", "--vault", str(sample_vault), "next", "Tamsin", "--edit"]
    environ = os.environ | {"VAULTKIT_TODAY": "2026-11-23", "EDITOR": opener}
    environ.pop("VISUAL", None)

    def said() -> tuple[bytes, int]:
        done = subprocess.run(command, env=environ, capture_output=True, check=False, timeout=60)
        assert b"Traceback" not in done.stderr
        return done.stdout, done.returncode

    said()  # writes the note
    first = said()
    assert [said(), said()] == [first, first]
    assert first[1] == (0 if opener == "true" else 2)
