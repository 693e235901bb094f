from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest

from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes
from vaultkit.cli.delivering import obsidian_address

POSIX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program opens addresses")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes())


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_an_address_holds_the_whole_path_and_nothing_of_its_own() -> None:
    path = Path("/notes/1:1s & more/Zoë #2?.md")
    found = urlsplit(obsidian_address(path))
    assert (found.scheme, found.netloc, found.fragment) == ("obsidian", "open", "")
    assert parse_qs(found.query) == {"path": [str(path)]}


def test_the_address_is_printed_where_only_that_is_wanted(vault: Path) -> None:
    result = run(vault, "next", "alma", "--open", "obsidian", "-p")
    (person,) = planned(vault)
    assert result.stdout == obsidian_address(vault / "1-1s" / "Alma Rey" / f"{person[1]}.md") + "\n"


# The program that opens addresses is not waited for.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@POSIX
def test_obsidian_is_asked_to_open_the_note(vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    os.mkfifo(tmp_path / "asked")
    program(tools, "xdg-open", f'printf %s "$1" > "{tmp_path}/asked"')
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    note = path_of(run(vault, "next", "alma", "--open", "obsidian"))
    assert (tmp_path / "asked").read_text(encoding="utf-8") == obsidian_address(note)


@POSIX
def test_without_a_program_that_opens_addresses_the_note_is_safe(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(vault, "next", "alma", "--open", "obsidian")
    assert result.exit_code == 2
    assert "The note is safe: " in result.stderr
    assert len(planned(vault)) == 1


@POSIX
def test_the_editor_gets_the_note(vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, "editor", f'cp "$1" "{tmp_path}/seen"')))
    note = path_of(run(vault, "next", "alma", "--edit"))
    assert (tmp_path / "seen").read_bytes() == note.read_bytes()
